"""Stores confirmed texts: versions, their renditions and blocks, the periods they are in force."""

import datetime as dt
from collections.abc import Sequence

from django.db.models import Q

from conductatlas.archive.bulk import insert_rows
from conductatlas.archive.log import NewLeaf, append
from conductatlas.archive.models import (
    Block,
    Document,
    ObservedVariant,
    Rendition,
    Version,
    VersionPeriod,
)
from conductatlas.archive.packing import block_key, pack_ids
from conductatlas.archive.search import index_version
from conductatlas.archive.store_variants import variant_row
from conductatlas.archive.targets import opened_period
from conductatlas.archive.texts import joined_blocks
from conductatlas.archive.transactions import reserve_ids, stage
from conductatlas.archive.values import CapturedPart, NewRendition, NewVersion, OpenedPeriod
from conductatlas.evidence import VersionLeaf, leaf_entry
from conductatlas.model import RecordId, RecordKind
from conductatlas.model.records import Extracted

__all__ = ["add_rendition", "confirm_version"]

_LONGEST_TITLE = 500


def confirm_version(document_id: int, new: NewVersion) -> OpenedPeriod:
    """Put a text into force: as a new version, or as a new period of one that returns.

    A check that put its text into force before gets that period again.
    """
    with stage():
        if (before := opened_period(new.check_id)) is not None:
            return before
        in_force = Document.objects.values_list("current_version", flat=True).get(pk=document_id)
        version_id = new.version_id or _add_version(document_id, new, in_force is None)
        variant = variant_row(document_id, new) if new.variant else None
        is_aside = new.variant > 1
        previous = variant.current_version_id if variant and is_aside else in_force
        rendition = _keep_rendition(
            version_id, new.extracted, new.slices, new.parts, new.confirmed_at
        )
        period_id = _open_period(document_id, (version_id, previous), new, variant)
        if variant and is_aside:
            ObservedVariant.objects.filter(pk=variant.pk).update(current_version=version_id)
        else:
            Document.objects.filter(pk=document_id).update(
                current_version=version_id, confirmation=dict(new.confirmation)
            )
            if not new.is_passing:
                index_version(version_id)
    return OpenedPeriod(
        period_id=period_id,
        version_id=version_id,
        rendition_id=rendition,
        began=new.first_seen,
        previous_version_id=previous,
        is_seam=new.is_seam,
        is_return=new.version_id is not None,
        variant=new.variant,
    )


def add_rendition(new: NewRendition) -> int:
    """Keep a version's text as another extractor version makes it; the rendition's id.

    What is in force is searched in its newest rendition. Never a change (design 3.5).
    """
    with stage():
        kept = _keep_rendition(new.version_id, new.extracted, new.slices, new.parts, new.made_at)
        if Document.objects.filter(current_version=new.version_id).exists():
            index_version(new.version_id)
    return kept


def _last_number(document_id: int) -> int:
    numbers = Version.objects.filter(document=document_id).order_by("-number")
    return numbers.values_list("number", flat=True).first() or 0


def _add_version(document_id: int, new: NewVersion, is_first: bool) -> int:
    number = 1 if is_first else _last_number(document_id) + 1
    [version_id] = reserve_ids("archive_version", 1)
    recording = new.recording
    leaf = VersionLeaf(
        document=RecordId(RecordKind.DOCUMENT, document_id),
        version=RecordId(RecordKind.VERSION, version_id),
        number=number,
        text_sha256=new.extracted.sha256,
        text_bytes=len(new.extracted.text.encode("utf-8")),
        extractor=new.extracted.extractor,
        captures=[part.leaf for part in new.parts],
        first_seen=new.first_seen,
        confirmed_at=new.confirmed_at,
        origin=new.origin,
        is_seam=new.is_seam,
        imported_from=recording.archive if recording else "",
        commit=recording.commit if recording else "",
        recorded_sha256=new.recorded_sha256 or "",
    )
    [index] = append([NewLeaf("version", leaf_entry(leaf))], new.confirmed_at)
    Version.objects.create(
        pk=version_id,
        document_id=document_id,
        number=number,
        text_sha256=new.extracted.sha256,
        first_seen=new.first_seen,
        confirmed_at=new.confirmed_at,
        origin=new.origin.value,
        is_seam=new.is_seam,
        history_id=recording.history_id if recording else None,
        recorded_id=new.recorded_sha256,
        leaf_id=index,
    )
    return version_id


def _open_period(
    document_id: int,
    versions: tuple[int, int | None],
    new: NewVersion,
    variant: ObservedVariant | None,
) -> int:
    version_id, previous = versions
    if previous is not None:
        open_ones = VersionPeriod.objects.filter(version__document=document_id, ended__isnull=True)
        # Each text that a page shows in turn is in force beside the others.
        own = Q(variant=variant) if new.variant > 1 else ~Q(variant__number__gt=1)
        open_ones.filter(own).update(ended=new.first_seen)
    row = VersionPeriod.objects.create(
        version_id=version_id,
        variant=variant,
        began=new.first_seen,
        check_run_id=new.check_id or None,
        previous_id=previous,
    )
    return row.pk


def _keep_rendition(
    version_id: int,
    extracted: Extracted,
    slices: Sequence[str],
    parts: Sequence[CapturedPart],
    made_at: dt.datetime,
) -> int:
    same = Rendition.objects.filter(version=version_id, extractor=extracted.extractor)
    if (kept := same.values_list("pk", flat=True).first()) is not None:
        return kept
    keys = _keep_blocks(slices)
    # A key is short: what was kept must give the text again before anyone relies on it.
    joined_blocks(keys, extracted.sha256, f"version {version_id}")
    row = Rendition.objects.create(
        version_id=version_id,
        extractor=extracted.extractor,
        text_sha256=extracted.sha256,
        blocks=pack_ids(keys),
        length=len(extracted.text),
        words=len(extracted.text.split()),
        title=(extracted.title or "")[:_LONGEST_TITLE],
        language=extracted.language or "",
        last_updated=extracted.last_updated,
        effective=extracted.effective,
        seams=list(extracted.seams),
        made_at=made_at,
    )
    row.captures.add(*(part.capture_id for part in parts))
    return row.pk


def _keep_blocks(slices: Sequence[str]) -> list[int]:
    keys = [block_key(piece) for piece in slices]
    pieces = dict(zip(keys, slices, strict=True))
    rows = [{"id": key, "text": piece} for key, piece in pieces.items()]
    insert_rows(Block, rows, keeps_old=True)
    return keys
