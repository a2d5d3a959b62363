"""Stores what is imported from another archive: its documents, and what it recorded of them.

One observation is a check without a capture, under its commit there. The versions, readings and
changes that follow from it are stored as those of our own checks are.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence

from conductatlas.archive.blobs import BaseCandidate, Blobs, choose_bases
from conductatlas.archive.bulk import insert_rows
from conductatlas.archive.imports import ImportedEnd, ImportedSight, ImportTarget, NewImport
from conductatlas.archive.models import (
    Blob,
    Check,
    Document,
    History,
    Observation,
    OldSlug,
    Platform,
    Provision,
    Source,
)
from conductatlas.archive.search import index_provisions, index_version
from conductatlas.archive.store_catalogue import source_values
from conductatlas.archive.transactions import reserve_ids, stage
from conductatlas.catalogue import RESERVED_SLUGS, PlatformEntry
from conductatlas.model import slugify
from conductatlas.model.vocabulary import Origin

__all__ = ["RecordedBlobs", "end_import", "record_sights", "track_import"]

_LONGEST_SLUG, _LONGEST_NAME, _LONGEST_TITLE = 80, 200, 300
_IMPORTED = Origin.IMPORTED.value


def track_import(new: NewImport) -> ImportTarget:
    """Let the archive track a document that another one recorded; where it goes on from.

    The catalogue's own platform and document are taken where there are such; else both are made,
    with `entry`'s sources where it is given.
    """
    with stage():
        platform = _platform(new)
        document = _document(platform, new)
        history, _ = History.objects.get_or_create(
            document=document, archive=new.archive, defaults={"paths": list(new.paths)}
        )
        if history.paths != list(new.paths):
            History.objects.filter(pk=history.pk).update(paths=list(new.paths))
        return ImportTarget(document.pk, history.pk)


def record_sights(
    document_id: int, history_id: int, sights: Sequence[ImportedSight], now: dt.datetime
) -> list[int]:
    """Keep observations of a history, each as a check that is done; the ids of the checks."""
    ids = reserve_ids("archive_check", len(sights))
    checks = [
        {
            "id": key,
            "document_id": document_id,
            "started_at": one.at,
            "finished_at": now,
            "outcome": one.outcome.value,
            "reason": one.reason,
            "cosmetic_reasons": [reason.value for reason in one.cosmetic_reasons],
            "origin": _IMPORTED,
            "stage": "done",
            "history_id": history_id,
            "commit": one.commit,
        }
        for key, one in zip(ids, sights, strict=True)
    ]
    insert_rows(Check, checks)
    insert_rows(Observation, [
        {
            "document_id": document_id,
            "check_run_id": key,
            "at": one.at,
            "gate": one.gate.value,
            "text_sha256": one.text_sha256,
            "extractor": one.extractor,
            "compared": one.compared.value if one.compared else "",
            "version_id": None,
        }
        for key, one in zip(ids, sights, strict=True) if one.gate is not None
    ])  # fmt: skip
    return ids


def end_import(end: ImportedEnd) -> None:
    """Let a document stand as its history leaves it, and be searched."""
    with stage():
        for version_id, check_ids in end.versions.items():
            rows = Observation.objects.filter(check_run__in=check_ids)
            rows.update(version=version_id)
        document = Document.objects.get(pk=end.document_id)
        _let_stand(document, end)
        if document.current_version_id is not None:
            index_version(document.current_version_id)
        provisions = Provision.objects.filter(document=end.document_id)
        index_provisions(provisions.values_list("pk", flat=True))


def _let_stand(document: Document, end: ImportedEnd) -> None:
    document.health, document.health_reason = end.health.value, end.health_reason
    document.health_since = document.health_since or end.last_checked
    document.last_checked = end.last_checked
    document.last_verified = end.last_verified or document.last_verified
    document.last_updated = end.last_updated or document.last_updated
    document.confirmation = dict(end.confirmation)
    document.first_tracked = min(document.first_tracked, end.first_seen)
    document.save(update_fields=[
        "health", "health_reason", "health_since", "last_checked", "last_verified",
        "last_updated", "confirmation", "first_tracked",
    ])  # fmt: skip
    early = Platform.objects.filter(pk=document.platform_id, first_tracked__gt=end.first_seen)
    early.update(first_tracked=end.first_seen)


class RecordedBlobs:
    """Keeps the recorded bytes of one document, each compressed against the one before."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs
        self._before: BaseCandidate | None = None

    def keep(self, content: bytes) -> str:
        """The name of the kept bytes; durable once the blobs are settled."""
        sha256 = hashlib.sha256(content).hexdigest()
        row = Blob.objects.filter(pk=sha256).first()
        if row is not None:
            self._before = BaseCandidate(row.sha256, row.depth, row.reach)
            return sha256
        blob = self._blobs.encode(content, _bases(len(content), self._before))
        self._blobs.put(blob, content)
        Blob.objects.create(
            sha256=sha256,
            size=len(content),
            stored_size=len(blob.stored.payload),
            base_id=blob.stored.bases[0] if blob.stored.bases else None,
            depth=blob.depth,
            reach=blob.reach,
        )
        self._before = BaseCandidate(sha256, blob.depth, blob.reach)
        return sha256


