"""What was read of one source of any kind: its pieces, and what gate and title need."""

from dataclasses import dataclass

from conductatlas.extraction.bylines import Byline
from conductatlas.extraction.pieces import Piece

__all__ = ["PageStart", "Reading"]


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of a PDF begins: the index of a piece, and an offset in that piece's text."""

    piece: int
    offset: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The pieces of a policy. `missing` names a section that was asked for and is not there.

    `bare_headings` counts the headings at the end of the page that have nothing under them.
    """

    pieces: list[Piece]
    title: str = ""
    language: str = ""
    page_words: str = ""
    has_password: bool = False
    missing: str = ""
    bare_headings: int = 0
    bylines: tuple[Byline, ...] = ()
    page_starts: tuple[PageStart, ...] = ()
