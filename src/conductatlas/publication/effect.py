"""When a change applies and how much notice that leaves, only as far as its text says so."""

import datetime as dt
from dataclasses import dataclass

from conductatlas.archive.queries import ChangeRow

__all__ = ["Effect", "effect_of"]

NOT_STATED = "not stated"


@dataclass(frozen=True, slots=True)
class Effect:
    """`date` is None where the text names none; `notice` is a phrase; `words` are its sentence."""

    date: dt.date | None
    notice: str
    words: str

    def applies_later_than(self, day: dt.date) -> bool:
        """Whether the text names a day after `day` from which it applies."""
        return self.date is not None and self.date > day


def effect_of(change: ChangeRow) -> Effect:
    """When the change applies; notice is counted from the day on which it was detected (UTC)."""
    return Effect(change.effective, _notice(change), change.effective_words)


def _notice(change: ChangeRow) -> str:
    if change.effective is not None:
        days = (change.effective - change.detected_at.astimezone(dt.UTC).date()).days
        if days > 0:
            return _days(days)
        if days == 0:
            return "none: it applies from the day on which it was detected"
        return f"none: it applied {_days(-days)} before it was detected here"
    if change.notice_days is not None:
        return f"{_days(change.notice_days)} after posting, as the text says"
    return NOT_STATED


def _days(number: int) -> str:
    return f"{number} day" + ("" if number == 1 else "s")
