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


_LANGUAGES = {
    "shift_jis": "この利用規約は、当社と利用者との間の契約です。同意したものとみなします。" * 3,
    "euc-jp": "この利用規約は、当社と利用者との間の契約です。同意したものとみなします。" * 3,
    "euc-kr": "본 약관은 회사와 이용자 사이의 계약입니다. 약관에 동의한 것으로 봅니다. " * 3,
    "gb18030": "本条款是您与我们之间的合同。使用本服务即表示您同意。我们可能会不时修改。" * 3,
    "big5": "本條款是您與我們之間的合約。使用本服務即表示您同意，我們可能會修改。" * 3,
    "koi8-r": "Настоящие условия являются договором между вами и нами. " * 6,
    "windows-1251": "Настоящие условия являются договором между вами и нами. " * 6,
    "windows-1252": "Les présentes conditions régissent l’accès à nos services. " * 4,
}
_CODECS = {"shift_jis": "cp932", "euc-kr": "cp949"}


@pytest.mark.parametrize("name", _LANGUAGES)
@pytest.mark.parametrize("where", ["header", "meta", "xml", "nowhere", "said to be UTF-8"])
def test_a_page_is_read_in_the_charset_that_it_declares_or_shows(name: str, where: str) -> None:
    words = _LANGUAGES[name]
    head = {
        "meta": f'<meta http-equiv="Content-Type" content="text/html; charset={name}">',
        "xml": f'<?xml version="1.0" encoding="{name}"?>',
        "said to be UTF-8": "<meta charset=utf-8>",
    }.get(where, "")
    raw = (head + words).encode(_CODECS.get(name, name))
    header = f'text/html; charset="{name}"' if where == "header" else "text/html"
    assert decode(raw, header) == head + words


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_recognised(name: str) -> None:
    page = "<html><p>Настоящие условия, terms of use.</p></html>"
    assert decode(page.encode(name), "text/html; charset=utf-8") == page


def test_text_that_was_encoded_twice_is_left_as_it_is() -> None:
    twice = "café".encode().decode("cp1252")
    assert decode(twice.encode()) == twice == "cafÃ©"


def test_quotes_stand_exactly_where_they_are_after_odd_characters() -> None:
    page = "<p>Terms\u202e \u0000e\u0301te\ud7ff \U0001f600 of \u2066use\u2069 here.</p>"
    text = extract(page.encode(), media_type="text/html").text
    assert text == "Terms éte\ud7ff \U0001f600 of use here.\n"
    assert text[text.index("use") :] == "use here.\n"
