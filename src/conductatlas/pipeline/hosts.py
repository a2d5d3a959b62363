"""Hosts that fail are announced once, and their recovery once. Pure.

Judged over a whole run: a host of which any page came is up; one of which every visit failed by a
fault of the host (no name, no connection, no answer) is failing.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from conductatlas.archive.outbox import EventKind, NewEvent
from conductatlas.archive.values import HostView

__all__ = ["HostVisits", "host_of", "hosts_after"]


@dataclass(slots=True)
class HostVisits:
    """What one run saw of a host."""

    came: bool = False
    failures: list[str] = field(default_factory=list)
    not_before: dt.datetime | None = None


def host_of(url: str) -> str:
    """The host name of `url` in lower case; "" where it has none."""
    return (urlsplit(url).hostname or "").lower()


def hosts_after(
    known: Mapping[str, HostView], visits: Mapping[str, HostVisits], at: dt.datetime
) -> tuple[list[HostView], list[NewEvent]]:
    """What is to be kept of the hosts now, and what is to be announced."""
    views: list[HostView] = []
    events: list[NewEvent] = []
    for host, seen in visits.items():
        before = known.get(host, HostView(host))
        after = _after(before, seen, at)
        if after.announced and not before.announced:
            events.append(NewEvent(EventKind.HOST_FAILING, host, {"reason": after.reason}))
        if before.announced and not after.announced:
            down = before.failing_since.isoformat() if before.failing_since else ""
            events.append(NewEvent(EventKind.HOST_RECOVERED, host, {"since": down}))
        if after != before:
            views.append(after)
    return views, events


def _after(before: HostView, seen: HostVisits, at: dt.datetime) -> HostView:
    if seen.came:
        return HostView(before.host, not_before=seen.not_before)
    if not seen.failures:
        # Told to wait: neither up nor down.
        return HostView(
            before.host, before.failing_since, before.failures, before.announced,
            seen.not_before or before.not_before, before.reason,
        )  # fmt: skip
    return HostView(
        host=before.host,
        failing_since=before.failing_since or at,
        failures=before.failures + 1,
        announced=True,
        not_before=seen.not_before,
        reason=seen.failures[-1],
    )
