"""Lines of a PDF to pieces: headings, paragraphs, items with their depth, notes, rows of tables."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from conductatlas.extraction.pdf_blocks import SENTENCE_END, Measure, begins, measured, notes_of
from conductatlas.extraction.pdf_markers import BULLET, ITEM_NUMBER, NUMBERED, numbering_depth
from conductatlas.extraction.pdf_rows import Line, cell_lines
from conductatlas.extraction.pdf_text import join_lines
from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH, ROW, Piece

__all__ = ["PdfPiece", "pdf_pieces"]

# A line of a table of contents: dots lead to a page's number.
_LEADERS = re.compile(r"(?:\.\s?){4,}\s*(?:\d{1,4}|[ivx]+)?$|…{2,}\s*\d{0,4}$")
_MAX_HEADING_CHARS = 240
_INDENT = 0.7
_DEEPEST = 5
_LAST_LEVEL = 4
_MAX_TITLE_CHARS = 80
_MIN_TITLE_LETTERS = 4


@dataclass(frozen=True, slots=True)
class PdfPiece:
    """A piece, and the pages that begin in it, each with its offset in the piece's text."""

    piece: Piece
    pages: tuple[tuple[int, int], ...]


def pdf_pieces(lines: Sequence[Line]) -> list[PdfPiece]:
    """The pieces of a document's lines, in the order of reading.

    Notes at the foot of a page come after the paragraph that goes on over the page.
    """
    lines = [line for line in lines if line.cells or not _LEADERS.search(line.text)]
    if not lines:
        return []
    measure = measured(lines)
    notes = notes_of(lines, measure.text.size)
    in_notes = {id(line) for note in notes for line in note}
    pieces: list[PdfPiece] = []
    depths = _Depths(measure)
    for block in _blocks([line for line in lines if id(line) not in in_notes], measure):
        while notes and notes[0][0].page < block[0].page:
            pieces.append(_paragraph(notes.pop(0), measure))
        pieces += _made(block, measure, depths)
    pieces += [_paragraph(note, measure) for note in notes]
    _raise_titles([made.piece for made in pieces], len(measure.levels))
    return _below_title(pieces)


def _blocks(lines: Sequence[Line], measure: Measure) -> Iterator[list[Line]]:
    block: list[Line] = []
    for line in lines:
        if block and begins(block, line, measure):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _made(block: list[Line], measure: Measure, depths: "_Depths") -> Iterator[PdfPiece]:
    if block[0].cells:
        yield from _row(block[0], measure)
        return
    look = measure.look(block[0])
    made = join_lines(block, measure.known, measure.breaks(block) if not look else frozenset())
    bullet = BULLET.match(made.text)
    if look and not bullet and len(made.text) <= _MAX_HEADING_CHARS:
        depths.clear()
        yield PdfPiece(Piece(HEADING, made.text, measure.levels[look]), made.pages)
    elif bullet:
        text, shift = made.text[bullet.end() :], bullet.end()
        pages = tuple((page, max(0, at - shift)) for page, at in made.pages)
        yield PdfPiece(Piece(ITEM, text, depths.of(block[0]), "-"), pages)
    elif ITEM_NUMBER.match(made.text) and "\n" not in made.text:
        yield PdfPiece(Piece(ITEM, made.text, depths.of(block[0]), "-"), made.pages)
    else:
        depths.pass_by(block[0])
        yield PdfPiece(Piece(PARAGRAPH, made.text), made.pages)


def _paragraph(lines: Sequence[Line], measure: Measure) -> PdfPiece:
    made = join_lines(lines, measure.known)
    return PdfPiece(Piece(PARAGRAPH, made.text), made.pages)


def _row(line: Line, measure: Measure) -> Iterator[PdfPiece]:
    """A row of a table, and the rule below its first one."""
    cells = [join_lines(rows, measure.known).text for rows in cell_lines(line)]
    text = f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"
    yield PdfPiece(Piece(ROW, text), ((line.page, 0),))
    if line.is_first_row:
        yield PdfPiece(Piece(ROW, f"| {' | '.join('---' for _ in cells)} |"), ())


class _Depths:
    """How deep items are nested, by how far they are indented among their neighbours."""

    def __init__(self, measure: Measure) -> None:
        self._measure = measure
        self._lefts: list[float] = []

    def clear(self) -> None:
        """A heading ends every list."""
        self._lefts.clear()

    def pass_by(self, line: Line) -> None:
        """A paragraph ends the lists that are indented further than it is."""
        left = self._measure.indent(line)
        self._lefts = [known for known in self._lefts if known < left - 1]

    def of(self, line: Line) -> int:
        """The depth of the item that begins with `line`."""
        left = self._measure.indent(line)
        while self._lefts and left < self._lefts[-1] - _INDENT * line.size:
            self._lefts.pop()
        if not self._lefts or left > self._lefts[-1] + _INDENT * line.size:
            self._lefts.append(left)
        return min(len(self._lefts) - 1, _DEEPEST)


def _raise_titles(pieces: list[Piece], looks: int) -> None:
    """Make headings of titles that look like text: in capitals, or numbered above paragraphs."""
    level = min(looks + 1, _LAST_LEVEL)
    numbered = [
        piece
        for piece, follower in pairwise(pieces)
        if _is_title(piece)
        and NUMBERED.match(piece.text)
        and follower.kind == PARAGRAPH
        and len(follower.text) > _MAX_TITLE_CHARS
    ]
    capital = [piece for piece in pieces if _is_title(piece) and piece.text.isupper()]
    for piece in capital + (numbered if len(numbered) > 1 else []):
        piece.kind, piece.level = HEADING, level + numbering_depth(piece.text) - 1


def _is_title(piece: Piece) -> bool:
    """Whether a piece that is no heading is as short and as unfinished as one."""
    return (
        piece.kind in (PARAGRAPH, ITEM)
        and piece.marker in ("", "-")
        and sum(map(str.isalpha, piece.text)) >= _MIN_TITLE_LETTERS
        and len(piece.text) <= _MAX_TITLE_CHARS
        and not SENTENCE_END.search(piece.text)
        and "\n" not in piece.text
    )


def _below_title(pieces: list[PdfPiece]) -> list[PdfPiece]:
    """The headings one level deeper than the title, where the title looks like all of them."""
    first = pieces[0].piece
    others = any(p.piece.kind == HEADING and p.piece.level == 1 for p in pieces[1:])
    if first.kind != HEADING or first.level != 1 or not others:
        return pieces
    for made in pieces[1:]:
        if made.piece.kind == HEADING:
            made.piece.level = min(6, made.piece.level + 1)
    return pieces
