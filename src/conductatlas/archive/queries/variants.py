"""Observed variants: the texts that a page alternates between, each with its versions."""

import datetime as dt
from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Max

from conductatlas.archive.models import ObservedVariant, VersionPeriod

__all__ = ["ObservedVariantRow", "VariantVersion", "observed_variants"]


@dataclass(frozen=True, slots=True)
class VariantVersion:
    """A version in a period in which it was one of the texts shown in turn."""

    number: int
    began: dt.datetime
    ended: dt.datetime | None


@dataclass(frozen=True, slots=True)
class ObservedVariantRow:
    """One of the texts that a page shows, or showed, in turn; number 1 is the document's own.

    `versions` are newest first; `ended` is None while the page alternates.
    """

    number: int
    began: dt.datetime
    ended: dt.datetime | None
    sightings: int
    last_seen: dt.datetime | None
    versions: tuple[VariantVersion, ...]


def observed_variants(document_id: int) -> tuple[ObservedVariantRow, ...]:
    """The observed variants of a document, oldest first. Two queries, one where there is none."""
    rows = list(
        ObservedVariant.objects.filter(document=document_id)
        .annotate(sightings=Count("observations"), last_seen=Max("observations__at"))
        .order_by("began", "number")
    )
    versions: dict[int, list[VariantVersion]] = defaultdict(list)
    if rows:
        periods = VersionPeriod.objects.filter(variant__in=[row.pk for row in rows])
        names = ("variant", "version__number", "began", "ended")
        for variant, *told in periods.order_by("-began", "-id").values_list(*names):
            versions[variant].append(VariantVersion(*told))
    return tuple(
        ObservedVariantRow(
            number=row.number,
            began=row.began,
            ended=row.ended,
            sightings=row.sightings,
            last_seen=row.last_seen,
            versions=tuple(versions[row.pk]),
        )
        for row in rows
    )
