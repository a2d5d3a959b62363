"""A polite fetch: robots.txt, the host's turn, and another try where the host asks for patience.

What the pipeline calls. It puts `fetch`, `robots` and `politeness` together and holds no rule of
its own. One for one event loop; close it with `aclose`, or use it as a context.
"""

import asyncio
import datetime as dt
import ssl
from collections.abc import Awaitable, Callable, Iterable
from functools import partial
from types import TracebackType
from typing import Self

import httpcore2

from conductatlas.capture.browser import Renderer
from conductatlas.capture.exchange import CaptureError, Exchange, FailureKind, FetchRequest
from conductatlas.capture.fetch import Fetcher, FetchPolicy
from conductatlas.capture.guard import Resolver, resolve_with_system
from conductatlas.capture.politeness import HostState, Politeness, PolitenessPolicy
from conductatlas.capture.rendering import BrowserPolicy
from conductatlas.capture.robots import Robots
from conductatlas.capture.weburl import WebUrl, parse_url

__all__ = ["Visitor"]


class Visitor:
    """Fetches pages as a polite guest.

    `now` gives the moment in UTC; `states` is what earlier runs learned of hosts; `browser` renders
    the pages that are asked for so; the rest as for `Fetcher`.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        manners: PolitenessPolicy | None = None,
        *,
        now: Callable[[], dt.datetime],
        resolver: Resolver = resolve_with_system,
        trust: ssl.SSLContext | None = None,
        sockets: httpcore2.AsyncNetworkBackend | None = None,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        states: Iterable[HostState] = (),
        browser: BrowserPolicy | None = None,
    ) -> None:
        self._manners = manners or PolitenessPolicy()
        self._fetcher = Fetcher(policy, now=now, resolver=resolver, trust=trust, sockets=sockets)
        self._turns = Politeness(self._manners, now=now, sleep=sleep, states=states)
        ask = partial(self._fetcher.fetch, courtesy=self._turns)
        self._robots = Robots(policy.user_agent, ask, now)
        self._renderer = Renderer(
            policy, browser or BrowserPolicy(), now=now, resolver=resolver, sockets=sockets
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Close every connection."""
        await self._fetcher.aclose()

    async def visit(self, request: FetchRequest) -> Exchange:
        """The exchange that `request` leads to, after as many tries as patience allows."""
        rules = self._robots if self._manners.obey_robots else None
        courtesy = _RobotsThenTurn(rules, self._turns, request)
        ask = self._renderer.render if request.browser else self._fetcher.fetch
        patience = self._manners.patience_seconds
        for _ in range(self._manners.max_attempts - 1):
            exchange = await ask(request, courtesy)
            failure = exchange.failure
            if failure is None or failure.kind is not FailureKind.RATE_LIMITED:
                return exchange
            # The next try waits in `Politeness.before`, which knows when.
            patience -= self._turns.wait_seconds(parse_url(exchange.final_url))
            if patience < 0:
                return exchange
        return await ask(request, courtesy)

    def states(self) -> tuple[HostState, ...]:
        """What was learned of every host that was visited, to be kept for the next run."""
        return self._turns.states()

    def remember(self, states: Iterable[HostState]) -> None:
        """Take over what other processes have learned of hosts since."""
        self._turns.remember(states)


class _RobotsThenTurn:
    """Each hop's courtesy: the site's rules first, then the host's turn."""

    def __init__(self, robots: Robots | None, turns: Politeness, request: FetchRequest) -> None:
        self._robots = robots
        self._turns = turns
        self._request = request

    async def before(self, url: WebUrl) -> None:
        if self._robots is not None:
            verdict = await self._robots.verdict(url, self._request)
            self._turns.wish_delay(url, verdict.crawl_delay)
            if not verdict.allowed:
                raise CaptureError(verdict.kind, verdict.reason)
        await self._turns.before(url)

    def after(self, url: WebUrl, status: int | None, retry_after: str) -> None:
        self._turns.after(url, status, retry_after)
