"""Stores what a reader found in a text: provisions through their lives, their wordings, places."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.archive.bulk import insert_rows
from conductatlas.archive.explained import keep_explanations
from conductatlas.archive.log import NewLeaf, append
from conductatlas.archive.models import Provision, Reading, Rendition, Wording
from conductatlas.archive.packing import pack_places
from conductatlas.archive.search import index_provisions
from conductatlas.archive.slugs import free_slugs
from conductatlas.archive.targets import wordings_of
from conductatlas.archive.transactions import reserve_ids, stage
from conductatlas.archive.values import NewReading, Successor
from conductatlas.archive.wordings import LONGEST_TITLE, WordingKeys, content_hash, wording_row
from conductatlas.evidence import ProvisionLeaf, leaf_entry
from conductatlas.model import RecordId, RecordKind
from conductatlas.model.records import Finding
from conductatlas.model.vocabulary import ProvisionStatus

__all__ = ["put_reading_in_force", "store_reading"]

ACTIVE, REMOVED = ProvisionStatus.ACTIVE, ProvisionStatus.REMOVED
_LIST_FIELDS = ("status", "last_version", "last_seen", "in_force", "start", "end", "title",
                "severity", "wording")  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Place:
    """A finding with its place in the life of a provision."""

    finding: Finding
    content: str
    provision_id: int
    wording_id: int
    is_new_provision: bool
    is_new_wording: bool
    status: ProvisionStatus | None


def store_reading(new: NewReading) -> tuple[int, ...]:
    """Keep a reading with its provisions, wordings, explanations and leaves; its wordings' ids.

    A rendition that this reader version has read before keeps that reading.
    """
    with stage():
        if (kept := wordings_of(new.rendition_id, new.reader)) is not None:
            return kept
        places = _placed(new)
        _add_provisions(new, places)
        explanation_ids = keep_explanations(new.findings, new.explanations)
        _add_wordings(new, places, explanation_ids)
        Reading.objects.create(
            rendition_id=new.rendition_id,
            reader=new.reader,
            places=pack_places(_spans(places)),
            made_at=new.at,
        )
        if new.is_in_force:
            _into_force(new, places)
        if not new.is_passing:
            index_provisions([place.provision_id for place in places])
    return tuple(place.wording_id for place in places)


def put_reading_in_force(new: NewReading, wording_ids: Sequence[int]) -> None:
    """Let the provisions of a reading that is kept already be those in force: a text returned."""
    with stage():
        wordings = Wording.objects.in_bulk(wording_ids)
        places = [
            _Place(
                finding, "", wordings[wording_id].provision_id, wording_id, False, False,
                ProvisionStatus.ACTIVE,
            )
            for finding, wording_id in zip(new.findings, wording_ids, strict=True)
        ]  # fmt: skip
        _into_force(new, places)


def _placed(new: NewReading) -> list[_Place]:
    """Each finding with its provision: one that goes on, one that returns, or a new one."""
    hashes = [content_hash(finding) for finding in new.findings]
    wanted = [successor.wording_id for successor in new.successors if successor]
    before = Wording.objects.in_bulk(wanted)
    returning = {} if new.is_first else _returning(new, set(hashes))
    lives: list[tuple[int | None, ProvisionStatus | None]] = []
    taken: set[int] = set()
    for content, successor in zip(hashes, new.successors, strict=True):
        life = _life(before, successor, returning.get(content))
        # Two findings cannot both be the one provision: the second begins a life of its own.
        if life[0] in taken:
            life = (None, None)
        taken.add(life[0] or 0)
        lives.append(life)
    return _with_ids(new, hashes, lives)


def _life(
    before: dict[int, Wording], successor: Successor | None, returning: int | None
) -> tuple[int | None, ProvisionStatus | None]:
    if successor is not None:
        return before[successor.wording_id].provision_id, ProvisionStatus(successor.status)
    return returning, ProvisionStatus.ACTIVE if returning else None


def _returning(new: NewReading, hashes: set[str]) -> dict[str, int]:
    """Removed provisions of the document whose last wording stands in the text again."""
    gone = Wording.objects.filter(
        provision__document=new.document_id,
        provision__in_force=False,
        reader=new.reader,
        content__in=hashes,
    )
    return dict(gone.values_list("content", "provision_id"))


def _with_ids(
    new: NewReading,
    hashes: Sequence[str],
    lives: Sequence[tuple[int | None, ProvisionStatus | None]],
) -> list[_Place]:
    kept = {
        (provision, content): key
        for key, provision, content in Wording.objects.filter(
            provision__in=[p for p, _ in lives if p], reader=new.reader
        ).values_list("pk", "provision_id", "content")
    }
    missing = sum(1 for provision, _ in lives if provision is None)
    provision_ids = iter(reserve_ids("archive_provision", missing))
    unknown = sum((p, h) not in kept for (p, _), h in zip(lives, hashes, strict=True))
    wording_ids = iter(reserve_ids("archive_wording", unknown))
    places = []
    for finding, content, (provision, status) in zip(new.findings, hashes, lives, strict=True):
        wording = kept.get((provision or 0, content))
        places.append(
            _Place(
                finding,
                content,
                provision or next(provision_ids),
                wording or next(wording_ids),
                provision is None,
                wording is None,
                status,
            )
        )
    return places


def _add_provisions(new: NewReading, places: Sequence[_Place]) -> None:
    fresh = [place for place in places if place.is_new_provision]
    if not fresh:
        return
    about = _about_text(new)
    leaves = append([_leaf(new, place, about) for place in fresh], new.at)
    titles = [(place.finding.title, place.finding.type) for place in fresh]
    slugs = free_slugs(new.document_id, titles, new.is_first)
    rows = [
        _provision_row(new, place, slug, leaf)
        for place, slug, leaf in zip(fresh, slugs, leaves, strict=True)
    ]
    insert_rows(Provision, rows)


def _provision_row(new: NewReading, place: _Place, slug: str, leaf: int) -> dict[str, object]:
    return {
        "id": place.provision_id,
        "document_id": new.document_id,
        "type": place.finding.type,
        "family": place.finding.family,
        "slug": slug,
        "status": (ACTIVE if new.is_in_force else REMOVED).value,
        "first_version_id": new.version_id,
        "last_version_id": new.version_id,
        "first_seen": new.seen_at,
        "last_seen": new.seen_at,
        "superseded_by_id": None,
        "leaf_id": leaf,
        # The row of the wording follows in this transaction: its key is checked at its end.
        "wording_id": place.wording_id,
        "title": place.finding.title[:LONGEST_TITLE],
        "severity": place.finding.severity.value,
        "in_force": new.is_in_force,
        "start": place.finding.span.start,
        "end": place.finding.span.end,
    }


def _about_text(new: NewReading) -> tuple[int, str]:
    """The leaf of the version, and the text's hash where that leaf holds another."""
    rows = Rendition.objects.filter(pk=new.rendition_id)
    names = ("version__leaf", "version__text_sha256", "text_sha256")
    leaf, in_leaf, text_sha256 = rows.values_list(*names)[0]
    return leaf, "" if text_sha256 == in_leaf else text_sha256


