"""Tables of a PDF by where their cells stand: records that begin at one height in several columns.

Prose in columns fills their width and begins its paragraphs where it likes; a table does neither.
"""

from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from conductatlas.extraction.pdf_markers import is_marker
from conductatlas.extraction.pdf_rows import Run
from conductatlas.extraction.pdf_words import Word

__all__ = ["Record", "is_prose", "table_records"]

Record = tuple[tuple[Word, ...], ...]
_Rows = Sequence[Sequence[Run]]
_Interval = tuple[float, float]

_MIN_RECORDS = 3
_MIN_GUTTER = 0.3
_NEW_CELL = 1.3
_SAME_HEIGHT = 2.0
_MOSTLY = 0.8
_MANY = 0.6
_MAX_COLUMNS = 24


def is_prose(rows: _Rows, least_lines: int) -> bool:
    """Whether the rows of one side of a gutter are running text that fills its width."""
    lines = [row for row in rows if row]
    if len(lines) < least_lines:
        return False
    left, right = min(row[0].left for row in lines), max(row[-1].right for row in lines)
    words = sum(len(run.words) for row in lines for run in row)
    size = median(row[0].size for row in lines)
    full = sum(1 for row in lines if row[-1].right >= left + 0.75 * (right - left))
    return words >= 2.5 * len(lines) and full >= 0.5 * len(lines) and right - left >= 8 * size


def table_records(rows: _Rows) -> list[Record]:
    """The records of the table that `rows` make, a tuple of cells each; or none."""
    columns = _columns(rows)
    if not 2 <= len(columns) <= _MAX_COLUMNS:
        return []
    tops = _spaced_tops(rows, columns)
    if not tops and not _is_all_prose(rows, columns):
        tops = _tight_tops(rows, columns)
    records = _records(rows, columns, tops)
    filled = sum(1 for record in records if sum(map(bool, record)) > 1)
    return records if len(records) >= _MIN_RECORDS and filled >= _MANY * len(records) else []


def _columns(rows: _Rows) -> list[_Interval]:
    """The columns: what the rows cover, parted where none covers anything.

    A column of bullets or numbers belongs to the text behind it.
    """
    runs = sorted((run for row in rows for run in row), key=lambda run: run.left)
    found: list[list[Run]] = []
    edge = float("-inf")
    for run in runs:
        if run.left - edge >= _MIN_GUTTER * run.size or not found:
            found.append([])
        found[-1].append(run)
        edge = max(edge, run.right)
    columns: list[_Interval] = []
    start: float | None = None
    for column in found:
        start = column[0].left if start is None else start
        if all(is_marker(run.text) for run in column):
            continue
        columns.append((start, max(run.right for run in column)))
        start = None
    return columns


def _column_of(run: Run, columns: list[_Interval]) -> int:
    middle = (run.left + run.right) / 2
    return next((at for at, (_, right) in enumerate(columns) if middle <= right), len(columns) - 1)


def _spaced_tops(rows: _Rows, columns: list[_Interval]) -> list[float]:
    """The heights at which records begin that white space parts; none where cells disagree."""
    lines: list[list[float]] = [[] for _ in columns]
    for row in rows:
        for at in {_column_of(run, columns) for run in row}:
            lines[at].append(row[0].baseline)
    gaps = sorted(a - b for column in lines for a, b in pairwise(column))
    usual = gaps[len(gaps) // 4] if gaps else 0.0
    starts = [
        height
        for column in lines
        for at, height in enumerate(column)
        if at == 0 or column[at - 1] - height > _NEW_CELL * usual
    ]
    shared = [h for h in starts if sum(abs(h - o) <= _SAME_HEIGHT for o in starts) > 1]
    if len(shared) < _MOSTLY * len(starts):
        return []
    tops = sorted(set(shared), reverse=True)
    return tops if len(tops) >= _MIN_RECORDS else []


def _is_all_prose(rows: _Rows, columns: list[_Interval]) -> bool:
    sides: list[list[list[Run]]] = [[] for _ in columns]
    for row in rows:
        for at, side in enumerate(sides):
            if here := [run for run in row if _column_of(run, columns) == at]:
                side.append(here)
    return all(is_prose(side, 1) for side in sides)


def _tight_tops(rows: _Rows, columns: list[_Interval]) -> list[float]:
    """The heights of the rows that fill the first column; none where these stand alone."""
    first = [row for row in rows if any(_column_of(run, columns) == 0 for run in row)]
    paired = sum(1 for row in first if len({_column_of(run, columns) for run in row}) > 1)
    return [row[0].baseline for row in first] if paired >= _MOSTLY * len(first) else []


def _records(rows: _Rows, columns: list[_Interval], tops: list[float]) -> list[Record]:
    if not tops:
        return []
    records: list[list[list[Word]]] = []
    for row in rows:
        is_new = any(abs(row[0].baseline - top) <= _SAME_HEIGHT for top in tops)
        if is_new or not records:
            records.append([[] for _ in columns])
        for run in row:
            records[-1][_column_of(run, columns)] += run.words
    return [tuple(tuple(cell) for cell in record) for record in records]
