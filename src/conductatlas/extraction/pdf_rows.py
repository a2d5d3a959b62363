"""Words of a page gathered into rows, and rows into runs that a wide gap parts.

A row is what stands at one height; a run is what is read in one go.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.pdf_words import Word

__all__ = ["Line", "Run", "cell_lines", "line_of", "rows_of", "runs_of"]

_SAME_ROW = 0.4
_RAISED = 0.6
_WIDE_GAP = 0.7


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one row with no wide gap between them, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """The left edge."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """The right edge."""
        return max(word.right for word in self.words)

    @property
    def baseline(self) -> float:
        """The height that it stands at."""
        return self.words[0].baseline

    @property
    def size(self) -> float:
        """The size of its letters."""
        return max(word.size for word in self.words)


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read: its words on page `page` (from 0), in the column `column`.

    `size` and `weight` are those of most of its characters; columns are numbered over all pages.
    `cells` are those of a table's row, with the heads of the table's columns where it is the first.
    """

    page: int
    column: int
    words: tuple[Word, ...]
    left: float
    right: float
    baseline: float
    size: float
    weight: int
    cells: tuple[tuple[Word, ...], ...] = ()
    is_first_row: bool = False

    @property
    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(word.text for word in self.words)


def line_of(words: Sequence[Word], page: int, column: int) -> Line:
    """The line that `words` of one row make."""
    ordered = tuple(sorted(words, key=lambda word: word.left))
    sizes: dict[tuple[float, int], int] = {}
    for word in ordered:
        key = (word.size, word.weight)
        sizes[key] = sizes.get(key, 0) + len(word.text)
    size, weight = max(sizes, key=lambda key: (sizes[key], key))
    baseline = min(word.baseline for word in ordered if word.size == size)
    right = max(word.right for word in ordered)
    return Line(page, column, ordered, ordered[0].left, right, baseline, size, weight)


def rows_of(words: Sequence[Word]) -> list[list[Word]]:
    """The words by height, from the top; each row from left to right.

    A small raised word (the mark of a note) belongs to the row of the larger word beside it.
    """
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (-w.baseline, w.left)):
        if rows and _stands_in(rows[-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda w: w.left) for row in rows]


def _stands_in(row: list[Word], word: Word) -> bool:
    drop = row[0].baseline - word.baseline
    if drop <= 0.1 * word.size:
        return True
    if all(other.size < 0.8 * word.size for other in row):
        # Only raised marks so far: the words they belong to come below them.
        return drop <= _RAISED * word.size and _is_beside(row, word)
    largest = max(row, key=lambda w: w.size)
    return largest.baseline - word.baseline <= _SAME_ROW * min(largest.size, word.size)


def _is_beside(row: list[Word], word: Word) -> bool:
    reach = 2 * word.size
    return any(w.left - reach <= word.right and word.left <= w.right + reach for w in row)


def runs_of(row: Sequence[Word]) -> list[Run]:
    """The runs of a row."""
    runs: list[list[Word]] = []
    for word in row:
        size = max(word.size, runs[-1][-1].size) if runs else 0.0
        gap = word.left - max(w.right for w in runs[-1]) if runs else 0.0
        if runs and gap <= _WIDE_GAP * size and not (word.is_ruled and gap > 0):
            runs[-1].append(word)
        else:
            runs.append([word])
    return [Run(tuple(run)) for run in runs]


def cell_lines(line: Line) -> list[list[Line]]:
    """The lines of each cell of a table's row."""
    return [[line_of(row, line.page, line.column) for row in rows_of(cell)] for cell in line.cells]
