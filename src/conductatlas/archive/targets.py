"""What there is to check: documents with their sources, checks to go on with, texts in force.

Read by the pipeline before it works; a few queries for all documents together.
"""

import datetime as dt
import difflib
from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, Q, QuerySet

from conductatlas.archive.models import (
    Capture,
    Check,
    Document,
    HostState,
    Observation,
    Platform,
    Reading,
    Rendition,
    Source,
    Version,
    VersionPeriod,
    Wording,
)
from conductatlas.archive.packing import unpack_places
from conductatlas.archive.values import (
    CapturedPart,
    CurrentText,
    DocumentTarget,
    HostView,
    OpenCheck,
    OpenedPeriod,
    SeenText,
    SourceTarget,
)
from conductatlas.model import InputError
from conductatlas.model.vocabulary import CaptureHealth, Gate, Origin

__all__ = [
    "UnknownTargetError",
    "current_text",
    "find_targets",
    "first_seen",
    "host_views",
    "is_explained_by_others",
    "known_texts",
    "open_checks",
    "opened_period",
    "parts_of_check",
    "parts_of_rendition",
    "seen_lately",
    "target",
    "versions_of",
    "wordings_of",
]


class UnknownTargetError(InputError):
    """A platform or document that the archive does not track, with the nearest names."""


def find_targets(
    platform: str = "", document: str = "", due_at: dt.datetime | None = None
) -> tuple[DocumentTarget, ...]:
    """The live documents, of `platform` or of one `document` of it; with `due_at` those due then.

    Raises UnknownTargetError, with the nearest names, where nothing is called so.
    """
    rows = _documents().filter(retired_at__isnull=True)
    if platform:
        rows = rows.filter(platform__slug=platform)
    # What was replaced is not visited any more, unless somebody asks for it.
    rows = rows.filter(slug=document) if document else rows.filter(replaced_by__isnull=True)
    if (platform or document) and not rows.exists():
        raise _unknown(platform, document)
    if due_at is not None:
        rows = rows.filter(Q(next_check__isnull=True) | Q(next_check__lte=due_at))
    return tuple(_target(row) for row in rows)


def target(document_id: int) -> DocumentTarget:
    """One document, retired or not."""
    return _target(_documents().get(pk=document_id))


def open_checks() -> tuple[OpenCheck, ...]:
    """The checks whose captures are stored and whose outcome is not, oldest first."""
    rows = Check.objects.filter(stage="captured").order_by("id")
    return tuple(
        OpenCheck(
            row.pk, row.document_id, row.started_at, Origin(row.origin), parts_of_check(row.pk)
        )
        for row in rows
    )


def parts_of_check(check_id: int) -> tuple[CapturedPart, ...]:
    """The captures of a check in the order of their sources; of two of a source the newer one."""
    return _parts(Capture.objects.filter(check_run=check_id))


def parts_of_rendition(rendition_id: int) -> tuple[CapturedPart, ...]:
    """The captures that a rendition was made from; none for imported history."""
    return _parts(Capture.objects.filter(renditions=rendition_id))


def current_text(version_id: int, extractor: str = "", reader: str = "") -> CurrentText | None:
    """The newest rendition of a version, with its newest reading; by these makers where named."""
    rows = Rendition.objects.filter(version=version_id).select_related("version")
    if extractor:
        rows = rows.filter(extractor=extractor)
    row = rows.order_by("-id").first()
    if row is None:
        return None
    readings = Reading.objects.filter(rendition=row.pk)
    if reader:
        readings = readings.filter(reader=reader)
    found = readings.order_by("-id").values_list("id", "reader").first()
    return CurrentText(
        version_id,
        row.version.number,
        row.pk,
        row.extractor,
        row.text_sha256,
        row.language,
        found[0] if found else None,
        found[1] if found else "",
    )


def known_texts(document_id: int, extractor: str) -> dict[str, int]:
    """Every text of a document that was in force, by its hash as `extractor` makes it."""
    rows = Rendition.objects.filter(version__document=document_id, extractor=extractor)
    return dict(rows.order_by("version__number").values_list("text_sha256", "version_id"))


def seen_lately(document_id: int, extractor: str, most: int) -> tuple[SeenText, ...]:
    """The texts that the latest checks saw of a policy, newest first, by this extractor alone.

    None where they all saw the same one.
    """
    rows = Observation.objects.filter(
        document=document_id, extractor=extractor, gate=Gate.POLICY.value
    ).order_by("-id")
    found = list(rows.values_list("at", "text_sha256", "check_run_id")[:most])
    distinct = {text for _, text, _ in found}
    if len(distinct) < 2:
        return ()
    kept = Rendition.objects.filter(version__document=document_id, text_sha256__in=distinct)
    renditions = dict(kept.values_list("text_sha256", "id"))
    return tuple(SeenText(at, text, check, renditions.get(text)) for at, text, check in found)


