"""Dates as they are written: in words, figures, Roman months, East Asian signs; read one way only.

A date in figures that could be read two ways (05/11/2021 in English) is read only with an order
that other evidence gives. A month without a day is the first of it, with the precision said.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from conductatlas.extraction.alternation import any_of
from conductatlas.extraction.months import DAY_WORDS, MONTHS, ROMAN_MONTHS

__all__ = ["DAY_FIRST", "MONTH_FIRST", "ReadDate", "dates_in", "figure_order"]

DAY_FIRST, MONTH_FIRST = "day-first", "month-first"
_EARLIEST, _LATEST = 1990, 2100
_REACH = 40
# It begins with a plain digit, so that the engine leaps from one to the next.
_YEAR = re.compile(r"\d(?<!\d\d)(?:(?<=1)9\d\d|(?<=2)0\d\d|\d?[./-]\d{1,2}[./-]\d\d)(?!\d)")
_MONTH = any_of(MONTHS)
_ORDINAL = any_of(DAY_WORDS)
# Figures that go on before or after ("1.2.3.2004", "10-7/2021") are numbers of other things.
_FREE, _ENDS = r"(?<!\d)(?<!\d[./-])", r"(?!\d|[./-]\d)"
_LETTER = r"(?<![^\W\d_])"
_SUFFIX = r"(?:st|nd|rd|th|er|ère|e|º|°|ª|\.)?"
_OF = r"(?:\s*\bday)?(?:\s*\b(?:of|de|di|del|d[’']))?"
_DATE = re.compile(
    rf"{_FREE}(?P<iy>\d{{4}})(?P<isep>[-/.])\s?(?P<im>\d{{1,2}})(?P=isep)\s?(?P<id>\d{{1,2}}){_ENDS}"
    rf"|{_FREE}(?P<n1>\d{{1,2}})\s?(?P<sep>[./-])\s?(?P<n2>\d{{1,2}})\s?(?P=sep)\s?"
    rf"(?P<ny>\d{{4}}|\d\d){_ENDS}"
    r"|(?P<cy>\d{4})\s?[年년]\s?(?P<cm>\d{1,2})\s?[月월](?:\s?(?P<cd>\d{1,2})\s?[日일])?"
    rf"|{_FREE}(?P<rd>\d{{1,2}})[.\s]{{1,2}}(?P<rm>(?-i:{any_of(ROMAN_MONTHS)}))[.\s]{{1,2}}"
    r"(?P<ry>\d{4})(?!\d)"
    rf"|{_FREE}(?P<y3>\d{{4}})\.?\s+(?P<m3>{_MONTH})\.?\s+(?P<d3>\d{{1,2}})(?!\d)"
    rf"|{_FREE}(?P<d1>\d{{1,2}}){_SUFFIX}{_OF}[\s-]*(?P<m1>{_MONTH})\.?\s*,?\s*(?:del?\b|-|/)?\s*"
    r"(?P<y1>\d{4})(?!\d)"
    rf"|\b(?P<d4>{_ORDINAL}){_OF}\s+(?P<m4>{_MONTH})\s*,?\s*(?:del?\s+)?(?P<y4>\d{{4}})(?!\d)"
    rf"|{_LETTER}(?P<m2>{_MONTH})\.?[\s/]*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<y2>\d{{4}})"
    rf"(?!\d)|{_LETTER}(?P<m5>{_MONTH})\.?\s*,?\s*(?:del?\b|of\b|/|-)?\s*(?P<y5>\d{{4}})(?!\d)"
    rf"|{_FREE}(?P<m6>\d{{1,2}})\s?[./]\s?(?P<y6>\d{{4}})(?!\d|[./-]\d)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ReadDate:
    """One date in a text, from `start` to `end`; `precision` is "day" or "month".

    `other` is the second reading of figures that have two, None where there is only one.
    """

    start: int
    end: int
    date: dt.date
    precision: str = "day"
    other: dt.date | None = None

    def settled(self, order: str | None) -> dt.date | None:
        """The date where it can be read one way only, with `order` where that is known."""
        if self.other is None or order == DAY_FIRST:
            return self.date
        return self.other if order == MONTH_FIRST else None


def dates_in(text: str, language: str | None, start: int = 0, end: int = -1) -> Iterator[ReadDate]:
    """The dates between `start` and `end` in their order; what is no day of a calendar is skipped.

    Dates are rare and words are many: only what stands around a year is looked at.
    """
    end = len(text) if end < 0 else end
    done = start
    for year in _YEAR.finditer(text, start, end):
        if year.start() < done:
            continue
        match = _around(text, max(done, year.start() - _REACH), year.end(), end)
        if match is None:
            continue
        done = match.end()
        found = _read(match, language)
        if found is not None:
            yield found


def figure_order(text: str) -> str | None:
    """Which comes first in the figures of `text`, by dates with a day above 12; None if unclear."""
    orders = set()
    for found in dates_in(text, "en"):
        if found.other is None and found.precision == "day":
            match = re.match(r"(\d{1,2})\s?[/-]\s?(\d{1,2})\s?[/-]", text[found.start : found.end])
            if match and (int(match[1]) > 12) != (int(match[2]) > 12):
                orders.add(DAY_FIRST if int(match[1]) > 12 else MONTH_FIRST)
    return orders.pop() if len(orders) == 1 else None


def _around(text: str, start: int, year_end: int, end: int) -> re.Match[str] | None:
    """The date that ends at or after `year_end` and begins after `start`."""
    for match in _DATE.finditer(text, start, min(end, year_end + _REACH)):
        if match.end() >= year_end:
            return match
    return None


def _read(match: re.Match[str], language: str | None) -> ReadDate | None:
    part = {name[0] + name[1]: value for name, value in match.groupdict().items() if value}
    if "n1" in part:
        return _figures(match, language)
    year = next(value for name, value in match.groupdict().items() if value and "y" in name)
    month = next(v for n, v in match.groupdict().items() if v and n in _MONTH_GROUPS)
    day = next((v for n, v in match.groupdict().items() if v and n in _DAY_GROUPS), None)
    date = _date(int(year), _month(month), _day(day))
    if date is None:
        return None
    return ReadDate(match.start(), match.end(), date, "month" if day is None else "day")


_MONTH_GROUPS = frozenset({"im", "cm", "rm", "m1", "m2", "m3", "m4", "m5", "m6"})
_DAY_GROUPS = frozenset({"id", "cd", "rd", "d1", "d2", "d3", "d4"})


def _month(name: str) -> int:
    if name.isdecimal():
        return int(name)
    # A dotless "ı" fits an "i" in a pattern that ignores case, and is the key of no month.
    return MONTHS.get(name.casefold()) or ROMAN_MONTHS.get(name.upper()) or 0


def _day(name: str | None) -> int:
    if name is None:
        return 1
    return int(name) if name.isdecimal() else DAY_WORDS.get(name.casefold(), 0)


def _figures(match: re.Match[str], language: str | None) -> ReadDate | None:
    """A date in figures. Points, and every language but English, put the day first."""
    first, second, year = int(match["n1"]), int(match["n2"]), int(match["ny"])
    if len(match["ny"]) == 2:
        year += 2000 if year < 70 else 1900
    day_first, month_first = _date(year, second, first), _date(year, first, second)
    if match["sep"] == "." or (language or "en").split("-")[0] != "en":
        month_first = None
    elif day_first is None or day_first == month_first:
        day_first, month_first = day_first or month_first, None
    if day_first is None:
        return None
    return ReadDate(match.start(), match.end(), day_first, "day", month_first)


def _date(year: int, month: int, day: int) -> dt.date | None:
    if not _EARLIEST <= year <= _LATEST:
        return None
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None
