"""How much a clause weighs: the type's base level, moved by what its facts and words do.

Every reason is kept with its effect (base 0, +1 raises, -1 lowers); together they move a clause by
one level at most, because the words around a clause never make it another kind of clause.
"""

from collections.abc import Mapping

from conductatlas.knowledge.types import ProvisionType, SeverityRule
from conductatlas.model.records import FactValue, SeverityReason
from conductatlas.model.vocabulary import Severity

__all__ = ["grade"]

_LEVELS = (Severity.LOW, Severity.MEDIUM, Severity.HIGH)


def grade(
    kind: ProvisionType, facts: Mapping[str, FactValue], words: str
) -> tuple[Severity, tuple[SeverityReason, ...]]:
    """The severity of a clause of type `kind`, and why; `words` is its quote in normal form."""
    base = SeverityReason(f"{kind.name}: {kind.severity.value} as a rule", 0)
    reasons = [
        SeverityReason(rule.reason, rule.effect)
        for rule in kind.severity_rules
        if _holds(rule, facts, words)
    ]
    step = max(-1, min(1, sum(reason.effect for reason in reasons)))
    level = max(0, min(2, _LEVELS.index(kind.severity) + step))
    return _LEVELS[level], (base, *reasons)


def _holds(rule: SeverityRule, facts: Mapping[str, FactValue], words: str) -> bool:
    if rule.fact is not None:
        if rule.fact not in facts:
            return False
        if rule.value is not None and facts[rule.fact] is not rule.value:
            return False
    return not rule.cues or any(cue.pattern.search(words) for cue in rule.cues)