def _bases(size: int, before: BaseCandidate | None) -> tuple[BaseCandidate, ...]:
    return choose_bases(size, before, ())


def _platform(new: NewImport) -> Platform:
    row = _known_platform(new)
    if row is not None:
        return row
    slug = _free_slug(new.entry.slug if new.entry else slugify(new.service), new.service, _taken())
    return Platform.objects.create(
        slug=slug,
        name=new.service[:_LONGEST_NAME],
        homepage=new.entry.homepage if new.entry else "",
        sectors=["other"],
        first_tracked=new.now,
    )


def _known_platform(new: NewImport) -> Platform | None:
    by_history = Platform.objects.filter(documents__histories__isnull=False, name=new.service)
    by_name = Platform.objects.filter(name__iexact=new.service)
    by_slug = Platform.objects.filter(slug=slugify(new.service) or "-")
    return by_history.first() or by_name.first() or by_slug.first()


def _document(platform: Platform, new: NewImport) -> Document:
    row = _known_document(platform, new)
    if row is None:
        row = _new_document(platform, new)
    if new.entry is not None and not row.sources.filter(retired_at__isnull=True).exists():
        _add_sources(row, new.entry, new.title)
    return row


def _known_document(platform: Platform, new: NewImport) -> Document | None:
    """The document that was imported from there before, or the catalogue's of that name or kind."""
    for history in History.objects.filter(document__platform=platform).select_related("document"):
        if set(history.paths) & set(new.paths):
            return history.document
    live = Document.objects.filter(platform=platform, retired_at__isnull=True)
    named = live.filter(slug=slugify(new.title) or "-").first()
    if named is not None:
        return named
    if (titled := live.filter(title__iexact=new.title).first()) is not None:
        return titled
    alike = list(live.filter(kind=new.kind.value, histories__isnull=True)[:2])
    return alike[0] if len(alike) == 1 and new.is_only_of_kind else None


def _new_document(platform: Platform, new: NewImport) -> Document:
    taken = set(Document.objects.filter(platform=platform).values_list("slug", flat=True))
    old = OldSlug.objects.filter(platform_slug=platform.slug)
    taken |= set(old.values_list("document_slug", flat=True)) | set(RESERVED_SLUGS)
    return Document.objects.create(
        platform=platform,
        slug=_free_slug(slugify(new.title), new.title, taken),
        title=new.title[:_LONGEST_TITLE],
        kind=new.kind.value,
        origin=_IMPORTED,
        first_tracked=new.now,
    )


def _add_sources(document: Document, entry: PlatformEntry, title: str) -> None:
    for declared in entry.documents:
        if declared.title == title:
            Source.objects.bulk_create(
                Source(document=document, position=at, **source_values(declared, source))
                for at, source in enumerate(declared.sources)
            )


def _taken() -> set[str]:
    old = OldSlug.objects.filter(document_slug="").values_list("platform_slug", flat=True)
    return {*Platform.objects.values_list("slug", flat=True), *old, *RESERVED_SLUGS}


def _free_slug(wanted: str, name: str, taken: set[str]) -> str:
    # A name without a Latin letter or digit has no slug of its own.
    slug = wanted[:_LONGEST_SLUG] or f"n{hashlib.sha256(name.encode()).hexdigest()[:8]}"
    number, free = 2, slug
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free
