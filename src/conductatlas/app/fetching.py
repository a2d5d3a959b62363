"""How the archive fetches, by its settings: bounds, manners, stand-in routes."""

from collections.abc import Mapping

from conductatlas.app.settings import Settings
from conductatlas.capture import FetchPolicy, PolitenessPolicy

__all__ = ["fetch_policy", "politeness_policy"]


def fetch_policy(
    settings: Settings, routes: Mapping[str, tuple[str, int]] | None = None
) -> FetchPolicy:
    """The bounds of every fetch; `routes` gives hosts to a local server (demo)."""
    return FetchPolicy(
        user_agent=settings.user_agent,
        budget_seconds=settings.fetch_seconds,
        allow_private=settings.allow_private,
        routes=routes or {},
    )


def politeness_policy(settings: Settings) -> PolitenessPolicy:
    """How hosts are treated."""
    return PolitenessPolicy(
        delay_seconds=settings.delay_seconds,
        obey_robots=settings.robots,
    )