def opened_period(check_id: int) -> OpenedPeriod | None:
    """The period that a check opened, where it got that far before."""
    rows = VersionPeriod.objects.filter(check_run=check_id).select_related("version", "variant")
    row = rows.first()
    if row is None:
        return None
    newest = Rendition.objects.filter(version=row.version_id).order_by("-id")
    variant = row.variant.number if row.variant else 0
    others = VersionPeriod.objects.filter(version=row.version_id, pk__lt=row.pk)
    return OpenedPeriod(
        row.pk,
        row.version_id,
        newest.values_list("pk", flat=True)[0],
        row.began,
        row.previous_id,
        row.version.is_seam,
        others.exists(),
        variant,
    )


def wordings_of(rendition_id: int, reader: str) -> tuple[int, ...] | None:
    """The wordings that a reader version found in a rendition, in order; None if unread."""
    rows = Reading.objects.filter(rendition=rendition_id, reader=reader)
    places = rows.values_list("places", flat=True).first()
    return None if places is None else tuple(w for w, _, _ in unpack_places(bytes(places)))


def versions_of(document_id: int) -> tuple[int, ...]:
    """The ids of a document's versions, oldest first."""
    rows = Version.objects.filter(document=document_id).order_by("number")
    return tuple(rows.values_list("pk", flat=True))


def first_seen(version_id: int) -> dt.datetime:
    """Since when the text of a version is known."""
    return Version.objects.values_list("first_seen", flat=True).get(pk=version_id)


def is_explained_by_others(reading_id: int, composer: str) -> bool:
    """Whether any wording of a reading has no explanation by this composer version."""
    places = Reading.objects.values_list("places", flat=True).get(pk=reading_id)
    wordings = Wording.objects.filter(pk__in=[w for w, _, _ in unpack_places(bytes(places))])
    return wordings.exclude(explanation__composer=composer).exists()


def host_views(hosts: Iterable[str]) -> dict[str, HostView]:
    """What is known of hosts, by name; those never in trouble are absent."""
    rows = HostState.objects.filter(host__in=set(hosts))
    return {
        r.host: HostView(r.host, r.failing_since, r.failures, r.announced, r.not_before, r.reason)
        for r in rows
    }


def _documents() -> QuerySet[Document]:
    sources = Source.objects.filter(retired_at__isnull=True).select_related("last_capture")
    return (
        Document.objects.select_related("platform")
        .prefetch_related(Prefetch("sources", sources.order_by("position"), to_attr="live"))
        .order_by("platform__slug", "slug")
    )


def _target(row: Document) -> DocumentTarget:
    live: Sequence[Source] = row.live  # type: ignore[attr-defined]  # prefetched above
    return DocumentTarget(
        id=row.pk,
        platform=row.platform.slug,
        platform_name=row.platform.name,
        sectors=tuple(row.platform.sectors),
        slug=row.slug,
        title=row.title,
        kind=row.kind,
        language=row.language,
        every_minutes=row.every_minutes,
        health=CaptureHealth(row.health),
        confirmation=row.confirmation,
        sources=tuple(source_target(source) for source in live),
        current_version=row.current_version_id,
    )


def source_target(row: Source) -> SourceTarget:
    """The values of a source row."""
    last = row.last_capture
    return SourceTarget(
        id=row.pk,
        position=row.position,
        url=row.url,
        select=tuple(row.select),
        remove=tuple(row.remove),
        section=row.section,
        browser=row.browser,
        insecure_tls=row.insecure_tls,
        accept_language=row.accept_language,
        cookies=tuple(row.cookies.items()),
        proxy=row.proxy,
        etag=row.etag,
        last_modified=row.last_modified,
        last_raw_sha256=last.raw_id if last else "",
        last_media_type=last.media_type if last else "",
        last_final_url=last.final_url if last else "",
        last_fetched_at=last.fetched_at if last else None,
        shell_seen_at=row.shell_seen_at,
        moved_to=row.moved_to,
    )


def _parts(rows: QuerySet[Capture]) -> tuple[CapturedPart, ...]:
    found = rows.select_related("source__last_capture").order_by("source__position", "id")
    newest = {row.source_id: row for row in found}
    return tuple(
        CapturedPart(
            row.pk, row.leaf_id, row.raw_id, row.media_type, row.final_url,
            source_target(row.source), row.method, row.moved_for_good,
        )
        for row in newest.values()
    )  # fmt: skip


def _unknown(platform: str, document: str) -> UnknownTargetError:
    live = Platform.objects.filter(retired_at__isnull=True)
    if document and live.filter(slug=platform).exists():
        what, wanted = f"document {document!r} of {platform}", document
        documents = Document.objects.filter(platform__slug=platform, retired_at__isnull=True)
        names = list(documents.values_list("slug", flat=True))
    else:
        what, wanted = f"platform {platform!r}", platform
        names = list(live.values_list("slug", flat=True))
    near = difflib.get_close_matches(wanted, names, n=3, cutoff=0.4)
    hint = f"Nearest: {', '.join(near)}." if near else "See conductatlas catalogue list."
    return UnknownTargetError(f"there is no {what}. {hint}")
