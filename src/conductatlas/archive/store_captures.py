"""Stores what a check fetched: blobs first, then one transaction with captures and their leaves."""

import datetime as dt
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.archive.blobs import BaseCandidate, Blobs, EncodedBlob, choose_bases
from conductatlas.archive.log import NewLeaf, append
from conductatlas.archive.models import Blob, Capture, Check, Document, Source
from conductatlas.archive.targets import parts_of_check
from conductatlas.archive.transactions import stage
from conductatlas.archive.values import NewCapture, OpenCheck
from conductatlas.evidence import CaptureLeaf, leaf_entry
from conductatlas.model import RecordId, RecordKind
from conductatlas.model.vocabulary import Origin

__all__ = ["NewCheck", "record_captures"]

# Pages of one platform share their furniture; so many of them are looked at for a dictionary.
_MOST_SIBLINGS = 12
_LONGEST_URL = 2_000
_LONGEST_ETAG, _LONGEST_DATE, _LONGEST_MEDIA_TYPE = 500, 100, 100


@dataclass(frozen=True, slots=True)
class NewCheck:
    """A check that was just made: of which document, when, and what its moment is."""

    document_id: int
    started_at: dt.datetime
    origin: Origin


@dataclass(frozen=True, slots=True)
class _Kept:
    """Raw body and exchange of one capture under their names; `new` are blobs without a row."""

    raw_sha256: str
    exchange_sha256: str
    media_type: str
    raw_bytes: int
    new: tuple[EncodedBlob, ...]


def record_captures(blobs: Blobs, check: NewCheck, captures: Sequence[NewCapture]) -> OpenCheck:
    """Keep the pages of a check, one capture a source; what is returned waits for its outcome.

    Raises StorageError where the disk refuses; nothing of the check is kept then.
    """
    siblings = _siblings(check.document_id)
    # Files and folders are synced before the row that names them is visible.
    kept = [_keep(blobs, capture, siblings) for capture in captures]
    with stage():
        row = Check.objects.create(
            document_id=check.document_id,
            started_at=check.started_at,
            origin=check.origin.value,
            stage="captured",
        )
        _add_blob_rows(kept)
        leaves = append(_leaves(check, captures, kept), check.started_at)
        rows = [
            _capture_row(row.pk, capture, blob, leaf, check.origin)
            for capture, blob, leaf in zip(captures, kept, leaves, strict=True)
        ]
        for capture, made in zip(captures, Capture.objects.bulk_create(rows), strict=True):
            _remember(capture, made.pk)
        parts = parts_of_check(row.pk)
    return OpenCheck(row.pk, check.document_id, check.started_at, check.origin, parts)


def _siblings(document_id: int) -> list[Source]:
    """The captured sources of the document's platform, its own ones first."""
    platform = Document.objects.filter(pk=document_id).values("platform")
    rows = (
        Source.objects.filter(document__platform__in=platform, last_capture__isnull=False)
        .select_related("last_capture__raw", "last_capture__exchange")
        .order_by("-last_capture")
    )
    own = [row for row in rows if row.document_id == document_id]
    others = [row for row in rows if row.document_id != document_id]
    return own + others[:_MOST_SIBLINGS]


