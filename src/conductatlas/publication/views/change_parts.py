"""The parts of a change record: clauses before and after, what it means, what silence does."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from conductatlas.archive import queries
from conductatlas.model.records import Action
from conductatlas.publication.change_rules import fact_ways
from conductatlas.publication.facts import FactChange, fact_changes
from conductatlas.publication.figures import figure_changes
from conductatlas.publication.locks import Analysis, cut_analysis
from conductatlas.publication.markdown import html_of
from conductatlas.publication.views.viewing import Viewing

__all__ = [
    "AffectedProvision",
    "Consequence",
    "GovernanceAnalysis",
    "actions_of",
    "all_affected",
    "governance",
    "impacts",
    "inaction",
]

_MOST_IMPACTS = 5
_MOST_ACTIONS = 6
_TERMS_CHANGE = "unilateral-terms-change"
_STATUS_NEW = ("added", "amended")


@dataclass(frozen=True, slots=True)
class AffectedProvision:
    """A provision that the change touched: facts that differ and whom that serves, the quotes.

    `figures` are numbers that differ in its words where no fact does; `same_as` is a clause before
    it that was read from the same words.
    """

    row: queries.ChangedRow
    facts: tuple[tuple[FactChange, str], ...]
    figures: tuple[tuple[str, str], ...]
    before_html: str
    after_html: str
    impact: str
    same_as: queries.ChangedRow | None = None


@dataclass(frozen=True, slots=True)
class Consequence:
    """What happens without doing anything, and the clause that says so."""

    text: str
    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class GovernanceAnalysis:
    """The institutional analysis of the gravest clause, cut to the plan, and the other clauses."""

    of: queries.ChangedRow
    analysis: Analysis
    others: tuple[queries.ChangedRow, ...]


def affected(row: queries.ChangedRow) -> AffectedProvision:
    """A touched provision as it is shown."""
    before, after = row.before, row.after
    facts = fact_changes(before.facts, after.facts) if before and after else ()
    ways = [way for _, way in fact_ways(row)]
    figures = figure_changes(before.quote, after.quote) if before and after and not facts else ()
    return AffectedProvision(
        row,
        tuple(zip(facts, ways, strict=True)),
        figures,
        html_of(before.quote) if before else "",
        html_of(after.quote) if after else "",
        _impact(row, facts, figures),
    )


def all_affected(rows: Sequence[queries.ChangedRow]) -> tuple[AffectedProvision, ...]:
    """The touched provisions; what the same words say of their figures is said once."""
    first: dict[tuple[str, str], queries.ChangedRow] = {}
    found = []
    for row in rows:
        words = (row.before.quote if row.before else "", row.after.quote if row.after else "")
        one = affected(row)
        if (same := first.setdefault(words, row)) is not row:
            impact = "" if one.figures else one.impact
            one = replace(one, same_as=same, figures=(), impact=impact)
        found.append(one)
    return tuple(found)


def impacts(touched: Sequence[AffectedProvision]) -> tuple[AffectedProvision, ...]:
    """The clauses that say most about what the change means, heaviest first, one a type."""
    ranked = sorted(touched, key=lambda one: one.row.direction == "neutral")
    first: dict[str, AffectedProvision] = {}
    for one in ranked:
        if one.impact:
            first.setdefault(one.row.type, one)
    return tuple(first.values())[:_MOST_IMPACTS]


def actions_of(touched: Sequence[AffectedProvision]) -> tuple[Action, ...]:
    """The steps for what the change brought or reworded, each once."""
    found: dict[tuple[str, str | None], Action] = {}
    for one in touched:
        after = one.row.after
        if after and after.explanation and one.row.status in _STATUS_NEW and _says_more(one):
            for action in after.explanation.actions:
                found.setdefault((action.label, action.contact), action)
    return tuple(found.values())[:_MOST_ACTIONS]


def _says_more(one: AffectedProvision) -> bool:
    """Whether the clause is new or says something else than before."""
    return one.row.status == "added" or bool(one.impact) or one.row.direction != "neutral"


def inaction(touched: Sequence[AffectedProvision], rendition: int) -> tuple[Consequence, ...]:
    """What follows from doing nothing, only where a clause of the new text says so. Two queries."""
    found = []
    for standing in queries.standing_wordings(rendition, (_TERMS_CHANGE,)):
        if standing.facts.get("continued_use_is_acceptance") is True:
            text = "If you go on using the service, that counts as your acceptance."
            found.append(Consequence(text, standing.slug, standing.title))
            break
    for one in touched:
        after = one.row.after
        days = after.facts.get("opt_out_days") if after else None
        if after and one.row.status in _STATUS_NEW and isinstance(days, int):
            span = f"{days} day" + ("" if days == 1 else "s")
            text = f"If you do not opt out within {span}, this clause applies to you."
            found.append(Consequence(text, one.row.slug, after.title))
    return tuple(found)


def governance(
    viewing: Viewing, touched: Sequence[queries.ChangedRow]
) -> GovernanceAnalysis | None:
    """The analysis of the gravest clause that is new or reworded; None where there is none."""
    analysed = [
        row
        for row in touched
        if row.status in _STATUS_NEW
        and row.after
        and row.after.explanation
        and row.after.explanation.institutional
    ]
    ranked = sorted(analysed, key=lambda row: row.direction == "neutral")
    if not ranked or ranked[0].after is None or ranked[0].after.explanation is None:
        return None
    parts = ranked[0].after.explanation.institutional
    return GovernanceAnalysis(ranked[0], cut_analysis(parts, viewing.viewer), tuple(ranked[1:6]))


def _impact(
    row: queries.ChangedRow,
    facts: tuple[FactChange, ...],
    figures: tuple[tuple[str, str], ...],
) -> str:
    """What the reader gets or loses by it, in the words of the knowledge base."""
    before = row.before.explanation if row.before else None
    after = row.after.explanation if row.after else None
    if row.status == "added" and after:
        return after.consumer_impact
    if row.status == "removed" and before:
        return f"This no longer stands in the text. Until now: {before.what_it_is}"
    reads_anew = before and after and after.consumer_impact != before.consumer_impact
    if row.status == "amended" and after and reads_anew:
        return after.consumer_impact
    return _in_figures(facts, figures)


def _in_figures(facts: tuple[FactChange, ...], figures: tuple[tuple[str, str], ...]) -> str:
    """What differs of a clause whose explanation reads as before; "" where that is nothing."""
    said = [
        f"{f.label}: {f.before or 'not stated'} before, {f.after or 'not stated'} now."
        for f in facts
    ]
    said += [f"In its words, {before} became {after}." for before, after in figures]
    return " ".join(said)
