"""Extents: how far a provision reaches."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.model.vocabulary import Basis
from conductatlas.reading.detect import Extent, Hit, assemble, make_units
from conductatlas.text import split_blocks


def extents(text: str, *words: str, slug: str = "demo") -> list[Extent]:
    """The extents that hits on the sentences with one of `words` make."""
    blocks = split_blocks(text)
    units = make_units(text, blocks)
    hits = [
        Hit(slug, "r", u.number, u.span, Basis.EXPLICIT)
        for u in units
        if any(word in u.words.text for word in words)
    ]
    return assemble(text, blocks, units, hits)


def quotes(text: str, *words: str) -> list[str]:
    return [extent.span.of(text) for extent in extents(text, *words)]


def test_a_short_paragraph_is_taken_whole() -> None:
    assert quotes("We may call. All sales are final.", "final") == [
        "We may call. All sales are final."
    ]


def test_of_a_long_paragraph_only_the_sentences_are_taken() -> None:
    filler = " ".join(["The garden has a gate of oak."] * 60)
    text = f"{filler} All sales are final here. No money comes back. {filler}"
    assert quotes(text, "final", "money") == ["All sales are final here. No money comes back."]


def test_list_items_go_with_their_introduction() -> None:
    text = (
        "You must never:\n\n- send spam to people\n- sell your account\n\nThank you all very much."
    )
    assert quotes(text, "never") == [
        "You must never:\n\n- send spam to people\n- sell your account"
    ]


def test_a_list_that_mostly_says_it_is_taken_whole() -> None:
    text = "Rules of ours.\n\n- no spam at all\n- no spam by night\n- be kind to people\n"
    assert quotes(text, "spam") == ["no spam at all\n- no spam by night\n- be kind to people"]


def test_neighbours_under_one_heading_are_one() -> None:
    text = "## Money\n\nAll sales are final.\n\nRefunds are final.\n\n## Rest\n\nFinal is final."
    assert len(extents(text, "final")) == 2


@given(
    text=st.lists(
        st.sampled_from(
            ["## Head\n\n", "We sell apples. ", "- we sell pears\n", "\n\n", "We rest. "]
        ),
        max_size=25,
    ).map("".join)
)
def test_no_two_extents_of_one_type_overlap(text: str) -> None:
    found = extents(text, "sell")
    for a, b in pairwise(found):
        assert a.span.end <= b.span.start
