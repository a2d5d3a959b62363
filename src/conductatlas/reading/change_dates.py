"""When a new text says that it takes effect, by date or in days; nothing where it does not say.

Only what is said of the text itself counts, not the day on which some law or offer begins, and no
date that the old text named already: one that was not brought up to date says nothing of a change.
"""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from conductatlas.text.datelines import find_dates

__all__ = ["StatedEffect", "effective_date", "stated_effect"]

_EFFECTIVE = re.compile(
    r"\b(?:effective|takes? effect|taking effect|in force|go(?:es)? into effect|enters? into force"
    r"|comes? into (?:force|effect)|applies? from|applicable from"
    r"|in kraft|gültig|gilt ab|wirksam"
    r"|en vigueur|prend effet|van kracht|ingang|vigente|in vigore|em vigor)\b",
    re.IGNORECASE,
)
# What takes effect has to be the text: a law, a price or an offer has a day of its own.
_OF_THE_TEXT = re.compile(
    r"\b(?:terms|polic(?:y|ies)|agreement|notice|statement|guidelines|rules|conditions|version"
    r"|changes?|updates?|amendments?|modifications?|they|it|effective (?:date|as of|from|on|:)"
    r"|bedingungen|fassung|richtlinie|conditions|politique|voorwaarden|condiciones|condizioni"
    r"|termos)\b|^\W*effective\b",
    re.IGNORECASE,
)
_ABOUT_LAW = re.compile(
    r"\b(?:laws?|acts?|regulations?|directive|offers?|prices?)\b", re.IGNORECASE
)
_COUNT = (
    r"(?P<number>\d{1,3}|seven|ten|fourteen|fifteen|thirty|sixty|ninety)(?:\s*\(\d{1,3}\))?"
    r"\s+(?:calendar\s+|business\s+)?(?P<unit>days?|weeks?|months?)"
)
_AFTER_POSTING = re.compile(
    rf"\b{_COUNT}\s+(?:after|from|following|of)\s+(?:[\w’']+\s+){{0,4}}?"
    r"(?:post\w*|publi\w+|notice|notif\w+|announc\w+|e-?mail\w*|sen[dt]\w*|updat\w+)",
    re.IGNORECASE,
)
_WORDS = {"seven": 7, "ten": 10, "fourteen": 14, "fifteen": 15, "thirty": 30, "sixty": 60}
_WORDS["ninety"] = 90
_UNITS = {"d": 1, "w": 7, "m": 30}
# "Effective 1 May 2025" or "as of 1 May 2025 … in force": the date stands close by.
_REACH_AFTER = 80
_REACH_BEFORE = 40
_TOP = 4000
_LONGEST = 300
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÄÖÜÉ])|\n+")


@dataclass(frozen=True, slots=True)
class StatedEffect:
    """When a text says that it applies: a date, or days after it was posted; and its words."""

    date: dt.date | None = None
    notice_days: int | None = None
    words: str = ""


def effective_date(new: str, came: tuple[str, ...] = (), old: str = "") -> dt.date | None:
    """The date from which the text `new` applies; what came with the change is asked first."""
    return stated_effect(new, came, old).date


def stated_effect(new: str, came: tuple[str, ...] = (), old: str = "") -> StatedEffect:
    """When the text `new` says that it applies; what came with the change is asked first.

    A period after posting is looked for in the whole of `new` where no date is stated: the clause
    about changes may have stood there all along.
    """
    stated = [*_dated(_sentences(came)), *_dated(_sentences([new[:_TOP]]))]
    known = {date for _, date in _dated(_sentences([old[:_TOP]]))} if stated else set()
    for words, date in stated:
        if date not in known:
            return StatedEffect(date=date, words=_shown(words))
    # Most texts state no such period: one look at the whole spares cutting it into sentences.
    for words in _sentences(text for text in (*came, new) if _AFTER_POSTING.search(text)):
        if (days := _days_after_posting(words)) is not None:
            return StatedEffect(notice_days=days, words=_shown(words))
    return StatedEffect()


def _sentences(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from _SENTENCE.split(text)


def _dated(sentences: Iterable[str]) -> Iterator[tuple[str, dt.date]]:
    """The sentences that say from when the text applies, each with the date."""
    for words in sentences:
        cue = _EFFECTIVE.search(words)
        if cue is None or not _OF_THE_TEXT.search(words):
            continue
        if _ABOUT_LAW.search(words[: cue.start()]):
            continue
        if date := _near(words):
            yield words, date


def _near(words: str) -> dt.date | None:
    dates = [found for found in find_dates(words) if found.date is not None]
    for cue in _EFFECTIVE.finditer(words):
        for found in dates:
            follows = 0 <= found.span.start - cue.end() <= _REACH_AFTER
            precedes = 0 <= cue.start() - found.span.end <= _REACH_BEFORE
            if follows or precedes:
                return found.date
    return None


def _days_after_posting(words: str) -> int | None:
    if not _EFFECTIVE.search(words) or not _OF_THE_TEXT.search(words):
        return None
    found = _AFTER_POSTING.search(words)
    if found is None:
        return None
    number = found["number"].lower()
    return (_WORDS.get(number) or int(number)) * _UNITS[found["unit"][0].lower()]


def _shown(words: str) -> str:
    one_line = " ".join(words.split())
    return one_line if len(one_line) <= _LONGEST else one_line[: _LONGEST - 1].rstrip() + "…"
