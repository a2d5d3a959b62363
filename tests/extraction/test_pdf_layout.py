"""Pages of a PDF in the order of reading: columns, tables, boxes, pages that are turned."""

from conductatlas.extraction import extract
from tests.support.pdf import Drawn, PdfBox, PdfLine, a_pdf, column

_TITLE = PdfLine("Terms of use of the service, and of all that belongs to it", 720, 16)
_WORDS = (
    "members may end the contract at any time",
    "and we may end it with a notice of thirty",
    "days where the law of the country allows",
    "this or a court has told us so in a claim",
)


def _text(*pages: list[Drawn]) -> str:
    return extract(a_pdf(pages), media_type="application/pdf").text


def _part(name: str, x: float, y: float = 680, size: float = 10) -> list[PdfLine]:
    """A column of four full lines that begins with `name` and ends in mid-sentence."""
    return column([f"{name} {words}" for words in _WORDS], y, x, size, 13)


def _sentence(*names: str) -> str:
    return " ".join(f"{name} {words}" for name in names for words in _WORDS)


def test_two_columns_are_read_one_after_the_other_whoever_was_drawn_first() -> None:
    page: list[Drawn] = [*_part("then", 330), *_part("first", 72), _TITLE]
    assert _text(page) == f"# {_TITLE.text}\n\n{_sentence('first', 'then')}\n"


def test_columns_whose_lines_stand_at_other_heights_are_columns() -> None:
    page: list[Drawn] = [*_part("then", 330, y=674), *_part("first", 72)]
    assert _text(page) == f"{_sentence('first', 'then')}\n"


def test_three_columns_are_read_from_left_to_right() -> None:
    page: list[Drawn] = [
        _TITLE, *_part("c", 420, size=8), *_part("b", 240, size=8), *_part("a", 60, size=8)
    ]  # fmt: skip
    assert _text(page).endswith(f"\n\n{_sentence('a', 'b', 'c')}\n")


def test_a_heading_over_both_columns_parts_them() -> None:
    middle = PdfLine("What else holds for the service, and for all who use any of it", 600, 14)
    page: list[Drawn] = [
        *_part("b", 330), *_part("a", 72), middle, *_part("d", 330, y=570), *_part("c", 72, y=570)
    ]  # fmt: skip
    assert _text(page) == f"{_sentence('a', 'b')}\n\n# {middle.text}\n\n{_sentence('c', 'd')}\n"


def test_a_sentence_goes_on_from_the_last_column_to_the_next_page() -> None:
    pages: list[list[Drawn]] = [
        [*_part("b", 330), *_part("a", 72)], [*_part("d", 330), *_part("c", 72)]
    ]  # fmt: skip
    assert _text(*pages) == f"{_sentence('a', 'b', 'c', 'd')}\n"


def test_a_short_column_is_one_where_earlier_pages_have_it() -> None:
    short = [PdfLine("where it ends, as all things do, at last.", 680, 10, x=330)]
    page: list[Drawn] = [*short, *_part("c", 72)]
    text = _text([*_part("b", 330), *_part("a", 72)], page)
    assert text.endswith(f"{_sentence('c')} where it ends, as all things do, at last.\n")


_ROWS = (
    ("Data", "Purpose", "Kept"),
    ("Name", "Account", "3 years"),
    ("Card", "Payment", "7 years"),
)


def _table(step: float = 14) -> list[Drawn]:
    return [
        PdfLine(cell, 640 - step * row, x=72 + 150 * at)
        for row, cells in enumerate(_ROWS)
        for at, cell in enumerate(cells)
    ]


def test_cells_that_stand_in_rows_and_columns_are_a_table() -> None:
    assert _text([_TITLE, *_part("a", 72, y=560), *_table()]).startswith(
        f"# {_TITLE.text}\n\n| Data | Purpose | Kept |\n| --- | --- | --- |\n"
        "| Name | Account | 3 years |\n| Card | Payment | 7 years |\n"
    )


