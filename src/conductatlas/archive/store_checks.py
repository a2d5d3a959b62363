"""Stores how a check ended: its outcome, its observation, the document's health, notices."""

import datetime as dt
from collections.abc import Iterable

from conductatlas.archive.models import Check, Document, HostState, Observation
from conductatlas.archive.outbox import EventKind, NewEvent, announce
from conductatlas.archive.store_captures import NewCheck
from conductatlas.archive.transactions import stage
from conductatlas.archive.values import CheckEnd, HostView
from conductatlas.model import RecordId, RecordKind
from conductatlas.model.vocabulary import CaptureHealth

__all__ = ["finish_check", "record_check", "save_confirmation", "store_hosts"]


def record_check(check: NewCheck, end: CheckEnd, now: dt.datetime) -> int:
    """Keep a check that brought no page, with its outcome; its id."""
    with stage():
        row = Check.objects.create(
            document_id=check.document_id,
            started_at=check.started_at,
            origin=check.origin.value,
            stage="captured",
        )
        _end(row, end, now)
    return row.pk


def finish_check(check_id: int, end: CheckEnd, now: dt.datetime) -> None:
    """Write the outcome of a check; one that has its outcome is left as it is."""
    with stage():
        row = Check.objects.get(pk=check_id)
        if row.stage != "done":
            _end(row, end, now)


def save_confirmation(document_id: int, confirmation: dict[str, object]) -> None:
    """Keep the state of a document's confirmation: where an operator accepts a waiting text."""
    with stage():
        Document.objects.filter(pk=document_id).update(confirmation=confirmation)


def store_hosts(views: Iterable[HostView], events: Iterable[NewEvent], at: dt.datetime) -> None:
    """Keep what is known of hosts now, and announce what is new of them."""
    rows = [
        HostState(
            host=v.host,
            failing_since=v.failing_since,
            failures=v.failures,
            announced=v.announced,
            not_before=v.not_before,
            reason=v.reason,
        )
        for v in views
    ]
    kept = ["failing_since", "failures", "announced", "not_before", "reason"]
    with stage():
        HostState.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["host"], update_fields=kept
        )
        announce(events, at)


def _end(row: Check, end: CheckEnd, now: dt.datetime) -> None:
    Check.objects.filter(pk=row.pk).update(
        finished_at=now,
        outcome=end.outcome.value,
        reason=end.reason,
        cosmetic_reasons=[reason.value for reason in end.cosmetic_reasons],
        stage="done",
    )
    _observe(row, end)
    _update_document(row, end)
    subject = str(RecordId(RecordKind.DOCUMENT, row.document_id))
    events = [NewEvent(EventKind(n), subject, {"reason": end.reason}) for n in end.notices]
    if events:
        announce(events, now)


def _observe(row: Check, end: CheckEnd) -> None:
    seen = end.sighting
    if seen is None:
        return
    Observation.objects.create(
        document_id=row.document_id,
        check_run=row,
        at=row.started_at,
        gate=seen.gate.value,
        text_sha256=seen.text_sha256,
        extractor=seen.extractor,
        compared=seen.compared.value if seen.compared else "",
        version_id=seen.version_id,
    )


def _update_document(row: Check, end: CheckEnd) -> None:
    changes: dict[str, object] = {
        "health_reason": "" if end.health is CaptureHealth.OK else end.reason,
        "last_checked": row.started_at,
        "next_check": end.next_check,
        "confirmation": dict(end.confirmation),
        "health": end.health.value,
    }
    if end.is_verified:
        changes["last_verified"] = row.started_at
    if end.is_verified and end.sighting is not None and end.sighting.last_updated is not None:
        changes["last_updated"] = end.sighting.last_updated
    documents = Document.objects.filter(pk=row.document_id)
    documents.exclude(health=end.health.value).update(health_since=row.started_at)
    documents.update(**changes)
