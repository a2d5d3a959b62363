"""Lists and counts of provisions: the registry, a document's, and what a type amounts to."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from conductatlas.archive import search
from conductatlas.archive.models import Document, Provision
from conductatlas.archive.queries.pages import Page, SeverityCounts, one_page
from conductatlas.model.vocabulary import Severity

__all__ = [
    "ProvisionQuery",
    "ProvisionRow",
    "TypeCount",
    "platforms_read",
    "platforms_with",
    "provision_counts",
    "provision_list",
    "provisions_in_order",
    "provisions_with",
    "type_counts",
    "weight",
]


@dataclass(frozen=True, slots=True)
class ProvisionQuery:
    """Which provisions are meant; an empty tuple asks nothing.

    Without `statuses` those in force are meant; `every_status` lifts that.
    """

    severities: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    types_or_families: tuple[str, ...] = ()
    platforms: tuple[str, ...] = ()
    documents: tuple[int, ...] = ()
    statuses: tuple[str, ...] = ()
    every_status: bool = False
    text: search.SearchQuery | None = None


@dataclass(frozen=True, slots=True)
class ProvisionRow:
    """A provision in a list, with its newest wording."""

    id: int
    slug: str
    title: str
    type: str
    family: str
    severity: str
    status: str
    in_force: bool
    first_seen: dt.datetime
    last_seen: dt.datetime
    origin: str
    quote: str
    document_slug: str
    document_title: str
    platform_slug: str
    platform_name: str


@dataclass(frozen=True, slots=True)
class TypeCount:
    """A provision type in the archive: provisions in force and the platforms that have one."""

    type: str
    family: str
    provisions: SeverityCounts
    platforms: int


_FIELDS = {
    "id": "id",
    "slug": "slug",
    "title": "title",
    "type": "type",
    "family": "family",
    "severity": "severity",
    "status": "status",
    "in_force": "in_force",
    "first_seen": "first_seen",
    "last_seen": "last_seen",
    "origin": "first_version__origin",
    "quote": "wording__quote",
    "document_slug": "document__slug",
    "document_title": "document__title",
    "platform_slug": "document__platform__slug",
    "platform_name": "document__platform__name",
}


def weight(field: str = "severity") -> Case:
    """An expression that orders severities from high (2) to low (0)."""
    whens = [When(**{field: s.value}, then=Value(at)) for at, s in enumerate(Severity)]
    return Case(*whens, default=Value(-1), output_field=IntegerField())


def provision_list(query: ProvisionQuery, page: int, size: int) -> Page[ProvisionRow]:
    """The provisions meant, heaviest first, newest first within a severity. Two queries."""
    found = _meant(query).annotate(weight=weight()).order_by("-weight", "-id")
    rows, total, number = one_page(found.values_list(*_FIELDS.values()), page, size)
    return Page(_rows(rows), total, number, size)


def provisions_in_order(document_id: int) -> tuple[ProvisionRow, ...]:
    """The provisions of a document that are in force, in reading order. One query."""
    found = Provision.objects.filter(document=document_id, in_force=True).order_by("start", "id")
    return _rows(found.values_list(*_FIELDS.values()))


def provisions_with(ids: Iterable[int]) -> dict[int, ProvisionRow]:
    """The provisions with these keys. One query."""
    found = Provision.objects.filter(pk__in=set(ids)).values_list(*_FIELDS.values())
    return {row.id: row for row in _rows(found)}


def provision_counts(query: ProvisionQuery) -> SeverityCounts:
    """How many of the provisions meant weigh what. One query."""
    pairs = _meant(query).order_by().values_list("severity").annotate(Count("id"))
    return SeverityCounts.of(pairs)


def type_counts(query: ProvisionQuery) -> tuple[TypeCount, ...]:
    """The types of the provisions meant, commonest first. Two queries."""
    meant = _meant(query).order_by()
    platforms = dict(meant.values_list("type").annotate(Count("document__platform", distinct=True)))
    pairs: dict[tuple[str, str], list[tuple[str, int]]] = {}
    rows = meant.values_list("type", "family", "severity").annotate(Count("id"))
    for type_, family, severity, number in rows:
        pairs.setdefault((type_, family), []).append((severity, number))
    counts = [
        TypeCount(type_, family, SeverityCounts.of(found), platforms[type_])
        for (type_, family), found in pairs.items()
    ]
    return tuple(sorted(counts, key=lambda c: (-c.provisions.total, c.type)))


def platforms_read() -> int:
    """How many platforms have at least one document with a version in force. One query."""
    read = Document.objects.filter(current_version__isnull=False)
    count: int = read.aggregate(Count("platform", distinct=True))["platform__count"]
    return count


def platforms_with(query: ProvisionQuery) -> int:
    """How many platforms have one of the provisions meant. One query."""
    found = _meant(query).order_by().aggregate(n=Count("document__platform", distinct=True))
    count: int = found["n"]
    return count


def _meant(query: ProvisionQuery) -> "QuerySet[Provision]":
    asked: dict[str, Any] = {
        "severity__in": query.severities,
        "type__in": query.types,
        "family__in": query.families,
        "document__platform__slug__in": query.platforms,
        "document__in": query.documents,
        "status__in": query.statuses,
    }
    found = Provision.objects.filter(**{name: values for name, values in asked.items() if values})
    if not query.statuses and not query.every_status:
        found = found.filter(in_force=True)
    if mixed := query.types_or_families:
        found = found.filter(Q(type__in=mixed) | Q(family__in=mixed))
    if query.text is not None:
        found = found.filter(wording__in=search.engine().matching_wordings(query.text))
    return found


def _rows(found: Iterable[Any]) -> tuple[ProvisionRow, ...]:
    names = list(_FIELDS)
    rows = (dict(zip(names, values, strict=True)) for values in found)
    return tuple(ProvisionRow(**row | {"quote": row["quote"] or ""}) for row in rows)
