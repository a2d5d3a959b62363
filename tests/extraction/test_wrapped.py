"""Plain text and Markdown as people write them: wrapped lines, titles, lists, page breaks."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conductatlas.extraction import extract

_LONG = (
    "These terms are a contract between you and Vireo, and they say what you may do with the"
    " service, what we may do with the data that you give to us when you use it, and who decides"
    " where we do not agree about any of it."
)


def _text(text: str, media_type: str = "text/plain") -> str:
    return extract(text.encode(), media_type=media_type).text


def _wrapped(text: str, width: int = 70, indent: str = "") -> str:
    lines = [indent]
    for word in text.split():
        if len(lines[-1]) + len(word) + 1 > width:
            lines.append(indent)
        lines[-1] += word if lines[-1] == indent else f" {word}"
    return "\n".join(lines)


@pytest.mark.parametrize("indent", ["", "   "])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_broken_at_a_margin_are_one_paragraph(indent: str, end: str) -> None:
    text = f"{_wrapped(_LONG, indent=indent)}\n\n{indent}Short words.\n".replace("\n", end)
    assert _text(text) == f"{_LONG}\n\nShort words.\n"


def test_lines_broken_on_purpose_stay_lines() -> None:
    address = "Vireo BV\nHoofdstraat 1\n1234 AB Utrecht"
    assert _text(f"{_wrapped(_LONG)}\n\n{address}\n") == f"{_LONG}\n\n{address}\n"


def test_titles_underlined_or_between_rules_or_in_capitals_are_headings() -> None:
    rule = "=" * 70
    text = f"TERMS OF USE\n\n{rule}\n1. Data\n{rule}\n\n{_LONG}\n\nRights\n------\n{_LONG}\n"
    assert _text(text) == (f"# TERMS OF USE\n\n## 1. Data\n\n{_LONG}\n\n## Rights\n\n{_LONG}\n")


def test_numbered_titles_above_paragraphs_are_headings_at_the_level_of_their_number() -> None:
    text = f"1. Data\n\n{_wrapped(_LONG)}\n\n1.1 Names\n\n{_wrapped(_LONG)}\n"
    assert _text(text) == f"## 1. Data\n\n{_LONG}\n\n### 1.1 Names\n\n{_LONG}\n"


def test_numbered_items_are_no_titles() -> None:
    assert _text("1. Data\n\n2. Rights\n\n3. Contact\n") == "1. Data\n2. Rights\n3. Contact\n"


def test_items_go_on_where_they_are_indented_and_nest() -> None:
    item = _wrapped(_LONG, 60, "     ").strip()
    text = f"{_wrapped(_LONG)}\n\n   * {item}\n       - inner\n   * last\n"
    assert _text(text) == f"{_LONG}\n\n- {_LONG}\n  - inner\n- last\n"


def test_ends_of_pages_with_their_heads_and_feet_are_left_out() -> None:
    first, second = _wrapped(_LONG).split("\n", 1)
    feet = [f"Vireo BV      [Page {n}]\n\f\nVireo   Terms   May 2026" for n in (1, 2)]
    text = f"{first}\n\n{feet[0]}\n\n\n{second}\n\n{feet[1]}\n\n{_wrapped(_LONG)}\n"
    assert _text(text) == f"{_LONG}\n\n{_LONG}\n"


def test_a_table_of_text_is_rows() -> None:
    rule = "+------+---------+"
    text = f"{_LONG}\n\n{rule}\n| Data | Kept    |\n{rule}\n| Name | 3 years |\n{rule}\n"
    assert _text(text) == f"{_LONG}\n\n| Data | Kept |\n| Name | 3 years |\n"


def test_markdown_gives_headings_links_and_no_html() -> None:
    text = (
        "Terms\n=====\n\nSee <b>our</b> *notice*.\n\n* one\n+ two\n\n| a | b |\n|---|---|\n|c|d|\n"
    )
    assert _text(text, "text/markdown") == (
        "# Terms\n\nSee our notice.\n\n- one\n- two\n\n| a | b |\n| --- | --- |\n| c | d |\n"
    )


def test_links_by_reference_are_links_and_their_list_is_left_out() -> None:
    text = (
        "See the [notice][1], the [rules][] and [us].\n\n[1]: https://vireo.example/n 'Notice'\n"
        "[rules]: <https://vireo.example/r>\n[US]: mailto:us@vireo.example\n[2]: not used\n"
    )
    made = _text(text, "text/markdown")
    assert made == (
        "See the [notice](https://vireo.example/n), the [rules](https://vireo.example/r) and"
        " [us](mailto:us@vireo.example).\n\n[2]: not used\n"
    )
    assert _text(made, "text/markdown") == made


@given(st.lists(st.sampled_from(
    ["Terms of use\n", "=====\n", "\n", "  * an item\n", "(a) part\n", "1.1 Names\n", _LONG + "\n",
     "words that go on\n", "[Page 1]\n", "\f", "+--+--+\n", "|a|b|\n", "TITLE\n", "  "]
), max_size=30))  # fmt: skip
@settings(deadline=None)
def test_the_text_of_any_plain_text_is_canonical(parts: list[str]) -> None:
    text = _text("".join(parts))
    assert _text(text, "text/markdown") == text
