"""Tables: rows of data one a line; a table that only lays out a page is read cell by cell."""

from collections.abc import Callable, Iterator

from conductatlas.extraction.tree import LAYOUT, LAYOUT_TAGS, Node

__all__ = ["is_data_table", "table_rows"]

_GREAT_CELL_CHARS = 1500
_MAX_COLUMNS = 24


def is_data_table(table: Node) -> bool:
    """Whether the cells belong together in rows, rather than holding parts of the page."""
    if 'role="presentation"' in table.attrs or 'role="none"' in table.attrs:
        return False
    rows = list(_rows(table))
    if not rows or max(len(list(_cells(row))) for row in rows) < 2:
        return False
    for row in rows:
        for cell in _cells(row):
            if cell.chars > _GREAT_CELL_CHARS or _lays_out(cell):
                return False
    return True


def _lays_out(cell: Node) -> bool:
    """Whether a part of a page stands in it, and not only stood there when it was counted."""
    return bool(cell.marks & LAYOUT) and any(n.tag in LAYOUT_TAGS for n in cell.walk())


def table_rows(table: Node, cell_text: Callable[[Node], str]) -> Iterator[str]:
    """The rows of `table` as Markdown lines, with the rule below the first; empty rows are left
    out. A cell over several rows or columns leaves empty ones, so that columns stay columns.
    """
    first = True
    below: dict[int, int] = {}
    for row in _rows(table):
        cells: list[str] = []
        for cell in _cells(row):
            _fill(cells, below)
            rows, columns = _span(cell, "rowspan"), _span(cell, "colspan")
            below.update(dict.fromkeys(range(len(cells), len(cells) + columns), rows))
            cells += [cell_text(cell).replace("|", "/"), *[""] * (columns - 1)]
        _fill(cells, below)
        below = {column: left - 1 for column, left in below.items() if left > 1}
        cells = cells[:_MAX_COLUMNS]
        if not any(cells):
            continue
        yield f"| {' | '.join(cells)} |"
        if first:
            yield f"| {' | '.join('---' for _ in cells)} |"
        first = False


def _fill(cells: list[str], below: dict[int, int]) -> None:
    """Leave out the columns that a cell of a row above covers."""
    while len(cells) in below and len(cells) < _MAX_COLUMNS:
        cells.append("")


def _span(cell: Node, name: str) -> int:
    value = cell.get(name)
    return min(max(int(value), 1), _MAX_COLUMNS) if value.isdecimal() and len(value) < 4 else 1


def _rows(table: Node) -> Iterator[Node]:
    for child in table.elements():
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from _rows(child)


def _cells(row: Node) -> Iterator[Node]:
    return (child for child in row.elements() if child.tag in ("td", "th"))
