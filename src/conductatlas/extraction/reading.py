"""What was read of one source of any kind: its pieces, and what gate and title need."""

from dataclasses import dataclass

from conductatlas.extraction.pieces import Piece

__all__ = ["PageStart", "Reading"]


@dataclass(frozen=True, slots=True)
class PageStart:
    """Where a page of a PDF begins: the index of a piece, and an offset in that piece's text."""

    piece: int
    offset: int


@dataclass(frozen=True, slots=True)
class Reading:
    """The pieces of a policy. `missing` names a section that was asked for and is not there."""

    pieces: list[Piece]
    title: str = ""
    language: str = ""
    page_words: str = ""
    has_password: bool = False
    missing: str = ""
    page_starts: tuple[PageStart, ...] = ()
