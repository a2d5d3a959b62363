"""Which rules led to a change's direction and severity, as sentences beside their words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conductatlas.archive.queries import ChangedRow, ChangeRow
from conductatlas.knowledge import Knowledge
from conductatlas.model.records import FactValue
from conductatlas.publication.facts import fact_changes
from conductatlas.publication.figures import figure_changes
from conductatlas.publication.words import label
from conductatlas.reading.change_facts import fact_direction

__all__ = ["RuleStep", "change_rules", "fact_ways", "severity_rule"]

_RANK = ("low", "medium", "high")
_WAYS = {1: "better", 0: "neutral", -1: "worse"}
_SERVES = {"platform": "serves the platform", "user": "serves the reader"}


@dataclass(frozen=True, slots=True)
class RuleStep:
    """One rule that took part: what it saw, and which way it counted."""

    text: str
    direction: str


def change_rules(
    change: ChangeRow, touched: Sequence[ChangedRow], knowledge: Knowledge
) -> tuple[RuleStep, ...]:
    """The rules behind the direction, in the order of the clauses; the sum comes last."""
    steps = [step for row in touched if row.status != "moved" for step in _of(row, knowledge)]
    return (*steps, *_sum(change))


def fact_ways(row: ChangedRow) -> tuple[tuple[str, str], ...]:
    """Each fact that differs between the wordings: its name, and whom that serves."""
    if row.before is None or row.after is None:
        return ()
    before, after = row.before.facts, row.after.facts
    return tuple(
        (name, _WAYS[_sign(fact_direction(row.type, _only(before, name), _only(after, name)))])
        for name in sorted({*before, *after})
        if before.get(name) != after.get(name)
    )


def severity_rule(change: ChangeRow, touched: Sequence[ChangedRow]) -> str:
    """Why the change weighs what it weighs, in a sentence."""
    gravest = next((r for r in touched if change.severity in _severities(r)), None)
    name = label(change.severity)
    if gravest is not None:
        return f"{name}: the severity of the gravest clause for or against you, “{gravest.title}”."
    if change.severity == "medium":
        return "Medium: no clause for or against you was touched, but many such words came or went."
    return f"{name}: no clause for or against you was touched, and few such words came or went."


def _severities(row: ChangedRow) -> tuple[str, ...]:
    if row.direction == "neutral":
        return ()
    return tuple(wording.severity for wording in (row.before, row.after) if wording)


def _of(row: ChangedRow, knowledge: Knowledge) -> Iterator[RuleStep]:
    if row.before is None or row.after is None:
        yield _come_or_gone(row, knowledge)
        return
    facts = tuple(zip(fact_changes(row.before.facts, row.after.facts), fact_ways(row), strict=True))
    counting = [pair for pair in facts if pair[1][1] != "neutral"]
    for fact, (_, way) in counting or facts:
        before, after = fact.before or "not stated", fact.after or "not stated"
        yield RuleStep(f"{row.title}: {fact.label.lower()}, {before} → {after}", way)
    if row.direction != "neutral" and not counting:
        was, now = row.before.severity, row.after.severity
        yield RuleStep(f"{row.title}: its severity goes from {was} to {now}", row.direction)
    elif not facts:
        figures = figure_changes(row.before.quote, row.after.quote)
        said = ", ".join(f"{old} → {new}" for old, new in figures) or "other words"
        yield RuleStep(f"{row.title}: {said}, the same facts", "neutral")


def _come_or_gone(row: ChangedRow, knowledge: Knowledge) -> RuleStep:
    known = knowledge.types.get(row.type)
    serves = _SERVES.get(known.favours.value if known else "", "serves neither side by itself")
    became = "is new" if row.before is None else "is gone"
    return RuleStep(f"{row.title} {became}; a clause of this kind {serves}", row.direction)


def _sum(change: ChangeRow) -> Iterator[RuleStep]:
    if change.better is None or change.worse is None:
        return
    if not (change.better or change.worse):
        words = "The words that came and went speak neither for you nor against you"
        yield RuleStep(words, "neutral")
        return
    yield RuleStep(
        "All clauses, with the words for and against you that came and went, weigh "
        f"{change.better:g} for you and {change.worse:g} against you",
        change.direction,
    )


def _only(facts: Mapping[str, FactValue], name: str) -> dict[str, FactValue]:
    return {name: facts[name]} if name in facts else {}


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)
