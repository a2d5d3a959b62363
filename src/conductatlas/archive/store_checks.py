"""Stores how a check ended: its outcome, its observation, the document's health, notices."""

import datetime as dt
from collections.abc import Iterable

from django.db.models import Case, F, Value, When

from conductatlas.archive.models import Check, Document, HostState, Observation, Source
from conductatlas.archive.outbox import EventKind, NewEvent, announce
from conductatlas.archive.store_variants import end_variants, live_variant
from conductatlas.archive.transactions import stage
from conductatlas.archive.values import CheckEnd, HostView, NewCheck, OpenCheck
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
        finish_check(OpenCheck(row.pk, check.document_id, check.started_at, check.origin), end, now)
    return row.pk


def finish_check(check: OpenCheck, end: CheckEnd, now: dt.datetime) -> None:
    """Write the outcome of a check; one that has its outcome is left as it is."""
    with stage():
        if _end(check, end, now):
            _observe(check, end)
            if end.ends_variants:
                end_variants(check.document_id, check.started_at)
            _update_document(check, end)
            subject = str(RecordId(RecordKind.DOCUMENT, check.document_id))
            detail = {"reason": end.reason}
            announce([NewEvent(EventKind(n), subject, detail) for n in end.notices], now)
            announce(_moves(end, check.started_at, subject), now)


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


def _end(check: OpenCheck, end: CheckEnd, now: dt.datetime) -> bool:
    """Write the outcome; False where one is written already."""
    changed = Check.objects.filter(pk=check.id, stage="captured").update(
        finished_at=now,
        outcome=end.outcome.value,
        reason=end.reason,
        cosmetic_reasons=[reason.value for reason in end.cosmetic_reasons],
        stage="done",
    )
    return bool(changed)


def _observe(check: OpenCheck, end: CheckEnd) -> None:
    seen = end.sighting
    if seen is None:
        return
    Observation.objects.create(
        document_id=check.document_id,
        check_run_id=check.id,
        at=check.started_at,
        gate=seen.gate.value,
        text_sha256=seen.text_sha256,
        extractor=seen.extractor,
        compared=seen.compared.value if seen.compared else "",
        version_id=seen.version_id,
        variant_id=live_variant(check.document_id, end.variant) if end.variant else None,
    )


def _moves(end: CheckEnd, at: dt.datetime, subject: str) -> list[NewEvent]:
    """Keep where sources lead for good; an event for each that leads elsewhere now."""
    for source_id, url in end.moves:
        Source.objects.filter(pk=source_id).update(moved_to=url, moved_since=at if url else None)
    moved = [url for _, url in end.moves if url]
    return [NewEvent(EventKind.DOCUMENT_MOVED, subject, {"url": url}) for url in moved]


def _update_document(check: OpenCheck, end: CheckEnd) -> None:
    health = end.health.value
    since = Case(When(health=health, then=F("health_since")), default=Value(check.started_at))
    changes: dict[str, object] = {
        "health_since": since,
        "health": health,
        "health_reason": "" if end.health is CaptureHealth.OK else end.reason,
        "last_checked": check.started_at,
        "next_check": end.next_check,
        "confirmation": dict(end.confirmation),
    }
    if end.is_verified:
        changes["last_verified"] = check.started_at
    if end.is_verified and end.sighting is not None and end.sighting.last_updated is not None:
        changes["last_updated"] = end.sighting.last_updated
    Document.objects.filter(pk=check.document_id).update(**changes)
