"""The title of a policy, by its headings, its first line, the title of its page."""

from conductatlas.extraction.pieces import HEADING, PARAGRAPH, Piece
from conductatlas.extraction.titles import title_of


def a_heading(text: str, level: int = 1) -> Piece:
    return Piece(HEADING, text, level)


def a_paragraph(text: str, linked: float = 0.0) -> Piece:
    return Piece(PARAGRAPH, text, linked=linked)


def test_a_heading_that_names_a_policy_is_the_title() -> None:
    pieces = [a_paragraph("Legal"), a_heading("Welcome"), a_heading("Terms of Use", 2)]
    assert title_of(pieces, "Lumen") == "Terms of Use"


def test_a_first_line_without_markup_is_the_title() -> None:
    pieces = [a_paragraph("Effective 7 March"), a_paragraph("Privacy Notice"), a_heading("Who", 2)]
    assert title_of(pieces, "Terms of use | Lumen") == "Privacy Notice"


def test_a_sentence_a_link_or_a_date_is_no_title() -> None:
    page = "Terms of use | Lumen"
    for line in ("Read our terms.", "These terms say what you may do with all that is ours here"):
        assert title_of([a_paragraph(line)], page) == "Terms of use"
    assert title_of([a_paragraph("Cookie Notice", linked=1.0)], page) == "Terms of use"
    assert title_of([a_paragraph("Terms of 7 March 2026")], page) == "Terms of use"
    assert title_of([a_heading("Who"), a_paragraph("Cookie Notice")], page) == "Terms of use"


def test_a_numbered_heading_or_a_question_is_a_part_and_no_title() -> None:
    page = "Cookie Policy - Lumen"
    assert title_of([a_heading("1. What is a cookie", 2)], page) == "Cookie Policy"
    assert title_of([a_heading("Do you allow cookies?", 2)], page) == "Cookie Policy"


def test_the_first_heading_is_better_than_a_page_title_that_names_no_policy() -> None:
    assert title_of([a_heading("What we ask of you")], "Lumen") == "What we ask of you"
    assert title_of([], "Lumen") == "Lumen"
    assert title_of([], "") is None


def test_a_long_title_is_cut() -> None:
    title = title_of([a_heading("Terms " * 60)], "")
    assert title is not None
    assert (len(title), title[-1]) == (200, "…")
