"""Which provision of an old text is which of a new one: by type, words and place.

Both lists of findings must come from the same reader version, so that a better reader never looks
like a change. The result is symmetric: matching new with old gives the same pairs.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from rapidfuzz.distance import Indel

from conductatlas.model.records import FactValue, Finding
from conductatlas.text.align import matching
from conductatlas.text.normal import normal_words

__all__ = ["Match", "MatchStatus", "match_findings"]

# Shares of common words above which two clauses of one type are wordings of one provision.
_LEAST_ALIKE = 0.45
_LEAST_UNDER_ONE_HEADING = 0.25


class MatchStatus(StrEnum):
    """What became of a provision from the old text to the new one."""

    ACTIVE = "active"
    AMENDED = "amended"
    MOVED = "moved"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Match:
    """One provision in both texts: indexes into the findings, None where it has no wording.

    `similarity` is the share of common words, 1 for the same words.
    """

    status: MatchStatus
    type: str
    old: int | None
    new: int | None
    facts_before: Mapping[str, FactValue] | None = None
    facts_after: Mapping[str, FactValue] | None = None
    similarity: float = 0.0


def match_findings(
    old_text: str, old: Sequence[Finding], new_text: str, new: Sequence[Finding]
) -> tuple[Match, ...]:
    """Every finding of both texts in one match, in the order of the new text, removed ones last.

    A provision is *active* where words and facts are the same, *moved* where only its place among
    the others differs, *amended* where words or facts differ.
    """
    forms_old = [normal_words(finding.span.of(old_text)) for finding in old]
    forms_new = [normal_words(finding.span.of(new_text)) for finding in new]
    pairs: dict[int, tuple[int, float]] = {}
    for olds, news in _by_type(old, new):
        pairs |= _same_words(olds, news, forms_old, forms_new)
        pairs |= _alike(olds, news, old, new, forms_old, forms_new, pairs)
    kept_in_order = _in_order({i: j for i, (j, _) in pairs.items()})
    found = [_pair(i, j, score, old, new, i in kept_in_order) for i, (j, score) in pairs.items()]
    taken = {j for j, _ in pairs.values()}
    found += [
        Match(MatchStatus.ADDED, f.type, None, j, None, f.facts)
        for j, f in enumerate(new)
        if j not in taken
    ]
    found.sort(key=lambda match: -1 if match.new is None else match.new)
    gone = [
        Match(MatchStatus.REMOVED, f.type, i, None, f.facts, None)
        for i, f in enumerate(old)
        if i not in pairs
    ]
    return (*found, *gone)


def _by_type(
    old: Sequence[Finding], new: Sequence[Finding]
) -> Iterable[tuple[list[int], list[int]]]:
    groups: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for i, finding in enumerate(old):
        groups[finding.type][0].append(i)
    for j, finding in enumerate(new):
        groups[finding.type][1].append(j)
    return groups.values()


def _same_words(
    olds: list[int], news: list[int], forms_old: list[str], forms_new: list[str]
) -> dict[int, tuple[int, float]]:
    """Pairs with the same words: the first with the first."""
    places: dict[str, list[int]] = defaultdict(list)
    for j in news:
        places[forms_new[j]].append(j)
    return {i: (places[forms_old[i]].pop(0), 1.0) for i in olds if places.get(forms_old[i])}


def _alike(
    olds: list[int],
    news: list[int],
    old: Sequence[Finding],
    new: Sequence[Finding],
    forms_old: list[str],
    forms_new: list[str],
    pairs: Mapping[int, tuple[int, float]],
) -> dict[int, tuple[int, float]]:
    """Pairs of reworded clauses, the most alike first; of two equal ones the earlier."""
    taken = {j for j, _ in pairs.values()}
    free_old = [i for i in olds if i not in pairs]
    free_new = [j for j in news if j not in taken]
    scored = []
    for i in free_old:
        for j in free_new:
            heading = old[i].heading_path[-1:] == new[j].heading_path[-1:] != ()
            least = _LEAST_UNDER_ONE_HEADING if heading else _LEAST_ALIKE
            score = Indel.normalized_similarity(forms_old[i].split(), forms_new[j].split())
            if score >= least:
                scored.append((-score, abs(i - j), i + j, i, j))
    found: dict[int, tuple[int, float]] = {}
    used: set[int] = set()
    for score, _, _, i, j in sorted(scored):
        if i not in found and j not in used:
            found[i] = (j, -score)
            used.add(j)
    return found


def _in_order(pairs: Mapping[int, int]) -> set[int]:
    """The old indexes of the most pairs that stand in the same order in both texts."""
    by_old = sorted(pairs)
    by_new = sorted(pairs, key=lambda i: pairs[i])
    return {by_old[a] for a, _ in matching(by_old, by_new)}


def _pair(
    i: int, j: int, score: float, old: Sequence[Finding], new: Sequence[Finding], in_order: bool
) -> Match:
    before, after = old[i].facts, new[j].facts
    if score < 1 or dict(before) != dict(after):
        status = MatchStatus.AMENDED
    else:
        status = MatchStatus.ACTIVE if in_order else MatchStatus.MOVED
    return Match(status, new[j].type, i, j, before, after, score)
