"""Dates, and lines that only bear one."""

import datetime as dt

import pytest

from conductatlas.text.datelines import (
    find_dates,
    is_date_line,
    newest_date,
    stated_date,
    without_dates,
)


@pytest.mark.parametrize(
    "written",
    [
        "3 May 2024",
        "May 3, 2024",
        "3rd of May 2024",
        "2024-05-03",
        "03.05.2024",
        "3. Mai 2024",
        "3 mai 2024",
        "3 de mayo de 2024",
        "3 mei 2024",
    ],
)
def test_a_date_is_read_in_many_ways_of_writing(written: str) -> None:
    (found,) = find_dates(f"It holds from {written} on.")
    assert found.date == dt.date(2024, 5, 3)


def test_no_calendar_date_is_none() -> None:
    (found,) = find_dates("on 2024-02-31")
    assert found.date is None


@pytest.mark.parametrize(
    "line",
    [
        "Last updated: 3 May 2024",
        "**Effective date:** January 1, 2023 ([previous version](/old))",
        "3 May 2024",
        "Stand: 3. Mai 2024",
        "Dernière mise à jour : 3 mai 2024",
        "Updated 2 months ago",
        "Updated 02/25",
    ],
)
def test_a_line_that_only_dates_the_text_is_a_date_line(line: str) -> None:
    assert is_date_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "You must opt out by 3 May 2024 or the clause binds you.",
        "We may change these terms at any time.",
        "Claims from before 3 May 2024 are decided by the courts of Dublin and by no other court.",
    ],
)
def test_a_duty_with_a_date_is_no_date_line(line: str) -> None:
    assert not is_date_line(line)


def test_the_stated_date_is_the_newest_of_the_date_lines() -> None:
    lines = ("# Terms", "Last updated: 3 May 2024", "Effective: 1 June 2024")
    text = "\n\n".join([*lines, "The offer that you took part in ends on 4 July 2030 at noon."])
    assert stated_date(text) == dt.date(2024, 6, 1)
    assert newest_date(text) == dt.date(2030, 7, 4)


def test_a_date_line_at_the_end_counts() -> None:
    assert stated_date("word " * 3000 + "\n\nLast revised: 3 May 2024") == dt.date(2024, 5, 3)


def test_a_text_without_dates_states_none() -> None:
    assert stated_date("We keep it for 30 days.") is None
    assert newest_date("") is None


def test_dates_are_taken_out() -> None:
    assert without_dates("Updated 3 May 2024").strip() == "Updated"
