"""Tests of what a recorded history says of a text's future."""

import datetime as dt

import pytest

from conductatlas.pipeline.confirm import Outlook
from conductatlas.pipeline.outlook import look_ahead
from tests.support.histories import day


def outlook(days: list[float], shown: str, until: float = 365) -> Outlook:
    """The outlook of the first of `shown`, where "a" is in force and "x" builds on nothing."""
    own = shown[0]
    return look_ahead(
        0,
        [day(at) for at in days],
        day(until),
        lambda later: shown[later] == "a",
        lambda later: shown[later] == own,
    )


def test_a_text_that_stands_until_the_end_stays() -> None:
    assert outlook([0], "b") == Outlook(dt.timedelta(days=365), stays=True, is_open=True)


def test_a_text_that_gives_way_to_the_old_one_for_longer_was_a_flip() -> None:
    assert outlook([0, 2], "ba").flips


def test_a_short_return_of_the_old_text_is_the_flip_itself() -> None:
    assert not outlook([0, 9, 10], "bab").flips


def test_a_text_that_stood_for_weeks_was_in_force_whatever_came_after() -> None:
    assert not outlook([0, 20], "ba").flips


def test_an_old_text_that_returns_at_the_end_has_not_stood_longer() -> None:
    assert not outlook([0, 10], "ba", until=11).flips
    assert outlook([0, 10], "ba", until=21).flips


@pytest.mark.parametrize(
    ("days", "shown", "until", "stays"),
    [
        ([0], "b", 5, False),
        ([0], "b", 22, True),
        ([0, 1, 2, 3], "bbbb", 8, True),
        ([0, 1, 2, 3], "bxxx", 8, False),
        ([0, 1, 2, 3], "bbbb", 4, False),
        ([0, 1, 2, 3, 4], "bbbba", 90, False),
    ],
)
def test_a_text_stays_where_weeks_or_several_observations_build_on_it(
    days: list[float], shown: str, until: float, stays: bool
) -> None:
    assert outlook(days, shown, until).stays is stays
