"""One fetch: every hop guarded, recorded and bounded by one time budget.

Built on httpcore2, the transport of httpx2: a client above it would bring a second URL parser,
a cookie jar and decoders without limits. Redirects are followed by hand. Failures are values.
"""

import asyncio
import datetime as dt
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

import httpcore2

from conductatlas.capture.answers import status_fault
from conductatlas.capture.body import Body, BodyLimits, drain, read_body
from conductatlas.capture.courtesy import Courtesy, Turns
from conductatlas.capture.exchange import (
    CaptureError,
    Exchange,
    Failure,
    FailureKind,
    FetchRequest,
    Headers,
    Hop,
    header_value,
)
from conductatlas.capture.guard import GuardedBackend, GuardRules, Resolver, resolve_with_system
from conductatlas.capture.proxy import parse_proxy
from conductatlas.capture.redirects import redirect_reference
from conductatlas.capture.sending import hop_record, send
from conductatlas.capture.tls import tls_context
from conductatlas.capture.trail import Trail
from conductatlas.capture.weburl import WebUrl, parse_url

__all__ = ["FetchPolicy", "Fetcher"]

_HTML = frozenset({"", "text/html", "application/xhtml+xml"})
_KEEP_ALIVE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """The bounds of every fetch. Sizes in bytes; `budget_seconds` is for all hops together.

    Headers of more than 100 kB are refused below, whatever `max_header_bytes` says.
    `routes` maps host names to the address and port of a local stand-in server (demo, replay).
    """

    user_agent: str
    budget_seconds: float = 30.0
    max_raw_bytes: int = 20_000_000
    max_html_bytes: int = 8_000_000
    max_redirects: int = 10
    max_header_bytes: int = 100_000
    max_connections: int = 64
    allow_private: bool = False
    routes: Mapping[str, tuple[str, int]] = field(default_factory=dict)


class Fetcher:
    """Fetches pages over kept connections; one for one event loop, closed with `aclose`.

    `resolver` looks names up, `trust` replaces the system's trust store, `sockets` opens the
    connections to addresses that the guard has checked.
    """

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        now: Callable[[], dt.datetime],
        resolver: Resolver = resolve_with_system,
        trust: ssl.SSLContext | None = None,
        sockets: httpcore2.AsyncNetworkBackend | None = None,
    ) -> None:
        self._policy = policy
        self._now = now
        self._resolver = resolver
        self._trust = trust
        self._sockets = sockets
        self._pools: dict[tuple[str, bool, bool], httpcore2.AsyncConnectionPool] = {}

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
        """Close every kept connection."""
        pools, self._pools = list(self._pools.values()), {}
        for pool in pools:
            await pool.aclose()

    async def fetch(self, request: FetchRequest, courtesy: Courtesy | None = None) -> Exchange:
        """The exchange that `request` leads to; never raises for what the network does."""
        trail = Trail(request, self._policy.user_agent, self._now())
        failure: Failure | None = None
        try:
            async with asyncio.timeout(self._policy.budget_seconds) as budget:
                await self._follow(trail, Turns(courtesy, budget))
        except CaptureError as fault:
            failure = fault.failure
        except TimeoutError:
            failure = Failure(
                FailureKind.TIMEOUT,
                f"the page did not arrive within {self._policy.budget_seconds:g} seconds.",
            )
        return trail.exchange(self._now(), failure)

    async def _follow(self, trail: Trail, turns: Turns) -> None:
        url: WebUrl | None = parse_url(trail.request.url)
        while url is not None:
            headers = trail.enter(url, self._policy.max_redirects)
            await turns.wait(url)
            hop: Hop | None = None
            try:
                response, hop = await self._ask(trail, url, headers)
                try:
                    url = await self._read(trail, url, response)
                finally:
                    await response.aclose()
            finally:
                turns.done(hop)

    async def _ask(
        self, trail: Trail, url: WebUrl, headers: Headers
    ) -> tuple[httpcore2.Response, Hop]:
        pool = self._pool(trail.request, url)
        started_at, clock = self._now(), asyncio.get_running_loop().time
        began = clock()
        response: httpcore2.Response | None = None
        try:
            response = await send(pool, url, headers)
        finally:
            hop = hop_record(
                url, headers, started_at, round((clock() - began) * 1000), response, trail
            )
            trail.add(url, hop)
        return response, hop

    async def _read(self, trail: Trail, url: WebUrl, response: httpcore2.Response) -> WebUrl | None:
        """The URL that the answer leads on to; None where it is the last, its body then read."""
        headers = tuple(response.headers)
        if sum(len(n) + len(v) + 4 for n, v in headers) > self._policy.max_header_bytes:
            limit = self._policy.max_header_bytes
            raise CaptureError(FailureKind.TOO_LARGE, f"the headers are larger than {limit} bytes.")
        reference = redirect_reference(response.status, headers)
        target = url.join(reference) if reference is not None else None
        if target is not None and (response.status != 200 or target != url):
            await drain(response)
            return target
        fault = status_fault(response.status, headers, trail.request, self._now())
        trail.body = await self._body(trail, response, fault)
        if fault is not None:
            raise fault
        return None

    async def _body(
        self, trail: Trail, response: httpcore2.Response, fault: CaptureError | None
    ) -> Body:
        media_type = header_value(tuple(response.headers), "content-type").split(";")[0]
        decoded = self._policy.max_raw_bytes
        if media_type.strip().lower() in _HTML:
            decoded = min(decoded, self._policy.max_html_bytes)
        limits = BodyLimits(self._policy.max_raw_bytes, decoded, trail.request.read_at_most)
        try:
            return await read_body(response, limits)
        except CaptureError:
            if fault is None:
                raise
            return Body()  # the page of an error: its status is what counts

    def _pool(self, request: FetchRequest, url: WebUrl) -> httpcore2.AsyncConnectionPool:
        is_secure = url.scheme == "https"
        key = (request.proxy, is_secure, is_secure and request.insecure_tls)
        if key not in self._pools:
            context = self._tls(request) if is_secure else None
            self._pools[key] = self._new_pool(request.proxy, context)
        return self._pools[key]

    def _tls(self, request: FetchRequest) -> ssl.SSLContext:
        """The TLS context; made when first needed, as reading the trust store takes its time."""
        if request.insecure_tls:
            return tls_context(is_verified=False)
        self._trust = self._trust or tls_context(is_verified=True)
        return self._trust

    def _new_pool(
        self, proxy: str, context: ssl.SSLContext | None
    ) -> httpcore2.AsyncConnectionPool:
        rules = GuardRules(self._policy.allow_private, self._policy.routes)
        through = parse_proxy(proxy) if proxy else None
        return httpcore2.AsyncConnectionPool(
            ssl_context=context,
            max_connections=self._policy.max_connections,
            keepalive_expiry=_KEEP_ALIVE_SECONDS,
            network_backend=GuardedBackend(rules, self._resolver, through, self._sockets),
        )
