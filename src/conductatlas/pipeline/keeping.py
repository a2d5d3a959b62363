"""From what a visit brought to what the archive keeps of it. Pure."""

import datetime as dt
from collections.abc import Callable

from conductatlas.archive.values import NewCapture, NewCheck
from conductatlas.capture import Exchange
from conductatlas.model.vocabulary import Origin
from conductatlas.pipeline.visits import Visit

__all__ = ["new_capture", "new_captures", "new_check"]

_PERMANENT = frozenset({301, 308})


def new_check(visit: Visit, origin: Origin, started_at: dt.datetime | None = None) -> NewCheck:
    """The check that a visit makes; simulated where any page came from a stand-in server."""
    is_routed = any(exchange.is_routed for _, exchange in visit.exchanges)
    marked = Origin.SIMULATED if is_routed else origin
    began = started_at or visit.started_at
    return NewCheck(visit.target.id, began, marked, visit.target.sources)


def new_captures(visit: Visit, record: Callable[[Exchange], bytes]) -> list[NewCapture]:
    """The captures of a visit, one a source."""
    return [new_capture(source.id, one, record) for source, one in visit.exchanges]


def new_capture(
    source_id: int, exchange: Exchange, record: Callable[[Exchange], bytes]
) -> NewCapture:
    """The capture of one page; `record` gives the exchange as bytes."""
    shot = exchange.rendering.screenshot if exchange.rendering else None
    return NewCapture(
        source_id=source_id,
        fetched_at=exchange.finished_at,
        url=exchange.url,
        final_url=exchange.final_url,
        status=exchange.status or 0,
        media_type=exchange.media_type,
        raw=None if exchange.is_not_modified else exchange.body,
        exchange=record(exchange),
        etag=exchange.etag,
        last_modified=exchange.last_modified,
        method="browser" if exchange.rendering else "http",
        insecure_tls=exchange.request.insecure_tls,
        screenshot=shot.png if shot else None,
        moved_for_good=_moved_for_good(exchange),
    )


def _moved_for_good(exchange: Exchange) -> bool:
    """Whether the site says that the page has another address from now on (RFC 9110 15.4)."""
    if exchange.rendering is not None or exchange.final_url == exchange.url:
        return False
    return all(hop.status in _PERMANENT for hop in exchange.hops[:-1])
