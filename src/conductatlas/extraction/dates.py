"""When a policy says that it was last updated and since when it is in force.

Strict patterns: a date counts only right after a word that announces it, in a short line or a short
sentence. A date that could be read two ways (05/11/2021 in English) is not given.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass

from conductatlas.extraction.months import EFFECTIVE_WORDS, MONTHS, UPDATED_WORDS

__all__ = ["PolicyDates", "find_dates", "parse_date"]

_EARLIEST, _LATEST = 1990, 2100
_HEAD_CHARS, _TAIL_CHARS, _GAP_CHARS = 6000, 3000, 40
_DATE_CHARS, _WORD_CHARS = 30, 40
_YEAR = re.compile(r"(?<!\d)(?:(?:19|20)\d\d|\d{1,2}[./-]\d{1,2}[./-]\d\d)(?!\d)")

_MONTH = "|".join(sorted(map(re.escape, MONTHS), key=len, reverse=True))
_DATE = re.compile(
    r"(?P<iso>\b(?P<iy>\d{4})[-/.](?P<im>\d{1,2})[-/.](?P<id>\d{1,2})\b)"
    r"|(?P<num>\b(?P<n1>\d{1,2})\s?(?P<sep>[./-])\s?(?P<n2>\d{1,2})(?P=sep)\s?(?P<ny>\d{4}|\d{2})\b)"
    rf"|(?P<dmy>\b(?P<d1>\d{{1,2}})(?:st|nd|rd|th|er|e|º|°|\.)?\s*(?:of\s+|de\s+|d[’']|-)?"
    rf"(?P<m1>{_MONTH})\.?,?\s*(?:de\s+|del\s+|-)?(?P<y1>\d{{4}})\b)"
    rf"|(?P<mdy>\b(?P<m2>{_MONTH})\.?\s*(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s*(?P<y2>\d{{4}})\b)"
    r"|(?P<cjk>(?P<cy>\d{4})\s?[年년]\s?(?P<cm>\d{1,2})\s?[月월]\s?(?P<cd>\d{1,2})\s?[日일])",
    re.IGNORECASE,
)


def _words(text: str) -> str:
    words = {word for line in text.strip().splitlines() for word in line.split("|")}
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_ANNOUNCED = re.compile(
    rf"(?<!\w)(?:(?P<updated>{_words(UPDATED_WORDS)})|(?P<effective>{_words(EFFECTIVE_WORDS)}))(?!\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"[^.!?;\n]*$")
_WEAK = frozenset(
    {"version", "posted", "as of", "dated", "stand", "revised", "modified", "amended"}
)


@dataclass(frozen=True, slots=True)
class PolicyDates:
    """The two dates of a policy; None where it does not state one, or not so that it is certain."""

    last_updated: dt.date | None = None
    effective: dt.date | None = None


def find_dates(text: str, language: str | None = None) -> PolicyDates:
    """The dates that `text` announces near its beginning or, failing that, near its end."""
    head = _announced(text[:_HEAD_CHARS], language)
    tail = _announced(text[_HEAD_CHARS:][-_TAIL_CHARS:], language)
    return PolicyDates(head.last_updated or tail.last_updated, head.effective or tail.effective)


def _announced(text: str, language: str | None) -> PolicyDates:
    found: dict[str, dt.date] = {}
    for year in _YEAR.finditer(text):
        # Dates are rare and words are many: begin at what looks like a date, look back for a word.
        match = _last_date(text, max(0, year.start() - _DATE_CHARS), year.end())
        word = _announcement(text, match.start()) if match else None
        if match is None or word is None:
            continue
        kind = "updated" if word["updated"] else "effective"
        date = _read(match, language)
        if kind not in found and date is not None:
            found[kind] = date
    return PolicyDates(found.get("updated"), found.get("effective"))


def _last_date(text: str, start: int, end: int) -> re.Match[str] | None:
    """The date that ends at or after `end` and begins after `start`."""
    for match in _DATE.finditer(text, start, min(len(text), end + _DATE_CHARS)):
        if match.end() >= end:
            return match
    return None


def _announcement(text: str, end: int) -> re.Match[str] | None:
    """The last word before `end` that announces the date which begins there."""
    best = None
    for word in _ANNOUNCED.finditer(text, max(0, end - _GAP_CHARS - _WORD_CHARS), end):
        if _is_announced(text, word, end):
            best = word
    return best


def _is_announced(text: str, word: re.Match[str], date: int) -> bool:
    """Whether the date belongs to the word: close after it, with no other sentence between."""
    between = text[word.end() : date]
    limit = 4 if word[0].lower() in _WEAK else _GAP_CHARS
    if len(between) > limit or between.count("\n") > 2:
        return False
    joined = re.sub(r"\s*\n\s*", " ", between)
    return _BETWEEN.fullmatch(joined) is not None and not re.search(r"\d", joined)


def parse_date(text: str, language: str | None = None) -> dt.date | None:
    """The first date in `text` that can be read one way only; None where there is none."""
    match = _DATE.search(unicodedata.normalize("NFC", text))
    return _read(match, language) if match else None


def _read(match: re.Match[str], language: str | None) -> dt.date | None:
    if match["iso"]:
        return _date(match["iy"], match["im"], match["id"])
    if match["cjk"]:
        return _date(match["cy"], match["cm"], match["cd"])
    if match["dmy"]:
        return _date(match["y1"], str(MONTHS[match["m1"].lower()]), match["d1"])
    if match["mdy"]:
        return _date(match["y2"], str(MONTHS[match["m2"].lower()]), match["d2"])
    return _numeric(match, language)


def _numeric(match: re.Match[str], language: str | None) -> dt.date | None:
    """A date in figures. Points, and every language but English, put the day first."""
    first, second, year = match["n1"], match["n2"], match["ny"]
    year = f"20{year}" if len(year) == 2 else year
    day_first = _date(year, second, first)
    if match["sep"] == "." or (language or "en").split("-")[0] != "en":
        return day_first
    month_first = _date(year, first, second)
    if day_first and month_first and day_first != month_first:
        return None
    return day_first or month_first


def _date(year: str, month: str, day: str) -> dt.date | None:
    if not _EARLIEST <= int(year) <= _LATEST:
        return None
    try:
        return dt.date(int(year), int(month), int(day))
    except ValueError:
        return None
