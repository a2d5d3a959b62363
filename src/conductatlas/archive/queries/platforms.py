"""Platforms: the directory, one platform, and the names that filters offer."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Max, Q, QuerySet

from conductatlas.archive.models import Change, Document, Platform, Provision
from conductatlas.archive.queries.pages import Page, SeverityCounts, one_page

__all__ = [
    "PlatformName",
    "PlatformRow",
    "find_platform",
    "platform_list",
    "platform_names",
]


@dataclass(frozen=True, slots=True)
class PlatformName:
    """A platform as a filter or a suggestion names it."""

    slug: str
    name: str
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PlatformRow:
    """A platform with its counters.

    `documents` are those tracked at present, `captured` those of them with a version in force,
    `provisions` those in force, `changes` all published ones.
    """

    id: int
    slug: str
    name: str
    homepage: str
    sectors: tuple[str, ...]
    first_tracked: dt.datetime
    retired_at: dt.datetime | None
    documents: int
    captured: int
    provisions: SeverityCounts
    changes: int
    last_change: dt.datetime | None
    # Of its changes, the origin that is farthest from a capture of our own.
    changes_origin: str = "captured"


def platform_names() -> tuple[PlatformName, ...]:
    """Every platform by name. One query."""
    rows = Platform.objects.order_by("slug").values_list("slug", "name", "sectors")
    names = [PlatformName(slug, name, tuple(sectors)) for slug, name, sectors in rows]
    return tuple(sorted(names, key=lambda p: (p.name.casefold(), p.slug)))


def platform_list(
    slugs: Sequence[str] | None, text: str, page: int, size: int
) -> Page[PlatformRow]:
    """The directory by slug: tracked platforms, of `slugs` where given, with `text` in the name.

    Five queries.
    """
    platforms = Platform.objects.filter(retired_at__isnull=True).order_by("slug")
    if slugs is not None:
        platforms = platforms.filter(slug__in=slugs)
    if text:
        platforms = platforms.filter(Q(name__icontains=text) | Q(slug__icontains=text))
    rows, total, number = one_page(platforms, page, size)
    return Page(_with_counters(rows), total, number, size)


def find_platform(slug: str) -> PlatformRow | None:
    """The platform `slug` with its counters, or None. Four queries, one where there is none."""
    rows = _with_counters(Platform.objects.filter(slug=slug))
    return rows[0] if rows else None


def _with_counters(
    platforms: "Sequence[Platform] | QuerySet[Platform]",
) -> tuple[PlatformRow, ...]:
    found = list(platforms)
    if not found:
        return ()
    ids = [p.pk for p in found]
    documents = _documents(ids)
    provisions = _provisions(ids)
    changes = _changes(ids)
    rows = []
    for p in found:
        tracked, captured = documents.get(p.pk, (0, 0))
        changed, last_change, origin = changes.get(p.pk, (0, None, "captured"))
        rows.append(
            PlatformRow(
                id=p.pk,
                slug=p.slug,
                name=p.name,
                homepage=p.homepage,
                sectors=tuple(p.sectors),
                first_tracked=p.first_tracked,
                retired_at=p.retired_at,
                documents=tracked,
                captured=captured,
                provisions=provisions.get(p.pk, SeverityCounts()),
                changes=changed,
                last_change=last_change,
                changes_origin=origin,
            )
        )
    return tuple(rows)


def _documents(ids: list[int]) -> dict[int, tuple[int, int]]:
    rows = (
        Document.objects.filter(platform__in=ids, retired_at__isnull=True)
        .order_by()
        .values_list("platform_id")
        .annotate(Count("id"), Count("current_version"))
    )
    return {platform: (count, captured) for platform, count, captured in rows}


def _provisions(ids: list[int]) -> dict[int, SeverityCounts]:
    rows = (
        Provision.objects.filter(document__platform__in=ids, in_force=True)
        .order_by()
        .values_list("document__platform_id", "severity")
        .annotate(Count("id"))
    )
    pairs: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for platform, severity, number in rows:
        pairs[platform].append((severity, number))
    return {platform: SeverityCounts.of(p) for platform, p in pairs.items()}


def _changes(ids: list[int]) -> dict[int, tuple[int, dt.datetime | None, str]]:
    rows = (
        Change.objects.filter(document__platform__in=ids, published=True)
        .order_by()
        .values_list("document__platform_id")
        .annotate(Count("id"), Max("detected_at"), Max("origin"))
    )
    # In the alphabet "captured" comes before "imported", and that before "simulated".
    return {platform: (count, last, origin) for platform, count, last, origin in rows}
