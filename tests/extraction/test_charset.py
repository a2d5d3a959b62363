"""H6: bytes to characters where headers, marks and contents disagree."""

import pytest

from conductatlas.extraction import extract
from conductatlas.extraction.charset import decode


def test_an_undeclared_windows_page_keeps_its_quotes() -> None:
    page = b"<html><h1>Terms</h1><p>The user\x92s \x93content\x94 costs 5 \x80.</p></html>"
    assert extract(page, media_type="text/html").text == (
        "# Terms\n\nThe user’s “content” costs 5 €.\n"
    )


def test_a_byte_order_mark_wins_over_the_header() -> None:
    raw = b"\xef\xbb\xbf<p>caf\xc3\xa9</p>"
    assert decode(raw, "text/html; charset=windows-1252") == "<p>café</p>"


def test_utf_16_is_read_by_its_mark() -> None:
    assert decode("\ufeff<p>é</p>".encode("utf-16-le")) == "<p>é</p>"


def test_utf_7_is_never_decoded() -> None:
    raw = b"<meta charset=utf-7><p>+ADw-script+AD4-</p>"
    assert "+ADw-script+AD4-" in decode(raw, "text/html; charset=UTF-7")


def test_the_header_wins_over_the_page() -> None:
    raw = b"<meta charset=utf-8><p>\xe9</p>"
    assert "é" in decode(raw, "text/html; charset=iso-8859-1")


def test_stray_windows_bytes_in_a_utf_8_page_are_read_as_such() -> None:
    assert decode("é ".encode() + b"\x93x\x94", "text/html; charset=utf-8") == "é “x”"


def test_a_cyrillic_page_without_a_charset_is_recognised() -> None:
    words = "Настоящие условия являются договором между вами и нами. " * 8
    assert words in decode(words.encode("cp1251"))


@pytest.mark.parametrize("label", ["rot13", "base64", "idna", "undefined", "no-such", "utf-16"])
def test_a_label_that_is_no_charset_of_pages_is_passed_over(label: str) -> None:
    assert decode("é".encode(), f"text/html; charset={label}") == "é"


def test_invisible_overrides_of_direction_do_not_reach_title_or_text() -> None:
    page = (
        "<title>Privacy &#x202e;ycilop</title><h1>Privacy\u202e policy</h1><p>We\u2066 share.</p>"
    )
    made = extract(page.encode(), media_type="text/html")
    assert made.title == "Privacy policy"
    assert made.text == "# Privacy policy\n\nWe share.\n"


def test_a_lone_surrogate_becomes_the_replacement_character() -> None:
    assert extract(b"<p>Terms &#xD800; of use</p>").text == "Terms \ufffd of use\n"
