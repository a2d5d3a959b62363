"""The public functions: what they promise for any bytes, and for the sources of one document."""

import hashlib
import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from conductatlas.extraction import EXTRACTOR, as_it_stands, extract, join
from conductatlas.model import InputError
from conductatlas.model.vocabulary import Gate

_KINDS = ["", "text/html", "text/plain", "text/markdown", "text/html; charset=gb18030"]
_HTML_PARTS = st.sampled_from(
    ["<p>", "</p>", "<ul><li>", "</ul>", "<table><tr><td>", "<h2>", "</h2>", "<b>", "<a href='x'>",
     "<br>", "text ", "1. ", "&lt;", "&#x202e;", "<!--", "-->", "<script>", "</script>", "a\x00 bc",
     "<div class='nav'>", "</div>", "é", "|", "# ", "<svg>", "<pre>\n", "<![CDATA[", "</body>"]
)  # fmt: skip
_POLICY = "<h1>Privacy policy</h1><p>" + "We process personal data under the law. " * 30 + "</p>"


@given(st.binary(max_size=300), st.sampled_from(_KINDS))
@example(b"\xff\xfe<\x00p\x00>\x00\x00\xd8", "text/html")
@example(b"Terms\x00\x01\x7f\xc2\x85 of \xc2\x9f use" * 4, "text/plain")
@example(b"<p>\xed\xa0\x80</p>", "text/html; charset=utf-8")
@settings(deadline=None)
def test_any_bytes_end_and_give_valid_text(raw: bytes, media_type: str) -> None:
    try:
        made = extract(raw, media_type=media_type)
    except InputError:
        return
    assert unicodedata.is_normalized("NFC", made.text)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]", made.text)
    assert made.sha256 == hashlib.sha256(made.text.encode("utf-8")).hexdigest()


@given(st.binary(max_size=200))
@settings(deadline=None)
def test_bytes_of_an_unknown_kind_are_read_or_refused_in_a_sentence(raw: bytes) -> None:
    try:
        extract(raw)
        sentence = ""
    except InputError as fault:
        sentence = str(fault)
    assert not sentence or sentence.endswith("Give HTML, text, Markdown or PDF.")


@given(st.lists(_HTML_PARTS, max_size=40))
@settings(deadline=None)
def test_the_text_of_any_markup_is_canonical(parts: list[str]) -> None:
    text = extract("".join(parts).encode(), media_type="text/html").text
    assert extract(text.encode(), media_type="text/markdown").text == text


def test_the_same_bytes_give_the_same_text() -> None:
    assert extract(_POLICY.encode()) == extract(_POLICY.encode())


def test_an_image_is_refused_with_a_sentence() -> None:
    with pytest.raises(InputError, match="PNG image"):
        extract(b"\x89PNG\r\n\x1a\n....", media_type="text/html")


def test_a_content_type_that_is_no_text_is_refused() -> None:
    with pytest.raises(InputError, match="application/json"):
        extract(b"{}", media_type="application/json")


def test_a_page_of_more_than_eight_megabytes_is_refused_before_parsing() -> None:
    made = extract(b"<p>" + b"a" * 8 * 1024 * 1024, media_type="text/html")
    assert made.gate is Gate.NOT_A_POLICY
    assert made.error is not None
    assert "bytes" in made.error


def test_a_text_longer_than_any_policy_is_refused() -> None:
    made = extract(b"<p>" + b"terms " * 600_000, media_type="text/html")
    assert made.gate is Gate.NOT_A_POLICY
    assert made.error is not None
    assert "characters" in made.error


def test_text_is_taken_as_it_stands() -> None:
    text = "# Terms\r\n\r\n*  You **must** pay. \n"
    made = as_it_stands(text)
    assert made.text == text
    assert made.title == "Terms"
    assert made.extractor == EXTRACTOR


def test_a_lone_surrogate_in_text_as_it_stands_is_hashed_and_kept() -> None:
    made = as_it_stands("bad \ud800 text")
    assert made.text == "bad \ud800 text"
    assert len(made.sha256) == 64


def test_joined_parts_stand_in_order_with_seams_where_they_begin() -> None:
    parts = [extract(_POLICY.encode()), as_it_stands("# Annex\n\nWords.\n")]
    whole = join(parts)
    (seam,) = whole.seams
    assert whole.text[seam:] == parts[1].text
    assert whole.text.startswith(parts[0].text)
    assert whole.title == parts[0].title


def test_a_joined_document_has_the_gate_of_the_part_that_is_no_policy() -> None:
    policy = extract(_POLICY.encode())
    gone = extract(b"<title>Page not found</title><h1>Page not found</h1>")
    assert join([policy, policy]).gate is Gate.POLICY
    assert join([policy, gone]).gate is Gate.NOT_FOUND


def test_joining_nothing_is_a_slip_of_the_caller() -> None:
    with pytest.raises(ValueError, match="at least one"):
        join([])


def test_selectors_choose_and_remove() -> None:
    page = "<div id=a><p>Terms one.</p><p class=x>Skip.</p></div><div id=b><p>Else.</p></div>"
    assert extract(page.encode(), select=["#a"], remove=[".x"]).text == "Terms one.\n"


def test_an_element_inside_a_selected_one_is_taken_once() -> None:
    page = "<div class=a><div class=a><p>Terms of use.</p></div></div>"
    assert extract(page.encode(), select=[".a", "p"]).text == "Terms of use.\n"


def test_a_selector_that_cannot_be_read_is_named() -> None:
    with pytest.raises(InputError, match=r'selector "p\["'):
        extract(b"<p>x</p>", media_type="text/html", select=["p["])


def test_plain_text_broken_at_a_margin_is_joined() -> None:
    line = "These terms are a contract between you and us, and they say what"
    text = f"TERMS\n\n{line}\n{line}\nyou may do.\n"
    assert extract(text.encode(), media_type="text/plain").text == (
        f"# TERMS\n\n{line} {line} you may do.\n"
    )
