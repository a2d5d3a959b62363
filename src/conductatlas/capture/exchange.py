"""What a fetch was asked for and what came of it: requests, hops, failures, the whole exchange.

For whoever stores or judges a capture. An expected failure is a value (`Exchange.failure`);
`CaptureError` carries one through this floor and never leaves `Fetcher.fetch`. Headers are the raw
bytes as they were sent; moments are aware datetimes in UTC.
"""

import datetime as dt
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from conductatlas.capture.rendering import Rendering
from conductatlas.model import ConductAtlasError

__all__ = [
    "CaptureError",
    "Connection",
    "Exchange",
    "Failure",
    "FailureKind",
    "FetchRequest",
    "Headers",
    "Hop",
    "TlsSession",
    "Via",
    "header_value",
    "without_credentials",
]

Headers = tuple[tuple[bytes, bytes], ...]
# Beyond these a value is no validator and no type, but an attack or a mistake.
_MAX_ETAG = 500
_MAX_LAST_MODIFIED = 100
_MAX_MEDIA_TYPE = 100
_CREDENTIALS = re.compile(r"(//)[^/?#\s]*@")


def without_credentials(text: str) -> str:
    """`text` with the user name and password of every URL in it left out, for records and logs."""
    return _CREDENTIALS.sub(r"\1", text)


class FailureKind(StrEnum):
    """Why there is no page."""

    REFUSED_URL = "refused-url"
    REFUSED_ADDRESS = "refused-address"
    DNS = "dns"
    CONNECT = "connect"
    TLS = "tls"
    PROXY = "proxy"
    TIMEOUT = "timeout"
    TOO_LARGE = "too-large"
    TRUNCATED = "truncated"
    PROTOCOL = "protocol"
    DECODING = "decoding"
    REDIRECT_LOOP = "redirect-loop"
    HTTP_STATUS = "http-status"
    RATE_LIMITED = "rate-limited"
    ROBOTS = "robots"
    BROWSER = "browser"


