"""Stores changes: the difference between two consecutive confirmed versions as one record."""

import hashlib

from conductatlas.archive.log import NewLeaf, append
from conductatlas.archive.models import Change, ChangedProvision, Document, Wording
from conductatlas.archive.outbox import EventKind, NewEvent, announce
from conductatlas.archive.search import index_change
from conductatlas.archive.slugs import free_change_slug
from conductatlas.archive.transactions import reserve_ids, stage
from conductatlas.archive.values import NewChange
from conductatlas.evidence import ChangeLeaf, JsonValue, canonical_json, leaf_entry
from conductatlas.model import RecordId, RecordKind
from conductatlas.model.records import ProvisionChange
from conductatlas.model.vocabulary import ChangeClass, Origin

__all__ = ["store_change"]


def store_change(new: NewChange) -> int:
    """Keep a change; its id. Only a substantive one is published, with a leaf and an event.

    One a period: a second call for the same period gives the record that is kept.
    """
    with stage():
        kept = Change.objects.filter(period=new.period_id).values_list("pk", flat=True).first()
        if kept is not None:
            return kept
        [change_id] = reserve_ids("archive_change", 1)
        is_published = new.pair.change_class is ChangeClass.SUBSTANTIVE
        leaf = _append_leaf(change_id, new) if is_published else None
        _add_row(change_id, new, leaf)
        _add_provisions(change_id, new)
        if is_published:
            record = RecordId(RecordKind.CHANGE, change_id)
            # What was imported happened long ago: it is published, and nobody is alerted.
            if new.origin is not Origin.IMPORTED:
                announce([NewEvent(EventKind.CHANGE_PUBLISHED, str(record))], new.confirmed_at)
            index_change(change_id)
    return change_id


def _add_row(change_id: int, new: NewChange, leaf: int | None) -> None:
    pair = new.pair
    Change.objects.create(
        pk=change_id,
        document_id=new.document_id,
        slug=_slug(new),
        old_version_id=new.old_version_id,
        new_version_id=new.new_version_id,
        period_id=new.period_id,
        detected_at=new.detected_at,
        confirmed_at=new.confirmed_at,
        change_class=pair.change_class.value,
        published=leaf is not None,
        severity=pair.severity.value if pair.severity else "",
        direction=pair.direction.value,
        added=pair.added,
        removed=pair.removed,
        modified=pair.modified,
        moved=pair.moved,
        cosmetic_reasons=[reason.value for reason in pair.cosmetic_reasons],
        effective=pair.effective,
        affected=[whom.value for whom in pair.affected],
        topics=[topic.value for topic in pair.topics],
        summary=pair.summary,
        notice_days=pair.notice_days,
        effective_words=pair.effective_words,
        for_reader=pair.better,
        against_reader=pair.worse,
        origin=new.origin.value,
        leaf_id=leaf,
    )


def _slug(new: NewChange) -> str:
    names = Document.objects.values_list("platform__slug", "slug").get(pk=new.document_id)
    return free_change_slug(f"{names[0]}-{names[1]}-{new.detected_at:%Y-%m-%d}")


def _append_leaf(change_id: int, new: NewChange) -> int:
    pair = new.pair
    leaf = ChangeLeaf(
        change=RecordId(RecordKind.CHANGE, change_id),
        document=RecordId(RecordKind.DOCUMENT, new.document_id),
        old_version=RecordId(RecordKind.VERSION, new.old_version_id),
        new_version=RecordId(RecordKind.VERSION, new.new_version_id),
        change_class=pair.change_class,
        severity=pair.severity,
        direction=pair.direction,
        summary=pair.summary,
        record_sha256=hashlib.sha256(canonical_json(_record(new))).hexdigest(),
        detected_at=new.detected_at,
        confirmed_at=new.confirmed_at,
        origin=new.origin,
    )
    return append([NewLeaf("change", leaf_entry(leaf))], new.confirmed_at)[0]


def _record(new: NewChange) -> dict[str, JsonValue]:
    """What the record says beyond its leaf: counts, dates, provisions."""
    pair = new.pair
    provisions: list[JsonValue] = [
        {"type": p.type, "status": p.status, "direction": p.direction.value}
        for p in pair.provisions
    ]
    return {
        "added": pair.added,
        "removed": pair.removed,
        "modified": pair.modified,
        "moved": pair.moved,
        "effective": pair.effective.isoformat() if pair.effective else None,
        "notice_days": pair.notice_days,
        "affected": [whom.value for whom in pair.affected],
        "topics": [topic.value for topic in pair.topics],
        "summary": pair.summary,
        "provisions": provisions,
    }


def _add_provisions(change_id: int, new: NewChange) -> None:
    wanted = {*new.old_wordings, *new.new_wordings}
    lives = dict(Wording.objects.filter(pk__in=wanted).values_list("pk", "provision_id"))
    rows = []
    for one in new.pair.provisions:
        before, after = _wordings(one, new)
        if (wording := after or before) is None:
            continue
        rows.append(
            ChangedProvision(
                change_id=change_id,
                provision_id=lives[wording],
                status=one.status,
                direction=one.direction.value,
                before_id=before,
                after_id=after,
            )
        )
    ChangedProvision.objects.bulk_create(rows)


def _wordings(one: ProvisionChange, new: NewChange) -> tuple[int | None, int | None]:
    before = new.old_wordings[one.old] if one.old is not None and new.old_wordings else None
    after = new.new_wordings[one.new] if one.new is not None and new.new_wordings else None
    return before, after
