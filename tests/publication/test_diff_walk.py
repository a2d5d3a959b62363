"""Every new word is shown or folded once, wherever passages left from or went to."""

import re

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.analysis.pair import compare_texts
from conductatlas.publication.diff_walk import walk
from conductatlas.publication.diffing import DiffItem, manuscript, pages_of
from conductatlas.text import split_blocks

_LONG = [
    f"{n} clauses of this kind are read by {n} people who then write about it." for n in "12345"
]
_TEXTS = st.lists(
    st.sampled_from(["We keep data. You may leave.", "| a | b |", "Courts decide.", *_LONG]),
    max_size=9,
).map(lambda parts: "".join(f"{part}\n\n" for part in parts))


@given(_TEXTS, _TEXTS)
def test_the_stops_cover_the_new_text_once(old: str, new: str) -> None:
    at = 0
    for stop in walk(new, split_blocks(new), compare_texts(old, new).segments):
        assert stop.unchanged.start == at
        at = stop.unchanged.end
        if stop.segment is not None and stop.segment.new is not None and not stop.leaves:
            assert stop.segment.new.start == at
            at = stop.segment.new.end
    assert at == len(new)


@given(_TEXTS, _TEXTS)
def test_each_moved_passage_is_tied_to_where_it_stood(old: str, new: str) -> None:
    items = manuscript(old, new, compare_texts(old, new).segments)
    anchors = [item.anchor for item in items if item.anchor]
    assert len(anchors) == len(set(anchors))
    assert {item.other[1:] for item in items if item.other} == set(anchors)


def test_a_removed_sentence_stands_between_its_neighbours() -> None:
    old = "".join(f"{s}\n\n" for s in ["Fees are final today.", *_LONG])
    new = old.replace(f"{_LONG[2]}\n\n", "")
    kinds = [(i.kind, i.words) for i in manuscript(old, new, compare_texts(old, new).segments)]
    words = len(re.findall(r"\w+", "".join([_LONG[0], " ", _LONG[1]])))
    assert kinds == [("fold", 4 + words), ("removed", 0), ("fold", words)]


def test_pages_hold_all_items_in_order() -> None:
    items = [DiffItem("added", html="x" * size) for size in (10, 500, 10, 4000, 1)]
    pages = pages_of(items, 1000)
    assert [item for page in pages for item in page] == items
    assert len(pages) == 4
    assert pages_of([]) == ((),)


def test_two_different_long_texts_make_bounded_pages() -> None:
    old = "\n\n".join(
        f"Old rule {n} says that we keep what you post for {n} days." for n in range(3000)
    )
    new = "\n\n".join(
        f"The {n} of us may each leave on day {n} without a word." for n in range(3000)
    )
    pages = pages_of(manuscript(old, new, compare_texts(old, new).segments))
    assert len(pages) > 2
    assert max(sum(item.size for item in page) for page in pages) < 200_000


def test_one_endless_sentence_is_cut_and_says_so() -> None:
    new = "word " * 40_000
    (item,) = (i for i in manuscript("", new, compare_texts("", new).segments) if i.kind != "fold")
    assert item.size < 20_000
    assert item.cut > 100_000


def test_a_long_unchanged_stretch_shows_its_ends() -> None:
    old = "\n\n".join(f"Rule {n} stays as it is for all of us." for n in range(900))
    fold = manuscript(old, f"{old}\n\nNew.", compare_texts(old, f"{old}\n\nNew.").segments)[0]
    assert fold.words == 900 * 10
    assert fold.left_out > 8000
    assert "Rule 0 " in fold.html
    assert "Rule 899 " in fold.tail_html


def test_a_table_row_is_shown_as_a_row() -> None:
    old = "| Data | How long |\n| --- | --- |\n| Posts | 30 days |\n"
    new = old.replace("30 days", "2 years")
    item = next(
        i for i in manuscript(old, new, compare_texts(old, new).segments) if i.kind != "fold"
    )
    assert item.html.count("<td>") == 2
    assert "<del" in item.html
    assert "|" not in item.html


def test_a_heading_is_named_once_for_what_goes_on_under_it() -> None:
    old = "# Terms\n\n## Fees\n\nWe ask none.\n"
    new = old + "\nNow you pay.\n\nYou pay twice.\n\n## Courts\n\nCourts decide.\n"
    items = manuscript(old, new, compare_texts(old, new).segments)
    assert [i.follows for i in items if i.where == "Fees"] == [False, True]
    assert not any("<h" in i.html for i in items)
