"""Alignment of two sequences by equal keys: which item of the one is which of the other.

The longest common subsequence, found by rapidfuzz on what the two share; used for blocks,
sentences and words alike.
"""

from collections.abc import Hashable, Sequence

from rapidfuzz.distance import LCSseq

__all__ = ["matching"]

# The bit matrix of the exact algorithm takes one bit a pair: at most 32 MB.
_LARGEST_MATRIX = 256_000_000


def matching(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Index pairs of equal items, rising in both sequences, as many as can be found."""
    head = _common_head(old, new)
    tail = _common_tail(old, new, head)
    pairs = [(i, i) for i in range(head)]
    pairs += _middle(old, new, head, tail)
    pairs += [(len(old) - tail + i, len(new) - tail + i) for i in range(tail)]
    return pairs


def _common_head(old: Sequence[Hashable], new: Sequence[Hashable]) -> int:
    count, most = 0, min(len(old), len(new))
    while count < most and old[count] == new[count]:
        count += 1
    return count


def _common_tail(old: Sequence[Hashable], new: Sequence[Hashable], head: int) -> int:
    count, most = 0, min(len(old), len(new)) - head
    while count < most and old[-1 - count] == new[-1 - count]:
        count += 1
    return count


def _middle(
    old: Sequence[Hashable], new: Sequence[Hashable], head: int, tail: int
) -> list[tuple[int, int]]:
    shared = set(old[head : len(old) - tail]) & set(new[head : len(new) - tail])
    if not shared:
        return []
    numbers = {key: number for number, key in enumerate(shared)}
    old_at = [i for i in range(head, len(old) - tail) if old[i] in numbers]
    new_at = [i for i in range(head, len(new) - tail) if new[i] in numbers]
    return [(old_at[a], new_at[b]) for a, b in _lcs(old, new, old_at, new_at, numbers)]


def _lcs(
    old: Sequence[Hashable],
    new: Sequence[Hashable],
    old_at: list[int],
    new_at: list[int],
    numbers: dict[Hashable, int],
) -> list[tuple[int, int]]:
    a = [numbers[old[i]] for i in old_at]
    b = [numbers[new[i]] for i in new_at]
    if len(a) * len(b) > _LARGEST_MATRIX:
        return _rising(a, b)
    pairs: list[tuple[int, int]] = []
    for op in LCSseq.opcodes(a, b):
        if op.tag == "equal":
            pairs += zip(
                range(op.src_start, op.src_end), range(op.dest_start, op.dest_end), strict=True
            )
    return pairs


def _rising(a: list[int], b: list[int]) -> list[tuple[int, int]]:
    """A cheap rising matching for huge inputs: each item takes its next free equal, in order."""
    places: dict[int, list[int]] = {}
    for at, key in enumerate(b):
        places.setdefault(key, []).append(at)
    cursor, last, pairs = dict.fromkeys(places, 0), -1, []
    for at, key in enumerate(a):
        row = places.get(key, [])
        while cursor.get(key, 0) < len(row) and row[cursor[key]] <= last:
            cursor[key] += 1
        # A leap over most of what is left would starve the items that follow.
        if cursor.get(key, 0) < len(row) and row[cursor[key]] - last < 10_000:
            last = row[cursor[key]]
            pairs.append((at, last))
    return pairs