def _leaf(new: NewReading, place: _Place, about: tuple[int, str]) -> NewLeaf:
    quote = hashlib.sha256(place.finding.quote.encode("utf-8")).hexdigest()
    leaf = ProvisionLeaf(
        provision=RecordId(RecordKind.PROVISION, place.provision_id),
        version_leaf=about[0],
        text_sha256=about[1],
        provision_type=place.finding.type,
        quote_sha256=quote,
        start=place.finding.span.start,
        end=place.finding.span.end,
        reader=new.reader,
        at=new.at,
        origin=new.origin,
    )
    return NewLeaf("provision", leaf_entry(leaf))


def _add_wordings(
    new: NewReading, places: Sequence[_Place], explanation_ids: Sequence[int | None]
) -> None:
    rows = [
        wording_row(place.finding, _keys(new, place, explanation))
        for place, explanation in zip(places, explanation_ids, strict=True)
        if place.is_new_wording
    ]
    insert_rows(Wording, rows)


def _keys(new: NewReading, place: _Place, explanation: int | None) -> WordingKeys:
    return WordingKeys(
        wording_id=place.wording_id,
        provision_id=place.provision_id,
        version_id=new.version_id,
        explanation_id=explanation,
        reader=new.reader,
        content=place.content,
    )


def _spans(places: Sequence[_Place]) -> list[tuple[int, int, int]]:
    return [(p.wording_id, p.finding.span.start, p.finding.span.end) for p in places]


def _into_force(new: NewReading, places: Sequence[_Place]) -> None:
    if new.is_first:
        return
    old = [place for place in places if not place.is_new_provision]
    rows = Provision.objects.in_bulk([place.provision_id for place in old])
    for place in old:
        _carry_on(rows[place.provision_id], place, new)
    Provision.objects.bulk_update(rows.values(), _LIST_FIELDS, batch_size=50)
    standing = {place.provision_id for place in places}
    gone = Provision.objects.filter(document=new.document_id, in_force=True)
    gone = gone.exclude(pk__in=standing)
    gone.update(in_force=False, status=new.gone_status)


def _carry_on(row: Provision, place: _Place, new: NewReading) -> None:
    """Let the row of a provision speak of its newest wording."""
    if place.status in (ProvisionStatus.AMENDED, ProvisionStatus.MOVED) or not row.in_force:
        row.status = (place.status or ProvisionStatus.ACTIVE).value
    row.last_version_id = new.version_id
    row.last_seen = new.seen_at
    row.in_force = True
    row.start, row.end = place.finding.span.start, place.finding.span.end
    row.title = place.finding.title[:LONGEST_TITLE]
    row.severity = place.finding.severity.value
    row.wording_id = place.wording_id
