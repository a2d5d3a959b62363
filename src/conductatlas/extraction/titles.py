"""The title of a policy: a heading that names one, a first line that does, the page's own title.

A numbered heading ("1. What is a cookie") and a question are parts of a policy, never its title.
"""

import re
from collections.abc import Sequence

from conductatlas.extraction.pieces import HEADING, PARAGRAPH, Piece
from conductatlas.extraction.signs import TITLES
from conductatlas.text.characters import clean_characters

__all__ = ["title_of"]

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|»]\s*")
_PART = re.compile(r"^\W*(?:\d+|[ivx]+)[.):]|\?\W*$", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?:;,]\s*$|\d{4}")
_EARLY, _FIRST_LINES, _MOST_LINE_WORDS = 8, 2, 8
_MAX_CHARS = 200


def title_of(pieces: Sequence[Piece], page_title: str) -> str | None:
    """The title of the policy in `pieces` on a page titled `page_title`; None without one."""
    page_title = " ".join(clean_characters(page_title).split())
    early = [p for p in pieces[:_EARLY] if p.kind == HEADING]
    for heading in early:
        if heading.level <= 2 and TITLES.search(heading.words) and not _PART.search(heading.words):
            return _short(heading.words)
    line = _title_line(pieces)
    if line is not None:
        return _short(line)
    named = [part for part in _SEPARATOR.split(page_title) if TITLES.search(part)]
    if named:
        return _short(named[0])
    if early:
        return _short(early[0].words)
    return _short(page_title) if page_title else None


def _title_line(pieces: Sequence[Piece]) -> str | None:
    """The line before the first heading that is a title in all but its markup; None without one."""
    for piece in pieces[:_FIRST_LINES]:
        if piece.kind != PARAGRAPH:
            return None
        words = piece.words
        is_short = len(words.split()) <= _MOST_LINE_WORDS and piece.linked <= 0.5
        if is_short and TITLES.search(words) and not _SENTENCE.search(words):
            return words
    return None


def _short(words: str) -> str:
    words = " ".join(clean_characters(words).split())
    return words if len(words) <= _MAX_CHARS else words[: _MAX_CHARS - 1].rstrip() + "…"
