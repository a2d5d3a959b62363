"""Turns at a host: one request at a time, a delay between two, and staying away when asked to.

Waits are bounded: a host that must be left alone for longer than the caller's patience answers
with a fault at once. What is known of a host can be taken out and given to another process.
"""

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable, Iterable
from dataclasses import dataclass

from conductatlas.capture.answers import BACK_OFF_STATUSES, MAX_RETRY_SECONDS, retry_seconds
from conductatlas.capture.exchange import CaptureError, FailureKind
from conductatlas.capture.weburl import WebUrl

__all__ = ["HostState", "Politeness", "PolitenessPolicy"]

_FIRST_BACK_OFF_SECONDS = 2.0
# A site's own Crawl-delay is kept, but not one that would take a day for a few pages.
_MAX_DELAY_SECONDS = 60.0
_SILENCES_BEFORE_BACK_OFF = 3


@dataclass(frozen=True, slots=True)
class PolitenessPolicy:
    """How a host is treated: seconds between two requests, requests at a time, seconds of patience
    with a host that asks to be left alone, how often to try again, whether robots.txt counts.
    """

    delay_seconds: float = 1.0
    per_host: int = 1
    patience_seconds: float = 30.0
    max_attempts: int = 3
    obey_robots: bool = True


@dataclass(frozen=True, slots=True)
class HostState:
    """What is known of a host: not to be asked before `not_before`, after so many `refusals`."""

    host: str
    not_before: dt.datetime | None = None
    refusals: int = 0
    reason: str = ""


@dataclass(slots=True)
class _Host:
    """One host while the program runs."""

    slots: asyncio.Semaphore
    state: HostState
    next_at: float = 0.0
    silences: int = 0
    crawl_delay: float = 0.0


class Politeness:
    """The turns of all hosts; shared by every fetch of a process."""

    def __init__(
        self,
        policy: PolitenessPolicy,
        *,
        now: Callable[[], dt.datetime],
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        states: Iterable[HostState] = (),
    ) -> None:
        self._policy = policy
        self._now = now
        self._sleep = sleep
        self._hosts: dict[str, _Host] = {}
        self.remember(states)

    def remember(self, states: Iterable[HostState]) -> None:
        """Take over what another process knows; of two moments the later one counts."""
        for state in states:
            host = self._host(state.host)
            if (state.not_before or _LONG_AGO) >= (host.state.not_before or _LONG_AGO):
                host.state = state

    def states(self) -> tuple[HostState, ...]:
        """What is known of every host that was met, by name, to be kept."""
        return tuple(self._hosts[name].state for name in sorted(self._hosts))

    def wish_delay(self, url: WebUrl, seconds: float | None) -> None:
        """Keep the delay that the site of `url` wishes between two requests (Crawl-delay)."""
        self._host(url.host).crawl_delay = min(max(seconds or 0.0, 0.0), _MAX_DELAY_SECONDS)

    async def before(self, url: WebUrl) -> None:
        """Wait for the host's turn; CaptureError (rate-limited) where that is beyond patience."""
        host = self._host(url.host)
        self._refuse_long_wait(host)
        await host.slots.acquire()
        try:
            # The one before may have learned that the host wants to be left alone.
            back_off = self._refuse_long_wait(host)
            await self._pause(host, back_off)
        except BaseException:
            host.slots.release()
            raise

    def after(self, url: WebUrl, status: int | None, retry_after: str) -> None:
        """Give the turn back, and draw the conclusions from how the host answered."""
        host = self._host(url.host)
        ended_at = asyncio.get_running_loop().time()
        host.next_at = max(host.next_at, ended_at + self._delay(host))
        host.slots.release()
        if status in BACK_OFF_STATUSES:
            self._back_off(host, f"status {status}", retry_seconds(retry_after, self._now()))
        elif status is not None:
            host.silences = 0
            host.state = HostState(url.host)
        else:
            host.silences += 1
            if host.silences >= _SILENCES_BEFORE_BACK_OFF:
                self._back_off(host, f"no answer {host.silences} times in a row", None)

    def wait_seconds(self, url: WebUrl) -> float:
        """How long the host of `url` wants to be left alone from now on; 0 where it does not."""
        not_before = self._host(url.host).state.not_before
        return max((not_before - self._now()).total_seconds(), 0.0) if not_before else 0.0

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            slots = asyncio.Semaphore(max(self._policy.per_host, 1))
            self._hosts[name] = _Host(slots, HostState(name))
        return self._hosts[name]

    def _delay(self, host: _Host) -> float:
        return max(self._policy.delay_seconds, host.crawl_delay)

    def _refuse_long_wait(self, host: _Host) -> float:
        state = host.state
        if state.not_before is None:
            return 0.0
        seconds = max((state.not_before - self._now()).total_seconds(), 0.0)
        if seconds <= self._policy.patience_seconds:
            return seconds
        until = state.not_before.astimezone(dt.UTC).isoformat(" ", "seconds")
        raise CaptureError(
            FailureKind.RATE_LIMITED,
            f"{state.host} is left alone until {until} ({state.reason}).",
            state.not_before,
        )

    async def _pause(self, host: _Host, back_off: float) -> None:
        # Two that hold slots at once (per_host above 1) must not start in the same instant.
        clock = asyncio.get_running_loop().time()
        start = max(clock + back_off, host.next_at)
        host.next_at = start + self._delay(host)
        if start > clock:
            await self._sleep(start - clock)

    def _back_off(self, host: _Host, reason: str, asked: float | None) -> None:
        refusals = host.state.refusals + 1
        doubled = _FIRST_BACK_OFF_SECONDS * 2.0 ** min(refusals - 1, 20)
        seconds = min(doubled if asked is None else asked, MAX_RETRY_SECONDS)
        until = self._now() + dt.timedelta(seconds=seconds)
        host.state = HostState(host.state.host, until, refusals, reason)


_LONG_AGO = dt.datetime.min.replace(tzinfo=dt.UTC)
