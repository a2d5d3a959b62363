"""Canonical text: idempotent, NFC, readable as blocks; what each rule does."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conductatlas.text import BlockKind, split_blocks
from conductatlas.text.canonical import canonical

_MARKUP = st.text(alphabet="ab1 .-*_#>|`[]()\\\n\t=+&<é\u0301\u200b~:/!", max_size=60)


@given(_MARKUP)
@example("a\n-\n=")
@example("\\\\**a** __")
@example("> - # a")
@example("[a](b_c_d) _e_")
@example("| a |\n|---|\n| b")
def test_canonical_text_comes_back_unchanged(text: str) -> None:
    once = canonical(text)
    assert canonical(once) == once


_MARKS = """
word 7.2(b) # ## \\# * ** _ __ ` `` | \\| [a](https://x.example/a_(b)_c?d=(e)) [x] (y) [z](#q)
![i](j.png) <b> </b> <br> <b &amp; &lt; \\ \\\\ \\* 1. 1) (a) iv. - + • · -- --- === ~ ~~~ ``` >
é e\u0301 \u200b “q” http://a.example/_b_*c* a_b_c <https://a.example> <!-- --> $x$ : !
a@b.example [ ]( ] ) ( <mailto:a@b.example> _a_ *a* **a** `a`
"""
_WORD = st.sampled_from(_MARKS.split())
_LINE = st.tuples(
    st.sampled_from(
        ["", "# ", "###### ", "- ", "  - ", "    * ", "1. ", "  (b) ", "> ", "| ", "\t"]
    ),
    st.lists(_WORD, max_size=7).flatmap(
        lambda w: st.sampled_from([" ", ""]).map(lambda j: j.join(w))
    ),
    st.sampled_from(["", " |", " ##", "  ", "\\"]),
).map("".join)


@given(st.lists(_LINE, max_size=8), st.sampled_from(["\n", "\n\n"]))
def test_lists_tables_headings_and_escapes_come_back_unchanged(lines: list[str], end: str) -> None:
    once = canonical(end.join(lines))
    assert canonical(once) == once


@pytest.mark.parametrize(
    "nested",
    [
        "*" * 60 + "a" + "*" * 60,
        "<" * 60 + "b>" * 60,
        "<b" * 60 + ">" * 60,
        "*a _b " * 60 + "c_ d*" * 60,
        "<https://a" * 60 + ">" * 60,
        "**__" * 60 + "a" + "__**" * 60,
    ],
    ids=range(6),
)
def test_marks_nested_deeper_than_anyone_writes_come_back_unchanged(nested: str) -> None:
    once = canonical(nested)
    assert canonical(once) == once
    assert "a" in once or "b" in once


@given(st.text(max_size=80))
def test_any_text_becomes_nfc_without_surrogates_or_trailing_spaces(text: str) -> None:
    made = canonical(text)
    assert unicodedata.is_normalized("NFC", made)
    made.encode("utf-8")
    assert all(line == line.rstrip() for line in made.split("\n"))


@pytest.mark.parametrize(
    ("given_text", "expected"),
    [
        ("Terms\n=====\n", "# Terms\n"),
        ("2\\. Fees\n---\n", "## 2. Fees\n"),
        ("##  Fees  ##\n", "## Fees\n"),
        ("*   one\n\n*   two\n", "- one\n- two\n"),
        ("7\\. Fees\n", "7. Fees\n"),
        ("You **must** _pay_.\n", "You must pay.\n"),
        ("a <b>bold</b><br/> word\n", "a bold word\n"),
        ("[our page](https://a.example/x_y_z 'title')\n", "[our page](https://a.example/x_y_z)\n"),
        ("[here](#fees) and ![logo](x.png)\n", "here and\n"),
        ("|a|b|\n|:-|-:|\n|1|2|\n", "| a | b |\n| --- | --- |\n| 1 | 2 |\n"),
        ("> quoted\n", "quoted\n"),
        ("soft\u00adhyphen zero\u200bwidth\u202e\n", "softhyphen zerowidth\n"),
        ("e\u0301 a\u00a0b\r\n", "é a b\n"),
        ("one\n\n\n\ntwo\n", "one\n\ntwo\n"),
        ("* * *\n", ""),
        ("", ""),
    ],
)
def test_markdown_of_any_hand_takes_the_canonical_form(given_text: str, expected: str) -> None:
    assert canonical(given_text) == expected


def test_a_line_break_inside_a_paragraph_is_kept() -> None:
    assert canonical("Lumenpost Ltd\n4 Harbour Row\n") == "Lumenpost Ltd\n4 Harbour Row\n"


def test_nested_items_keep_their_depth() -> None:
    blocks = split_blocks(canonical("- a\n    - b\n"))
    assert [(b.kind, b.level) for b in blocks] == [
        (BlockKind.LIST_ITEM, 0),
        (BlockKind.LIST_ITEM, 2),
    ]
