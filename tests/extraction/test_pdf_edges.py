"""Running heads and feet, page numbers, watermarks: what says only which page this is."""

import pytest

from conductatlas.extraction import extract
from tests.support.pdf import Drawn, PdfLine, a_pdf

_TEXTS = ("Alpha", "Bravo", "Carol", "Delta", "Echo", "Foxtrot")


def _body(number: int) -> list[Drawn]:
    name = _TEXTS[number]
    return [
        PdfLine(f"{name} is what this page of the terms is about, and nothing else.", 600),
        PdfLine(f"{name} ends here, and so does what we say about it on this page.", 560),
    ]


def _without_edges(count: int) -> str:
    return extract(a_pdf([_body(number) for number in range(count)])).text


def _with(edges: list[list[Drawn]]) -> str:
    return extract(a_pdf([[*edge, *_body(at)] for at, edge in enumerate(edges)])).text


@pytest.mark.parametrize(
    "form",
    [
        "Page {n} of 6",
        "{n}",
        "- {n} -",
        "{roman}",
        "Vireo terms, {month} 2026",
        "{n} / 6",
        "Seite {n}",
    ],
)
def test_what_comes_again_on_each_page_is_left_out(form: str) -> None:
    romans = ("i", "ii", "iii", "iv", "v", "vi")
    months = ("January", "February", "March", "April", "May", "June")
    feet: list[list[Drawn]] = [
        [PdfLine(form.format(n=at + 1, roman=romans[at], month=months[at]), 30, 8)]
        for at in range(6)
    ]
    assert _with(feet) == _without_edges(6)


def test_heads_of_left_and_right_pages_may_differ() -> None:
    heads: list[list[Drawn]] = [
        [PdfLine("Vireo BV" if at % 2 else "Terms of use", 760, 8)] for at in range(6)
    ]
    assert _with(heads) == _without_edges(6)


def test_a_head_with_its_page_number_far_to_the_right_is_left_out() -> None:
    heads: list[list[Drawn]] = [
        [PdfLine("Terms of use", 760, 8), PdfLine(str(at + 3), 760, 8, x=500)] for at in range(4)
    ]
    assert _with(heads) == _without_edges(4)


def test_a_title_of_one_page_is_no_running_head() -> None:
    assert "# Terms of use" in _with([[PdfLine("Terms of use", 760, 20)], [], []])


def test_a_number_that_ends_a_paragraph_at_the_foot_is_no_page_number() -> None:
    feet: list[list[Drawn]] = [[PdfLine("2026.", 546)], [], []]
    assert "2026." in _with(feet)
    assert "30" in _with([[PdfLine("30", 30)], [], []])


def test_a_word_between_wide_gaps_is_no_running_head() -> None:
    row = [("members", 72), ("and", 250), ("visitors of the page", 400)]
    others = [("vendors", 72), ("and", 250), ("partners of the firm", 400)]
    feet: list[list[Drawn]] = [[PdfLine(t, 540, x=x) for t, x in words] for words in (row, others)]
    assert _with(feet).count(" and ") == _without_edges(2).count(" and ") + 2


def test_bullets_at_the_top_of_pages_are_no_running_heads() -> None:
    heads: list[list[Drawn]] = [
        [PdfLine("\u2022", 620), PdfLine(f"{name} is a thing you may do.", 620, x=90)]
        for name in _TEXTS[:3]
    ]
    assert _with(heads).count("\n- ") + _with(heads).startswith("- ") == 3


def test_a_large_word_at_the_same_place_on_all_pages_is_a_watermark() -> None:
    marks: list[list[Drawn]] = [[PdfLine("SPECIMEN", 580, 40)] for _ in range(3)]
    assert _with(marks) == _without_edges(3)
