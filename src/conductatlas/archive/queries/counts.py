"""The numbers of the whole archive, each defined once."""

from dataclasses import dataclass

from django.db.models import Count, Max

from conductatlas.archive.models import (
    Blob,
    Change,
    Document,
    Leaf,
    Platform,
    Provision,
    Version,
)
from conductatlas.archive.queries.pages import SeverityCounts

__all__ = ["ArchiveCounts", "HealthCounts", "archive_counts", "health_counts"]


@dataclass(frozen=True, slots=True)
class ArchiveCounts:
    """Tracked platforms and documents, provisions in force, published changes.

    `captured` are the documents with a version in force.
    """

    platforms: int
    documents: int
    captured: int
    versions: int
    provisions: SeverityCounts
    changes: int


@dataclass(frozen=True, slots=True)
class HealthCounts:
    """For the operator: documents by capture health, size of the log and of the blobs."""

    documents: dict[str, int]
    leaves: int
    blobs: int


def archive_counts() -> ArchiveCounts:
    """The numbers of the home page. Five queries."""
    documents = Document.objects.filter(retired_at__isnull=True).aggregate(
        all=Count("id"), captured=Count("current_version")
    )
    weights = (
        Provision.objects.filter(in_force=True)
        .order_by()
        .values_list("severity")
        .annotate(Count("id"))
    )
    return ArchiveCounts(
        platforms=Platform.objects.filter(retired_at__isnull=True).count(),
        documents=documents["all"],
        captured=documents["captured"],
        versions=Version.objects.count(),
        provisions=SeverityCounts.of(weights),
        changes=Change.objects.filter(published=True).count(),
    )


def health_counts() -> HealthCounts:
    """The numbers of the operator. Three queries."""
    by_health = (
        Document.objects.filter(retired_at__isnull=True)
        .order_by()
        .values_list("health")
        .annotate(Count("id"))
    )
    last = Leaf.objects.aggregate(Max("index"))["index__max"]
    return HealthCounts(dict(by_health), 0 if last is None else last + 1, Blob.objects.count())
