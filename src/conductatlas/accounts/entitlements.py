"""What a viewer may see: the plan's list, or everything in an installation that is open."""

from dataclasses import dataclass

from conductatlas.accounts.plans import Plan, Unlock, load_plans

__all__ = ["Viewer", "anonymous"]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Someone who looks: with a plan, and whether the installation unlocks everything."""

    plan: Plan
    is_open: bool = False

    def may_see(self, what: Unlock) -> bool:
        """Whether `what` is unlocked for this viewer."""
        return self.is_open or what in self.plan.unlocks


def anonymous(is_open: bool) -> Viewer:
    """A viewer without an account, who has the first plan."""
    return Viewer(load_plans()[0], is_open)
