"""Versions of a document: the list, one with its renditions and captures, and what stands in it."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import QuerySet

from conductatlas.archive.models import (
    Capture,
    History,
    Reading,
    Rendition,
    Version,
    VersionPeriod,
    Wording,
)
from conductatlas.archive.packing import unpack_places
from conductatlas.archive.queries.pages import Page, one_page

__all__ = [
    "CaptureRow",
    "PeriodRow",
    "PlacedProvision",
    "RenditionRow",
    "VersionRow",
    "captures_of",
    "find_version",
    "placed_provisions",
    "version_list",
    "version_numbers",
    "versions_by_id",
]


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """A period in which a version was in force; `ended` is None while it lasts.

    `variant` numbers the text of a page that alternated then (`observed_variants`), 0 for none.
    """

    began: dt.datetime
    ended: dt.datetime | None
    variant: int = 0


@dataclass(frozen=True, slots=True)
class RenditionRow:
    """The canonical text of a version as one extractor made it, without the text itself."""

    id: int
    extractor: str
    text_sha256: str
    length: int
    words: int
    title: str
    language: str
    last_updated: dt.date | None
    effective: dt.date | None
    made_at: dt.datetime
    # Where the text of each source after the first begins.
    seams: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version with its newest rendition and its periods, oldest first."""

    id: int
    document_id: int
    number: int
    first_seen: dt.datetime
    confirmed_at: dt.datetime
    origin: str
    is_seam: bool
    leaf_index: int
    rendition: RenditionRow
    renditions: tuple[RenditionRow, ...]
    periods: tuple[PeriodRow, ...]
    # Of imported history: that archive's name, and the hash of what was recorded there.
    imported_from: str = ""
    recorded_sha256: str = ""

    @property
    def origin_words(self) -> str:
        """Where its moments come from, in words: "imported from NAME" or the bare origin."""
        return f"imported from {self.imported_from}" if self.imported_from else self.origin

    @property
    def in_force(self) -> bool:
        """Whether a period of it lasts."""
        return any(period.ended is None for period in self.periods)


@dataclass(frozen=True, slots=True)
class CaptureRow:
    """What was fetched from one source: the hashes of raw bytes and exchange, and the leaf."""

    id: int
    url: str
    final_url: str
    fetched_at: dt.datetime
    status: int
    media_type: str
    method: str
    origin: str
    raw_sha256: str
    raw_size: int
    exchange_sha256: str
    leaf_index: int
    # The picture of a page that was rendered in a browser; "" where there is none.
    screenshot_sha256: str = ""


@dataclass(frozen=True, slots=True)
class PlacedProvision:
    """A provision where it stands in a text: offsets are code points into the canonical text."""

    provision_id: int
    slug: str
    type: str
    title: str
    severity: str
    start: int
    end: int


def version_list(document_id: int, page: int, size: int) -> Page[VersionRow]:
    """The versions of a document, newest first. Four queries."""
    found = Version.objects.filter(document=document_id).order_by("-number")
    rows, total, number = one_page(found, page, size)
    return Page(_rows(rows), total, number, size)


def find_version(document_id: int, number: int) -> VersionRow | None:
    """Version `number` of a document, or None. Three queries."""
    rows = _rows(Version.objects.filter(document=document_id, number=number))
    return rows[0] if rows else None


def versions_by_id(ids: Iterable[int]) -> dict[int, VersionRow]:
    """The versions with these keys. Three queries."""
    return {row.id: row for row in _rows(Version.objects.filter(pk__in=set(ids)))}


def version_numbers(ids: Iterable[int]) -> dict[int | None, int]:
    """The numbers of the versions with these keys. One query."""
    return dict(Version.objects.filter(pk__in=set(ids)).values_list("id", "number"))


def captures_of(rendition_id: int) -> tuple[CaptureRow, ...]:
    """The captures that a rendition was made from, in the order of its sources. One query."""
    rows = (
        Capture.objects.filter(renditions=rendition_id)
        .select_related("raw")
        .order_by("source__position", "id")
    )
    return tuple(
        CaptureRow(
            id=c.pk,
            url=c.url,
            final_url=c.final_url,
            fetched_at=c.fetched_at,
            status=c.status,
            media_type=c.media_type,
            method=c.method,
            origin=c.origin,
            raw_sha256=c.raw_id,
            raw_size=c.raw.size,
            exchange_sha256=c.exchange_id,
            leaf_index=c.leaf_id,
            screenshot_sha256=c.screenshot_id or "",
        )
        for c in rows
    )


def placed_provisions(rendition_id: int) -> tuple[PlacedProvision, ...]:
    """What the newest reading found in a rendition, in reading order. Two queries."""
    reading = Reading.objects.filter(rendition=rendition_id).order_by("-id").first()
    if reading is None:
        return ()
    places = unpack_places(bytes(reading.places))
    wordings = Wording.objects.select_related("provision").in_bulk([w for w, _, _ in places])
    placed = []
    for wording_id, start, end in places:
        if (wording := wordings.get(wording_id)) is None:
            continue
        provision = wording.provision
        placed.append(
            PlacedProvision(
                provision_id=provision.pk,
                slug=provision.slug,
                type=provision.type,
                title=wording.title,
                severity=wording.severity,
                start=start,
                end=end,
            )
        )
    return tuple(placed)


def _rows(found: "Sequence[Version] | QuerySet[Version]") -> tuple[VersionRow, ...]:
    versions = list(found)
    ids = [v.pk for v in versions]
    if not ids:
        return ()
    renditions: dict[int, list[RenditionRow]] = defaultdict(list)
    for r in Rendition.objects.filter(version__in=ids).defer("blocks").order_by("-id"):
        renditions[r.version_id].append(_rendition(r))
    periods: dict[int, list[PeriodRow]] = defaultdict(list)
    began = VersionPeriod.objects.filter(version__in=ids).order_by("began", "id")
    for p in began.select_related("variant"):
        number = p.variant.number if p.variant else 0
        periods[p.version_id].append(PeriodRow(p.began, p.ended, number))
    histories = {v.history_id for v in versions if v.history_id is not None}
    archives: dict[int, str] = {}
    if histories:
        archives = dict(History.objects.filter(pk__in=histories).values_list("pk", "archive"))
    return tuple(
        VersionRow(
            id=v.pk,
            document_id=v.document_id,
            number=v.number,
            first_seen=v.first_seen,
            confirmed_at=v.confirmed_at,
            origin=v.origin,
            is_seam=v.is_seam,
            leaf_index=v.leaf_id,
            rendition=renditions[v.pk][0],
            renditions=tuple(renditions[v.pk]),
            periods=tuple(periods[v.pk]),
            imported_from=archives.get(v.history_id or 0, ""),
            recorded_sha256=v.recorded_id or "",
        )
        for v in versions
    )


def _rendition(r: Rendition) -> RenditionRow:
    return RenditionRow(
        id=r.pk,
        extractor=r.extractor,
        text_sha256=r.text_sha256,
        length=r.length,
        words=r.words,
        title=r.title,
        language=r.language,
        last_updated=r.last_updated,
        effective=r.effective,
        made_at=r.made_at,
        seams=tuple(r.seams),
    )
