"""Visits the sources of documents, hosts side by side, in a thread of its own.

The event loop lives there; the main thread, which alone writes to the database, takes finished
visits one by one. No more than a few wait at a time, so that memory stays flat.
"""

import asyncio
import datetime as dt
import threading
from collections import deque
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from itertools import zip_longest
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from typing import Protocol

from conductatlas.archive.values import DocumentTarget, SourceTarget
from conductatlas.capture import Exchange, FetchRequest, HostState
from conductatlas.pipeline.confirmation import read_confirmation
from conductatlas.pipeline.hosts import host_of
from conductatlas.pipeline.shells import needs_browser

__all__ = ["Guest", "OpenGuest", "Visit", "Visits", "request_for"]

# What a 304 says is believed for so long; then the page is asked for whole once more.
_BELIEVED = dt.timedelta(days=7)
_MOST_WAITING = 12


class Guest(Protocol):
    """Who visits: `capture.Visitor`."""

    async def visit(self, request: FetchRequest) -> Exchange:
        """Fetch one page, politely and within bounds; a failure is a value."""

    def states(self) -> tuple[HostState, ...]:
        """What was learned of hosts."""


OpenGuest = Callable[[Iterable[HostState]], AbstractAsyncContextManager[Guest]]


@dataclass(frozen=True, slots=True)
class Visit:
    """What came of one document's sources, in order; the last one may have failed."""

    target: DocumentTarget
    started_at: dt.datetime
    exchanges: tuple[tuple[SourceTarget, Exchange], ...]


@dataclass(slots=True)
class _Shared:
    """What the two threads share; `wake` tells the main one that something is there."""

    done: deque[Visit] = field(default_factory=deque)
    error: BaseException | None = None
    states: tuple[HostState, ...] = ()
    is_over: bool = False


class Visits:
    """All visits of one run. Use as a context; `pipe` becomes ready when `take` has something."""

    def __init__(
        self,
        targets: Sequence[DocumentTarget],
        guest: OpenGuest,
        now: Callable[[], dt.datetime],
        at_once: int,
        states: Iterable[HostState] = (),
    ) -> None:
        self._targets, self._guest, self._now = targets, guest, now
        self._at_once, self._known = max(at_once, 1), tuple(states)
        self._shared = _Shared()
        self.pipe: Connection
        self.pipe, self._wake = Pipe(duplex=False)
        self._loop = asyncio.new_event_loop()
        self._room = asyncio.Semaphore(_MOST_WAITING)
        self._thread = threading.Thread(target=self._run, name="visits", daemon=True)

    def __enter__(self) -> "Visits":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        if self._thread.is_alive() and not self._shared.is_over:
            self._loop.call_soon_threadsafe(self._cancel)
        self._thread.join()
        self.pipe.close()
        self._wake.close()

    @property
    def is_over(self) -> bool:
        """Whether every visit was made and taken."""
        return self._shared.is_over and not self._shared.done

    @property
    def states(self) -> tuple[HostState, ...]:
        """What was learned of hosts, once all is over."""
        return self._shared.states

    def take(self) -> list[Visit]:
        """The visits that are finished; raises what ended the thread."""
        while self.pipe.poll():
            self.pipe.recv_bytes()
        if self._shared.error is not None:
            raise self._shared.error
        visits = []
        while self._shared.done:
            visits.append(self._shared.done.popleft())
            if not self._shared.is_over:
                self._loop.call_soon_threadsafe(self._room.release)
        return visits

    def _run(self) -> None:
        try:
            asyncio.set_event_loop(self._loop)
            self._loop.run_until_complete(self._all())
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001  # handed to the main thread, which raises it
            self._shared.error = error
        finally:
            self._shared.is_over = True
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._wake.send_bytes(b"!")
            self._loop.close()

    async def _all(self) -> None:
        self._task = asyncio.current_task()
        async with self._guest(self._known) as guest, asyncio.TaskGroup() as group:
            order = deque(_hosts_in_turn(self._targets))
            for _ in range(min(self._at_once, len(order))):
                group.create_task(self._work_off(order, guest))
        self._shared.states = guest.states()

    async def _work_off(self, order: "deque[DocumentTarget]", guest: Guest) -> None:
        while order:
            target = order.popleft()
            started_at = self._now()
            exchanges = [one async for one in _fetch_sources(target, guest, started_at)]
            await self._room.acquire()
            self._shared.done.append(Visit(target, started_at, tuple(exchanges)))
            self._wake.send_bytes(b"!")

    def _cancel(self) -> None:
        if self._task is not None:
            self._task.cancel()


def request_for(target: DocumentTarget, source: SourceTarget, now: dt.datetime) -> FetchRequest:
    """How a source is asked for: conditional only where the kept body was judged for good.

    The fetch that is to confirm a text is unconditional (design 3.5), as is one by a browser.
    """
    state = read_confirmation(target.confirmation)
    is_settled = (
        state.candidate is None
        and state.unstable_since is None
        and not state.lines
        and state.last is not None
        and state.last.version_id == (target.current_version or 0)
        and (state.last.gate != "policy" or state.last.compared in ("none", "cosmetic"))
        and source.last_fetched_at is not None
        and now - source.last_fetched_at < _BELIEVED
    )
    return FetchRequest(
        url=source.url,
        accept_language=source.accept_language,
        cookies=source.cookies,
        etag=source.etag if is_settled else "",
        last_modified=source.last_modified if is_settled else "",
        validators_of=source.last_final_url if is_settled else "",
        proxy=source.proxy,
        insecure_tls=source.insecure_tls,
        browser=needs_browser(source, now),
    )


async def _fetch_sources(
    target: DocumentTarget, guest: Guest, now: dt.datetime
) -> AsyncIterator[tuple[SourceTarget, Exchange]]:
    for source in target.sources:
        exchange = await guest.visit(request_for(target, source, now))
        yield source, exchange
        if exchange.failure is not None:
            return


def _hosts_in_turn(targets: Sequence[DocumentTarget]) -> list[DocumentTarget]:
    """The targets so ordered that neighbours are of different hosts where there are several."""
    by_host: dict[str, list[DocumentTarget]] = {}
    for target in targets:
        if target.sources:
            by_host.setdefault(host_of(target.sources[0].url), []).append(target)
    rounds = zip_longest(*by_host.values())
    return [target for one_round in rounds for target in one_round if target is not None]
