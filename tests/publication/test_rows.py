import csv
import io
import json

import pytest

from conductatlas.publication.rows import as_csv, as_json


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_quoted(cell: str) -> None:
    row = list(csv.reader(io.StringIO(as_csv([{"title": cell}], ["title"]))))[1]
    assert row[0].startswith("'")


def test_numbers_are_left_as_they_are() -> None:
    rows = csv.reader(io.StringIO(as_csv([{"n": -1, "share": 0.5}], ["n", "share"])))
    assert list(rows)[1] == ["-1", "0.5"]


def test_csv_gives_back_quotes_commas_and_line_ends() -> None:
    quote = 'He said "no",\nand left'
    rows = list(csv.reader(io.StringIO(as_csv([{"quote": quote}], ["quote"]))))
    assert rows[1] == [quote]


def test_json_says_where_the_rows_stand() -> None:
    body = json.loads(as_json([{"title": "=1"}], total=51, page=2, pages=2))
    assert body == {"total": 51, "page": 2, "pages": 2, "rows": [{"title": "=1"}]}
