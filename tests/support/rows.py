"""Builders of archive rows through the ORM, for tests of the read side and for looking at pages.

Companies and wordings are invented. `an_archive` makes one that looks like a real one; `many`
makes a large one quickly.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence
from pathlib import Path

from django.conf import settings

from conductatlas.archive.blob_files import FolderFiles
from conductatlas.archive.blobs import Blobs
from conductatlas.archive.models import (
    Blob,
    Block,
    Capture,
    Change,
    ChangedProvision,
    Check,
    Document,
    Leaf,
    Platform,
    Provision,
    Rendition,
    Source,
    Version,
    VersionPeriod,
    Wording,
)
from conductatlas.archive.packing import (
    block_key,
    pack_ids,
)
from conductatlas.archive.search import index_change, index_version
from conductatlas.model import slugify
from conductatlas.text import block_slices, split_blocks

__all__ = [
    "NOON",
    "a_change",
    "a_document",
    "a_leaf",
    "a_platform",
    "a_version",
]

NOON = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)


def sha256(text: str) -> str:
    """The SHA-256 of a text, UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def a_leaf(kind: str = "version", at: dt.datetime = NOON) -> Leaf:
    """The next leaf of the log."""
    last = Leaf.objects.order_by("-index").first()
    index = 0 if last is None else last.index + 1
    return Leaf.objects.create(index=index, kind=kind, entry=b"{}", leaf_hash=bytes(32), at=at)


def a_platform(
    name: str = "Lumenpost", sectors: Sequence[str] = ("social",), at: dt.datetime = NOON
) -> Platform:
    """A platform; its slug is made of its name."""
    slug = slugify(name)
    return Platform.objects.create(
        slug=slug,
        name=name,
        homepage=f"https://{slug}.example/",
        sectors=list(sectors),
        first_tracked=at,
    )


def a_document(
    platform: Platform | None = None,
    title: str = "Terms of Service",
    kind: str = "terms-of-service",
    at: dt.datetime = NOON,
    **more: object,
) -> Document:
    """A document with one source."""
    platform = platform or a_platform()
    slug = slugify(title)
    values: dict[str, object] = {
        "language": "en",
        "last_checked": at,
        "last_verified": at,
        "first_tracked": at,
    }
    document = Document.objects.create(
        platform=platform, slug=slug, title=title, kind=kind, **(values | more)
    )
    Source.objects.create(
        document=document, position=1, url=f"https://{platform.slug}.example/{slug}"
    )
    return document


def a_version(
    document: Document,
    text: str,
    at: dt.datetime = NOON,
    origin: str = "captured",
    language: str = "en",
    raw: bytes | None = None,
    last_updated: dt.date | None = None,
    png: bytes | None = None,
) -> Version:
    """A confirmed version, in force from `at`, with capture, rendition and search index.

    `raw` are the captured bytes, which are kept as a blob; without it there is a row alone. `png`
    is the picture of a page that was rendered.
    """
    number = document.versions.count() + 1
    confirmed = at + dt.timedelta(hours=6)
    VersionPeriod.objects.filter(version__document=document, ended=None).update(ended=at)
    version = Version.objects.create(
        document=document,
        number=number,
        text_sha256=sha256(text),
        first_seen=at,
        confirmed_at=confirmed,
        origin=origin,
        leaf=a_leaf("version", confirmed),
    )
    VersionPeriod.objects.create(version=version, began=at)
    rendition = _rendition(version, text, language, last_updated)
    capture = _capture(document, at, origin, _blob(raw or text.encode(), raw is not None))
    if png is not None:
        capture.method, capture.screenshot = "browser", _blob(png, True)
        capture.save()
    rendition.captures.add(capture)
    document.current_version = version
    document.last_checked = document.last_verified = confirmed
    document.save()
    index_version(version.pk)
    return version


def _rendition(
    version: Version, text: str, language: str, last_updated: dt.date | None
) -> Rendition:
    slices = block_slices(text, split_blocks(text))
    keys = [block_key(piece) for piece in slices]
    blocks = {key: Block(id=key, text=piece) for key, piece in zip(keys, slices, strict=True)}
    Block.objects.bulk_create(blocks.values(), ignore_conflicts=True)
    return Rendition.objects.create(
        version=version,
        extractor="1",
        text_sha256=sha256(text),
        blocks=pack_ids(keys),
        length=len(text),
        words=len(text.split()),
        title=version.document.title,
        language=language,
        last_updated=last_updated,
        made_at=version.confirmed_at,
    )


def _blob(raw: bytes, is_kept: bool) -> Blob:
    if is_kept:
        blobs = Blobs(FolderFiles(Path(settings.SETTINGS.data_dir) / "blobs"))
        blobs.put(blobs.encode(raw), raw)
    digest = hashlib.sha256(raw).hexdigest()
    sizes = {"size": len(raw), "stored_size": len(raw)}
    return Blob.objects.get_or_create(sha256=digest, defaults=sizes)[0]


def _capture(document: Document, at: dt.datetime, origin: str, raw: Blob) -> Capture:
    check = Check.objects.create(
        document=document,
        started_at=at,
        finished_at=at,
        outcome="changed",
        origin=origin,
        stage="done",
    )
    source = document.sources.get()
    return Capture.objects.create(
        check_run=check,
        source=source,
        fetched_at=at,
        url=source.url,
        final_url=source.url,
        status=200,
        media_type="text/html",
        raw=raw,
        exchange=raw,
        origin=origin,
        leaf=a_leaf("capture", at),
    )


_CHANGE: dict[str, object] = {
    "change_class": "substantive",
    "published": True,
    "severity": "high",
    "direction": "worse",
    "added": 1,
    "removed": 0,
    "modified": 1,
    "moved": 0,
    "affected": ["consumers"],
    "topics": ["dispute-resolution"],
    "summary": "An arbitration clause was added, with 30 days to opt out.",
}


def a_change(
    old: Version,
    new: Version,
    touched: Sequence[tuple[Provision, str, str, Wording | None, Wording | None]] = (),
    **more: object,
) -> Change:
    """A published change; `touched` are provision, status, direction, wordings before and after."""
    document = new.document
    day = new.first_seen.date().isoformat()
    values = _CHANGE | {
        "detected_at": new.first_seen,
        "confirmed_at": new.confirmed_at,
        "origin": new.origin,
    }
    change = Change.objects.create(
        document=document,
        slug=f"{day}-{document.platform.slug}-{document.slug}-{new.number}",
        old_version=old,
        new_version=new,
        period=new.periods.get(began=new.first_seen),
        leaf=a_leaf("change", new.confirmed_at),
        **(values | more),
    )
    for provision, status, direction, before, after in touched:
        ChangedProvision.objects.create(
            change=change,
            provision=provision,
            status=status,
            direction=direction,
            before=before,
            after=after,
        )
    index_change(change.pk)
    return change
