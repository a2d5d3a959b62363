"""H5: markup made to keep a parser busy ends quickly, wherever it hides."""

import pytest

from conductatlas.extraction import extract
from conductatlas.extraction.scan import MAX_TAGS, scan
from conductatlas.model.vocabulary import Gate

_HOSTILE = {
    "nested": "<div>" * 100_000,
    "nested behind stray ends": "<div></x>" * 50_000,
    "nested in tables": "<div><table><td></div>" * 20_000,
    "lists": "<ul><li>" * 50_000,
    "formatting": "".join(f"<b id={n}>" for n in range(2_000)) + "<p>x" * 40_000,
    "hidden in a style": "<svg><style>" + "<div>" * 100_000 + "</style>",
    "hidden behind a comment": "<!--><div>" * 50_000,
    "hidden behind a quote": "<p a=b'>" + "<div>" * 100_000 + "<p c='>",
    "attributes": "<p " + " ".join(f"a{n}=1" for n in range(200_000)) + ">",
    "attributes with tags": "<p " + " ".join(f'a{n}="<"' for n in range(100_000)) + ">",
    "unclosed comment": "<!-- " + "x" * 1_000_000,
    "unclosed tags": "<a" * 500_000,
    "long text": "<p>" + "word " * 400_000,
    "entities": "<p>" + "&amp" * 400_000,
    "nul": "<p>a\x00b</p>" * 10_000,
}  # fmt: skip


@pytest.mark.parametrize("name", _HOSTILE)
def test_hostile_markup_ends(name: str) -> None:
    extract(f"{_HOSTILE[name]}<p>end</p>".encode(), media_type="text/html")


def test_words_below_the_greatest_depth_are_kept() -> None:
    page = "<div>" * 5_000 + "<p>The terms at the bottom.</p>"
    assert "The terms at the bottom." in extract(page.encode(), media_type="text/html").text


def test_a_page_with_too_many_tags_is_refused_with_the_reason() -> None:
    made = extract(b"<p>" * (MAX_TAGS + 1), media_type="text/html")
    assert made.gate is Gate.NOT_A_POLICY
    assert made.gate_reason is not None
    assert "tags" in made.gate_reason


def test_a_page_with_too_much_text_is_refused_with_the_reason() -> None:
    made = extract(b"<p>" + b"some words " * 200_000, media_type="text/html")
    assert made.gate is Gate.NOT_A_POLICY
    assert made.error is not None
    assert "characters" in made.error


@pytest.mark.parametrize(
    "page",
    [
        "<p>a</p><script>if (a < b) document.write('<p>no</p>')</script><p>b</p>",
        "<p>a</p><!-- <p>no</p> --><p>b</p>",
        "<p>a</p><style>p > a { content: '<p>no</p>' }</style><p>b</p>",
        "<p>a</p><svg><title>no</title></svg><p>b</p>",
        "<p>a</p><textarea><p>no</p></textarea><p>b</p>",
    ],
)
def test_what_is_no_text_is_cut(page: str) -> None:
    scanned = scan(page)
    assert scanned is not None
    assert "no" not in scanned.markup
    assert extract(page.encode(), media_type="text/html").text == "a\n\nb\n"


def test_the_title_is_kept_aside() -> None:
    scanned = scan("<title>Terms &amp; conditions</title><svg><title>icon</title></svg>")
    assert scanned is not None
    assert scanned.title == "Terms & conditions"


def test_an_attribute_that_ends_in_no_quote_hides_nothing() -> None:
    page = "<p title=it's>The terms.</p><p>They're ours.</p>"
    assert extract(page.encode(), media_type="text/html").text == "The terms.\n\nThey're ours.\n"