def test_a_cell_of_several_lines_is_one_cell() -> None:
    more = [PdfLine("and to send the bill", 588, x=222), PdfLine("to those who pay it", 575, x=222)]
    assert "| Card | Payment and to send the bill to those who pay it | 7 years |" in _text(
        [_TITLE, *_table(step=20), *more]
    )


def test_cells_that_only_a_rule_parts_are_cells() -> None:
    cells: list[Drawn] = [
        thing
        for row, y in enumerate((640, 615, 590))
        for thing in (PdfLine(f"Kind of data {row}", y), PdfLine(f"Reason {row}", y, x=147))
    ]
    rule = PdfBox(142, 580, 0, 80)
    assert "| Kind of data 1 | Reason 1 |" in _text([_TITLE, *cells, rule])
    assert "|" not in _text([_TITLE, *cells])


def test_two_rows_of_cells_are_lines_and_no_table() -> None:
    cells = [PdfLine(f"Cell no. {x}", y, x=x) for y in (640, 620) for x in (72, 300)]
    text = _text([_TITLE, *cells])
    assert text.endswith("\n\nCell no. 72 Cell no. 300\nCell no. 72 Cell no. 300\n")


def test_wide_gaps_between_the_words_of_a_paragraph_are_no_table() -> None:
    full = "We say here what we do with the data of our members and why we do it at all"
    gaps: list[Drawn] = [PdfLine(full, 694)]
    for at in range(3):
        gaps += [
            PdfLine("We say again what we do", 680 - 14 * at),
            PdfLine("and why.", 680 - 14 * at, x=230),
        ]
    gaps.append(PdfLine(full, 638))
    assert "|" not in _text([_TITLE, *gaps])


def test_a_heading_between_two_tables_is_a_heading() -> None:
    below = [
        PdfLine(cell.text, cell.y - 100, x=cell.x) for cell in _table() if isinstance(cell, PdfLine)
    ]
    text = _text([_TITLE, *_table(), PdfLine("More data", 570, 14), *below])
    assert "\n\n## More data\n\n| Data | Purpose | Kept |" in text


def test_numbers_and_bullets_that_stand_apart_belong_to_their_text() -> None:
    page: list[Drawn] = []
    for at in range(4):
        page += [
            PdfLine(f"{at + 1}.", 680 - 28 * at),
            PdfLine(f"Rule {at} of the terms.", 680 - 28 * at, x=110),
        ]
    assert _text([_TITLE, *page]).endswith(
        "\n\n1. Rule 0 of the terms.\n2. Rule 1 of the terms.\n3. Rule 2 of the terms.\n"
        "4. Rule 3 of the terms.\n"
    )


def test_text_in_a_box_is_text() -> None:
    box = PdfBox(60, 590, 400, 40)
    assert "In short: we keep little." in _text(
        [_TITLE, box, PdfLine("In short: we keep little.", 605)]
    )


def test_a_page_whose_text_runs_up_its_side_is_read_upright() -> None:
    lines = [
        PdfLine(f"Line {at} of the terms runs up the page.", 72, x=100 + 30 * at, angle=90)
        for at in range(3)
    ]
    made = extract(a_pdf([lines], rotate=90))
    assert made.text == " ".join(line.text for line in lines) + "\n"


def test_a_slanted_watermark_is_left_out() -> None:
    mark = PdfLine("SPECIMEN", 300, 60, x=200, angle=45)
    assert _text([_TITLE, *_part("a", 72), mark]) == _text([_TITLE, *_part("a", 72)])


def test_text_that_nobody_sees_is_left_out() -> None:
    hidden = PdfLine("cheap loans and casinos", 400, mode=3)
    assert "casinos" not in _text([_TITLE, hidden])


def test_text_under_a_scanned_page_is_read() -> None:
    from tests.support.pdf import PdfPicture

    page: list[Drawn] = [PdfPicture(), PdfLine("The terms of use, as recognised.", 700, mode=3)]
    assert _text(page) == "The terms of use, as recognised.\n"


def test_text_beside_the_page_is_left_out() -> None:
    assert "cutter" not in _text([_TITLE, PdfLine("for the cutter", 700, x=700)])
