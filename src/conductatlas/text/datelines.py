"""Dates as policies write them, and the lines that only say when a text was last touched.

English, German, French, Dutch, Spanish, Italian and Portuguese month names; ISO and numeric forms.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from conductatlas.model import Span
from conductatlas.text.normal import link_labels

__all__ = ["DatedSpan", "find_dates", "is_date_line", "newest_date", "stated_date", "without_dates"]

_MONTH_NAMES = (
    "january|jan|januar|jänner|janvier|januari|enero|gennaio|janeiro",
    "february|feb|februar|février|fevrier|februari|febrero|febbraio|fevereiro",
    "march|mar|märz|maerz|mars|maart|marzo|março",
    "april|apr|avril|abril|aprile",
    "may|mai|mei|mayo|maggio|maio",
    "june|jun|juni|juin|junio|giugno|junho",
    "july|jul|juli|juillet|julio|luglio|julho",
    "august|aug|août|aout|augustus|agosto",
    "september|sept|sep|septembre|septiembre|settembre|setembro",
    "october|oct|oktober|okt|octobre|octubre|ottobre|outubro",
    "november|nov|novembre|noviembre|novembro",
    "december|dec|dezember|dez|décembre|decembre|diciembre|dicembre|dezembro",
)
_MONTHS = {name: at for at, row in enumerate(_MONTH_NAMES, 1) for name in row.split("|")}
_NAME = "|".join(sorted(_MONTHS, key=len, reverse=True))
_DATE = re.compile(
    rf"\b(?:(?P<y1>(?:19|20)\d\d)[-/.](?P<m1>\d{{1,2}})[-/.](?P<d1>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}})(?:st|nd|rd|th|er|º|\.)?(?:[\s-]+(?:of|de))?[\s-]+(?P<n2>{_NAME})\b\.?"
    rf"(?:,|\s+de|\s+of)?[\s-]*(?P<y2>(?:19|20)\d\d)"
    rf"|(?P<n3>{_NAME})\b\.?\s+(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<y3>(?:19|20)\d\d)"
    rf"|(?P<n4>{_NAME})\b\.?,?\s+(?P<y4>(?:19|20)\d\d)"
    rf"|(?P<a5>\d{{1,2}})[-/.](?P<b5>\d{{1,2}})[-/.](?P<y5>(?:19|20)?\d\d)(?!\d))",
    re.IGNORECASE,
)
_AGO = re.compile(
    r"\b(?:an?|\d+|one|two|three|few)\s+(?:second|minute|hour|day|week|month|year)s?\s+ago\b"
    r"|\b(?:yesterday|today)\b|\bvor\s+\w+\s+\w+|\bil y a\s+\w+\s+\w+",
    re.IGNORECASE,
)
# "Updated 02/25": a date only where something says so.
_DAY_ALONE = re.compile(r"\b\d{1,2}[/.]\d{1,2}\b(?![./]\d)")
_CUE = re.compile(
    r"\b(?:last|latest|most recent(?:ly)?)?\s*"
    r"(?:updat|modifi|revis|amend|chang|review|publish|post)"
    r"(?:ed|e|ion)?\b|\beffective\b|\bin force\b|\bas of\b|\bversion\b|\bdated?\b"
    r"|\bstand\b|\baktualisiert|\bgeändert|\bgültig|\bin kraft|\bmis[e]? à jour|\bdate d[e']"
    r"|\ben vigueur|\bdernière|\bbijgewerkt|\bgewijzigd|\bactualiza|\bvigente|\baggiorna"
    r"|\batualiza",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d|\d[-/.]\d{1,2}[-/.]\d\d")
# The longest name of a month, with its day and the words between.
_REACH = 32
_WORD = re.compile(r"[^\W\d_]+")
# "Last updated: 3 May 2024 (previous version)" has a dozen words at most; a duty has more.
_TOP, _FOOT = 4000, 2000
_MOST_WORDS = 14
_MOST_BARE = 3


@dataclass(frozen=True, slots=True)
class DatedSpan:
    """A date in a text; `date` is None where the words are no calendar date ("2 days ago")."""

    span: Span
    date: dt.date | None


def find_dates(text: str) -> tuple[DatedSpan, ...]:
    """The dates in `text`, in order. A month without a day counts as its first day.

    Of a numeric date with two small numbers the first is read as the day.
    """
    return tuple(
        DatedSpan(Span(*match.span()), _calendar(match))
        for start, end in _likely(text)
        for match in _DATE.finditer(text, start, end)
    )


def _likely(text: str) -> Iterator[tuple[int, int]]:
    """The stretches around years, where alone dates can stand: much quicker than every word."""
    start, end = 0, -1
    for year in _YEAR.finditer(text):
        if year.start() - _REACH > end:
            if end > 0:
                yield start, end
            start = max(0, year.start() - _REACH)
        end = min(len(text), year.end() + _REACH)
    if end > 0:
        yield start, end


def _calendar(match: re.Match[str]) -> dt.date | None:
    found = {name: value for name, value in match.groupdict().items() if value}
    part = {name[0]: value for name, value in found.items()}
    try:
        if "a" in part:
            return _numeric(int(part["a"]), int(part["b"]), int(part["y"]))
        month = _MONTHS[part["n"].lower()] if "n" in part else int(part["m"])
        return dt.date(int(part["y"]), month, int(part.get("d", "1")))
    except ValueError:
        return None


def _numeric(first: int, second: int, year: int) -> dt.date:
    year += 2000 if year < 100 else 0
    day, month = (second, first) if second > 12 else (first, second)
    return dt.date(year, month, day)


def without_dates(text: str) -> str:
    """`text` with every date, and every "2 days ago", taken out."""
    bare = _AGO.sub(" ", _DATE.sub(" ", text))
    return _DAY_ALONE.sub(" ", bare) if _CUE.search(bare) else bare


def is_date_line(sentence: str) -> bool:
    """Whether a sentence only says when the text was made, updated or takes effect."""
    sentence = link_labels(sentence)
    bare = without_dates(sentence)
    if bare == sentence:
        return False
    words = len(_WORD.findall(bare))
    return words <= _MOST_BARE or (words <= _MOST_WORDS and _CUE.search(bare) is not None)


def stated_date(text: str) -> dt.date | None:
    """The newest date of the date lines near the beginning or the end of `text`."""
    near = text if len(text) <= _TOP + _FOOT else f"{text[:_TOP]}\n{text[-_FOOT:]}"
    lines = (line for line in near.splitlines() if _YEAR.search(line))
    dates = [d.date for line in lines if is_date_line(line) for d in find_dates(line) if d.date]
    return max(dates, default=None)


def newest_date(text: str) -> dt.date | None:
    """The newest date that stands anywhere in `text`."""
    return max((found.date for found in find_dates(text) if found.date), default=None)
