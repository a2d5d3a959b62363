"""Robots Exclusion Protocol (RFC 9309): what a site lets this archive read.

One request for each origin, shared by all who ask at the same time, kept for a day. No file (4xx)
allows everything; a site that cannot answer (5xx, 429, time-out) allows nothing for now.
"""

import asyncio
import datetime as dt
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from protego import Protego

from conductatlas.capture.exchange import Exchange, FailureKind, FetchRequest
from conductatlas.capture.weburl import WebUrl

__all__ = ["Robots", "RobotsVerdict"]

# RFC 9309 2.5: parse at least 500 KiB; 2.4: do not use a copy for more than a day.
_PARSED_BYTES = 500 * 1024
_KEPT = dt.timedelta(days=1)
_KEPT_UNREACHABLE = dt.timedelta(minutes=10)
# RFC 9309 2.3.1.4: a copy may serve while the site is unreachable, up to 30 days here.
_STALE = dt.timedelta(days=30)
_MOST_ORIGINS = 2_000


@dataclass(frozen=True, slots=True)
class RobotsVerdict:
    """Whether a URL may be read; the delay in seconds that the site wishes between two requests.

    Where not: `reason`, and as `kind` either robots or (the site asked for patience) rate-limited.
    """

    allowed: bool
    reason: str = ""
    kind: FailureKind = FailureKind.ROBOTS
    crawl_delay: float | None = None


@dataclass(frozen=True, slots=True)
class _Rules:
    """What one robots.txt says; `parsed` None with `reason` empty allows everything."""

    fetched_at: dt.datetime
    expires_at: dt.datetime
    parsed: Protego | None = None
    reason: str = ""
    kind: FailureKind = FailureKind.ROBOTS


@dataclass(frozen=True, slots=True)
class _Way:
    """How a site's rules are asked for."""

    origin: str
    proxy: str
    insecure_tls: bool

    def request(self) -> FetchRequest:
        return FetchRequest(
            f"{self.origin}/robots.txt",
            proxy=self.proxy,
            insecure_tls=self.insecure_tls,
            read_at_most=_PARSED_BYTES,
        )


class Robots:
    """The rules of every site that was asked, for the product that `user_agent` begins with.

    `fetch` gets one robots.txt, through the same guard as every page.
    """

    def __init__(
        self,
        user_agent: str,
        fetch: Callable[[FetchRequest], Awaitable[Exchange]],
        now: Callable[[], dt.datetime],
    ) -> None:
        self._product = user_agent.split("/")[0].split(" ")[0]
        self._fetch = fetch
        self._now = now
        self._rules: OrderedDict[_Way, _Rules] = OrderedDict()
        self._asking: dict[_Way, asyncio.Task[_Rules]] = {}

    async def verdict(self, url: WebUrl, page: FetchRequest) -> RobotsVerdict:
        """Whether `url` may be read; asks the site where nothing recent is known.

        The site is asked the way `page` will be: through its proxy, with its TLS exception.
        """
        way = _Way(url.origin, page.proxy, page.insecure_tls)
        rules = self._rules.get(way)
        if rules is None or self._now() >= rules.expires_at:
            rules = await self._asked(way)
        if rules.reason:
            return RobotsVerdict(allowed=False, reason=rules.reason, kind=rules.kind)
        if rules.parsed is None:
            return RobotsVerdict(allowed=True)
        delay = rules.parsed.crawl_delay(self._product)
        if rules.parsed.can_fetch(str(url), self._product):
            return RobotsVerdict(allowed=True, crawl_delay=delay)
        reason = f"{url.origin}/robots.txt disallows this page."
        return RobotsVerdict(allowed=False, reason=reason, crawl_delay=delay)

    async def _asked(self, way: _Way) -> _Rules:
        task = self._asking.get(way)
        if task is None:
            task = self._asking[way] = asyncio.create_task(self._ask(way))
            task.add_done_callback(lambda _: self._asking.pop(way, None))
        # Shielded: one who gives up must not take the answer from the others.
        return await asyncio.shield(task)

    async def _ask(self, way: _Way) -> _Rules:
        exchange = await self._fetch(way.request())
        rules = self._rules[way] = self._read(way, exchange)
        self._rules.move_to_end(way)
        if len(self._rules) > _MOST_ORIGINS:
            self._rules.popitem(last=False)
        return rules

    def _read(self, way: _Way, exchange: Exchange) -> _Rules:
        now = self._now()
        if exchange.is_ok:
            return _Rules(now, now + _KEPT, _parse(exchange.body))
        if _is_absent(exchange):
            return _Rules(now, now + _KEPT)
        known = self._rules.get(way)
        if known is not None and not known.reason and now - known.fetched_at < _STALE:
            return _Rules(known.fetched_at, now + _KEPT_UNREACHABLE, known.parsed)
        return self._unreachable(way.origin, exchange)

    def _unreachable(self, origin: str, exchange: Exchange) -> _Rules:
        now, failure = self._now(), exchange.failure
        reason = f"{origin}/robots.txt cannot be read: {failure.sentence if failure else ''}"
        if failure is not None and failure.kind is FailureKind.RATE_LIMITED:
            # `Politeness` knows when to come back: nothing is to be kept here.
            return _Rules(now, now, reason=reason, kind=failure.kind)
        return _Rules(now, now + _KEPT_UNREACHABLE, reason=reason)


def _is_absent(exchange: Exchange) -> bool:
    """Whether the site says that it has no rules: 4xx, or redirects that lead nowhere."""
    if exchange.failure is None:
        return False
    if exchange.failure.kind is FailureKind.REDIRECT_LOOP:
        return True  # RFC 9309 2.3.1.2: after five redirects it may be taken as unavailable
    status = exchange.status or 0
    return exchange.failure.kind is FailureKind.HTTP_STATUS and 300 <= status < 500


def _parse(body: bytes) -> Protego:
    if len(body) >= _PARSED_BYTES:
        body = body[: body.rfind(b"\n") + 1]  # half a rule would say something else
    return Protego.parse(body.decode("utf-8-sig", "replace"))
