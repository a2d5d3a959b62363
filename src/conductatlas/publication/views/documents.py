"""The page of a document: state, provisions in force, changes, checks, evidence."""

from dataclasses import dataclass

from conductatlas.archive import queries
from conductatlas.model import RecordId, RecordKind
from conductatlas.publication.cite import cite
from conductatlas.publication.filters import Field, Filters
from conductatlas.publication.paths import document_path
from conductatlas.publication.rows import Cell
from conductatlas.publication.stability import Stability, stability_of
from conductatlas.publication.views.evidence import Evidence, evidence
from conductatlas.publication.views.home import ChangeLead, change_leads
from conductatlas.publication.views.viewing import Missing, Moved, Viewing, missing_document
from conductatlas.publication.words import choices

__all__ = ["DocumentPage", "document_fields", "document_page", "provision_cells"]

_CHANGES = 5
_CHECKS = 8


@dataclass(frozen=True, slots=True)
class DocumentPage:
    """A document; `version` and `evidence` are None until a version is confirmed."""

    document: queries.DocumentRow
    sources: tuple[queries.SourceRow, ...]
    version: queries.VersionRow | None
    evidence: Evidence | None
    filters: Filters
    provisions: tuple[queries.ProvisionRow, ...]
    changes: tuple[ChangeLead, ...]
    stability: Stability | None
    checks: tuple[queries.CheckRow, ...]
    empty: str
    variants: tuple[queries.ObservedVariantRow, ...] = ()

    @property
    def alternates(self) -> bool:
        """Whether the page shows several texts in turn now."""
        return any(variant.ended is None for variant in self.variants)

    @property
    def record(self) -> str:
        """The document's record id."""
        return str(RecordId(RecordKind.DOCUMENT, self.document.id))


def document_fields(viewing: Viewing) -> tuple[Field, ...]:
    """The filters of a document's provisions."""
    names = {slug: t.name for slug, t in viewing.knowledge.types.items()}
    return (Field("severity", "Severity", choices("severity")), Field("type", "Type", names))


def document_page(
    viewing: Viewing, platform: str, slug: str, filters: Filters
) -> DocumentPage | Missing | Moved:
    """The page of a document."""
    document = queries.find_document(platform, slug)
    if document is None:
        return missing_document(platform, slug)
    found = queries.versions_by_id([document.current_version or 0])
    version = found.get(document.current_version or 0)
    captures = queries.captures_of(version.rendition.id if version else 0)
    provisions = queries.provisions_in_order(document.id)
    changes = queries.change_list(queries.ChangeQuery(documents=(document.id,)), 1, _CHANGES)
    return DocumentPage(
        document=document,
        sources=queries.sources_of(document.id),
        version=version,
        evidence=_stamp(viewing, document, version, captures) if version else None,
        filters=filters,
        provisions=tuple(p for p in provisions if _passes(p, filters)),
        changes=change_leads(changes.rows),
        stability=stability_of(document, queries.observed_since([document.id]).get(document.id)),
        checks=queries.checks_of(document.id, _CHECKS),
        empty=_why_empty(version, provisions, filters),
        variants=queries.observed_variants(document.id),
    )


def provision_cells(row: queries.ProvisionRow) -> dict[str, Cell]:
    """A provision as a row of CSV and JSON."""
    return {
        "record": str(RecordId(RecordKind.PROVISION, row.id)),
        "platform": row.platform_slug,
        "document": row.document_slug,
        "title": row.title,
        "type": row.type,
        "family": row.family,
        "severity": row.severity,
        "status": row.status,
        "first_seen": row.first_seen.isoformat(),
        "last_seen": row.last_seen.isoformat(),
        "origin": row.origin,
        "quote": row.quote,
    }


def _passes(row: queries.ProvisionRow, filters: Filters) -> bool:
    severities, types = filters.all("severity"), filters.all("type")
    return (not severities or row.severity in severities) and (not types or row.type in types)


def _stamp(
    viewing: Viewing,
    document: queries.DocumentRow,
    version: queries.VersionRow,
    captures: tuple[queries.CaptureRow, ...],
) -> Evidence:
    record = str(RecordId(RecordKind.DOCUMENT, document.id))
    citation = cite(
        platform=document.platform_name,
        document=document.title,
        record=record,
        version=str(RecordId(RecordKind.VERSION, version.id)),
        captured=max((c.fetched_at for c in captures), default=version.first_seen),
        origin=version.origin_words,
        text_sha256=version.rendition.text_sha256,
        url=viewing.site_url + document_path(document.platform_slug, document.slug),
        now=viewing.now,
    )
    version_record = str(RecordId(RecordKind.VERSION, version.id))
    return evidence(version_record, version.leaf_index, version, captures, citation)


def _why_empty(
    version: queries.VersionRow | None,
    provisions: tuple[queries.ProvisionRow, ...],
    filters: Filters,
) -> str:
    if version is None:
        return (
            "No version of this document is confirmed yet, so nothing could be read. "
            "It appears here after the next successful check."
        )
    if provisions and filters.values:
        return "None of this document's provisions passes these filters. Clear them to see all."
    language = version.rendition.language
    if language and not language.lower().startswith("en"):
        return (
            f"The text is in another language ({language}); this archive reads English so far. "
            "The full text and its versions are kept all the same."
        )
    return (
        "The text was read and none of the provision types was found in it. "
        "That says what the reader found, not that the document is harmless."
    )
