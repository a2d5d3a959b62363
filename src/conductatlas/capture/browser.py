"""A page rendered in Chromium, as an `Exchange`: for pages that are made by scripts.

The browser runs in a process of its own, without a way out but `gateway`, and is ended with all
that it started. robots.txt and turns hold for every document that the page itself moves to.
"""

import asyncio
import datetime as dt
import importlib.util
import os
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpcore2

from conductatlas.capture.answers import status_fault
from conductatlas.capture.courtesy import Courtesy, Turns
from conductatlas.capture.exchange import (
    CaptureError,
    Exchange,
    Failure,
    FailureKind,
    FetchRequest,
    Hop,
)
from conductatlas.capture.fetch import FetchPolicy
from conductatlas.capture.gateway import USER, Gateway
from conductatlas.capture.guard import GuardedBackend, GuardRules, Resolver, resolve_with_system
from conductatlas.capture.proxy import parse_proxy
from conductatlas.capture.render_dialogue import Child, RenderedPage
from conductatlas.capture.rendered import rendered_exchange
from conductatlas.capture.rendering import BrowserPolicy
from conductatlas.capture.weburl import WebUrl, parse_url

__all__ = ["Renderer", "missing_for_rendering"]

_LONGEST_FOLDER = 45
# Kinds behind which stands a connection of the browser that the gateway knows more of.
_OF_CONNECTIONS = frozenset({FailureKind.CONNECT, FailureKind.PROTOCOL, FailureKind.BROWSER})


def missing_for_rendering(chromium: Path | None) -> str:
    """What has to be installed before a page can be rendered, as a sentence; "" where nothing."""
    repairs = []
    if importlib.util.find_spec("playwright") is None:
        repairs.append("pip install 'conductatlas[browser]'")
    if chromium is None:
        repairs.append("apt install chromium (or set CONDUCTATLAS_CHROMIUM to its path)")
    return f"the page needs a browser to show its text: {' and '.join(repairs)}." * bool(repairs)


class Renderer:
    """Renders pages, a few at a time; one for one event loop."""

    def __init__(
        self,
        policy: FetchPolicy,
        browser: BrowserPolicy,
        *,
        now: Callable[[], dt.datetime],
        resolver: Resolver = resolve_with_system,
        sockets: httpcore2.AsyncNetworkBackend | None = None,
    ) -> None:
        self._policy, self._browser, self._now = policy, browser, now
        self._resolver, self._sockets = resolver, sockets
        self._slots = asyncio.Semaphore(max(browser.at_once, 1))

    async def render(self, request: FetchRequest, courtesy: Courtesy | None = None) -> Exchange:
        """The exchange of `request` with the page as a browser shows it; failures are values."""
        async with self._slots:
            visit = _Visit(request, self._policy, self._browser, self._now)
            return await visit.exchange(courtesy, self._backend(request))

    def _backend(self, request: FetchRequest) -> Callable[[], GuardedBackend]:
        rules = GuardRules(self._policy.allow_private, self._policy.routes)

        def backend() -> GuardedBackend:
            through = parse_proxy(request.proxy) if request.proxy else None
            return GuardedBackend(rules, self._resolver, through, self._sockets)

        return backend


