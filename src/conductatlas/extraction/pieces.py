"""Pieces: the headings, paragraphs, list items and table rows of a page before they become
Markdown.

They carry what the later steps judge by (how much is bold or linked, which anchors precede them).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from conductatlas.text.canonical import MARKER, canonical

__all__ = ["HEADING", "ITEM", "PARAGRAPH", "ROW", "Piece", "key", "short_key", "to_markdown"]

HEADING, PARAGRAPH, ITEM, ROW = "heading", "paragraph", "item", "row"
_LINK = re.compile(r"\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_SHORT_CHARS = 2000
_NO_WORD = re.compile(r"[\W_]+")
_OWN_MARKER = re.compile(rf"({MARKER})\s+(?=\S)")
_NUMBER = re.compile(
    r"\(?(?:[0-9]+(?:\.[0-9]+)*(?:\([a-z]+\))*|[a-zA-Z]|[ivxIVX]{1,5})[.)]?(?:\s|$)"
)
_MISREAD = re.compile(r"#{1,6}(?:\s|$)|\|.*\|$")
_RULE = re.compile(r"[\s*_=~+-]*$")


@dataclass(slots=True)
class Piece:
    """One block of a page. `level` is a heading's level (1-6) or an item's depth (0 outermost)."""

    kind: str
    text: str
    level: int = 0
    marker: str = ""
    bold: float = 0.0
    linked: float = 0.0
    local: float = 0.0
    anchors: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """The text without link targets."""
        if "](" not in self.text:
            return self.text
        return _words(self.text) if len(self.text) < _SHORT_CHARS else _LINK.sub(r"\1", self.text)


@lru_cache(maxsize=1024)
def _words(text: str) -> str:
    """The words of a text with links that is short enough to be remembered from step to step."""
    return _LINK.sub(r"\1", text)


def key(text: str) -> str:
    """The words of `text` alone, folded, to compare two wordings."""
    words = _LINK.sub(r"\1", text) if "](" in text else text
    return _NO_WORD.sub(" ", words.casefold()).strip()


@lru_cache(maxsize=4096)
def short_key(text: str) -> str:
    """The `key` of a title or another short text: the steps ask for it again and again."""
    return key(text)


def to_markdown(pieces: Iterable[Piece]) -> str:
    """The canonical text of `pieces` in their order."""
    parts: list[str] = []
    previous = None
    for piece in pieces:
        line = _LINES[piece.kind](piece)
        if not line.strip():
            continue
        tight = previous == piece.kind and piece.kind in (ITEM, ROW)
        parts += ["" if previous is None else "\n" if tight else "\n\n", line]
        previous = piece.kind
    return canonical("".join(parts) + "\n" if parts else "")


def _heading(piece: Piece) -> str:
    words = " ".join(piece.text.split())
    return f"{'#' * piece.level} {words}" if words else ""


def _paragraph(piece: Piece) -> str:
    lines = [line.strip() for line in piece.text.split("\n")]
    return "\n".join(_guarded(line) for line in lines if not _RULE.match(line))


def _guarded(line: str) -> str:
    """A line that Markdown does not take for a heading or a table row."""
    return f"\\{line}" if _MISREAD.match(line) else line


def _item(piece: Piece) -> str:
    words = " ".join(piece.text.split())
    marker = piece.marker
    own = _OWN_MARKER.match(words)
    if own is not None:
        # Numbers stay as written: the page's own marker wins over the list's.
        marker, words = own[1], words[own.end() :]
    elif marker != "-" and _NUMBER.match(words) and len(words.split(maxsplit=1)[0]) > 1:
        marker = "-"
    return f"{'  ' * piece.level}{marker or '-'} {words}" if words else ""


def _row(piece: Piece) -> str:
    return piece.text


_LINES = {HEADING: _heading, PARAGRAPH: _paragraph, ITEM: _item, ROW: _row}
