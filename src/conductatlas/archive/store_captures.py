"""Stores what checks fetched: blobs first, then captures and their leaves in one transaction.

Several checks at once cost one commit, and a handful of queries together.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from conductatlas.archive.blobs import BaseCandidate, Blobs, EncodedBlob, choose_bases
from conductatlas.archive.log import NewLeaf, append
from conductatlas.archive.models import Blob, Capture, Check, Document, Source
from conductatlas.archive.transactions import stage
from conductatlas.archive.values import CapturedPart, NewCapture, NewCheck, OpenCheck
from conductatlas.evidence import CaptureLeaf, leaf_entry
from conductatlas.model import RecordId, RecordKind

__all__ = ["add_captures", "note_shells", "record_captures"]

# Pages of one platform share their furniture; so many of them are looked at for a dictionary.
_MOST_SIBLINGS = 12
_LONGEST_URL = 2_000
_LONGEST_ETAG, _LONGEST_DATE, _LONGEST_MEDIA_TYPE = 500, 100, 100


@dataclass(frozen=True, slots=True)
class _Kept:
    """Raw body and exchange of one capture under their names."""

    raw_sha256: str
    raw_bytes: int
    exchange_sha256: str
    media_type: str
    screenshot_sha256: str = ""


def record_captures(
    blobs: Blobs, checks: Sequence[tuple[NewCheck, Sequence[NewCapture]]], now: dt.datetime
) -> list[OpenCheck]:
    """Keep the pages of checks, one capture a source; what is returned waits for its outcome.

    Raises StorageError where the disk refuses; no row names what is not durable.
    """
    keeper = _Keeper(blobs, checks)
    kept = [[keeper.keep(one, check) for one in captures] for check, captures in checks]
    # Files and folders are synced before the row that names them is visible.
    blobs.settle()
    with stage():
        rows = Check.objects.bulk_create(_check_row(check) for check, _ in checks)
        flat = [
            (row.pk, check, one, blob)
            for row, (check, captures), blobs_of_one in zip(rows, checks, kept, strict=True)
            for one, blob in zip(captures, blobs_of_one, strict=True)
        ]
        made = _write(flat, keeper, now)
    return [_opened(row, check, made) for row, (check, _) in zip(rows, checks, strict=True)]


def add_captures(
    blobs: Blobs, check_id: int, check: NewCheck, captures: Sequence[NewCapture], now: dt.datetime
) -> None:
    """Keep further captures of a check that waits for its outcome: pages that were rendered."""
    keeper = _Keeper(blobs, [(check, captures)])
    kept = [keeper.keep(one, check) for one in captures]
    blobs.settle()
    with stage():
        pairs = zip(captures, kept, strict=True)
        _write([(check_id, check, one, blob) for one, blob in pairs], keeper, now)


def note_shells(source_ids: Iterable[int], at: dt.datetime) -> None:
    """Remember that these sources show their text in a browser alone."""
    Source.objects.filter(pk__in=set(source_ids)).update(shell_seen_at=at)


def _write(
    flat: Sequence[tuple[int, NewCheck, NewCapture, _Kept]], keeper: "_Keeper", now: dt.datetime
) -> list[Capture]:
    """The rows and leaves of captures whose blobs are durable, within a stage."""
    Blob.objects.bulk_create(keeper.rows(), ignore_conflicts=True)
    leaves = append([_leaf(check, one, blob) for _, check, one, blob in flat], now)
    made = Capture.objects.bulk_create(
        _capture_row(*entry, leaf) for entry, leaf in zip(flat, leaves, strict=True)
    )
    for (_, _, one, _), capture in zip(flat, made, strict=True):
        _remember(one, capture.pk)
    return made


@dataclass(frozen=True, slots=True)
class _Candidates:
    """What a blob could be compressed against: the source's previous one, those of the platform's
    other pages, and those `fresh` ones that were written before it in this call.
    """

    previous: Blob | None
    others: Sequence[Blob]
    fresh: list[BaseCandidate]

    def bases(self, size: int) -> tuple[BaseCandidate, ...]:
        """The best of them for `size` bytes."""
        others = [*self.fresh, *map(_candidate, self.others)][:_MOST_SIBLINGS]
        return choose_bases(size, _candidate(self.previous) if self.previous else None, others)


class _Keeper:
    """Writes blobs that are new, against those that the archive keeps already."""

    def __init__(
        self, blobs: Blobs, checks: Sequence[tuple[NewCheck, Sequence[NewCapture]]]
    ) -> None:
        self._blobs = blobs
        self._new: dict[str, EncodedBlob] = {}
        self._fresh: dict[tuple[int, str], list[BaseCandidate]] = {}
        self._platforms: Mapping[int, int] = dict(
            Document.objects.filter(pk__in={check.document_id for check, _ in checks}).values_list(
                "pk", "platform_id"
            )
        )
        self._last = _last_captures(set(self._platforms.values()))
        self._hashes = {
            id(content): hashlib.sha256(content).hexdigest()
            for _, captures in checks
            for one in captures
            for content in (one.raw, one.exchange, one.screenshot)
            if content is not None
        }
        rows = Blob.objects.filter(pk__in=set(self._hashes.values()))
        self._there = set(rows.values_list("pk", flat=True))

    def keep(self, capture: NewCapture, check: NewCheck) -> _Kept:
        """Write what is new of one capture."""
        platform = self._platforms[check.document_id]
        siblings = self._last.get(platform, {})
        own = siblings.get(capture.source_id)
        others = [row for key, row in siblings.items() if key != capture.source_id]
        exchanges = _Candidates(
            own.exchange if own else None,
            [row.exchange for row in others],
            self._group(platform, "exchange"),
        )
        exchange = self._put(capture.exchange, exchanges)
        if capture.raw is not None:
            raws = _Candidates(
                own.raw if own else None, [row.raw for row in others], self._group(platform, "raw")
            )
            raw = self._put(capture.raw, raws)
            shot = self._picture(capture.screenshot)
            return _Kept(raw, len(capture.raw), exchange, capture.media_type, shot)
        if own is None:
            raise ValueError("a capture without a body confirms a stored one, and there is none")
        media_type = capture.media_type or own.media_type
        return _Kept(own.raw_id, own.raw.size, exchange, media_type)

    def _picture(self, png: bytes | None) -> str:
        """The name of a screenshot; nothing is gained by compressing it against another."""
        return "" if png is None else self._put(png, _Candidates(None, [], []))

    def _group(self, platform: int, kind: str) -> list[BaseCandidate]:
        return self._fresh.setdefault((platform, kind), [])

    def rows(self) -> list[Blob]:
        """The rows of what was written."""
        return [_blob_row(blob) for blob in self._new.values()]

    def _put(self, content: bytes, candidates: "_Candidates") -> str:
        sha256 = self._hashes[id(content)]
        if sha256 in self._there:
            return sha256
        blob = self._blobs.encode(content, candidates.bases(len(content)))
        self._blobs.put(blob, content)
        self._there.add(sha256)
        self._new[sha256] = blob
        candidates.fresh.append(BaseCandidate(sha256, blob.depth, blob.reach))
        return sha256


def _last_captures(platforms: set[int]) -> dict[int, dict[int, Capture]]:
    """For each platform the newest kept capture of each of its sources, newest first."""
    rows = (
        Source.objects.filter(document__platform__in=platforms, last_capture__isnull=False)
        .select_related("last_capture__raw", "last_capture__exchange", "document")
        .order_by("-last_capture")
    )
    found: dict[int, dict[int, Capture]] = {}
    for row in rows:
        if row.last_capture is not None:
            found.setdefault(row.document.platform_id, {})[row.pk] = row.last_capture
    return found


def _candidate(row: Blob) -> BaseCandidate:
    return BaseCandidate(row.sha256, row.depth, row.reach)


def _blob_row(blob: EncodedBlob) -> Blob:
    first, second = (*blob.stored.bases, None, None)[:2]
    return Blob(
        sha256=blob.stored.sha256,
        size=blob.stored.size,
        stored_size=len(blob.stored.payload),
        base_id=first,
        second_base_id=second,
        depth=blob.depth,
        reach=blob.reach,
    )


def _check_row(check: NewCheck) -> Check:
    return Check(
        document_id=check.document_id,
        started_at=check.started_at,
        origin=check.origin.value,
        stage="captured",
    )


def _leaf(check: NewCheck, capture: NewCapture, kept: _Kept) -> NewLeaf:
    leaf = CaptureLeaf(
        document=RecordId(RecordKind.DOCUMENT, check.document_id),
        url=capture.url,
        final_url=capture.final_url,
        fetched_at=capture.fetched_at,
        status=capture.status,
        media_type=kept.media_type[:_LONGEST_MEDIA_TYPE],
        method=capture.method,
        raw_sha256=kept.raw_sha256,
        raw_bytes=kept.raw_bytes,
        exchange_sha256=kept.exchange_sha256,
        origin=check.origin,
        insecure_tls=capture.insecure_tls,
        screenshot_sha256=kept.screenshot_sha256,
    )
    return NewLeaf("capture", leaf_entry(leaf))


def _capture_row(
    check_id: int, check: NewCheck, capture: NewCapture, kept: _Kept, leaf: int
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
        screenshot_id=kept.screenshot_sha256 or None,
        moved_for_good=capture.moved_for_good,
        origin=check.origin.value,
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


def _opened(row: Check, check: NewCheck, made: Sequence[Capture]) -> OpenCheck:
    sources = {source.id: source for source in check.sources}
    parts = tuple(
        CapturedPart(
            one.pk,
            one.leaf_id,
            one.raw_id,
            one.media_type,
            one.final_url,
            sources[one.source_id],
            one.method,
            one.moved_for_good,
        )
        for one in made
        if one.check_run_id == row.pk
    )
    return OpenCheck(row.pk, check.document_id, check.started_at, check.origin, parts)
