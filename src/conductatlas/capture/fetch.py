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
from typing import Protocol, Self

import httpcore2

from conductatlas.capture.answers import answer_fault, no_answer, status_fault
from conductatlas.capture.body import Body, BodyLimits, drain, read_body
from conductatlas.capture.exchange import (
    CaptureError,
    Connection,
    Exchange,
    Failure,
    FailureKind,
    FetchRequest,
    Headers,
    Hop,
    header_value,
)
from conductatlas.capture.guard import (
    CONNECTION_INFO,
    GuardedBackend,
    GuardRules,
    Resolver,
    resolve_with_system,
)
from conductatlas.capture.proxy import parse_proxy
from conductatlas.capture.redirects import redirect_reference
from conductatlas.capture.tls import tls_context
from conductatlas.capture.trail import Trail
from conductatlas.capture.weburl import WebUrl, parse_url

__all__ = ["Courtesy", "FetchPolicy", "Fetcher"]

_HTML = frozenset({"", "text/html", "application/xhtml+xml"})
_KEEP_ALIVE_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class FetchPolicy:
    """The bounds of every fetch. Sizes in bytes; `budget_seconds` is for all hops together.

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


class Courtesy(Protocol):
    """What a host is owed: asked before every hop, told after it."""

    async def before(self, url: WebUrl) -> None:
        """Wait for the host's turn; CaptureError (robots, rate-limited) if the hop must not be."""

    def after(self, url: WebUrl, status: int | None, retry_after: str) -> None:
        """Hear how the hop ended; called once for each `before` that did not raise."""


class Fetcher:
    """Fetches pages over kept connections; one for one event loop, closed with `aclose`."""

    def __init__(
        self,
        policy: FetchPolicy,
        *,
        now: Callable[[], dt.datetime],
        resolver: Resolver = resolve_with_system,
        trust: ssl.SSLContext | None = None,
    ) -> None:
        self._policy = policy
        self._now = now
        self._resolver = resolver
        self._trust = trust
        self._pools: dict[tuple[str, bool], httpcore2.AsyncConnectionPool] = {}

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
                await self._follow(trail, _Turns(courtesy, budget))
        except CaptureError as fault:
            failure = fault.failure
        except TimeoutError:
            failure = Failure(
                FailureKind.TIMEOUT,
                f"the page did not arrive within {self._policy.budget_seconds:g} seconds.",
            )
        return trail.exchange(self._now(), failure)

    async def _follow(self, trail: Trail, turns: "_Turns") -> None:
        pool = self._pool(trail.request)
        url: WebUrl | None = parse_url(trail.request.url)
        while url is not None:
            headers = trail.enter(url, self._policy.max_redirects)
            await turns.wait(url)
            hop: Hop | None = None
            try:
                response, hop = await self._ask(pool, trail, url, headers)
                try:
                    url = await self._read(trail, url, response)
                finally:
                    await response.aclose()
            finally:
                turns.done(hop)

    async def _ask(
        self, pool: httpcore2.AsyncConnectionPool, trail: Trail, url: WebUrl, headers: Headers
    ) -> tuple[httpcore2.Response, Hop]:
        started_at, clock = self._now(), asyncio.get_running_loop().time
        began = clock()
        response: httpcore2.Response | None = None
        try:
            response = await _send(pool, url, headers)
        finally:
            hop = _hop(url, headers, started_at, round((clock() - began) * 1000), response, trail)
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

    def _pool(self, request: FetchRequest) -> httpcore2.AsyncConnectionPool:
        key = (request.proxy, request.insecure_tls)
        if key not in self._pools:
            self._pools[key] = self._new_pool(request)
        return self._pools[key]

    def _new_pool(self, request: FetchRequest) -> httpcore2.AsyncConnectionPool:
        rules = GuardRules(self._policy.allow_private, self._policy.routes)
        proxy = parse_proxy(request.proxy) if request.proxy else None
        if self._trust is None and not request.insecure_tls:
            self._trust = tls_context(is_verified=True)
        return httpcore2.AsyncConnectionPool(
            ssl_context=tls_context(is_verified=False) if request.insecure_tls else self._trust,
            max_connections=self._policy.max_connections,
            keepalive_expiry=_KEEP_ALIVE_SECONDS,
            network_backend=GuardedBackend(rules, self._resolver, proxy),
        )


class _Turns:
    """Waits for a host's turn with the clock of the budget stopped: the wait is our own doing."""

    def __init__(self, courtesy: Courtesy | None, budget: asyncio.Timeout) -> None:
        self._courtesy = courtesy
        self._budget = budget
        self._url: WebUrl | None = None

    async def wait(self, url: WebUrl) -> None:
        if self._courtesy is None:
            return
        clock = asyncio.get_running_loop().time
        deadline = self._budget.when()
        left = None if deadline is None else deadline - clock()
        self._budget.reschedule(None)
        await self._courtesy.before(url)
        self._url = url
        self._budget.reschedule(None if left is None else clock() + left)

    def done(self, hop: Hop | None) -> None:
        if self._courtesy is None or self._url is None:
            return
        url, self._url = self._url, None
        status = hop.status if hop else None
        retry_after = header_value(hop.response_headers, "retry-after") if hop else ""
        self._courtesy.after(url, status, retry_after)


async def _send(
    pool: httpcore2.AsyncConnectionPool, url: WebUrl, headers: Headers
) -> httpcore2.Response:
    """The answer's head. Asked once more where a kept connection turns out to have been closed."""
    request = httpcore2.Request(
        "GET",
        httpcore2.URL(scheme=url.scheme, host=url.host, port=url.port, target=url.target),
        headers=list(headers),
    )
    try:
        return await pool.handle_async_request(request)
    except (httpcore2.ProtocolError, httpcore2.NetworkError) as error:
        if not no_answer(error):
            raise answer_fault(url, error) from error
    try:
        return await pool.handle_async_request(request)
    except (httpcore2.ProtocolError, httpcore2.NetworkError) as error:
        raise answer_fault(url, error) from error


def _hop(
    url: WebUrl,
    headers: Headers,
    started_at: dt.datetime,
    elapsed_ms: int,
    response: httpcore2.Response | None,
    trail: Trail,
) -> Hop:
    known = (str(url), headers, started_at, elapsed_ms)
    cookies = trail.session_cookies(url)
    if response is None:
        return Hop("GET", *known, session_cookies=cookies)
    stream = response.extensions["network_stream"]
    connection = stream.get_extra_info(CONNECTION_INFO)
    return Hop(
        "GET",
        *known,
        status=response.status,
        http_version=response.extensions["http_version"].decode("ascii"),
        reason=response.extensions["reason_phrase"],
        response_headers=tuple(response.headers),
        connection=connection if isinstance(connection, Connection) else None,
        session_cookies=cookies,
    )
