"""Lists of old versions and of changes in a policy: their dates are not the policy's own.

The newest date of a list of changes is when the policy was last changed; a list of earlier versions
says nothing of the present one.
"""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.alternation import any_of, phrases
from conductatlas.extraction.calendar import ReadDate
from conductatlas.extraction.datewords import EARLIER_WORDS, LOG_WORDS

__all__ = ["DateList", "date_lists"]

_HEADS = re.compile(
    rf"(?<!\w)(?:(?P<earlier>{any_of(phrases(EARLIER_WORDS))})|(?P<log>{any_of(phrases(LOG_WORDS))}))"
    r"(?!\w)",
    re.IGNORECASE,
)
_MOST_HEAD_CHARS = 80
_MOST_GAP_CHARS = 700
_LINE = re.compile(r"[^\n]*")


@dataclass(frozen=True, slots=True)
class DateList:
    """A list of dates from `start` to `end`; `newest` only where it is a list of changes."""

    start: int
    end: int
    newest: ReadDate | None = None


def date_lists(text: str, dates: Sequence[ReadDate]) -> list[DateList]:
    """The lists of dates among `dates` of `text`: a short line that heads them, then the dates."""
    lists: list[DateList] = []
    for at, date in enumerate(dates):
        if lists and date.start < lists[-1].end:
            continue
        head = _head_before(text, dates[at - 1].end if at else 0, date)
        if head is None:
            continue
        run = [date]
        for following in dates[at + 1 :]:
            if following.start - run[-1].end > _MOST_GAP_CHARS:
                break
            run.append(following)
        newest = max(run, key=_day) if head["log"] and len(run) > 1 else None
        lists.append(DateList(date.start, run[-1].end, newest))
    return lists


def _day(date: ReadDate) -> dt.date:
    return date.date


def _head_before(text: str, after: int, date: ReadDate) -> re.Match[str] | None:
    """The head of a list on a line of its own between `after` and `date`."""
    line_start = text.rfind("\n", 0, date.start) + 1
    # What stands behind an earlier date in its line ("(previous version)") is a link, no head.
    start = max(text.find("\n", after) if after else 0, date.start - _MOST_GAP_CHARS)
    for match in _LINE.finditer(text, min(start, line_start), line_start):
        if 0 < len(match[0]) <= _MOST_HEAD_CHARS:
            head = _HEADS.search(match[0])
            if head is not None:
                return head
    # "Previous versions: 1 May 2020, 3 June 2021": all in one line.
    return _HEADS.search(text, max(after, line_start), date.start)
