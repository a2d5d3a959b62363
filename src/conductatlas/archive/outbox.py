"""What happened, for later steps to hear of: written with its cause, read and ticked off later."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from conductatlas.archive.models import Event

__all__ = ["EventKind", "NewEvent", "WaitingEvent", "announce", "tick_off", "waiting_events"]


class EventKind(StrEnum):
    """What later steps may want to hear of."""

    CHANGE_PUBLISHED = "change-published"
    DOCUMENT_FIRST_READ = "document-first-read"
    DOCUMENT_UNSTABLE = "document-unstable"
    DOCUMENT_BLOCKED = "document-blocked"
    DOCUMENT_NOT_A_POLICY = "document-not-a-policy"
    DOCUMENT_GONE = "document-gone"
    DOCUMENT_BACK = "document-back"
    DOCUMENT_MOVED = "document-moved"
    HOST_FAILING = "host-failing"
    HOST_RECOVERED = "host-recovered"


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event to announce; `subject` is a record id or a host."""

    kind: EventKind
    subject: str
    detail: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class WaitingEvent:
    """An event that no later step has ticked off."""

    id: int
    kind: EventKind
    subject: str
    detail: Mapping[str, str | int]
    at: dt.datetime


def announce(events: Iterable[NewEvent], at: dt.datetime) -> None:
    """Write events, within the transaction of their cause."""
    rows = [
        Event(kind=e.kind.value, subject=e.subject, detail=dict(e.detail), at=at) for e in events
    ]
    if rows:
        Event.objects.bulk_create(rows)


def waiting_events(most: int = 100) -> tuple[WaitingEvent, ...]:
    """The oldest events that nobody has ticked off."""
    rows = Event.objects.filter(handled_at__isnull=True).order_by("id")[:most]
    return tuple(WaitingEvent(r.pk, EventKind(r.kind), r.subject, r.detail, r.at) for r in rows)


def tick_off(event_id: int, at: dt.datetime) -> bool:
    """Mark an event as dealt with; False where another was faster."""
    rows = Event.objects.filter(pk=event_id, handled_at__isnull=True)
    return bool(rows.update(handled_at=at))
