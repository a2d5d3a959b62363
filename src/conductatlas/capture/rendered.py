"""From what the browser's process sent to the exchange that is kept. Pure.

The body is UTF-8 with a byte order mark, whatever charset the site declares: that mark goes first
wherever a page is read. Cookies that the site set are named, so that a record leaves their values
out.
"""

import datetime as dt
from collections.abc import Sequence
from typing import Any

from conductatlas.capture.exchange import (
    CaptureError,
    Connection,
    Exchange,
    FailureKind,
    FetchRequest,
    Headers,
    Hop,
    TlsSession,
)
from conductatlas.capture.gateway import Gateway
from conductatlas.capture.render_dialogue import RenderedPage
from conductatlas.capture.rendering import Rendering, Screenshot
from conductatlas.capture.weburl import WebUrl, parse_url

__all__ = ["rendered_exchange"]

_MARK = b"\xef\xbb\xbf"
_HTML = ("text/html", "application/xhtml+xml", "")
_OF_THE_GATEWAY = "proxy-"


def rendered_exchange(
    request: FetchRequest,
    page: RenderedPage,
    gate: Gateway,
    moments: tuple[dt.datetime, dt.datetime],
    asked: Sequence[tuple[WebUrl, dt.datetime]],
) -> Exchange:
    """The exchange of a rendered page; CaptureError where there is no page of HTML."""
    try:
        return _exchange(request, page, gate, moments, asked)
    except (KeyError, TypeError, ValueError) as error:
        raise CaptureError(
            FailureKind.BROWSER, "the browser's process sent what is no page."
        ) from error


def _exchange(
    request: FetchRequest,
    page: RenderedPage,
    gate: Gateway,
    moments: tuple[dt.datetime, dt.datetime],
    asked: Sequence[tuple[WebUrl, dt.datetime]],
) -> Exchange:
    facts = page.facts
    documents = list(facts["documents"])
    if not documents:
        raise CaptureError(FailureKind.BROWSER, "the browser shows a page that no site sent.")
    at = {str(url): moment for url, moment in asked}
    hops = tuple(_hop(one, request, gate, at.get(one["url"], moments[0])) for one in documents)
    rendering = Rendering(
        url=_final_url(facts["url"], hops[-1].url),
        browser=str(facts["browser"])[:100],
        is_sandboxed=bool(facts["sandbox"]),
        waits=tuple((str(name), bool(seen)) for name, seen in facts["waits"]),
        requests=int(facts["requests"]),
        wire_bytes=gate.bytes,
        refused=gate.refused,
        screenshot=_screenshot(facts["screenshot"], page.png),
    )
    body = _MARK + page.html
    made = Exchange(
        request, moments[0], moments[1], hops, body, wire_bytes=len(body), rendering=rendering
    )
    if made.declared_type not in _HTML:
        raise CaptureError(
            FailureKind.BROWSER,
            f"the address gives a file ({made.declared_type}), which needs no browser.",
        )
    return made


def _final_url(shown: str, answered: str) -> str:
    """The address of the page in the end, which a script may have changed without asking."""
    try:
        return str(parse_url(shown))
    except CaptureError:
        return answered


def _screenshot(facts: dict[str, Any] | None, png: bytes) -> Screenshot | None:
    if facts is None:
        return None
    return Screenshot(png, int(facts["width"]), int(facts["height"]), bool(facts["is_cut"]))


def _hop(document: dict[str, Any], request: FetchRequest, gate: Gateway, at: dt.datetime) -> Hop:
    url = parse_url(document["url"])
    sent = _headers(document["request_headers"])
    return Hop(
        method=document["method"],
        url=str(url),
        request_headers=sent,
        started_at=at,
        elapsed_ms=int(document["elapsed_ms"]),
        status=int(document["status"]),
        reason=str(document["reason"]).encode("latin-1", "replace"),
        response_headers=_headers(document["headers"]),
        connection=_connection(gate.connection_to(url), url, request, document["tls"]),
        session_cookies=_session_cookies(sent, request),
    )


def _headers(pairs: Sequence[Sequence[str]]) -> Headers:
    return tuple(
        (name.encode("latin-1", "replace"), value.encode("latin-1", "replace"))
        for name, value in pairs
        if not name.lower().startswith(_OF_THE_GATEWAY)
    )


def _connection(
    known: Connection | None, url: WebUrl, request: FetchRequest, tls: str
) -> Connection | None:
    """The connection that the gateway made; of TLS the browser tells no more than its version."""
    if known is None or url.scheme != "https":
        return known
    session = TlsSession(tls or "unknown", "", not request.insecure_tls, ())
    return Connection(known.address, known.port, known.resolved, known.via, session)


def _session_cookies(sent: Headers, request: FetchRequest) -> tuple[str, ...]:
    """The names of cookies that no catalogue configured."""
    configured = dict(request.cookies)
    lines = [value.decode("latin-1") for name, value in sent if name.lower() == b"cookie"]
    pairs = [pair.partition("=") for line in lines for pair in line.split("; ")]
    return tuple(n for n, _, value in pairs if configured.get(n) != value)
