"""What a difference amounts to: class, direction, severity, summary."""

import datetime as dt

import pytest

from conductatlas.model.records import PairReading
from conductatlas.model.vocabulary import Affected, ChangeClass, Direction, Severity
from conductatlas.reading.change import read_change
from conductatlas.text import diff
from tests.support.findings import a_finding
from tests.support.policies import a_long_policy, a_policy

SUBSTANTIVE = [
    ("30 days", "90 days"),
    ("You may ask for a copy", "You may not ask for a copy"),
    ("We may change", "We will change"),
    ("10 EUR", "10 USD"),
    ("Lumenpost Ltd", "Lumenpost Inc"),
    ("12 Harbour Street", "8 Harbour Street"),
    ("14 days before", "before"),
    ("nobody asked for", "anybody asked for"),
]


def change(old: str, new: str) -> PairReading:
    return read_change(old, new, diff(old, new))


def test_the_same_text_is_no_change() -> None:
    reading = change(a_policy(), a_policy())
    assert (reading.change_class, reading.severity) == (ChangeClass.NONE, None)
    assert reading.segments == ()


def test_a_date_line_alone_is_cosmetic() -> None:
    reading = change(a_policy(), a_policy(date="9 June 2025"))
    assert reading.change_class is ChangeClass.COSMETIC
    assert reading.direction is Direction.NEUTRAL
    assert "date line" in reading.summary


@pytest.mark.parametrize("wording", SUBSTANTIVE)
def test_a_word_that_changes_the_meaning_is_substantive(wording: tuple[str, str]) -> None:
    reading = change(a_policy(), a_policy(wording))
    assert reading.change_class is ChangeClass.SUBSTANTIVE
    assert reading.severity is not None


@pytest.mark.parametrize(
    "wording",
    [
        ("If we do, we will notify you", "If we do, we will notifiy you"),
        ("that you give when", "which you give when"),
        ("## Fees", "## Prices"),
    ],
)
def test_a_slip_of_the_pen_is_editorial(wording: tuple[str, str]) -> None:
    reading = change(a_policy(), a_policy(wording))
    assert reading.change_class is ChangeClass.EDITORIAL
    assert reading.direction is Direction.NEUTRAL


def test_a_short_page_in_its_place_is_suspect() -> None:
    reading = change(a_long_policy(), "# Sorry\n\nWe can't find the page.\n")
    assert reading.change_class is ChangeClass.SUSPECT
    assert reading.suspect_reason is not None
    assert reading.suspect_reason in reading.summary


def test_counts_are_those_of_the_segments_that_are_not_cosmetic() -> None:
    new = a_policy(("30 days", "90 days"), ("## Changes", "We sell data.\n\n## Changes"))
    reading = change(a_policy(), new)
    real = [segment.op for segment in reading.segments if not segment.cosmetic]
    assert (reading.added, reading.modified) == (real.count("added"), real.count("modified"))
    assert (reading.added, reading.modified, reading.removed, reading.moved) == (1, 1, 0, 0)
    assert "1 sentence added and 1 sentence modified" in reading.summary


@pytest.mark.parametrize("wording", SUBSTANTIVE)
def test_the_opposite_comparison_has_the_opposite_direction(wording: tuple[str, str]) -> None:
    there = change(a_policy(), a_policy(wording)).direction
    back = change(a_policy(wording), a_policy()).direction
    opposite = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}
    assert back is opposite.get(there, there)


def test_a_waiver_that_appears_is_worse() -> None:
    clause = "You waive your right to a jury and must go to binding arbitration.\n\n## Changes"
    reading = change(a_policy(), a_policy(("## Changes", clause)))
    assert reading.direction is Direction.WORSE


def test_facts_before_and_after_decide_where_the_words_are_neutral() -> None:
    old, new = a_policy(), a_policy(("30 days", "90 days"))
    quote = "We keep it for {} days after you close it."
    reading = read_change(
        old,
        new,
        diff(old, new),
        [a_finding(old, quote.format(30), facts={"period": "30 days"}, severity=Severity.LOW)],
        [a_finding(new, quote.format(90), facts={"period": "90 days"}, severity=Severity.HIGH)],
        {"retention-period": "platform"},
    )
    assert reading.direction is Direction.WORSE
    assert reading.severity is Severity.HIGH
    (provision,) = reading.provisions
    assert (provision.status, provision.direction) == ("amended", Direction.WORSE)
    assert "hanges “retention period” (" in reading.summary


def test_the_effective_date_comes_from_the_new_text() -> None:
    new = a_policy(("30 days", "90 days"), ("# Terms of Use", "# Terms\n\nEffective 1 July 2025"))
    assert change(a_policy(), new).effective == dt.date(2025, 7, 1)
    assert change(a_policy(), a_policy(("30 days", "90 days"))).effective is None


def test_who_is_named_is_affected() -> None:
    clause = "Children under 13 must ask their parents.\n\n## Changes"
    reading = change(a_policy(), a_policy(("## Changes", clause)))
    assert reading.affected == (Affected.MINORS, Affected.PARENTS)