def _keep(blobs: Blobs, capture: NewCapture, siblings: Sequence[Source]) -> _Kept:
    own = next((row for row in siblings if row.pk == capture.source_id), None)
    others = [row for row in siblings if row.pk != capture.source_id]
    new: list[tuple[EncodedBlob, bytes]] = []
    if capture.raw is None:
        if own is None or own.last_capture is None:
            raise ValueError("a capture without a body confirms a stored one, and there is none")
        raw_sha256, size = own.last_capture.raw_id, own.last_capture.raw.size
        media_type = capture.media_type or own.last_capture.media_type
    else:
        raw_sha256, size = hashlib.sha256(capture.raw).hexdigest(), len(capture.raw)
        media_type = capture.media_type
        raw_rows = [row.last_capture.raw for row in others if row.last_capture]
        previous = own.last_capture.raw if own and own.last_capture else None
        new += _encoded(blobs, raw_sha256, capture.raw, previous, raw_rows)
    exchange_sha256 = hashlib.sha256(capture.exchange).hexdigest()
    exchanges = [row.last_capture.exchange for row in others if row.last_capture]
    last = own.last_capture.exchange if own and own.last_capture else None
    new += _encoded(blobs, exchange_sha256, capture.exchange, last, exchanges)
    blobs.keep([blob for blob, _ in new], [raw for _, raw in new])
    return _Kept(raw_sha256, exchange_sha256, media_type, size, tuple(blob for blob, _ in new))


def _encoded(
    blobs: Blobs, sha256: str, raw: bytes, previous: Blob | None, others: Sequence[Blob]
) -> list[tuple[EncodedBlob, bytes]]:
    """The blob ready to be written, or nothing where it is kept already."""
    if Blob.objects.filter(pk=sha256).exists():
        return []
    candidate = _candidate(previous) if previous else None
    bases = choose_bases(len(raw), candidate, [_candidate(other) for other in others])
    return [(blobs.encode(raw, bases), raw)]


def _candidate(row: Blob) -> BaseCandidate:
    return BaseCandidate(row.sha256, row.depth, row.reach)


def _add_blob_rows(kept: Sequence[_Kept]) -> None:
    rows = {}
    for blob in (blob for one in kept for blob in one.new):
        first, second = (*blob.stored.bases, None, None)[:2]
        rows[blob.stored.sha256] = Blob(
            sha256=blob.stored.sha256,
            size=blob.stored.size,
            stored_size=len(blob.stored.payload),
            base_id=first,
            second_base_id=second,
            depth=blob.depth,
            reach=blob.reach,
        )
    Blob.objects.bulk_create(rows.values(), ignore_conflicts=True)


def _leaves(
    check: NewCheck, captures: Sequence[NewCapture], kept: Sequence[_Kept]
) -> list[NewLeaf]:
    document = RecordId(RecordKind.DOCUMENT, check.document_id)
    return [
        NewLeaf("capture", leaf_entry(CaptureLeaf(
            document=document, url=capture.url, final_url=capture.final_url,
            fetched_at=capture.fetched_at, status=capture.status,
            media_type=blob.media_type[:_LONGEST_MEDIA_TYPE], method=capture.method,
            raw_sha256=blob.raw_sha256, raw_bytes=blob.raw_bytes,
            exchange_sha256=blob.exchange_sha256, origin=check.origin,
            insecure_tls=capture.insecure_tls,
        )))
        for capture, blob in zip(captures, kept, strict=True)
    ]  # fmt: skip


def _capture_row(
    check_id: int, capture: NewCapture, kept: _Kept, leaf: int, origin: Origin
) -> Capture:
    return Capture(
        check_run_id=check_id,
        source_id=capture.source_id,
        fetched_at=capture.fetched_at,
        url=capture.url[:_LONGEST_URL],
        final_url=capture.final_url[:_LONGEST_URL],
        status=capture.status,
        media_type=kept.media_type[:_LONGEST_MEDIA_TYPE],
        method=capture.method,
        raw_id=kept.raw_sha256,
        exchange_id=kept.exchange_sha256,
        origin=origin.value,
        leaf_id=leaf,
    )


def _remember(capture: NewCapture, capture_id: int) -> None:
    """Let the next request be conditional, on nothing but a body that is stored (faults S13)."""
    if capture.raw is None:
        return
    etag, modified = capture.etag, capture.last_modified
    Source.objects.filter(pk=capture.source_id).update(
        etag=etag if len(etag) <= _LONGEST_ETAG else "",
        last_modified=modified if len(modified) <= _LONGEST_DATE else "",
        last_capture=capture_id,
    )
