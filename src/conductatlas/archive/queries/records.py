"""Where a record lives today: ids and old slugs to the path of the page."""

from dataclasses import dataclass

from django.db.models import Q

from conductatlas.archive.models import Change, Document, OldSlug, Provision, Version
from conductatlas.model import RecordId, RecordKind

__all__ = ["Place", "place_of_record", "place_of_slug"]


@dataclass(frozen=True, slots=True)
class Place:
    """What a page's path is made of; empty parts are not in it."""

    platform: str = ""
    document: str = ""
    provision: str = ""
    version: int = 0
    change: str = ""


def place_of_record(record: RecordId) -> Place | None:
    """The place of the page that shows `record`; None where there is none. One query.

    An unpublished change has no page.
    """
    finders = {
        RecordKind.DOCUMENT: _document,
        RecordKind.VERSION: _version,
        RecordKind.PROVISION: _provision,
        RecordKind.CHANGE: _change,
    }
    return finders[record.kind](record.number)


def place_of_slug(platform: str, document: str = "") -> Place | None:
    """Where a renamed platform or document lives now, or None. One query.

    `platform` may itself be an old slug, or the current one of a document that was renamed.
    """
    rows = OldSlug.objects.filter(
        Q(platform_slug=platform, document_slug__in=("", document))
        | Q(platform__slug=platform, document_slug=document, document__isnull=False)
    ).select_related("platform", "document")
    for row in sorted(rows, key=lambda r: (r.document_id is None, r.pk)):
        if row.document is not None and row.document_slug == document:
            return Place(row.platform.slug, row.document.slug)
        if row.document is None:
            return Place(row.platform.slug, document)
    return None


def _document(number: int) -> Place | None:
    row = Document.objects.filter(pk=number).values_list("platform__slug", "slug").first()
    return None if row is None else Place(*row)


def _version(number: int) -> Place | None:
    names = ("document__platform__slug", "document__slug", "number")
    row = Version.objects.filter(pk=number).values_list(*names).first()
    return None if row is None else Place(row[0], row[1], version=row[2])


def _provision(number: int) -> Place | None:
    names = ("document__platform__slug", "document__slug", "slug")
    row = Provision.objects.filter(pk=number).values_list(*names).first()
    return None if row is None else Place(*row)


def _change(number: int) -> Place | None:
    row = Change.objects.filter(pk=number, published=True).values_list("slug").first()
    return None if row is None else Place(change=row[0])
