"""Brings platforms, documents and sources in line with the catalogue.

What the catalogue drops is retired and kept; what it renames keeps its history, and the old slug
redirects for ever and is never given again.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field

from conductatlas.archive.models import Document, OldSlug, Platform, Source
from conductatlas.archive.store_variants import end_variants
from conductatlas.archive.transactions import one_at_a_time, stage
from conductatlas.catalogue import DocumentEntry, PlatformEntry, SourceEntry
from conductatlas.model import ArchiveError
from conductatlas.model.vocabulary import Origin

__all__ = ["CatalogueReport", "source_values", "sync_catalogue"]

_LOCK_KEY = 6965


@dataclass(slots=True)
class CatalogueReport:
    """How many rows were added, renamed and retired.

    `other_variants` are documents that are to be fetched as another variant from now on.
    """

    added: int = 0
    renamed: int = 0
    retired: int = 0
    other_variants: list[int] = field(default_factory=list)


def sync_catalogue(
    entries: Sequence[PlatformEntry], now: dt.datetime, origin: Origin = Origin.CAPTURED
) -> CatalogueReport:
    """Let the archive track what `entries` name, and nothing else. One transaction.

    Raises ArchiveError where an entry asks for a slug that once named something else.
    """
    with stage():
        one_at_a_time(_LOCK_KEY)
        sync = _Sync(now, origin)
        for entry in entries:
            sync.platform(entry)
        sync.retire(entries)
    return sync.report


class _Sync:
    """One pass over the catalogue, with all rows at hand."""

    def __init__(self, now: dt.datetime, origin: Origin) -> None:
        self.now, self.origin, self.report = now, origin, CatalogueReport()
        self.platforms = {row.slug: row for row in Platform.objects.all()}
        self.documents: dict[int, dict[str, Document]] = {}
        for document in Document.objects.all():
            self.documents.setdefault(document.platform_id, {})[document.slug] = document
        self.sources: dict[int, list[Source]] = {}
        for source in Source.objects.filter(retired_at__isnull=True).order_by("position"):
            self.sources.setdefault(source.document_id, []).append(source)
        self.old = {(o.platform_slug, o.document_slug): o for o in OldSlug.objects.all()}
        self.new_sources: list[Source] = []
        self.listed: set[int] = set()

    def platform(self, entry: PlatformEntry) -> None:
        """Bring one platform in line."""
        row = self.platforms.get(entry.slug) or self._renamed(entry)
        values: dict[str, object] = {
            "slug": entry.slug,
            "name": entry.name,
            "homepage": entry.homepage,
            "sectors": [sector.value for sector in entry.sectors],
            "retired_at": None,
        }
        if row is None:
            self._refuse_old(entry.slug, "")
            row = Platform.objects.create(first_tracked=self.now, **values)
            self.platforms[entry.slug] = row
            self.report.added += 1
        else:
            _update(row, values)
        rows = {one.slug: self._document(row, one, entry) for one in entry.documents}
        for one in entry.documents:
            successor = rows.get(one.replaced_by)
            _update(rows[one.slug], {"replaced_by_id": successor.pk if successor else None})

    def retire(self, entries: Sequence[PlatformEntry]) -> None:
        """Add what is new, and retire what no entry names."""
        Source.objects.bulk_create(self.new_sources)
        named = {entry.slug for entry in entries}
        dropped = Platform.objects.filter(retired_at__isnull=True).exclude(slug__in=named)
        # What was imported never stood in the catalogue: it is not dropped from it either.
        imported = Document.objects.filter(origin=Origin.IMPORTED.value)
        dropped = dropped.exclude(pk__in=imported.values("platform"))
        self.report.retired += dropped.update(retired_at=self.now)
        live = Document.objects.filter(retired_at__isnull=True).exclude(pk__in=imported)
        unlisted = [pk for pk in live.values_list("pk", flat=True) if pk not in self.listed]
        for at in range(0, len(unlisted), 500):
            chunk = Document.objects.filter(pk__in=unlisted[at : at + 500])
            self.report.retired += chunk.update(retired_at=self.now)

    def _renamed(self, entry: PlatformEntry) -> Platform | None:
        for former in entry.former_slugs:
            row = self.platforms.get(former)
            if row is not None:
                self._refuse_old(entry.slug, "")
                OldSlug.objects.create(platform_slug=former, platform=row)
                self.report.renamed += 1
                return row
        return None

    def _document(self, platform: Platform, entry: DocumentEntry, owner: PlatformEntry) -> Document:
        siblings = self.documents.setdefault(platform.pk, {})
        row = siblings.get(entry.slug) or self._moved(siblings, entry, owner)
        values = _document_values(entry)
        if row is None:
            self._refuse_old(platform.slug, entry.slug)
            row = Document.objects.create(
                platform=platform, first_tracked=self.now, origin=self.origin.value, **values
            )
            siblings[entry.slug] = row
            self.report.added += 1
        else:
            self._note_variant(row, entry)
            _update(row, values)
        self.listed.add(row.pk)
        self._sources(row, entry)
        return row

    def _note_variant(self, row: Document, entry: DocumentEntry) -> None:
        """A document that is to be fetched as another variant: no diff may cross the two."""
        wanted = entry.variant
        same = _variant(row) == (wanted.region, wanted.language, wanted.consent)
        if not same and row.current_version_id is not None:
            end_variants(row.pk, self.now)
            self.report.other_variants.append(row.pk)

    def _moved(
        self, siblings: dict[str, Document], entry: DocumentEntry, owner: PlatformEntry
    ) -> Document | None:
        """The document under another slug that has the same first source and variant."""
        named = {document.slug for document in owner.documents}
        for slug, row in siblings.items():
            live = self.sources.get(row.pk, [])
            wanted = entry.variant
            same = _variant(row) == (wanted.region, wanted.language, wanted.consent)
            if slug not in named and same and live and live[0].url == entry.sources[0].url:
                self._refuse_old(owner.slug, entry.slug)
                OldSlug.objects.create(
                    platform_slug=owner.slug,
                    document_slug=slug,
                    platform_id=row.platform_id,
                    document=row,
                )
                self.report.renamed += 1
                return row
        return None

    def _sources(self, document: Document, entry: DocumentEntry) -> None:
        live = self.sources.get(document.pk, [])
        for position, wanted in enumerate(entry.sources):
            row = live[position] if position < len(live) else None
            values = source_values(entry, wanted)
            if row is not None and row.url == wanted.url:
                _update(row, values)
                continue
            if row is not None:
                Source.objects.filter(pk=row.pk).update(retired_at=self.now)
            self.new_sources.append(Source(document=document, position=position, **values))
        for row in live[len(entry.sources) :]:
            Source.objects.filter(pk=row.pk).update(retired_at=self.now)

    def _refuse_old(self, platform_slug: str, document_slug: str) -> None:
        """A freed slug is never given again: somebody cites it."""
        if (platform_slug, document_slug) in self.old:
            path = f"{platform_slug}/{document_slug}".rstrip("/")
            raise ArchiveError(
                f"the slug {path!r} once named something else and redirects to it. "
                "Choose another slug in the catalogue."
            )


def _update(row: Platform | Document | Source, values: dict[str, object]) -> None:
    """Write the fields that differ."""
    differing = [name for name, value in values.items() if getattr(row, name) != value]
    for name in differing:
        setattr(row, name, values[name])
    if differing:
        row.save(update_fields=differing)


def _variant(row: Document) -> tuple[str, str, str]:
    return (row.region, row.language, row.consent)


def _document_values(entry: DocumentEntry) -> dict[str, object]:
    return {
        "slug": entry.slug,
        "title": entry.title,
        "kind": entry.kind.value,
        "region": entry.variant.region,
        "language": entry.variant.language,
        "consent": entry.variant.consent,
        "every_minutes": entry.every_minutes,
        "retired_at": None,
    }


def source_values(entry: DocumentEntry, source: SourceEntry) -> dict[str, object]:
    """The columns of a source row."""
    return {
        "url": source.url,
        "select": list(source.select),
        "remove": list(source.remove),
        "section": source.section,
        "browser": source.browser,
        "insecure_tls": source.insecure_tls,
        "accept_language": entry.variant.accept_language or entry.variant.language,
        "cookies": dict(entry.variant.cookies),
        "proxy": entry.variant.proxy,
    }
