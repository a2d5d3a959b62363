"""The rows of a list page as CSV and JSON: the same rows, in the same order."""

import csv
import io
import json
from collections.abc import Mapping, Sequence

__all__ = ["Cell", "as_csv", "as_json"]

Cell = str | int | float | bool | None | list[str]
# What a spreadsheet would run as a formula; quoted with an apostrophe, as OWASP advises.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Sequence[Mapping[str, Cell]], columns: Sequence[str]) -> str:
    """The rows under a head of `columns`; a cell that a spreadsheet would run is quoted."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(row[name]) for name in columns])
    return out.getvalue()


def as_json(rows: Sequence[Mapping[str, Cell]], total: int, page: int, pages: int) -> str:
    """The rows with their place in the whole list."""
    body = {"total": total, "page": page, "pages": pages, "rows": list(rows)}
    return json.dumps(body, ensure_ascii=False)


def _cell(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, int | float):
        return str(value)
    text = "; ".join(value) if isinstance(value, list) else value
    text = text.replace("\0", "")
    return f"'{text}" if text.startswith(_FORMULA) else text
