import re
from html import unescape
from html.parser import HTMLParser
from time import perf_counter

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conductatlas.model import Span
from conductatlas.publication.inline import Mark, inline_html

_TAGS = {"a", "em", "strong", "code", "br", "span", "ins", "del"}


class _Checker(HTMLParser):
    """Collects tags and attributes, and notes elements that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str | None]] = []
        self.is_sound = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes += attrs
        if tag != "br":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        self.is_sound = self.is_sound and bool(self.open) and self.open.pop() == tag


def checked(html: str) -> _Checker:
    checker = _Checker()
    checker.feed(html)
    checker.close()
    return checker


_PIECES = [*"ab *_[]()<>\\`!\n\"'&:/#|", "http://x.example", "javascript:", "]("]
_MARKDOWN = st.lists(st.sampled_from(_PIECES), max_size=60).map("".join)


@given(_MARKDOWN)
@example("[a](javascript:alert(1))")
@example("[[a](http://x.example)](http://y.example)")
@example("*a [b* c](http://x.example)")
def test_any_text_gives_sound_html_of_our_own_tags_alone(text: str) -> None:
    found = checked(inline_html(text))
    assert found.is_sound
    assert found.open == []
    assert found.tags <= _TAGS
    assert {name for name, _ in found.attributes} <= {"href", "rel", "class", "title"}
    links = [value for name, value in found.attributes if name == "href"]
    assert all(re.match(r"https?://", str(link)) for link in links)


@given(_MARKDOWN, st.integers(0, 60), st.integers(0, 60))
def test_marks_never_break_the_html(text: str, a: int, b: int) -> None:
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    found = checked(inline_html(text, marks=[Mark(Span(start, end), "fact")]))
    assert found.is_sound
    assert found.open == []


@given(st.text(alphabet=st.characters(exclude_characters="\\*_[]`<\n\r"), max_size=80))
def test_text_without_markup_is_shown_as_it_is(text: str) -> None:
    assert unescape(inline_html(text)) == text


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "vbscript:x"]
)
def test_a_link_that_would_run_is_text(url: str) -> None:
    html = inline_html(f"[click]({url})")
    assert "<a" not in html
    assert url in unescape(html)


def test_a_web_link_is_one_that_vouches_for_nothing() -> None:
    html = inline_html("see [our page](https://x.example/?a=1&b=2)")
    assert html == (
        'see <a href="https://x.example/?a=1&amp;b=2" rel="nofollow noopener">our page</a>'
    )


def test_a_relative_or_mail_link_is_its_words() -> None:
    assert inline_html("[here](/terms) or [m@x.example](mailto:m@x.example)") == (
        "here or m@x.example"
    )


def test_emphasis_and_escapes() -> None:
    assert inline_html(r"**bold** *soft* 1\. snake_case_name") == (
        "<strong>bold</strong> <em>soft</em> 1. snake_case_name"
    )


def test_a_mark_runs_through_a_link() -> None:
    text = "write to [us](https://x.example) now"
    html = inline_html(text, marks=[Mark(Span(0, len(text)), "added", "ins")])
    assert re.sub(r"<[^>]+>", "", html) == "write to us now"
    assert html.count("<ins") == html.count("</ins>") >= 3


@pytest.mark.parametrize("piece", ["**a ", "[", "](", "[a](", "_", "`", "*a* ", "<http://x "])
def test_hostile_text_takes_no_long_time(piece: str) -> None:
    text = piece * (200_000 // len(piece))
    started = perf_counter()
    inline_html(text)
    assert perf_counter() - started < 5
