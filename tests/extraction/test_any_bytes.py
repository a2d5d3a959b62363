"""Whatever the bytes: reading ends, gives valid canonical text, the same each time, only once."""

import random
import tarfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conductatlas.extraction import extract
from conductatlas.extraction.wordsets import wordset
from conductatlas.model.errors import InputError
from tests.golden.rewrite import pages
from tests.support.shared import shared

_NAMES = st.sampled_from(
    sorted(
        wordset(
            """
            a b p i h1 h2 li ul ol td tr th table div span form nav main select option br pre svg
            script style title template textarea button details summary dl dt dd article x-y
            """
        )
    )
)
_ATTRIBUTES = st.sampled_from(
    (
        "",
        " class='nav footer'",
        ' href="/x"',
        " id=a",
        ' role="main"',
        " a=b'",
        ' title="<p>"',
        " hidden",
    )
)
_WORDS = st.text(max_size=12) | st.sampled_from(
    (
        "Privacy policy",
        "We may use your data.",
        "&amp;lt;",
        "&#0;",
        "1.2 (a)",
        "[x](y)",
        "# a",
        "| b |",
    )
)
_TAGS = st.builds("<{}{}>".format, _NAMES, _ATTRIBUTES) | st.builds("</{}>".format, _NAMES)
_ODD = st.sampled_from(
    ("<!--", "-->", "<!", "<?", "</", "<", "<p", "<a b='", "<![CDATA[", "\0", "\r")
)
_SOUP = st.lists(_TAGS | _WORDS | _ODD, max_size=60).map("".join)
_CONTROLS = frozenset(map(chr, (*range(9), 11, 12, *range(14, 32), *range(127, 160))))


def _check(raw: bytes, media_type: str = "text/html") -> None:
    made = extract(raw, media_type=media_type, url="https://tarnwick.example/terms")
    text = made.text
    assert text.encode("utf-8").decode("utf-8") == text
    assert unicodedata.is_normalized("NFC", text)
    assert _CONTROLS.isdisjoint(text)
    again = extract(raw, media_type=media_type, url="https://tarnwick.example/terms")
    assert again == made
    assert extract(text.encode(), media_type="text/markdown").text == text


def _is_read(raw: bytes) -> bool:
    """Check `raw` as a page; False where it is refused with the reason, as what is none is."""
    try:
        _check(raw)
    except InputError as refused:
        assert "cannot be read" in str(refused)  # noqa: PT017 - text is a result as good
        return False
    return True


@given(soup=_SOUP)
@settings(deadline=None, max_examples=300)
def test_any_tag_soup_gives_valid_text(soup: str) -> None:
    _is_read(soup.encode("utf-8", "surrogatepass"))


@given(raw=st.binary(max_size=400))
@settings(deadline=None)
def test_any_bytes_that_are_called_a_page_give_valid_text(raw: bytes) -> None:
    _is_read(raw)


@given(raw=st.binary(max_size=200), media_type=st.sampled_from(("text/plain", "text/markdown", "")))
@settings(deadline=None)
def test_any_bytes_of_another_kind_give_valid_text_or_a_reason(raw: bytes, media_type: str) -> None:
    try:
        _check(raw, media_type)
    except InputError as refused:
        assert str(refused).endswith(".")  # noqa: PT017 - text is a result as good


@given(soup=_SOUP, section=st.sampled_from(("Privacy policy", "#a", "a")))
@settings(deadline=None)
def test_a_section_of_any_tag_soup_gives_valid_text(soup: str, section: str) -> None:
    raw = soup.encode("utf-8", "surrogatepass")
    try:
        text = extract(raw, media_type="text/html", section=section).text
    except InputError as refused:
        assert "these bytes are no text" in str(refused)  # noqa: PT017 - as good a result
        return
    assert extract(text.encode(), media_type="text/markdown").text == text


def _mutated(raw: bytes, dice: random.Random) -> bytes:
    """`raw` with some stretches lost, doubled or in each other's place."""
    parts = [raw]
    for _ in range(dice.randint(1, 6)):
        whole = b"".join(parts)
        a, b, c = sorted(dice.randint(0, len(whole)) for _ in range(3))
        first, second = whole[a:b], whole[b:c]
        parts = [
            whole[:a],
            *dice.choice(((second,), (first, first, second), (second, first))),
            whole[c:],
        ]
    return b"".join(parts)


@pytest.mark.parametrize("folder", pages(), ids=lambda folder: folder.name)
def test_a_golden_page_in_pieces_gives_valid_text(folder: Path) -> None:
    raw = (folder / "input.html").read_bytes()
    for seed in range(12):
        _check(_mutated(raw, random.Random(seed)))


def _captures() -> Iterator[tuple[str, bytes]]:
    """Every ninth real page that is no PDF."""
    with tarfile.open(shared("corpus", "captures.tar.xz")) as archive:
        for number, member in enumerate(archive):
            held = archive.extractfile(member)
            if number % 9 == 0 and member.name.endswith(".html") and held is not None:
                yield member.name, held.read()


@pytest.mark.slow
def test_a_real_page_in_pieces_gives_valid_text() -> None:
    read = [_is_read(_mutated(raw, random.Random(name))) for name, raw in _captures()]
    # One that begins in mid-script is refused as program code.
    assert sum(read) > 0.9 * len(read) > 0
