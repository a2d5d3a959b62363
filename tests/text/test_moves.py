"""Pairs of sentences that the alignment in order has left over."""

from conductatlas.text.moves import Pair, pair_leftovers
from conductatlas.text.units import Side, Unit


def units(text: str, hunk: int = 1) -> list[Unit]:
    side = Side(text, {})
    return side.units(0, len(side.blocks), hunk, 0)


def words(pair: Pair) -> tuple[list[str], list[str]]:
    return [u.words for u in pair.old], [u.words for u in pair.new]


def test_the_same_words_elsewhere_are_a_move() -> None:
    (pair,) = pair_leftovers(units("We keep your data."), units("We keep your data.", hunk=9))
    assert pair.is_move


def test_the_most_similar_sentence_is_taken() -> None:
    old = units("We share your address with our partners for marketing.")
    new = units(
        "We share your address with our partners for research.\n\n"
        "We share your photos with friends.\n"
    )
    (pair,) = pair_leftovers(old, new)
    assert words(pair)[1] == ["we share your address with our partners for research"]


def test_unlike_sentences_stay_apart() -> None:
    assert pair_leftovers(units("Fees are due monthly."), units("Disputes go to court.")) == []


def test_far_away_sentences_must_be_more_alike() -> None:
    old, new = (
        "We keep your data for one year after you leave.",
        "We keep your data as long as we like.",
    )
    assert pair_leftovers(units(old), units(new, hunk=2)) == []


def test_a_sentence_that_was_split_pairs_with_both_parts() -> None:
    old = units(
        "You may cancel your plan at any time and we will refund the unused part of the fee."
    )
    new = units(
        "You may cancel your plan at any time.\n\nWe will refund the unused part of the fee."
    )
    (pair,) = pair_leftovers(old, new)
    assert len(pair.new) == 2
