"""The light markup of the demo's prose."""

from conductatlas.app.demo.markup import (
    Definitions,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    inline,
    parse,
)


def test_a_heading_has_a_level_and_an_anchor() -> None:
    assert parse("## How to opt out {#leave}") == (Heading(2, "How to opt out", "leave"),)
    assert parse("# Cookies & pixels") == (Heading(1, "Cookies & pixels", "cookies-pixels"),)


def test_lines_of_a_paragraph_are_joined() -> None:
    assert parse("one\ntwo\n\nthree") == (Paragraph("one two"), Paragraph("three"))


def test_an_indented_item_lies_below_the_one_before() -> None:
    below = Items(True, (Item("first"), Item("second")))
    (block,) = parse("- outer\n  1. first\n  2. second\n- last")
    assert block == Items(False, (Item("outer", below), Item("last")))


def test_an_item_goes_on_in_the_next_line() -> None:
    assert parse("- one\n  more") == (Items(False, (Item("one more"),)),)


def test_a_clause_number_is_no_list() -> None:
    assert parse("6.1 Crowns are final.") == (Paragraph("6.1 Crowns are final."),)


def test_rows_and_terms_are_read() -> None:
    assert parse("| a | b |\n| c | |") == (Table((("a", "b"), ("c", ""))),)
    assert parse("Term :: a: meaning") == (Definitions((("Term", "a: meaning"),)),)


def test_inline_marks_become_html_and_the_rest_is_escaped() -> None:
    assert inline("**a** & *b* <c>") == "<strong>a</strong> &amp; <em>b</em> &lt;c&gt;"
    assert inline("[p](https://x.example/)") == '<a href="https://x.example/">p</a>'
