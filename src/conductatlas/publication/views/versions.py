"""The versions of a document: their list, and one with its whole text and what stands in it."""

from dataclasses import dataclass

from conductatlas.archive import queries
from conductatlas.archive.texts import rendition_text
from conductatlas.model import RecordId, RecordKind, Span
from conductatlas.publication.cite import cite
from conductatlas.publication.filters import Field, Filters
from conductatlas.publication.inline import Mark
from conductatlas.publication.markdown import HtmlGroup, html_groups
from conductatlas.publication.paths import version_path
from conductatlas.publication.stability import Stability, stability_of
from conductatlas.publication.views.evidence import Evidence, evidence
from conductatlas.publication.views.viewing import (
    Missing,
    Moved,
    Suggestion,
    Viewing,
    missing_document,
)

__all__ = [
    "VERSION_FIELDS",
    "HistoryEntry",
    "NotedGroup",
    "VersionPage",
    "VersionsPage",
    "missing_version",
    "version_page",
    "versions_page",
]

_PAGE = 100
_SIGHTINGS = 200
VERSION_FIELDS = (Field("cosmetic", "Differences of form", {"1": "Shown"}),)


@dataclass(frozen=True, slots=True)
class Period:
    """A period in which a version was in force, and the change that opened it, if any did."""

    period: queries.PeriodRow
    opening: queries.OpeningRow | None


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A version with its periods, newest first."""

    version: queries.VersionRow
    periods: tuple[Period, ...]


@dataclass(frozen=True, slots=True)
class VersionsPage:
    """One page of a document's versions; `changes` are the records that brought them."""

    document: queries.DocumentRow
    filters: Filters
    page: queries.Page[queries.VersionRow]
    entries: tuple[HistoryEntry, ...]
    stability: Stability | None
    cosmetic: queries.Page[queries.SightingRow]
    shows_cosmetic: bool


@dataclass(frozen=True, slots=True)
class NotedGroup:
    """A stretch of the text with the provisions that begin in it."""

    group: HtmlGroup
    notes: tuple[queries.PlacedProvision, ...]


@dataclass(frozen=True, slots=True)
class VersionPage:
    """A version with its whole text."""

    document: queries.DocumentRow
    version: queries.VersionRow
    change: queries.ChangeRow | None
    groups: tuple[NotedGroup, ...]
    provisions: int
    evidence: Evidence

    @property
    def record(self) -> str:
        """The version's record id."""
        return str(RecordId(RecordKind.VERSION, self.version.id))

    @property
    def older(self) -> int | None:
        """The number of the version before, or None."""
        return self.version.number - 1 or None

    @property
    def newer(self) -> int | None:
        """The number of the version after, or None."""
        return self.version.number + 1 if self.version.number < self.document.versions else None


def versions_page(
    viewing: Viewing, platform: str, slug: str, filters: Filters
) -> VersionsPage | Missing | Moved:
    """The versions of a document, newest first."""
    document = queries.find_document(platform, slug)
    if document is None:
        return missing_document(platform, slug, "versions/")
    rows = queries.version_list(document.id, filters.page, _PAGE)
    shows_cosmetic = filters.one("cosmetic") == "1"
    since = queries.observed_since([document.id]).get(document.id)
    return VersionsPage(
        document=document,
        filters=filters,
        page=rows,
        entries=_entries(rows.rows),
        stability=stability_of(document, since),
        cosmetic=queries.cosmetic_sightings(document.id, 1, _SIGHTINGS if shows_cosmetic else 1),
        shows_cosmetic=shows_cosmetic,
    )


def _entries(versions: tuple[queries.VersionRow, ...]) -> tuple[HistoryEntry, ...]:
    openings = queries.openings_of(v.id for v in versions)
    return tuple(
        HistoryEntry(
            v,
            tuple(Period(p, openings.get((v.id, p.began))) for p in reversed(v.periods)),
        )
        for v in versions
    )


def version_page(
    viewing: Viewing, platform: str, slug: str, number: int
) -> VersionPage | Missing | Moved:
    """One version."""
    document = queries.find_document(platform, slug)
    if document is None:
        return missing_document(platform, slug, f"versions/{number}/")
    version = queries.find_version(document.id, number)
    if version is None:
        return missing_version(document, number)
    placed = queries.placed_provisions(version.rendition.id)
    text = rendition_text(version.rendition.id)
    return VersionPage(
        document=document,
        version=version,
        change=queries.changes_with([version.id]).get(version.id),
        groups=_noted(text, placed),
        provisions=len(placed),
        evidence=_stamp(viewing, document, version),
    )


def missing_version(document: queries.DocumentRow, number: int) -> Missing:
    """What to answer where a document has no version of that number."""
    base = (document.platform_slug, document.slug)
    nearest = tuple(
        Suggestion(f"Version {n}", version_path(*base, n))
        for n in dict.fromkeys((document.versions, 1))
        if n
    )
    what = f"{document.title} has {document.versions} versions, and no version {number}."
    return Missing(what, nearest)


def _noted(text: str, placed: tuple[queries.PlacedProvision, ...]) -> tuple[NotedGroup, ...]:
    marks, end = [], 0
    for p in sorted(placed, key=lambda p: (p.start, p.end)):
        # Marks never overlap; a provision inside another has its note in the margin all the same.
        if p.end > max(end, p.start):
            marks.append(Mark(Span(max(end, p.start), p.end), f"clause {p.severity}"))
            end = p.end
    groups = html_groups(text, marks)
    notes: dict[int, list[queries.PlacedProvision]] = {}
    at = 0
    for p in sorted(placed, key=lambda p: (p.start, p.end)):
        while at + 1 < len(groups) and groups[at + 1].span.start <= p.start:
            at += 1
        notes.setdefault(at, []).append(p)
    return tuple(NotedGroup(g, tuple(notes.get(n, ()))) for n, g in enumerate(groups))


def _stamp(
    viewing: Viewing, document: queries.DocumentRow, version: queries.VersionRow
) -> Evidence:
    record = str(RecordId(RecordKind.VERSION, version.id))
    captures = queries.captures_of(version.rendition.id)
    citation = cite(
        platform=document.platform_name,
        document=document.title,
        record=record,
        captured=max((c.fetched_at for c in captures), default=version.first_seen),
        origin=version.origin_words,
        text_sha256=version.rendition.text_sha256,
        url=viewing.site_url + version_path(document.platform_slug, document.slug, version.number),
        now=viewing.now,
    )
    return evidence(record, version.leaf_index, version, captures, citation)
