"""The timeline of a platform: its changes a month with a chart, and the changes themselves."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from conductatlas.archive import queries
from conductatlas.publication.filters import Field, Filters
from conductatlas.publication.rows import Cell
from conductatlas.publication.stability import Stability, stability_of
from conductatlas.publication.views.viewing import Missing, Moved, Viewing, missing_platform

__all__ = ["DocumentPace", "TimelinePage", "month_cells", "timeline_page"]

_PAGE = 50
# The months that the chart shows; the table has all.
_CHART_MONTHS = 60


@dataclass(frozen=True, slots=True)
class DocumentPace:
    """A document and how often it changes."""

    document: queries.DocumentRow
    stability: Stability | None


@dataclass(frozen=True, slots=True)
class TimelinePage:
    """The months without a gap, oldest first; the paces are of the documents by slug."""

    platform: queries.PlatformRow
    filters: Filters
    months: tuple[queries.MonthRow, ...]
    changes: queries.Page[queries.ChangeRow]
    paces: tuple[DocumentPace, ...]

    @property
    def chart(self) -> tuple[queries.MonthRow, ...]:
        """The newest months, for the chart."""
        return self.months[-_CHART_MONTHS:]

    @property
    def busy(self) -> tuple[queries.MonthRow, ...]:
        """The months in which something changed, newest first, for the table."""
        return tuple(month for month in reversed(self.months) if month.total)


def timeline_page(
    viewing: Viewing, slug: str, parse: Callable[[tuple[Field, ...]], Filters]
) -> TimelinePage | Missing | Moved:
    """The timeline of a platform, of some documents where the filter names them.

    `parse` reads the filters of the request, which are known only with the platform.
    """
    platform = queries.find_platform(slug)
    if platform is None:
        return missing_platform(slug)
    documents = queries.documents_of(platform.id)
    filters = parse((Field("document", "Document", {d.slug: d.title for d in documents}),))
    chosen = filters.all("document")
    meant = tuple(d for d in documents if not chosen or d.slug in chosen)
    since = queries.observed_since([d.id for d in meant])
    query = queries.ChangeQuery(platforms=(slug,), documents=tuple(d.id for d in meant))
    months = queries.changes_by_month([d.id for d in meant])
    return TimelinePage(
        platform=platform,
        filters=filters,
        months=_without_gaps(months, viewing.now),
        changes=queries.change_list(query, filters.page, _PAGE),
        paces=tuple(DocumentPace(d, stability_of(d, since.get(d.id))) for d in meant),
    )


def month_cells(row: queries.MonthRow) -> dict[str, Cell]:
    """A month as a row of CSV and JSON."""
    return {
        "month": f"{row.month:%Y-%m}",
        "changes": row.total,
        "high": row.high,
        "worse": row.worse,
        "better": row.better,
        "mixed": row.mixed,
        "neutral": row.neutral,
    }


def _without_gaps(
    months: tuple[queries.MonthRow, ...], now: dt.datetime
) -> tuple[queries.MonthRow, ...]:
    """The months from the first one with a change to the present one, each of them."""
    if not months:
        return ()
    known = {row.month: row for row in months}
    month, last = months[0].month, max(months[-1].month, now.date().replace(day=1))
    filled = []
    while month <= last:
        filled.append(known.get(month) or queries.MonthRow(month, 0, 0, 0, 0, 0, 0))
        month = (month + dt.timedelta(days=32)).replace(day=1)
    return tuple(filled)
