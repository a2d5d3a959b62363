"""The home page: three numbers, and the five changes that matter most with before and after."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.archive import queries
from conductatlas.publication.facts import FactChange, fact_changes
from conductatlas.publication.markdown import plain
from conductatlas.publication.views.viewing import Viewing

__all__ = ["ChangeLead", "HomePage", "change_leads", "home_page"]

_MOST = 5
_EXCERPT = 220
_WEEK = dt.timedelta(days=7)


@dataclass(frozen=True, slots=True)
class ChangeLead:
    """A change with the part of it that matters most, before and after, in a few words."""

    change: queries.ChangeRow
    what: str
    facts: tuple[FactChange, ...]
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class HomePage:
    """The home page; `is_this_week` where the changes shown were seen within seven days."""

    counts: queries.ArchiveCounts
    changes: tuple[ChangeLead, ...]
    is_this_week: bool


def home_page(viewing: Viewing) -> HomePage:
    """The home page."""
    since = (viewing.now - _WEEK).date()
    week = queries.weightiest_changes(queries.ChangeQuery(since=since), _MOST)
    latest = queries.weightiest_changes(queries.ChangeQuery(), _MOST)
    return HomePage(
        counts=queries.archive_counts(),
        changes=change_leads(week or latest),
        is_this_week=bool(week),
    )


def change_leads(changes: Sequence[queries.ChangeRow]) -> tuple[ChangeLead, ...]:
    """Each change with its weightiest provision."""
    first: dict[int, queries.ChangedRow] = {}
    for row in queries.changed_provisions((c.id for c in changes), explained=False):
        first.setdefault(row.change_id, row)
    return tuple(_lead(change, first.get(change.id)) for change in changes)


def _lead(change: queries.ChangeRow, row: queries.ChangedRow | None) -> ChangeLead:
    if row is None:
        return ChangeLead(change, "", (), "", "")
    before, after = row.before, row.after
    facts = fact_changes(before.facts, after.facts) if before and after else ()
    return ChangeLead(
        change,
        f"{row.title}: {row.status}",
        facts[:2],
        plain(before.quote, _EXCERPT) if before else "",
        plain(after.quote, _EXCERPT) if after else "",
    )
