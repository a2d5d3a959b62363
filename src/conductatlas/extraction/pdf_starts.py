"""The offsets in canonical text at which the pages of a PDF begin.

Canonical form changes marks and white space, never letters and digits: these are counted.
"""

from bisect import bisect_left
from collections.abc import Sequence

from conductatlas.extraction.pieces import Piece
from conductatlas.extraction.reading import PageStart

__all__ = ["page_offsets"]

_NEEDLE = 24
_SLACK = 400
_WINDOW = 200


def page_offsets(
    text: str, pieces: Sequence[Piece], starts: Sequence[PageStart]
) -> tuple[int, ...]:
    """The offset in canonical `text`, made of `pieces`, for each of `starts`; never falling.

    A page that begins with a block begins where the block does, with its marks.
    """
    places = [at for at, char in enumerate(text) if char.isalnum()]
    letters = "".join(text[at] for at in places)
    counted = [0]
    for piece in pieces:
        counted.append(counted[-1] + _count(piece.text))
    offsets: list[int] = []
    least = 0
    at = (-1, 0, 0)
    for start in starts:
        if start.piece >= len(pieces):
            offsets.append(len(text))
            continue
        piece = pieces[start.piece]
        # From the last start on: one piece can hold the beginnings of a thousand pages.
        if start.piece != at[0] or start.offset < at[1]:
            at = (start.piece, 0, counted[start.piece])
        expected = at[2] + _count(piece.text[at[1] : start.offset])
        at = (start.piece, start.offset, expected)
        window = piece.text[start.offset : start.offset + _WINDOW]
        needle = "".join(filter(str.isalnum, window))[:_NEEDLE]
        least = _nearest(letters, needle, expected, least)
        begin = places[least] if least < len(places) else len(text)
        if not start.offset:
            begin = max(text.rfind("\n", 0, begin) + 1, offsets[-1] if offsets else 0)
        offsets.append(begin)
    return tuple(offsets)


def _count(text: str) -> int:
    return sum(map(str.isalnum, text))


def _nearest(letters: str, needle: str, expected: int, least: int) -> int:
    """Where `needle` stands nearest to where it is expected, not before `least`."""
    low = max(least, expected - _SLACK)
    found, at = [], letters.find(needle, low, expected + _SLACK + _NEEDLE)
    while at >= 0 and needle:
        found.append(at)
        at = letters.find(needle, at + 1, expected + _SLACK + _NEEDLE)
    if not found:
        return max(least, min(expected, len(letters)))
    near = bisect_left(found, expected)
    around = found[max(0, near - 1) : near + 1]
    return min(around, key=lambda place: abs(place - expected))
