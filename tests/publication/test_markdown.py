import re

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.model import Span
from conductatlas.publication.inline import Mark
from conductatlas.publication.markdown import html_groups, html_of, plain
from conductatlas.text import BlockKind, split_blocks
from tests.publication.test_inline import checked

_LINES = st.lists(
    st.sampled_from(
        ["# One", "## Two", "- item", "  - deeper", "1. first", "| a | b |", "| - | - |", "words",
         "", "<script>alert(1)</script>", "**bold", "a | b", "|", "| x \\| y |", "===", "---"]
    ),
    max_size=25,
).map("\n".join)  # fmt: skip


@given(_LINES)
def test_any_text_gives_sound_html(text: str) -> None:
    found = checked("".join(group.html for group in html_groups(text)))
    assert found.is_sound
    assert found.open == []
    assert "script" not in found.tags


@given(_LINES)
def test_every_block_stands_in_one_group(text: str) -> None:
    groups = html_groups(text)
    numbers = [n for group in groups for n in range(group.first, group.last + 1)]
    assert numbers == list(range(len(split_blocks(text))))


def test_blocks_are_numbered_for_links_to_them() -> None:
    groups = html_groups("# A\n\nText.\n\n- x\n- y\n")
    assert [re.findall(r'id="(b\d+)"', g.html) for g in groups] == [["b0"], ["b1"], ["b2", "b3"]]


def test_headings_stand_below_the_pages_own() -> None:
    assert html_groups("# Title")[0].html.startswith("<h2")
    assert html_groups("###### Deep")[0].html.startswith("<h6")


def test_a_table_keeps_its_head_and_cells() -> None:
    html = html_of("| What | How long |\n| --- | --- |\n| Posts | until \\| deleted |\n")
    assert html.count("<th>") == 2
    assert "<td>until | deleted</td>" in html


def test_a_list_marker_is_shown_as_written() -> None:
    html = html_of("(a) first\n(b) second\n")
    assert '<span class="marker">(a)</span> first' in html


def test_a_mark_is_laid_over_the_blocks_that_it_covers() -> None:
    text = "First words.\n\nSecond words.\n"
    html = "".join(g.html for g in html_groups(text, [Mark(Span(6, 20), "clause high")]))
    assert html.count('class="clause high"') == 2


def test_markup_in_a_text_is_shown_and_does_nothing() -> None:
    html = html_of('<img src=x onerror="alert(1)">')
    assert "<img" not in html
    assert "&lt;img" in html


def test_plain_words_end_at_a_word() -> None:
    assert plain("You may *not* use [this](https://x.example) at all, ever.", 24) == (
        "You may not use this at…"
    )


def test_groups_tell_their_kind() -> None:
    kinds = [g.kind for g in html_groups("# A\n\nb\n\n- c\n")]
    assert kinds == [BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM]