class _Visit:
    """One rendering on its way."""

    def __init__(
        self,
        request: FetchRequest,
        policy: FetchPolicy,
        browser: BrowserPolicy,
        now: Callable[[], dt.datetime],
    ) -> None:
        self._request, self._policy, self._browser, self._now = request, policy, browser, now
        self._asked: list[tuple[WebUrl, dt.datetime]] = []
        self._gate: Gateway | None = None

    async def exchange(
        self, courtesy: Courtesy | None, backend: Callable[[], GuardedBackend]
    ) -> Exchange:
        """The exchange; what goes wrong is its failure."""
        started_at = self._now()
        try:
            async with asyncio.timeout(self._browser.seconds) as budget:
                return await self._render(started_at, Turns(courtesy, budget), backend())
        except CaptureError as error:
            failure = error.failure
        except TimeoutError:
            failure = self._too_late()
        except OSError as error:
            sentence = f"the browser's process cannot be started ({error.strerror})."
            failure = Failure(FailureKind.BROWSER, sentence)
        hops = tuple(Hop("GET", str(url), (), at, 0) for url, at in self._asked)
        return Exchange(self._request, started_at, self._now(), hops, failure=failure)

    def _too_late(self) -> Failure:
        """What the time limit means: a fault of the page where its host was reached."""
        kind = FailureKind.BROWSER if self._was_reached() else FailureKind.TIMEOUT
        seconds = self._browser.seconds
        return Failure(kind, f"the page was not rendered within {seconds:g} seconds.")

    def _was_reached(self) -> bool:
        gate = self._gate
        return bool(gate and self._asked and gate.connection_to(self._asked[-1][0]))

    async def _render(
        self, started_at: dt.datetime, turns: Turns, backend: GuardedBackend
    ) -> Exchange:
        url = parse_url(self._request.url)
        if missing := missing_for_rendering(self._browser.chromium):
            raise CaptureError(FailureKind.BROWSER, missing)
        secret = secrets.token_urlsafe(32)
        rules = self._policy
        gate = Gateway(
            backend, secret, self._browser.max_bytes, frozenset({url.port}), rules.allow_private
        )
        self._gate = gate
        hop: Hop | None = None
        try:
            async with gate:
                page = await self._page(gate, url, secret, turns)
                made = rendered_exchange(
                    self._request, page, gate, (started_at, self._now()), self._asked
                )
                hop = made.hops[-1]
        except CaptureError as error:
            fault = self._better(error, gate)
            hop = None if fault.failure.is_of_the_host else self._some_hop()
            raise fault from error
        except asyncio.CancelledError:
            # The time limit, or the end of the run: no silence of a host that was reached.
            hop = self._some_hop() if self._was_reached() else None
            raise
        finally:
            turns.done(hop)
        refusal = status_fault(hop.status or 0, hop.response_headers, self._request, self._now())
        return made if refusal is None else made.failed(refusal.failure)

    async def _page(self, gate: Gateway, url: WebUrl, secret: str, turns: Turns) -> RenderedPage:
        limit = max(self._policy.max_html_bytes, self._browser.max_screenshot_bytes)
        with tempfile.TemporaryDirectory(
            prefix="ca-", dir=_short_folder(), ignore_cleanup_errors=True
        ) as name:
            async with Child(Path(name), self._browser.max_memory_bytes, limit) as child:
                child.send(self._job(gate, url, secret))

                async def ask(address: str) -> None:
                    await self._ask(address, turns)

                page = asyncio.ensure_future(child.page(ask))
                watch = asyncio.ensure_future(child.watch())
                return await _first(page, gate.broken, watch)

    async def _ask(self, address: str, turns: Turns) -> None:
        if self._asked:
            turns.done(self._some_hop())
        url = parse_url(address)
        if len(self._asked) > self._policy.max_redirects:
            sentence = f"there are more than {self._policy.max_redirects} redirects."
            raise CaptureError(FailureKind.REDIRECT_LOOP, sentence)
        self._asked.append((url, self._now()))
        await turns.wait(url)
        self._asked[-1] = (url, self._now())

    def _some_hop(self) -> Hop:
        """A hop that was answered, for whoever counts how often a host is silent."""
        url, at = self._asked[-1] if self._asked else (self._request.url, self._now())
        return Hop("GET", str(url), (), at, 0, status=200)

    def _better(self, error: CaptureError, gate: Gateway) -> CaptureError:
        """The fault as the gateway saw it, which knows why a connection was not made."""
        if self._asked and error.failure.kind in _OF_CONNECTIONS:
            known = gate.fault_at(self._asked[-1][0])
            if known is not None:
                return CaptureError(known.kind, known.sentence, known.retry_at)
        return error

    def _job(self, gate: Gateway, url: WebUrl, secret: str) -> dict[str, Any]:
        browser, request = self._browser, self._request
        return {
            "url": str(url),
            "chromium": str(browser.chromium),
            # Chromium's own sandbox does not run under root.
            "sandbox": _is_sandboxed(),
            "proxy": f"http://127.0.0.1:{gate.port}",
            "pass": {"username": USER, "password": secret},
            "user_agent": self._policy.user_agent,
            "languages": _languages(request.accept_language),
            "insecure_tls": request.insecure_tls,
            "cookies": [_cookie(name, value, url) for name, value in request.cookies],
            "settle_seconds": browser.settle_seconds,
            "quiet_ms": browser.quiet_ms,
            "max_html_bytes": self._policy.max_html_bytes,
            "max_requests": browser.max_requests,
            "max_heap_megabytes": browser.max_heap_megabytes,
            "max_screenshot_pixels": browser.max_screenshot_pixels,
            "max_screenshot_bytes": browser.max_screenshot_bytes,
        }


def _short_folder() -> str | None:
    """Where the profile goes: Chromium keeps a socket in it, whose path has 107 bytes at most."""
    is_long = len(os.fsencode(tempfile.gettempdir())) > _LONGEST_FOLDER
    return "/tmp" if is_long and Path("/tmp").is_dir() else None  # noqa: S108  # mkdtemp's own name


def _is_sandboxed() -> bool:
    return not hasattr(os, "geteuid") or os.geteuid() != 0


def _languages(accept_language: str) -> str:
    """The languages of a header in its order, without weights: the browser gives its own."""
    names = (part.split(";")[0].strip() for part in accept_language.split(","))
    return ",".join(name for name in names if name and name != "*")


def _cookie(name: str, value: str, url: WebUrl) -> dict[str, str]:
    """A configured cookie as the browser takes it: for the site of `url` and no other."""
    is_number = ":" in url.host or url.host.rpartition(".")[2].isdigit()
    domain = url.host if is_number else f".{url.host.removeprefix('www.')}"
    return {"name": name, "value": value, "domain": domain, "path": "/"}


async def _first(
    page: "asyncio.Future[RenderedPage]",
    broken: "asyncio.Future[None]",
    watch: "asyncio.Future[None]",
) -> RenderedPage:
    """The page, or the fault that comes before it."""
    try:
        anything: set[asyncio.Future[Any]] = {page, broken, watch}
        await asyncio.wait(anything, return_when=asyncio.FIRST_COMPLETED)
        for fault in (broken, watch):
            if fault.done() and not fault.cancelled() and (error := fault.exception()):
                raise error
        return await page
    finally:
        for one in (page, watch):
            one.cancel()
        await asyncio.gather(page, watch, return_exceptions=True)
