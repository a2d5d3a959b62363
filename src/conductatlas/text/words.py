"""The words that differ between two wordings of one sentence, as runs that spell both out."""

import re
from itertools import groupby, pairwise

from conductatlas.text.align import matching

__all__ = ["word_runs"]

_TOKEN = re.compile(r"\s+|[^\W_]+|[\W_]")
# Beyond this many tokens the two are shown as one removal and one insertion.
_MOST_TOKENS = 20_000

Run = tuple[str, str]


def word_runs(old: str, new: str) -> tuple[Run, ...]:
    """`(op, text)` runs, op one of "=", "-", "+".

    The "=" and "-" runs joined are `old`, the "=" and "+" runs are `new`; a "-" stands before
    the "+" that replaces it.
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(a) > _MOST_TOKENS or len(b) > _MOST_TOKENS:
        return _joined([("-", old), ("+", new)])
    pieces: list[Run] = []
    for (i, j), (next_i, next_j) in pairwise([(-1, -1), *matching(a, b), (len(a), len(b))]):
        if i >= 0:
            pieces.append(("=", a[i]))
        pieces.append(("-", "".join(a[i + 1 : next_i])))
        pieces.append(("+", "".join(b[j + 1 : next_j])))
    return _joined(_bridged(_joined(pieces)))


def _joined(pieces: list[Run] | tuple[Run, ...]) -> tuple[Run, ...]:
    filled = [piece for piece in pieces if piece[1]]
    return tuple(
        (op, "".join(text for _, text in run)) for op, run in groupby(filled, key=lambda p: p[0])
    )


def _bridged(runs: tuple[Run, ...]) -> list[Run]:
    """Join changes that only white space or a stray mark keeps apart: they read as one."""
    out: list[Run] = []
    removed, added = "", ""
    for at, (op, text) in enumerate(runs):
        bridge = op == "=" and 0 < at < len(runs) - 1 and not any(c.isalnum() for c in text)
        if op == "-" or bridge:
            removed += text
        if op == "+" or bridge:
            added += text
        if op == "=" and not bridge:
            out += [*_change(removed, added), (op, text)]
            removed = added = ""
    return [*out, *_change(removed, added)]


def _change(removed: str, added: str) -> list[Run]:
    """One change; what both sides share at their ends stays shared."""
    tail = ""
    while removed and added and removed[-1] == added[-1] and not removed[-1].isalnum():
        tail, removed, added = removed[-1] + tail, removed[:-1], added[:-1]
    return [("-", removed), ("+", added), ("=", tail)]
