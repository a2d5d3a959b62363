"""The score of a direction turns with the comparison."""

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.knowledge.learned_change import DIRECTION_WEIGHTS
from conductatlas.reading.change_score import change_features, score

WORDS = st.lists(
    st.sampled_from(
        ["You must pay.", "We may share it.", "You may opt out.", "No refunds.", "A lantern."]
    ),
    max_size=8,
)


@given(gone=WORDS, came=WORDS, provided=st.floats(-9, 9))
def test_the_opposite_comparison_scores_the_opposite(
    gone: list[str], came: list[str], provided: float
) -> None:
    there = score(change_features(gone, came, provided), DIRECTION_WEIGHTS)
    assert score(change_features(came, gone, -provided), DIRECTION_WEIGHTS) == -there


def test_what_binds_the_reader_scores_below_nought() -> None:
    assert score(change_features([], ["You must pay without notice."], 0), DIRECTION_WEIGHTS) < 0
    assert score(change_features(["You must pay without notice."], [], 0), DIRECTION_WEIGHTS) > 0
