"""Alignment of sequences by equal keys."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.text import align
from conductatlas.text.align import matching

LETTERS = st.lists(st.sampled_from("abcd"), max_size=30)


@given(old=LETTERS, new=LETTERS)
def test_matched_items_are_equal_and_rise_in_both(old: list[str], new: list[str]) -> None:
    pairs = matching(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(pairs))


@given(items=LETTERS)
def test_equal_sequences_match_throughout(items: list[str]) -> None:
    assert matching(items, items) == [(i, i) for i in range(len(items))]


def test_the_longest_common_run_is_found() -> None:
    assert [i for i, _ in matching("abcdxyz", "qbcdz")] == [1, 2, 3, 6]


@given(old=LETTERS, new=LETTERS)
def test_the_cheap_matching_for_huge_inputs_is_sound_too(old: list[str], new: list[str]) -> None:
    numbers = {letter: at for at, letter in enumerate("abcd")}
    pairs = align._rising([numbers[x] for x in old], [numbers[x] for x in new])
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in itertools.pairwise(pairs))
