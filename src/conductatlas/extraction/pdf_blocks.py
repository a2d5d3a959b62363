"""Where one block of a PDF ends and the next begins, and which lines are notes at a page's foot.

By distance, look, indentation, marks of items, and lines that were broken before they were full.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from conductatlas.extraction.pdf_looks import Look, Style, levels_of, look_of, style_of
from conductatlas.extraction.pdf_markers import BULLET, NUMBERED
from conductatlas.extraction.pdf_rows import Line
from conductatlas.extraction.pdf_text import words_known

__all__ = ["SENTENCE_END", "Measure", "begins", "measured", "notes_of"]

SENTENCE_END = re.compile(r"[.!?:;。！？]\W*$")
_NOTE = re.compile(r"(?:\d{1,3}|[*†‡§¹²³⁴-⁹]+)(?:\s+\S|[^\W\d_])")
_NEW_BLOCK = 1.4
_NEW_SENTENCE = 1.2
_SMALL = 0.92
_FULL_LINE = 0.8
_SHORT_LINE = 0.6
_INDENT = 0.9
_CELL_GAP = 2.0


@dataclass(frozen=True, slots=True)
class Measure:
    """What blocks are judged by: the text's style, heading levels, whole words, column edges."""

    text: Style
    levels: dict[Look, int]
    known: set[str]
    edges: dict[int, tuple[float, float]]

    def look(self, line: Line) -> Look | None:
        """How a line looks that can be a heading."""
        return look_of(line, self.text)

    def indent(self, line: Line) -> float:
        """How far a line begins inside its column."""
        return line.left - self.edges[line.column][0]

    def fill(self, line: Line) -> float:
        """How far a line reaches into its column, from 0 to 1."""
        left, right = self.edges[line.column]
        return (line.right - left) / max(1.0, right - left)

    def is_cut_short(self, before: Line, line: Line) -> bool:
        """Whether the first word of `line` had room at the end of `before`: broken on purpose."""
        space = 0.5 * before.size
        return before.right + space + line.words[0].width < self.edges[before.column][1] - space

    def breaks(self, block: Sequence[Line]) -> frozenset[int]:
        """The lines of a block that are lines on purpose: of an address, or of loose cells."""
        return frozenset(
            at
            for at, (before, line) in enumerate(pairwise(block), start=1)
            if before.page == line.page
            and (self._is_cut_far(before, line) or (_has_gap(before) and _has_gap(line)))
        )

    def _is_cut_far(self, before: Line, line: Line) -> bool:
        is_cut = self.fill(before) < _SHORT_LINE and self.is_cut_short(before, line)
        return is_cut and not line.text[:1].islower()


def _has_gap(line: Line) -> bool:
    """Whether cells stand in a line, wide apart."""
    return any(b.left - a.right > _CELL_GAP * a.size for a, b in pairwise(line.words[1:]))


def measured(lines: Sequence[Line]) -> Measure:
    """The measure of a document."""
    style = style_of(lines)
    edges: dict[int, tuple[float, float]] = {}
    for line in lines:
        left, right = edges.get(line.column, (line.left, line.right))
        edges[line.column] = (min(left, line.left), max(right, line.right))
    return Measure(style, levels_of(lines, style), words_known(lines), edges)


def begins(block: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether `line` begins a new block after those of `block`."""
    before = block[-1]
    look = measure.look(line)
    if line.cells or before.cells or look != measure.look(before):
        return True
    if BULLET.match(line.text) or (look and NUMBERED.match(line.text)):
        return True
    ended = SENTENCE_END.search(before.text) is not None
    if before.column != line.column or before.baseline <= line.baseline:
        return ended or look is not None or not _goes_on(before, line, measure)
    gap, usual = before.baseline - line.baseline, max(measure.text.gap, line.size)
    if gap > _NEW_BLOCK * usual or (ended and gap > _NEW_SENTENCE * usual):
        return True
    if look is not None:
        return False
    return _begins_by_form(block, line, measure) if ended else False


def _goes_on(before: Line, line: Line, measure: Measure) -> bool:
    """Whether an unfinished sentence goes on in the next column or on the next page."""
    if NUMBERED.match(line.text) and not line.text[:1].isdigit():
        return False
    return line.text[:1].islower() or measure.fill(before) >= _FULL_LINE


def _begins_by_form(block: Sequence[Line], line: Line, measure: Measure) -> bool:
    """Whether `line` begins a block after a sentence's end, without a gap."""
    before, first = block[-1], block[0]
    if NUMBERED.match(line.text):
        return True
    hanging = len(block) > 1 and block[1].left > first.left + _INDENT * line.size
    if hanging and line.left < block[1].left - _INDENT * line.size:
        return True
    is_mark = BULLET.match(first.text) or NUMBERED.match(first.text)
    if not hanging and not is_mark and line.left > before.left + _INDENT * line.size:
        return True
    return measure.is_cut_short(before, line) and not line.text[:1].islower()


def notes_of(lines: Sequence[Line], size: float) -> list[list[Line]]:
    """The notes at the feet of columns: small lines at the end, the first with a note's mark."""
    notes: list[list[Line]] = []
    columns: dict[int, list[Line]] = {}
    for line in lines:
        columns.setdefault(line.column, []).append(line)
    for column in columns.values():
        at = len(column)
        while at and column[at - 1].size < _SMALL * size and not column[at - 1].cells:
            at -= 1
        if 0 < at < len(column) and _NOTE.match(column[at].text):
            notes += _parted(column[at:])
    return notes


def _parted(lines: Sequence[Line]) -> list[list[Line]]:
    notes: list[list[Line]] = []
    for line in lines:
        if not notes or _NOTE.match(line.text):
            notes.append([])
        notes[-1].append(line)
    return notes