# What speaks of the host as a whole and not of the one page: grounds to leave it alone for a while.
HOST_KINDS = frozenset(
    {FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS, FailureKind.PROXY, FailureKind.TIMEOUT}
)


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a fetch gave no page: its kind, a sentence for people, and when to come back, if told."""

    kind: FailureKind
    sentence: str
    retry_at: dt.datetime | None = None

    @property
    def is_of_the_host(self) -> bool:
        """Whether it speaks of the host (no name, no connection) rather than of one page."""
        return self.kind in HOST_KINDS


class CaptureError(ConductAtlasError):
    """A failure on its way up to the fetch that answers with it."""

    def __init__(
        self, kind: FailureKind, sentence: str, retry_at: dt.datetime | None = None
    ) -> None:
        super().__init__(sentence)
        self.failure = Failure(kind, sentence, retry_at)


@dataclass(frozen=True, slots=True, repr=False)
class FetchRequest:
    """One page that is wanted.

    `etag` and `last_modified` make it conditional; `validators_of` names the URL that gave them,
    and only that hop is asked conditionally (empty: every hop). `read_at_most` cuts the body after
    so many bytes instead of failing. `proxy` is `http://[USER:PASSWORD@]HOST:PORT`. `browser` asks
    for the page as a browser shows it; conditions and `read_at_most` mean nothing then.
    """

    url: str
    accept_language: str = ""
    cookies: tuple[tuple[str, str], ...] = ()
    etag: str = ""
    last_modified: str = ""
    validators_of: str = ""
    proxy: str = ""
    insecure_tls: bool = False
    read_at_most: int | None = None
    browser: bool = False

    def __repr__(self) -> str:
        return f"FetchRequest({without_credentials(self.url)!r})"

    @property
    def is_conditional(self) -> bool:
        """Whether a 304 may answer it."""
        return bool(self.etag or self.last_modified) and not self.browser


class Via(StrEnum):
    """How the peer was reached."""

    DIRECT = "direct"
    PROXY = "proxy"
    ROUTED = "routed"


@dataclass(frozen=True, slots=True)
class TlsSession:
    """The TLS session of a connection; `certificates` are DER, the server's own first."""

    version: str
    cipher: str
    is_verified: bool
    certificates: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Connection:
    """The connection that a hop went over.

    `address` and `port` are those that were checked and connected to; `resolved` is all that the
    name stood for. `ROUTED` means a stand-in server took the host's place (demo, replay).
    """

    address: str
    port: int
    resolved: tuple[str, ...]
    via: Via = Via.DIRECT
    tls: TlsSession | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One request and its answer; `status` is None where none came."""

    method: str
    url: str
    request_headers: Headers
    started_at: dt.datetime
    elapsed_ms: int
    status: int | None = None
    http_version: str = ""
    reason: bytes = b""
    response_headers: Headers = ()
    connection: Connection | None = None
    # Names of cookies that an earlier hop had set, of which the values stay out of records.
    session_cookies: tuple[str, ...] = ()


def header_value(headers: Headers, name: str) -> str:
    """The value of the header `name` (ISO-8859-1; several joined by ", "), "" where absent."""
    wanted = name.lower().encode("ascii")
    found = [value.decode("latin-1") for key, value in headers if key.lower() == wanted]
    return ", ".join(found)


@dataclass(frozen=True, slots=True)
class Exchange:
    """Every hop of one fetch, the body after content decoding, or the reason why there is none.

    With status 304 there is no body and no failure. An answer of 400 and above is a failure too,
    but keeps its body, so that a gate can look at it. `codings` are those that were taken off, in
    the order in which they had been applied; an unknown one stays on, and `codings` is empty. With
    `rendering` the body is the page as a browser made it, and validators say nothing of it.
    """

    request: FetchRequest
    started_at: dt.datetime
    finished_at: dt.datetime
    hops: tuple[Hop, ...] = ()
    body: bytes = b""
    codings: tuple[str, ...] = ()
    wire_bytes: int = 0
    failure: Failure | None = None
    rendering: Rendering | None = None

    def failed(self, failure: Failure) -> "Exchange":
        """The same exchange with a failure."""
        return replace(self, failure=failure)

    @property
    def url(self) -> str:
        """The URL that was asked for, as it was given but for credentials."""
        return without_credentials(self.request.url)

    @property
    def final_url(self) -> str:
        """The URL of the last hop; the one asked for where no request was sent."""
        if self.rendering is not None:
            return self.rendering.url
        return self.hops[-1].url if self.hops else self.url

    @property
    def status(self) -> int | None:
        """The status of the last hop, None where it was not answered."""
        return self.hops[-1].status if self.hops else None

    @property
    def headers(self) -> Headers:
        """The response headers of the last hop."""
        return self.hops[-1].response_headers if self.hops else ()

    @property
    def is_ok(self) -> bool:
        """Whether there is a page (or, for a conditional request, word that it did not change)."""
        return self.failure is None

    @property
    def is_not_modified(self) -> bool:
        """Whether the answer was a 304 to a conditional request."""
        return self.failure is None and self.status == 304

    @property
    def is_routed(self) -> bool:
        """Whether a stand-in server answered any hop: such a moment is simulated."""
        return any(h.connection and h.connection.via is Via.ROUTED for h in self.hops)

    @property
    def media_type(self) -> str:
        """The media type of the body: what a browser made is HTML, the rest as it is declared."""
        return "text/html" if self.rendering else self.declared_type

    @property
    def declared_type(self) -> str:
        """The media type that the last answer declares, in lower case; "" where it does not."""
        declared = self._content_type()[0]
        return declared if len(declared) <= _MAX_MEDIA_TYPE else ""

    @property
    def charset(self) -> str | None:
        """The charset that the Content-Type header declares, in lower case; None without one."""
        return "utf-8" if self.rendering else self._content_type()[1].get("charset") or None

    @property
    def etag(self) -> str:
        """The ETag of the last answer, as sent; "" where it has none that is fit to be kept."""
        etag = header_value(self.headers, "etag")
        return etag if len(etag) <= _MAX_ETAG and not self.rendering else ""

    @property
    def last_modified(self) -> str:
        """The Last-Modified of the last answer, as sent; "" where it is not fit to be kept."""
        last_modified = header_value(self.headers, "last-modified")
        is_fit = len(last_modified) <= _MAX_LAST_MODIFIED and not self.rendering
        return last_modified if is_fit else ""

    def _content_type(self) -> tuple[str, MappingProxyType[str, str]]:
        first, *rest = header_value(self.headers, "content-type").split(";")
        pairs = (part.partition("=") for part in rest)
        found = {n.strip().lower(): v.strip().strip("\"'").lower() for n, _, v in pairs}
        return first.split(",")[0].strip().lower(), MappingProxyType(found)
