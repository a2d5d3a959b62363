"""Headings that the markup does not name: bold lines and numbered titles that stand alone.

Only where a page hardly uses real headings: beside them a bold line is emphasis.
"""

import itertools
import re
from dataclasses import replace

from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH, ROW, Piece
from conductatlas.extraction.signs import TITLES

__all__ = ["with_headings"]

_MAX_CHARS = 110
_FEW_HEADINGS = 2
_NUMBER = re.compile(
    r"(?:(?:article|section|artikel|§)\s*)?(\d{1,2}(?:\.\d{1,2})*)\.?\)?\s", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.;,!?]$")
_LETTERS = re.compile(r"[^\W\d_]")
_DATE_LINE = re.compile(r"\b(?:19|20)\d\d\b")


def with_headings(pieces: list[Piece]) -> list[Piece]:
    """`pieces`, with lines that act as headings made headings, at the level below the real ones."""
    if not _lacks_headings(pieces):
        return pieces
    acting = [
        at
        for at, (piece, following) in enumerate(itertools.pairwise(pieces))
        if _acts_as_heading(piece, following)
    ]
    real = [piece.level for piece in pieces if piece.kind == HEADING]
    has_title = not real and bool(acting) and TITLES.search(pieces[acting[0]].text) is not None
    made = list(pieces)
    for at in acting:
        level = 1 if has_title and at == acting[0] else _level(pieces[at], min(real, default=1) + 1)
        made[at] = replace(pieces[at], kind=HEADING, level=level, marker="", text=_text(pieces[at]))
    return made


def _lacks_headings(pieces: list[Piece]) -> bool:
    return sum(1 for piece in pieces if piece.kind == HEADING) <= _FEW_HEADINGS


def _acts_as_heading(piece: Piece, following: Piece) -> bool:
    if piece.kind not in (PARAGRAPH, ITEM) or piece.bold < 0.95 or piece.linked > 0.5:
        return False
    text = piece.text
    if len(text) > _MAX_CHARS or "\n" in text or not _LETTERS.search(text):
        return False
    if _SENTENCE_END.search(text) or _DATE_LINE.search(text):
        return False
    return following.kind != ROW and (following.bold < 0.95 or TITLES.search(text) is not None)


def _text(piece: Piece) -> str:
    return f"{piece.marker} {piece.text}" if piece.marker not in ("", "-") else piece.text


def _level(piece: Piece, base: int) -> int:
    number = _NUMBER.match(_text(piece) + " ")
    deeper = number[1].count(".") if number else 0
    return min(6, base + deeper)
