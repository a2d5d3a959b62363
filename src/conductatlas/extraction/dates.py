"""When a policy says that it was last updated and since when it is in force.

Strict: a date counts where words announce it as the text's own, alone under the title, or as the
newest of a list of changes; where it could be read two ways, or only names a month, it is evidence
and not given. A wrong date is worse than none.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.announced import EFFECTIVE, UPDATED, Announced, announced
from conductatlas.extraction.calendar import (
    DAY_FIRST,
    MONTH_FIRST,
    ReadDate,
    dates_in,
    figure_order,
)
from conductatlas.extraction.datelist import DateList, date_lists
from conductatlas.extraction.passage import sentence_around
from conductatlas.model.stated import StatedDate

__all__ = ["PolicyDates", "find_dates", "parse_date"]

_HEAD_CHARS, _TAIL_CHARS = 6000, 3000
# Between head and tail only so much is looked at: no page may cost more for being all years.
_MIDDLE_CHARS = 40_000
_BARE_HEAD_CHARS, _BARE_TAIL_CHARS = 1200, 260
_MONTH_FIRST_COUNTRIES = frozenset({"US", "PH"})
_BRACKETS = re.compile(
    r"\[[^\]\n]*\]\([^)\n]*\)|[\[(（][^\])）\n]*[\])）]|\d{1,2}[:.]\d\d(?::\d\d)?"
)
_WORD = re.compile(r"[^\W_]+")
_MOST_BARE_WORDS, _MOST_BARE_LETTERS = 2, 10
# What is put up more than half a year before it takes effect is another text.
_MOST_LEAD_DAYS = 183
_STRONG, _POSTED, _BARE, _LAST = range(4)


@dataclass(frozen=True, slots=True)
class PolicyDates:
    """The two dates of a policy; None where it does not state one, or not so that it is certain.

    `stated` has the sentences they came from, and months that stand without a day.
    """

    last_updated: dt.date | None = None
    effective: dt.date | None = None
    stated: tuple[StatedDate, ...] = ()


@dataclass(frozen=True, slots=True)
class _Candidate:
    rank: int
    found: Announced


def find_dates(text: str, language: str | None = None, country: str | None = None) -> PolicyDates:
    """The dates that `text` states of itself.

    `language` and the `country` of the company that wrote it settle which of the figures in
    05/11/2021 is the day, where no other date in the text does.
    """
    candidates, changes = _candidates(text, language)
    order = _Order(text, country)
    effective = _stated(text, EFFECTIVE, _chosen(candidates, changes, EFFECTIVE), order)
    candidates = [c for c in candidates if not _is_outdated(c, effective)]
    updated = _stated(text, UPDATED, _chosen(candidates, changes, UPDATED), order)
    stated = (updated, effective)
    days = {s.kind: s.date for s in stated if s and s.precision == "day"}
    return PolicyDates(days.get(UPDATED), days.get(EFFECTIVE), tuple(filter(None, stated)))


def _is_outdated(candidate: _Candidate, effective: StatedDate | None) -> bool:
    """Whether a weak sign is far older than the day of effect: it is of an earlier text."""
    if candidate.rank == _STRONG or effective is None:
        return False
    return candidate.found.date.date < effective.date - dt.timedelta(days=_MOST_LEAD_DAYS)


def parse_date(text: str, language: str | None = None) -> dt.date | None:
    """The first date in `text` that can be read one way only; None where there is none."""
    for found in dates_in(unicodedata.normalize("NFC", text), language):
        return found.settled(None) if found.precision == "day" else None
    return None


class _Order:
    """Which of two figures is the day in a text; found out only when a date asks for it."""

    def __init__(self, text: str, country: str | None) -> None:
        self.text, self.country = text, country

    def find(self) -> str | None:
        """The order that other dates of the text show, or else that of the country."""
        shown = figure_order(self.text[:_MIDDLE_CHARS])
        if shown is not None or self.country is None:
            return shown
        return MONTH_FIRST if self.country in _MONTH_FIRST_COUNTRIES else DAY_FIRST


def _candidates(text: str, language: str | None) -> tuple[list[_Candidate], list[DateList]]:
    """What could be a date of the text, best first, and the lists of changes in it."""
    head_end = min(len(text), _HEAD_CHARS)
    tail_start = max(head_end, len(text) - _TAIL_CHARS)
    middle_end = min(tail_start, head_end + _MIDDLE_CHARS)
    found: list[_Candidate] = []
    changes: list[DateList] = []
    for start, end in ((0, head_end), (tail_start, len(text)), (head_end, middle_end)):
        dates = list(dates_in(text, language, start, end))
        lists = date_lists(text, dates)
        free = [d for d in dates if not any(x.start <= d.start < x.end for x in lists)]
        changes += lists
        said = list(announced(text, free))
        if (start, end) == (head_end, middle_end):
            # Amid the text stand dates of annexes and lists: only where nothing else is dated.
            found += [] if found else _alone(text, said)
            continue
        found += [_Candidate(_POSTED if a.is_posted else _STRONG, a) for a in said]
        told = {a.date for a in said}
        found += _bare(text, [d for d in free if d not in told])
    return sorted(found, key=lambda c: c.rank), changes


def _alone(text: str, found: Sequence[Announced]) -> list[_Candidate]:
    """Announcements amid the text: only where a line is nothing else and no second contradicts."""
    lines = [a for a in found if not a.is_posted and _is_line(text, a.start, a.end)]
    days = {(a.kind, a.date.date) for a in lines}
    return [_Candidate(_LAST, a) for a in lines if sum(k == a.kind for k, _ in days) == 1]


def _bare(text: str, dates: Sequence[ReadDate]) -> list[_Candidate]:
    """A date that stands alone under the title or at the very end, if only one does."""
    bare = [
        d
        for d in dates
        if (d.start < _BARE_HEAD_CHARS or d.start > len(text) - _BARE_TAIL_CHARS)
        and _is_line(text, d.start, d.end)
    ]
    if len({d.date for d in bare}) != 1:
        return []
    rank = _BARE if bare[0].start < _BARE_HEAD_CHARS else _LAST
    return [_Candidate(rank, Announced(UPDATED, bare[0], bare[0].start, bare[0].end))]


def _is_line(text: str, start: int, end: int) -> bool:
    """Whether the line has hardly more than `start` to `end`: a weekday, a time, a link."""
    low = text.rfind("\n", 0, start) + 1
    high = text.find("\n", end)
    before, after = text[low:start], text[end : high if high >= 0 else len(text)]
    if len(before) + len(after) > 400 or re.match(r"\s*(?:[-*+•|]\s|\d+[.)]\s)", before):
        return False
    words = _WORD.findall(_BRACKETS.sub(" ", f"{before}\n{after}"))
    return len(words) <= _MOST_BARE_WORDS and all(
        len(w) <= _MOST_BARE_LETTERS and not w.isdigit() for w in words
    )


def _chosen(
    candidates: Sequence[_Candidate], changes: Sequence[DateList], kind: str
) -> Announced | None:
    """The best announcement of `kind`; the newest change where only a weaker one is older."""
    own = [c for c in candidates if c.found.kind == kind]
    best = own[0] if own else None
    newest = max((x.newest for x in changes if x.newest), key=lambda d: d.date, default=None)
    weak = best is None or (best.rank != _STRONG and newest and newest.date > best.found.date.date)
    if kind == UPDATED and newest is not None and weak:
        return Announced(UPDATED, newest, newest.start, newest.end)
    if best is not None and best.found.date.precision == "month":
        return _with_day(best, own)
    return best.found if best else None


def _with_day(month: _Candidate, own: Sequence[_Candidate]) -> Announced:
    """The same month with its day, where that is announced too."""
    of = month.found.date.date
    for other in own:
        date = other.found.date
        if date.precision == "day" and (date.date.year, date.date.month) == (of.year, of.month):
            return other.found
    return month.found


def _stated(text: str, kind: str, found: Announced | None, order: _Order) -> StatedDate | None:
    if found is None:
        return None
    date = found.date.settled(order.find() if found.date.other else None)
    if date is None:
        return None
    span = sentence_around(text, found.start, found.end)
    return StatedDate(kind, date, found.date.precision, span.of(text), span)
