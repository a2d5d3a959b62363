"""What is cut after rendering: tables of contents, buttons' words, and what follows the policy.

These are told from the policy only by comparing pieces with each other, or by saying nothing else.
"""

import itertools
from collections.abc import Iterable

from conductatlas.extraction.headings import with_headings
from conductatlas.extraction.phrases import CONTENTS, CONTROLS, ENDINGS
from conductatlas.extraction.pieces import HEADING, PARAGRAPH, ROW, Piece, key, short_key
from conductatlas.extraction.signs import TITLES

__all__ = ["trim"]

_MIN_CONTENTS = 3
_ENDING_SHARE = 0.3
_LEAD_PIECES = 40
_MIN_TAIL, _MIN_ROW = 4, 3
_PROSE_CHARS = 100
_MAX_TITLE_CHARS = 400


def trim(pieces: list[Piece]) -> list[Piece]:
    """`pieces` without controls, tables of contents, repeated titles and what stands after the end.

    Bold lines that act as headings have become headings.
    """
    pieces = _without_contents([piece for piece in pieces if not _is_control(piece)])
    pieces = _without_link_tail(_without_ending(pieces))
    return _without_repeats(_from_title(with_headings(pieces)))


def _is_control(piece: Piece) -> bool:
    return len(piece.text) < 200 and piece.kind != ROW and short_key(piece.text) in CONTROLS


def _without_contents(pieces: list[Piece]) -> list[Piece]:
    """Without runs of pieces that only announce headings further down."""
    keys = [_title_key(piece) for piece in pieces]
    later = _later_headings(pieces, keys)
    kept: list[Piece] = []
    at = 0
    while at < len(pieces):
        end = _contents_end(pieces, keys, later, at)
        if end is None:
            kept.append(pieces[at])
            at += 1
            continue
        if kept and _title_key(kept[-1]) in CONTENTS:
            kept.pop()
        at = end
    return [piece for piece in kept if _title_key(piece) not in CONTENTS]


def _title_key(piece: Piece) -> str:
    """The words of a piece that is short enough for a title; "" for any other."""
    return short_key(piece.text) if len(piece.text) < _MAX_TITLE_CHARS else ""


def _later_headings(pieces: list[Piece], keys: list[str]) -> dict[str, int]:
    """The last place at which each wording stands as a title: a heading, or a bold line."""
    return {
        keys[at]: at
        for at, piece in enumerate(pieces)
        if keys[at] and (piece.kind == HEADING or (piece.bold > 0.9 and piece.linked < 0.5))
    }


def _contents_end(
    pieces: list[Piece], keys: list[str], later: dict[str, int], start: int
) -> int | None:
    """Where the table of contents that begins at `start` ends; None where none begins there."""
    at, announced = start, 0
    misses = 0
    while at < len(pieces) and misses <= 1:
        piece = pieces[at]
        is_entry = piece.kind != HEADING and (
            later.get(keys[at], -1) > at or (piece.local > 0.9 and len(piece.text) < 200)
        )
        if is_entry:
            announced += 1
            misses = 0
        elif piece.kind == HEADING or len(piece.text) > 120 or not announced:
            break
        else:
            misses += 1
        at += 1
    while at > start and misses:
        at -= 1
        misses -= 1
    return at if announced >= _MIN_CONTENTS else None


def _from_title(pieces: list[Piece]) -> list[Piece]:
    """Without scraps and lists of links that stand before the title of the policy."""
    lead = list(itertools.takewhile(lambda piece: not _is_prose(piece), pieces[:_LEAD_PIECES]))
    titles = [at for at, piece in enumerate(lead) if piece.kind == HEADING]
    titles = [at for at in titles if not _leads_elsewhere(pieces[at])]
    named = [at for at in titles if _names_policy(pieces[at])]
    highest = [at for at in titles if pieces[at].level == 1]
    at = next(iter(named or highest), 0)
    return [piece for piece in pieces[:at] if not _is_scrap(piece)] + pieces[at:]


def _names_policy(piece: Piece) -> bool:
    return piece.level <= 2 and TITLES.search(piece.words) is not None


def _leads_elsewhere(piece: Piece) -> bool:
    """Whether a title is a link to another page: then it is the site's, not the policy's."""
    return piece.linked - piece.local > 0.5


def _is_scrap(piece: Piece) -> bool:
    """Whether it is a menu's entry or heading: linked elsewhere, or a heading before the title."""
    if any(char.isdigit() for char in piece.words):
        return False
    return piece.linked - piece.local > 0.8 or piece.kind == HEADING


def _is_prose(piece: Piece) -> bool:
    return len(piece.words) > _PROSE_CHARS and piece.linked < 0.5


def _without_link_tail(pieces: list[Piece]) -> list[Piece]:
    """Without short linked pieces at the end, where there are several: what is left of a footer."""
    if pieces and pieces[-1].linked > 0.7 and pieces[-1].text.count("](") >= _MIN_ROW:
        pieces = pieces[:-1]
    at = len(pieces)
    while at > 0 and len(pieces[at - 1].words) < 60 and pieces[at - 1].linked > 0.9:
        at -= 1
    # A page that is one list of links keeps them: the gate tells it by them.
    tail = sum(len(piece.words) for piece in pieces[at:])
    is_little = tail <= _ENDING_SHARE * sum(len(piece.words) for piece in pieces)
    return pieces[:at] if len(pieces) - at >= _MIN_TAIL and is_little else pieces


def _without_ending(pieces: list[Piece]) -> list[Piece]:
    """Cut from a title such as "Related articles" on, where only little follows it."""
    end = _first_ending(pieces)
    while end and pieces[end - 1].kind == PARAGRAPH and pieces[end - 1].local > 0.9:
        end -= 1
    while end and pieces[end - 1].kind == HEADING:
        end -= 1
    return pieces[:end]


def _first_ending(pieces: list[Piece]) -> int:
    """Where the first such title stands; the end where there is none. One may follow another."""
    end = len(pieces)
    total = sum(len(piece.text) for piece in pieces)
    after = cut = 0
    for at in range(len(pieces) - 1, 0, -1):
        after += len(pieces[at].words)
        cut += len(pieces[at].text)
        if after > _ENDING_SHARE * total:
            break
        if len(pieces[at].text) < 80 and short_key(pieces[at].text) in ENDINGS:
            end, total = at, total - cut
            after = cut = 0
    return end


def _without_repeats(pieces: Iterable[Piece]) -> list[Piece]:
    """A title that stands twice running (for a screen reader, for a phone) stands once."""
    kept: list[Piece] = []
    for piece in pieces:
        if (
            kept
            and kept[-1].kind == piece.kind == HEADING
            and key(kept[-1].text) == key(piece.text)
        ):
            continue
        kept.append(piece)
    return kept
