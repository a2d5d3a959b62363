"""Published changes: the feed with its filters, one record, and what it did to provisions."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from conductatlas.archive import search
from conductatlas.archive.models import Change, ChangedProvision
from conductatlas.archive.queries.pages import Page, SeverityCounts, one_page
from conductatlas.archive.queries.provision import WordingRow, wording_row
from conductatlas.archive.queries.provisions import weight

__all__ = [
    "ChangeQuery",
    "ChangeRow",
    "ChangedRow",
    "change_between",
    "change_counts",
    "change_list",
    "changed_provisions",
    "changes_by_id",
    "changes_with",
    "find_change",
    "weightiest_changes",
]


@dataclass(frozen=True, slots=True)
class ChangeQuery:
    """Which published changes are meant; empty asks nothing. `since` and `until` are inclusive."""

    severities: tuple[str, ...] = ()
    directions: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    since: dt.date | None = None
    until: dt.date | None = None
    text: search.SearchQuery | None = None


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A change record with the names of its document and platform."""

    id: int
    slug: str
    document_id: int
    document_slug: str
    document_title: str
    platform_slug: str
    platform_name: str
    old_version_id: int
    old_number: int
    new_version_id: int
    new_number: int
    detected_at: dt.datetime
    confirmed_at: dt.datetime
    change_class: str
    severity: str
    direction: str
    added: int
    removed: int
    modified: int
    moved: int
    cosmetic_reasons: tuple[str, ...]
    effective: dt.date | None
    affected: tuple[str, ...]
    topics: tuple[str, ...]
    summary: str
    origin: str
    leaf_index: int | None
    notice_days: int | None = None
    effective_words: str = ""
    better: float | None = None
    worse: float | None = None

    @property
    def sentences(self) -> tuple[int, int, int, int]:
        """The numbers of sentences added, removed, modified and moved."""
        return (self.added, self.removed, self.modified, self.moved)


@dataclass(frozen=True, slots=True)
class ChangedRow:
    """What a change did to one provision, with its wordings before and after."""

    change_id: int
    provision_id: int
    slug: str
    type: str
    family: str
    title: str
    severity: str
    status: str
    direction: str
    before: WordingRow | None
    after: WordingRow | None


def change_list(query: ChangeQuery, page: int, size: int) -> Page[ChangeRow]:
    """The published changes meant, newest first. Two queries."""
    found = _meant(query).order_by("-detected_at", "-id")
    rows, total, number = one_page(_joined(found), page, size)
    return Page(tuple(_row(c) for c in rows), total, number, size)


def change_counts(query: ChangeQuery) -> SeverityCounts:
    """How many of the published changes meant weigh what. One query."""
    return SeverityCounts.of(_meant(query).order_by().values_list("severity").annotate(Count("id")))


def weightiest_changes(query: ChangeQuery, most: int) -> tuple[ChangeRow, ...]:
    """The published changes meant that weigh most: severity, then worse first, then newest."""
    found = _meant(query).annotate(
        weight=weight(), worse=Count("id", filter=Q(direction__in=("worse", "mixed")))
    )
    ordered = found.order_by("-weight", "-worse", "-detected_at", "-id")
    return tuple(_row(c) for c in _joined(ordered)[:most])


def find_change(slug: str) -> ChangeRow | None:
    """The published change at `slug`, or None. One query."""
    found = _joined(Change.objects.filter(slug=slug, published=True)).first()
    return None if found is None else _row(found)


def change_between(old_version: int, new_version: int) -> ChangeRow | None:
    """The newest published change from one version to another, or None. One query."""
    found = Change.objects.filter(
        old_version=old_version, new_version=new_version, published=True
    ).order_by("-id")
    one = _joined(found).first()
    return None if one is None else _row(one)


def changes_with(version_ids: Iterable[int]) -> Mapping[int, ChangeRow]:
    """The published changes that these versions brought, by the version's key. One query."""
    found = Change.objects.filter(new_version__in=set(version_ids), published=True).order_by("id")
    return {c.new_version_id: _row(c) for c in _joined(found)}


def changes_by_id(ids: Iterable[int]) -> Mapping[int, ChangeRow]:
    """The published changes with these keys. One query."""
    found = Change.objects.filter(pk__in=set(ids), published=True)
    return {c.pk: _row(c) for c in _joined(found)}


def changed_provisions(change_ids: Iterable[int], explained: bool = True) -> tuple[ChangedRow, ...]:
    """What changes did to provisions, heaviest first within each. One query.

    Lists that show no explanation leave them out with `explained`, and are quicker.
    """
    wordings = ("before__explanation__base", "after__explanation__base")
    rows = (
        ChangedProvision.objects.filter(change__in=set(change_ids))
        .select_related("provision", *(wordings if explained else ("before", "after")))
        .annotate(weight=weight("provision__severity"))
        .order_by("change", "-weight", "id")
    )
    return tuple(
        ChangedRow(
            change_id=row.change_id,
            provision_id=row.provision_id,
            slug=row.provision.slug,
            type=row.provision.type,
            family=row.provision.family,
            title=(row.after or row.before or row.provision).title,
            severity=(row.after or row.before or row.provision).severity,
            status=row.status,
            direction=row.direction,
            before=wording_row(row.before, explained) if row.before else None,
            after=wording_row(row.after, explained) if row.after else None,
        )
        for row in rows
    )


def _meant(query: ChangeQuery) -> "QuerySet[Change]":
    asked: dict[str, Any] = {
        "severity__in": query.severities,
        "direction__in": query.directions,
        "document__platform__slug__in": query.platforms,
        "document__in": query.documents,
        "detected_at__date__gte": query.since,
        "detected_at__date__lte": query.until,
    }
    found = Change.objects.filter(published=True).filter(
        **{name: value for name, value in asked.items() if value}
    )
    if query.topics:
        # A topic is a closed word without quotes: its quoted form finds it in the JSON list.
        some = Q()
        for topic in query.topics:
            some |= Q(topics__icontains=f'"{topic}"')
        found = found.filter(some)
    if query.text is not None:
        found = found.filter(pk__in=search.engine().matching_changes(query.text))
    return found


def _joined(found: "QuerySet[Change]") -> "QuerySet[Change]":
    return found.select_related("document__platform", "old_version", "new_version")


def _row(change: Change) -> ChangeRow:
    document = change.document
    return ChangeRow(
        id=change.pk,
        slug=change.slug,
        document_id=document.pk,
        document_slug=document.slug,
        document_title=document.title,
        platform_slug=document.platform.slug,
        platform_name=document.platform.name,
        old_version_id=change.old_version_id,
        old_number=change.old_version.number,
        new_version_id=change.new_version_id,
        new_number=change.new_version.number,
        detected_at=change.detected_at,
        confirmed_at=change.confirmed_at,
        change_class=change.change_class,
        severity=change.severity,
        direction=change.direction,
        added=change.added,
        removed=change.removed,
        modified=change.modified,
        moved=change.moved,
        cosmetic_reasons=tuple(change.cosmetic_reasons),
        effective=change.effective,
        affected=tuple(change.affected),
        topics=tuple(change.topics),
        summary=change.summary,
        origin=change.origin,
        leaf_index=change.leaf_id,
        notice_days=change.notice_days,
        effective_words=change.effective_words,
        better=change.for_reader,
        worse=change.against_reader,
    )
