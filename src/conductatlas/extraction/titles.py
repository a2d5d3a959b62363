"""The title of a policy: its first heading, or what the page's own title says of it."""

import re
from collections.abc import Sequence

from conductatlas.extraction.pieces import HEADING, Piece
from conductatlas.extraction.signs import TITLES
from conductatlas.text.characters import clean_characters

__all__ = ["title_of"]

_SEPARATOR = re.compile(r"\s+[|–—·•»:-]\s+|\s*[|»]\s*")
_EARLY = 8
_MAX_CHARS = 200


def title_of(pieces: Sequence[Piece], page_title: str) -> str | None:
    """The title of the policy in `pieces` on a page titled `page_title`; None without one."""
    page_title = " ".join(clean_characters(page_title).split())
    early = [p for p in pieces[:_EARLY] if p.kind == HEADING]
    for heading in early:
        if heading.level <= 2 and TITLES.search(heading.words):
            return _short(heading.words)
    named = [part for part in _SEPARATOR.split(page_title) if TITLES.search(part)]
    if named:
        return _short(named[0])
    if early:
        return _short(early[0].words)
    return _short(page_title) if page_title else None


def _short(words: str) -> str:
    words = " ".join(clean_characters(words).split())
    return words if len(words) <= _MAX_CHARS else words[: _MAX_CHARS - 1].rstrip() + "…"
