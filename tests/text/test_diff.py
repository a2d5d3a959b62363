"""The exact difference of two texts."""

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conductatlas.model import Span
from conductatlas.model.records import Segment
from conductatlas.text import TextDiff, apply, diff, normal_words
from tests.support.policies import a_policy

PIECES = st.sampled_from(
    [
        "# Scope\n\n",
        "Scope\n=====\n\n",
        "We may change these terms. You will be told. ",
        "You may opt out within 30 days.\n\n",
        "You may opt out within 60 days.\n\n",
        "*   first item\n",
        "    * nested\n",
        "| a | b |\n| --- | --- |\n| 1 | 2 |\n",
        "\n",
        " ",
        "\r\n",
        "[x](http://a.example)",
        "\u00a0",
        "Ünïcode 个人 ",
    ]
)
MARKDOWN = st.lists(PIECES, max_size=12).map("".join)
ANY = st.text(max_size=60) | MARKDOWN


def ops(segments: tuple[Segment, ...]) -> list[str]:
    return [segment.op for segment in segments if not segment.cosmetic]


@given(old=ANY, new=ANY)
@example(old="", new="\n")
@example(old=" ", new="a")
@example(old="a", new="")
def test_applied_to_the_old_text_it_gives_the_new_one(old: str, new: str) -> None:
    assert apply(diff(old, new), old) == new


@given(old=MARKDOWN, new=MARKDOWN)
def test_edits_are_in_order_apart_and_in_both_texts(old: str, new: str) -> None:
    edits = diff(old, new).edits
    assert all(edit.new.of(new) == edit.text != edit.span.of(old) for edit in edits)
    assert all(a.span.end <= b.span.start and a.new.end <= b.new.start for a, b in pairwise(edits))


@given(old=MARKDOWN, new=MARKDOWN)
def test_segments_account_for_every_word_that_differs(old: str, new: str) -> None:
    segments = diff(old, new).segments
    rest_old = _without(old, [s.old for s in segments if s.old])
    rest_new = _without(new, [s.new for s in segments if s.new])
    assert sorted(normal_words(rest_old).split()) == sorted(normal_words(rest_new).split())


def _without(text: str, spans: list[Span]) -> str:
    kept = list(text)
    for span in spans:
        for at in range(span.start, span.end):
            kept[at] = " "
    return "".join(kept)


@given(text=ANY)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert diff(text, text) == TextDiff((), ())


def test_one_changed_number_is_one_modified_sentence() -> None:
    old = a_policy()
    segments = diff(old, old.replace("30 days", "60 days")).segments
    assert ops(segments) == ["modified"]
    assert ("-", "30") in segments[0].words
    assert ("+", "60") in segments[0].words


def test_a_moved_paragraph_is_not_removed() -> None:
    blocks = a_policy().split("\n\n")
    moved = "\n\n".join([*blocks[:1], *blocks[3:], blocks[1], blocks[2]])
    assert set(ops(diff(a_policy(), moved).segments)) == {"moved"}


def test_a_split_paragraph_keeps_its_sentences() -> None:
    old = a_policy()
    new = old.replace("your account. We keep", "your account.\n\nWe keep")
    assert new != old
    assert ops(diff(old, new).segments) == []


def test_list_items_merged_into_a_paragraph_are_not_removed() -> None:
    old = "You must not:\n\n*   send spam to others;\n*   sell your account to others.\n"
    new = "You must not: send spam to others; sell your account to others.\n"
    assert ops(diff(old, new).segments) == []


def test_a_merge_with_one_new_word_is_one_modification() -> None:
    old = "You must not:\n\n*   send spam to other people;\n*   sell your account to others.\n"
    new = "You must never: send spam to other people; sell your account to others.\n"
    assert ops(diff(old, new).segments) == ["modified"]


def test_a_table_row_is_compared_as_a_row() -> None:
    old = "| Plan | Fee |\n| --- | --- |\n| Basic plan | 10 USD |\n| Extra plan | 20 USD |\n"
    segments = diff(old, old.replace("10 USD", "12 USD")).segments
    assert ops(segments) == ["modified"]
    assert segments[0].old is not None
    assert segments[0].old.of(old) == "| Basic plan | 10 USD |"


def test_an_added_paragraph_is_added_where_it_stands() -> None:
    old = a_policy()
    new = old.replace("## Changes", "We sell your data to brokers.\n\n## Changes")
    (segment,) = diff(old, new).segments
    assert segment.op == "added"
    assert segment.new is not None
    assert segment.new.of(new) == "We sell your data to brokers."


def test_white_space_and_markup_alone_are_cosmetic() -> None:
    old = a_policy()
    new = old.replace("## ", "### ").replace("*   ", "- ").replace("\n\n", "\n\n\n")
    segments = diff(old, new).segments
    assert ops(segments) == []
    assert apply(diff(old, new), old) == new


@pytest.mark.parametrize("cut", [".", "U.S. ", "[a. b"])
def test_sentences_with_stray_stops_and_brackets_still_apply(cut: str) -> None:
    old = f"We keep it in the {cut}DPF list. It stays there."
    new = f"We keep it in the {cut}DPF register. It stays there."
    assert apply(diff(old, new), old) == new
    assert ops(diff(old, new).segments) == ["modified"]
