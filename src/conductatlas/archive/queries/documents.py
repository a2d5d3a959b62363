"""Documents: those of a platform, one with its counters, its sources and its latest checks."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Max

from conductatlas.archive.models import Change, Check, Document, Provision, Source, Version
from conductatlas.archive.queries.pages import SeverityCounts

__all__ = [
    "CheckRow",
    "DocumentRow",
    "SourceRow",
    "checks_of",
    "documents_of",
    "documents_with",
    "find_document",
    "sources_of",
]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its counters; `provisions` are those in force, `changes` all published."""

    id: int
    platform_id: int
    platform_slug: str
    platform_name: str
    sectors: tuple[str, ...]
    slug: str
    title: str
    kind: str
    region: str
    language: str
    consent: str
    every_minutes: int
    origin: str
    health: str
    health_reason: str
    health_since: dt.datetime | None
    first_tracked: dt.datetime
    last_checked: dt.datetime | None
    last_verified: dt.datetime | None
    next_check: dt.datetime | None
    retired_at: dt.datetime | None
    current_version: int | None
    versions: int
    provisions: SeverityCounts
    changes: int
    last_change: dt.datetime | None
    # The document of the platform that took its place, where the catalogue says so.
    replaced_by_slug: str = ""
    replaced_by_title: str = ""


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One URL that a document is made from; `section` names the policy on a page with several.

    `moved_to` is where the site sends its readers for good, since `moved_since`.
    """

    position: int
    url: str
    section: str
    browser: bool
    moved_to: str = ""
    moved_since: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One visit and how it ended."""

    started_at: dt.datetime
    outcome: str
    reason: str
    cosmetic_reasons: tuple[str, ...]
    origin: str


def documents_of(platform_id: int) -> tuple[DocumentRow, ...]:
    """The documents of a platform by slug, those no longer tracked included. Four queries."""
    rows = Document.objects.filter(platform=platform_id).order_by("slug")
    return _with_counters(list(rows.select_related("platform", "replaced_by")))


def find_document(platform_slug: str, slug: str) -> DocumentRow | None:
    """The document at a path, or None. Four queries, one where there is none."""
    found = Document.objects.filter(platform__slug=platform_slug, slug=slug)
    rows = _with_counters(list(found.select_related("platform", "replaced_by")))
    return rows[0] if rows else None


def documents_with(ids: Iterable[int]) -> dict[int, DocumentRow]:
    """The documents with these keys. Four queries, one where there is none."""
    found = Document.objects.filter(pk__in=set(ids)).select_related("platform", "replaced_by")
    return {row.id: row for row in _with_counters(list(found))}


def sources_of(document_id: int) -> tuple[SourceRow, ...]:
    """The live sources in order. One query."""
    rows = Source.objects.filter(document=document_id, retired_at__isnull=True).order_by("position")
    return tuple(
        SourceRow(s.position, s.url, s.section, s.browser, s.moved_to, s.moved_since) for s in rows
    )


def checks_of(document_id: int, most: int) -> tuple[CheckRow, ...]:
    """The latest finished checks, newest first. One query."""
    rows = Check.objects.filter(document=document_id, finished_at__isnull=False).order_by("-id")
    return tuple(
        CheckRow(c.started_at, c.outcome, c.reason, tuple(c.cosmetic_reasons), c.origin)
        for c in rows[:most]
    )


def _with_counters(found: Sequence[Document]) -> tuple[DocumentRow, ...]:
    if not found:
        return ()
    ids = [d.pk for d in found]
    versions = dict(
        Version.objects.filter(document__in=ids)
        .order_by()
        .values_list("document_id")
        .annotate(Count("id"))
    )
    provisions = _provisions(ids)
    changes = _changes(ids)
    return tuple(
        _row(
            d,
            versions.get(d.pk, 0),
            provisions.get(d.pk, SeverityCounts()),
            changes.get(d.pk, (0, None)),
        )
        for d in found
    )


def _row(
    document: Document,
    versions: int,
    provisions: SeverityCounts,
    changes: tuple[int, dt.datetime | None],
) -> DocumentRow:
    platform = document.platform
    return DocumentRow(
        id=document.pk,
        platform_id=platform.pk,
        platform_slug=platform.slug,
        platform_name=platform.name,
        sectors=tuple(platform.sectors),
        slug=document.slug,
        title=document.title,
        kind=document.kind,
        region=document.region,
        language=document.language,
        consent=document.consent,
        every_minutes=document.every_minutes,
        origin=document.origin,
        health=document.health,
        health_reason=document.health_reason,
        health_since=document.health_since,
        first_tracked=document.first_tracked,
        last_checked=document.last_checked,
        last_verified=document.last_verified,
        next_check=document.next_check,
        retired_at=document.retired_at,
        current_version=document.current_version_id,
        versions=versions,
        provisions=provisions,
        changes=changes[0],
        last_change=changes[1],
        replaced_by_slug=document.replaced_by.slug if document.replaced_by else "",
        replaced_by_title=document.replaced_by.title if document.replaced_by else "",
    )


def _provisions(ids: list[int]) -> dict[int, SeverityCounts]:
    rows = (
        Provision.objects.filter(document__in=ids, in_force=True)
        .order_by()
        .values_list("document_id", "severity")
        .annotate(Count("id"))
    )
    pairs: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for document, severity, number in rows:
        pairs[document].append((severity, number))
    return {document: SeverityCounts.of(p) for document, p in pairs.items()}


def _changes(ids: list[int]) -> dict[int, tuple[int, dt.datetime | None]]:
    rows = (
        Change.objects.filter(document__in=ids, published=True)
        .order_by()
        .values_list("document_id")
        .annotate(Count("id"), Max("detected_at"))
    )
    return {document: (count, last) for document, count, last in rows}
