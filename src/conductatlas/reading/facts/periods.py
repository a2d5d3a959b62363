"""Periods: days of notice and of windows, months looked back, and spans of time as a text."""

import re

from conductatlas.reading.facts.found import Finder, Found, pattern
from conductatlas.reading.facts.numbers import NUMBER, number

__all__ = ["amount_of", "days", "months", "period"]

_IN_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_UNIT = r"(?:calendar |business |working |consecutive )?(day|week|month|year)s?"
_SPAN = rf"({NUMBER})[\s-]+{_UNIT}\b"


def _end(quote: str, match: re.Match[str]) -> int:
    """Where the unit of the period ends, with its "s"."""
    return match.end(2) + (quote[match.end(2) : match.end(2) + 1] in ("s", "S"))


def days(before: str = "", behind: str = "") -> Finder:
    """A period in days, between the two patterns; a month counts as 30 days, a year as 365."""
    wanted = pattern(before + _SPAN + behind)

    def find(quote: str) -> Found | None:
        for match in wanted.finditer(quote):
            value = number(match[1])
            if value is not None:
                return Found(value * _IN_DAYS[match[2].lower()], match.start(1), _end(quote, match))
        return None

    return find


def months(before: str = "", behind: str = "") -> Finder:
    """A period in months, between the two patterns; only whole months and years are read."""
    wanted = pattern(before + rf"({NUMBER})[\s-]+(?:calendar )?(day|month|year)s?\b" + behind)

    def find(quote: str) -> Found | None:
        for match in wanted.finditer(quote):
            value = number(match[1])
            unit = match[2].lower()
            if value is None or (unit == "day" and value % 30):
                continue
            made = value // 30 if unit == "day" else value * (12 if unit == "year" else 1)
            return Found(made, match.start(1), _end(quote, match))
        return None

    return find


def period(before: str = "", behind: str = "") -> Finder:
    """A period as a text in normal form: "30 days", "1 year", "72 hours"."""
    wanted = pattern(
        before + rf"({NUMBER})[\s-]+(?:calendar |business )?(hour|day|week|month|year)s?\b" + behind
    )

    def find(quote: str) -> Found | None:
        for match in wanted.finditer(quote):
            value = number(match[1])
            if value is not None:
                unit = match[2].lower() + ("" if value == 1 else "s")
                return Found(f"{value} {unit}", match.start(1), _end(quote, match))
        return None

    return find


def amount_of(text: str) -> Finder:
    """The first number that group 1 of the pattern `text` holds."""
    wanted = re.compile(text, re.I)

    def find(quote: str) -> Found | None:
        match = wanted.search(quote)
        value = number(match[1]) if match else None
        return (
            None if match is None or value is None else Found(value, match.start(1), match.end(1))
        )

    return find
