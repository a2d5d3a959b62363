"""When a new text says that it takes effect; None where it does not say ("not stated")."""

import datetime as dt
import re

from conductatlas.text.datelines import find_dates

__all__ = ["effective_date"]

_EFFECTIVE = re.compile(
    r"\b(?:effective|takes? effect|taking effect|in force|go(?:es)? into effect|enters? into force"
    r"|comes? into (?:force|effect)|applies? from|applicable from"
    r"|in kraft|gültig|gilt ab|wirksam"
    r"|en vigueur|prend effet|van kracht|ingang|vigente|in vigore|em vigor)\b",
    re.IGNORECASE,
)
# "Effective 1 May 2025" or "as of 1 May 2025 … in force": the date stands close by.
_REACH_AFTER = 80
_REACH_BEFORE = 40
_TOP = 4000


def effective_date(new: str, came: tuple[str, ...] = ()) -> dt.date | None:
    """The date from which the text `new` applies; what came with the change is asked first."""
    return _stated("\n".join(came)) or _stated(new[:_TOP])


def _stated(text: str) -> dt.date | None:
    dates = [found for found in find_dates(text) if found.date is not None]
    for cue in _EFFECTIVE.finditer(text):
        for found in dates:
            follows = 0 <= found.span.start - cue.end() <= _REACH_AFTER
            precedes = 0 <= cue.start() - found.span.end <= _REACH_BEFORE
            between = text[min(cue.end(), found.span.end) : max(cue.start(), found.span.start)]
            if (follows or precedes) and "\n" not in between.strip():
                return found.date
    return None
