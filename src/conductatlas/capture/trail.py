"""The trail of one fetch while it is under way: its hops, its cookies, the headers of the next.

Made by `fetch` for each request, and turned into an `Exchange` at the end.
"""

import datetime as dt
from collections.abc import Iterable

from conductatlas.capture.body import Body
from conductatlas.capture.exchange import (
    CaptureError,
    Exchange,
    Failure,
    FailureKind,
    FetchRequest,
    Headers,
    Hop,
)
from conductatlas.capture.redirects import SessionCookies, is_same_site
from conductatlas.capture.weburl import WebUrl

__all__ = ["Trail"]

_ACCEPT = "text/html,application/xhtml+xml,application/pdf;q=0.9,text/plain;q=0.8,*/*;q=0.5"


class Trail:
    """The hops of one fetch so far; `first` is the URL that it began with."""

    def __init__(self, request: FetchRequest, user_agent: str, started_at: dt.datetime) -> None:
        self.request = request
        self.body = Body()
        self._user_agent = user_agent
        self._started_at = started_at
        self._hops: list[Hop] = []
        self._cookies = SessionCookies()
        self._seen: set[tuple[str, bytes]] = set()
        self._first: WebUrl | None = None

    def enter(self, url: WebUrl, max_redirects: int) -> Headers:
        """The request headers for the next hop, to `url`; CaptureError where it goes in circles."""
        self._first = self._first or url
        headers = self._headers(url)
        visit = (str(url), dict(headers).get(b"Cookie", b""))
        if visit in self._seen:
            raise _loop(f"{url} redirects to itself.")
        if len(self._seen) > max_redirects:
            raise _loop(f"there are more than {max_redirects} redirects.")
        self._seen.add(visit)
        return headers

    def add(self, url: WebUrl, hop: Hop) -> None:
        """Record a hop, whether it was answered or not."""
        self._hops.append(hop)
        self._cookies.keep(url, hop.response_headers)

    def session_cookies(self, url: WebUrl) -> tuple[str, ...]:
        """The names of the cookies that earlier hops had set and that go to `url`."""
        return tuple(self._cookies.for_url(url))

    def exchange(self, finished_at: dt.datetime, failure: Failure | None) -> Exchange:
        """The fetch as it ended."""
        return Exchange(
            self.request,
            self._started_at,
            finished_at,
            tuple(self._hops),
            self.body.content,
            self.body.codings,
            self.body.wire_bytes,
            failure,
        )

    def _headers(self, url: WebUrl) -> Headers:
        pairs = [
            ("Host", url.authority),
            ("User-Agent", self._user_agent),
            ("Accept", _ACCEPT),
            ("Accept-Encoding", "gzip, deflate, br, zstd"),
            ("Accept-Language", self.request.accept_language),
            ("Cookie", self._cookie(url)),
            *self._conditions(url),
        ]
        return tuple(_as_bytes((n, v) for n, v in pairs if v))

    def _cookie(self, url: WebUrl) -> str:
        is_home = self._first is not None and is_same_site(url, self._first)
        configured = dict(self.request.cookies) if is_home else {}
        cookies = {**self._cookies.for_url(url), **configured}
        return "; ".join(f"{name}={value}" for name, value in cookies.items())

    def _conditions(self, url: WebUrl) -> Iterable[tuple[str, str]]:
        if self.request.validators_of in ("", str(url)):
            yield "If-None-Match", self.request.etag
            yield "If-Modified-Since", self.request.last_modified


def _loop(sentence: str) -> CaptureError:
    return CaptureError(FailureKind.REDIRECT_LOOP, sentence)


def _as_bytes(pairs: Iterable[tuple[str, str]]) -> Iterable[tuple[bytes, bytes]]:
    for name, value in pairs:
        try:
            yield name.encode("ascii"), value.encode("latin-1")
        except UnicodeEncodeError as error:
            raise CaptureError(
                FailureKind.PROTOCOL, f"the header {name} cannot be sent: it is not ISO-8859-1."
            ) from error
