"""The one place that cuts a record to what its viewer may see, before anything is rendered.

What is cut here is in no page, feed, export, search excerpt or cache of that viewer.
"""

from dataclasses import dataclass

from conductatlas.accounts import Plan, Unlock, Viewer, load_plans
from conductatlas.model.records import Citation, InstitutionalPart

__all__ = ["Analysis", "AnalysisPart", "Offer", "cut_analysis"]

_OPENING_SENTENCES = 1


@dataclass(frozen=True, slots=True)
class AnalysisPart:
    """One part as the viewer sees it; `is_cut` where more of it is locked."""

    number: int
    heading: str
    sentences: tuple[str, ...]
    citations: tuple[Citation, ...]
    is_cut: bool


@dataclass(frozen=True, slots=True)
class Offer:
    """A plan that shows more, and what it adds."""

    plan: str
    price: str
    adds: str


@dataclass(frozen=True, slots=True)
class Analysis:
    """The institutional analysis: what is shown, the headings of what is not, who would show it."""

    parts: tuple[AnalysisPart, ...]
    locked: tuple[tuple[int, str], ...]
    offers: tuple[Offer, ...]


def cut_analysis(parts: tuple[InstitutionalPart, ...], viewer: Viewer) -> Analysis:
    """The analysis for `viewer`: all of it, part 1 whole, or the opening of part 1."""
    shown: list[AnalysisPart] = []
    locked: list[tuple[int, str]] = []
    for number, part in enumerate(parts, start=1):
        seen = _seen(number, part, viewer)
        if seen is None:
            locked.append((number, part.heading))
        else:
            shown.append(seen)
    is_cut = bool(locked) or any(part.is_cut for part in shown)
    return Analysis(tuple(shown), tuple(locked), _offers(viewer) if is_cut else ())


def _seen(number: int, part: InstitutionalPart, viewer: Viewer) -> AnalysisPart | None:
    whole = Unlock.ANALYSIS_CITATIONS if number == 1 else Unlock.ANALYSIS_MEMO
    if viewer.may_see(whole):
        return AnalysisPart(number, part.heading, part.sentences, part.citations, False)
    if number > 1 or not viewer.may_see(Unlock.ANALYSIS_OPENING):
        return None
    opening = part.sentences[:_OPENING_SENTENCES]
    is_cut = len(part.sentences) > len(opening) or bool(part.citations)
    return AnalysisPart(number, part.heading, opening, (), is_cut)


def _offers(viewer: Viewer) -> tuple[Offer, ...]:
    return tuple(
        Offer(plan.name, _price(plan), plan.adds)
        for plan in load_plans()
        if plan.unlocks > viewer.plan.unlocks
    )


def _price(plan: Plan) -> str:
    return f"{plan.usd_a_month.normalize():f} USD a month"
