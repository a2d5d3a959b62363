"""The history of documents: what opened each period, what differed in form only, months, spans."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Count, Min, Q
from django.db.models.functions import TruncMonth

from conductatlas.archive.models import Change, Observation, Reading, Version, Wording
from conductatlas.archive.packing import unpack_places
from conductatlas.archive.queries.pages import Page, one_page
from conductatlas.model.records import FactValue

__all__ = [
    "MonthRow",
    "OpeningRow",
    "SightingRow",
    "StandingRow",
    "changes_by_month",
    "cosmetic_sightings",
    "observed_since",
    "openings_of",
    "standing_wordings",
]


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """The change that opened a period of a version, published or not; `slug` where it is."""

    version_id: int
    began: dt.datetime
    old_number: int
    change_class: str
    slug: str
    severity: str
    direction: str
    summary: str


@dataclass(frozen=True, slots=True)
class SightingRow:
    """A text that was seen and differs in form only from the version that was in force."""

    at: dt.datetime
    origin: str
    version_number: int | None
    reasons: tuple[str, ...]
    text_sha256: str


@dataclass(frozen=True, slots=True)
class MonthRow:
    """The published changes in one month (UTC), by direction, and how many of them weigh high."""

    month: dt.date
    total: int
    high: int
    worse: int
    better: int
    mixed: int
    neutral: int


@dataclass(frozen=True, slots=True)
class StandingRow:
    """A provision as it stands in one rendition, with its facts."""

    provision_id: int
    slug: str
    type: str
    title: str
    facts: Mapping[str, FactValue]


def openings_of(version_ids: Iterable[int]) -> Mapping[tuple[int, dt.datetime], OpeningRow]:
    """What opened the periods of these versions, by version key and beginning. One query."""
    rows = Change.objects.filter(new_version__in=set(version_ids)).select_related(
        "period", "old_version"
    )
    return {
        (c.new_version_id, c.period.began): OpeningRow(
            version_id=c.new_version_id,
            began=c.period.began,
            old_number=c.old_version.number,
            change_class=c.change_class,
            slug=c.slug if c.published else "",
            severity=c.severity,
            direction=c.direction,
            summary=c.summary,
        )
        for c in rows.order_by("id")
    }


def cosmetic_sightings(document_id: int, page: int, size: int) -> Page[SightingRow]:
    """The sightings of a document that differ in form only, newest first. Two queries."""
    found = (
        Observation.objects.filter(document=document_id, compared="cosmetic")
        .select_related("check_run", "version")
        .order_by("-at", "-id")
    )
    rows, total, number = one_page(found, page, size)
    sightings = tuple(
        SightingRow(
            at=row.at,
            origin=row.check_run.origin,
            version_number=row.version.number if row.version else None,
            reasons=tuple(row.check_run.cosmetic_reasons),
            text_sha256=row.text_sha256,
        )
        for row in rows
    )
    return Page(sightings, total, number, size)


def changes_by_month(document_ids: Iterable[int]) -> tuple[MonthRow, ...]:
    """The months with a published change of these documents, oldest first. One query."""
    found = Change.objects.filter(document__in=set(document_ids), published=True)
    rows = (
        found.annotate(month=TruncMonth("detected_at", tzinfo=dt.UTC))
        .order_by()
        .values("month")
        .annotate(
            total=Count("id"),
            high=Count("id", filter=Q(severity="high")),
            to_worse=Count("id", filter=Q(direction="worse")),
            to_better=Count("id", filter=Q(direction="better")),
            to_mixed=Count("id", filter=Q(direction="mixed")),
            to_neutral=Count("id", filter=Q(direction="neutral")),
        )
        .order_by("month")
    )
    return tuple(
        MonthRow(
            month=row["month"].date(),
            total=row["total"],
            high=row["high"],
            worse=row["to_worse"],
            better=row["to_better"],
            mixed=row["to_mixed"],
            neutral=row["to_neutral"],
        )
        for row in rows
    )


def observed_since(document_ids: Iterable[int]) -> Mapping[int, dt.datetime]:
    """When the first version of each document was seen, where it has one. One query."""
    rows = Version.objects.filter(document__in=set(document_ids)).order_by()
    return dict(rows.values_list("document_id").annotate(Min("first_seen")))


def standing_wordings(rendition_id: int, types: Sequence[str]) -> tuple[StandingRow, ...]:
    """The provisions of some types in a rendition, in reading order. Two queries."""
    reading = Reading.objects.filter(rendition=rendition_id).order_by("-id").first()
    if reading is None:
        return ()
    places = [wording for wording, _, _ in unpack_places(bytes(reading.places))]
    found = (
        Wording.objects.filter(pk__in=places, provision__type__in=types)
        .select_related("provision")
        .in_bulk()
    )
    return tuple(
        StandingRow(w.provision_id, w.provision.slug, w.provision.type, w.title, dict(w.facts))
        for key in dict.fromkeys(places)
        if (w := found.get(key)) is not None
    )
