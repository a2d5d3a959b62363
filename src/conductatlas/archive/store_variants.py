"""Stores the texts that a page alternates between: when that began, which is which, when it ended.

Called by the other `store_*` modules, within their stages.
"""

import datetime as dt

from conductatlas.archive.models import Document, Observation, ObservedVariant, VersionPeriod
from conductatlas.archive.values import NewVersion

__all__ = ["end_variants", "live_variant", "variant_row"]


def live_variant(document_id: int, number: int) -> int | None:
    """The key of the observed variant `number` of a document, where there is one now."""
    rows = ObservedVariant.objects.filter(document=document_id, number=number, ended=None)
    return rows.values_list("pk", flat=True).first()


def variant_row(document_id: int, new: NewVersion) -> ObservedVariant:
    """The observed variant to which a text belongs that comes into force; begun where it is new.

    With the first one that is not the document's own text the own becomes number 1; what was seen
    of both since is attributed to them.
    """
    rows = ObservedVariant.objects.filter(document=document_id, ended=None)
    if (row := rows.filter(number=new.variant).first()) is not None:
        return row
    if not rows.exists():
        _begin_own(document_id, new.first_seen)
    made = ObservedVariant.objects.create(
        document_id=document_id, number=new.variant, began=new.first_seen
    )
    _attribute(made, text_sha256=new.extracted.sha256)
    return made


def end_variants(document_id: int, at: dt.datetime) -> None:
    """The page no longer alternates: what is not the document's own text is no longer shown."""
    live = ObservedVariant.objects.filter(document=document_id, ended=None)
    aside = VersionPeriod.objects.filter(variant__in=live, variant__number__gt=1, ended=None)
    aside.update(ended=at)
    live.update(ended=at)


def _begin_own(document_id: int, since: dt.datetime) -> None:
    own = ObservedVariant.objects.create(document_id=document_id, number=1, began=since)
    open_ones = VersionPeriod.objects.filter(version__document=document_id, ended=None)
    open_ones.update(variant=own)
    in_force = Document.objects.values_list("current_version", flat=True).get(pk=document_id)
    _attribute(own, version=in_force)


def _attribute(variant: ObservedVariant, **which: object) -> None:
    """Give a variant what was seen of it before it was known to be one."""
    seen = Observation.objects.filter(
        document=variant.document_id, variant=None, at__gte=variant.began, **which
    )
    seen.update(variant=variant)
