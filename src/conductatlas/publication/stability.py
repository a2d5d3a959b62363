"""A document's stability figure: its confirmed, published changes a year, and how it came about."""

import datetime as dt
from dataclasses import dataclass

from conductatlas.archive.queries import DocumentRow

__all__ = ["Stability", "stability_of"]

_DAYS_A_YEAR = 365.25
_SHORTEST_DAYS = 90


@dataclass(frozen=True, slots=True)
class Stability:
    """`a_year` is None where the document was observed for too short a time to say."""

    changes: int
    days: int
    since: dt.datetime
    until: dt.datetime
    a_year: float | None

    @property
    def shown(self) -> str:
        """The figure with one decimal."""
        return "" if self.a_year is None else f"{self.a_year:.1f}"


def stability_of(document: DocumentRow, since: dt.datetime | None) -> Stability | None:
    """The figure of a document whose first version was seen at `since`; None without a version."""
    if since is None:
        return None
    moments = (since, document.last_verified, document.last_change)
    until = max(moment for moment in moments if moment is not None)
    days = (until - since).days
    enough = days >= _SHORTEST_DAYS
    a_year = document.changes * _DAYS_A_YEAR / days if enough else None
    return Stability(document.changes, days, since, until, a_year)
