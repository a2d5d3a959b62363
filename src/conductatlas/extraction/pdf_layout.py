"""The lines of a page in the order of reading, by where they stand and not by who was drawn first.

A strip of rows that an empty gutter runs through is a table, or columns that are read one after
the other; what crosses the gutter (a heading over both columns) parts the strips.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, count, pairwise
from statistics import median

from conductatlas.extraction.pdf_rows import Line, Run, line_of, rows_of, runs_of
from conductatlas.extraction.pdf_tables import Record, is_prose, table_records
from conductatlas.extraction.pdf_words import Word

__all__ = ["Layout"]

_Rows = Sequence[Sequence[Run]]
_MIN_LINES = 3
_MAX_DEPTH = 8
_MIN_GUTTER = 0.3
_SAME_EDGE = 3.0
_NEW_BLOCK = 1.3
_MOST_EDGES = 60
_LARGE = 1.1


@dataclass(frozen=True, slots=True)
class _Strip:
    """Rows `top` to `bottom` (exclusive) whose runs stand left or right of `x`."""

    x: float
    top: int
    bottom: int
    records: Sequence[Record] = ()


class Layout:
    """Reads page after page; it numbers the columns of all, and remembers where gutters are."""

    def __init__(self) -> None:
        self._columns = count()
        self._gutters: list[float] = []

    def lines(self, words: Sequence[Word], page: int) -> list[Line]:
        """The lines of the words of one page, in reading order."""
        return list(self._read(words, page, 0))

    def _read(self, words: Sequence[Word], page: int, depth: int) -> Iterator[Line]:
        rows = [runs_of(row) for row in rows_of(words)]
        strip = self._strip(rows) if depth < _MAX_DEPTH else None
        if strip is None:
            column = next(self._columns)
            yield from (line_of(_words([row]), page, column) for row in rows)
            return
        inside = rows[strip.top : strip.bottom]
        yield from self._read(_words(rows[: strip.top]), page, depth + 1)
        if strip.records:
            yield from self._table(strip.records, page)
        else:
            self._gutters.append(strip.x)
            for side in _sides(inside, strip.x):
                yield from self._read(_words(side), page, depth + 1)
        yield from self._read(_words(rows[strip.bottom :]), page, depth + 1)

    def _table(self, records: Sequence[Record], page: int) -> Iterator[Line]:
        column = next(self._columns)
        for number, record in enumerate(records):
            line = line_of(list(chain.from_iterable(record)), page, column)
            yield replace(line, cells=record, is_first_row=number == 0)

    def _strip(self, rows: _Rows) -> _Strip | None:
        """The longest strip of rows that is a table or columns of text; None where all is one."""
        found = [(_table_alone(rows, s), s) for x in _edges(rows) for s in _strips(rows, x)]
        for table, strip in sorted(
            found, key=lambda pair: (pair[0].top - pair[0].bottom, pair[1].x)
        ):
            inside = [] if _is_in_text(rows, table) else rows[table.top : table.bottom]
            if records := table_records(inside):
                return replace(table, records=records)
            left, right = _sides(rows[strip.top : strip.bottom], strip.x)
            is_known = any(abs(strip.x - x) <= _SAME_EDGE for x in self._gutters)
            if is_prose(left, _MIN_LINES) and is_prose(right, 1 if is_known else _MIN_LINES):
                return _trimmed(rows, strip)
        return None


def _edges(rows: _Rows) -> list[float]:
    """The left edges at which runs begin again and again."""
    seen: dict[int, list[float]] = defaultdict(list)
    for row in rows:
        for run in row:
            seen[round(run.left / _SAME_EDGE)].append(run.left)
    often = sorted(seen.values(), key=len, reverse=True)[:_MOST_EDGES]
    return sorted(min(lefts) for lefts in often)


def _strips(rows: _Rows, x: float) -> Iterator[_Strip]:
    """The stretches of rows that leave a gutter free left of `x`, with text on both sides."""
    top = 0
    for at in range(len(rows) + 1):
        if at < len(rows) and not any(_crosses(run, x) for run in rows[at]):
            continue
        sides = _sides(rows[top:at], x)
        if all(sum(map(bool, side)) > 0 for side in sides) and at - top >= _MIN_LINES:
            yield _Strip(x, top, at)
        top = at + 1


def _crosses(run: Run, x: float) -> bool:
    return run.left < x - 1 and run.right > x - _MIN_GUTTER * run.size


def _sides(rows: _Rows, x: float) -> tuple[list[list[Run]], list[list[Run]]]:
    left = [[run for run in row if run.left < x - 1] for row in rows]
    right = [[run for run in row if run.left >= x - 1] for row in rows]
    return [row for row in left if row], [row for row in right if row]


def _trimmed(rows: _Rows, strip: _Strip) -> _Strip:
    """The strip without what stands below its columns and belongs to what crosses them next."""
    if strip.bottom == len(rows):
        return strip
    last = max(
        at for at in range(strip.top, strip.bottom) if any(r.left >= strip.x - 1 for r in rows[at])
    )
    heights = [row[0].baseline for row in rows]
    steps = sorted(heights[at] - heights[at + 1] for at in range(strip.top, last))
    usual = steps[len(steps) // 2] if steps else 0.0
    for at in range(last + 1, strip.bottom):
        if heights[at - 1] - heights[at] > _NEW_BLOCK * usual:
            return replace(strip, bottom=at)
    return strip


def _table_alone(rows: _Rows, strip: _Strip) -> _Strip:
    """The longest part of the strip that can be one table: no heading, no short line around it."""
    usual = median(run.size for row in rows[strip.top : strip.bottom] for run in row)
    parts, top = [], strip.top
    for at in range(strip.top, strip.bottom + 1):
        is_heading = at < strip.bottom and len(rows[at]) == 1 and rows[at][0].size > _LARGE * usual
        if at == strip.bottom or is_heading:
            parts.append(_between_lines(rows, replace(strip, top=top, bottom=at)))
            top = at + 1
    return max(parts, key=lambda part: part.bottom - part.top)


def _between_lines(rows: _Rows, strip: _Strip) -> _Strip:
    """The strip without the short lines before its first wide row, and far below its last one."""
    wide = [at for at in range(strip.top, strip.bottom) if len(rows[at]) > 1]
    if not wide:
        return replace(strip, bottom=strip.top)
    heights = [row[0].baseline for row in rows]
    steps = sorted(heights[at] - heights[at + 1] for at in range(wide[0], wide[-1]))
    most = _NEW_BLOCK * steps[len(steps) // 4] if steps else 0.0
    bottom = wide[-1] + 1
    while bottom < strip.bottom and heights[bottom - 1] - heights[bottom] <= most:
        bottom += 1
    return replace(strip, top=wide[0], bottom=bottom)


def _is_in_text(rows: _Rows, strip: _Strip) -> bool:
    """Whether the strip stands in the midst of a paragraph: wide gaps between words, by chance."""
    heights = [row[0].baseline for row in rows]
    steps = [a - b for a, b in pairwise(heights[strip.top : strip.bottom])]
    least = 1.15 * min(steps, default=0.0)
    above = strip.top > 0 and heights[strip.top - 1] - heights[strip.top] <= least
    end = strip.bottom
    below = end < len(rows) and heights[end - 1] - heights[end] <= least
    return above or below


def _words(rows: _Rows) -> list[Word]:
    return [word for row in rows for run in row for word in run.words]
