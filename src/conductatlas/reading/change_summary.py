"""One sentence that says what a difference amounts to, made from the very counts it reports."""

from collections import Counter
from collections.abc import Mapping, Sequence

from conductatlas.model.records import ProvisionChange
from conductatlas.model.vocabulary import ChangeClass, CosmeticReason, Direction

__all__ = ["summarise"]

_DIRECTIONS = {
    Direction.BETTER: "on the whole better for the reader",
    Direction.WORSE: "on the whole worse for the reader",
    Direction.MIXED: "partly better and partly worse for the reader",
    Direction.NEUTRAL: "neither better nor worse for the reader, as far as its words show",
}
_MOST_NAMED = 3


def summarise(
    change_class: ChangeClass,
    counts: Counter[str],
    direction: Direction,
    changes: Sequence[ProvisionChange] = (),
    reasons: Sequence[CosmeticReason] = (),
    suspect: str | None = None,
    names: Mapping[str, str] | None = None,
) -> str:
    """The summary; `counts` holds the numbers of sentences by "added", "removed" and so on.

    `names` are the names of provision types to print; a type without one is named by its slug.
    """
    if change_class is ChangeClass.NONE:
        return "The two texts are the same."
    if change_class is ChangeClass.COSMETIC:
        named = _listed([reason.value.replace("-", " ") for reason in reasons])
        return f"No sentence of the policy changed; only {named or 'its form'} differs."
    counted = _counted(counts)
    if change_class is ChangeClass.SUSPECT:
        return f"To be confirmed before it counts ({suspect}): {counted}."
    if change_class is ChangeClass.EDITORIAL:
        return f"Reworded without a change of meaning: {counted}."
    provisions = _provisions(changes, names or {})
    said = f"{provisions} ({counted})" if provisions else counted
    return f"{said[0].upper()}{said[1:]}: {_DIRECTIONS[direction]}."


def _counted(counts: Counter[str]) -> str:
    parts = [
        f"{counts[op]} {'sentence' if counts[op] == 1 else 'sentences'} {op}"
        for op in ("added", "removed", "modified", "moved")
        if counts[op]
    ]
    return _listed(parts) or "no sentence changed"


_VERBS = {"added": "adds", "removed": "drops", "amended": "changes"}


def _provisions(changes: Sequence[ProvisionChange], names: Mapping[str, str]) -> str:
    """The provisions by what became of them, the first few of each by name."""
    became = _what_became(changes)
    parts = []
    for status, verb in _VERBS.items():
        types = [type_ for type_, now in became.items() if now == status]
        shown = [f"“{names.get(t) or t.replace('-', ' ')}”" for t in types]
        if shown:
            more = len(shown) - _MOST_NAMED
            kept = [*shown[:_MOST_NAMED], f"{more} more"] if more > 0 else shown
            parts.append(f"{verb} {_listed(kept)}")
    return "; ".join(parts)


def _what_became(changes: Sequence[ProvisionChange]) -> dict[str, str]:
    """One word a type: what comes and goes, or is amended besides, was changed, not added."""
    became: dict[str, str] = {}
    for change in changes:
        if change.status in _VERBS:
            before = became.setdefault(change.type, change.status)
            became[change.type] = before if before == change.status else "amended"
    return became


def _listed(parts: Sequence[str]) -> str:
    if len(parts) < 2:
        return "".join(parts)
    return f"{', '.join(parts[:-1])} and {parts[-1]}"
