"""Where an answer sends its reader next, and which cookies go along. Pure.

Redirects are followed by hand, so that each hop is recorded and passes the guard. Cookies that a
hop sets live as long as the one fetch: some sites answer only to a reader who brings them back.
"""

import re
from collections.abc import Mapping

from conductatlas.capture.exchange import Headers, header_value
from conductatlas.capture.weburl import WebUrl

__all__ = ["SessionCookies", "is_same_site", "redirect_reference"]

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_REFRESH = re.compile(r"\s*(\d{1,4})(?:\.\d*)?\s*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.I)
# A page that forwards its reader does so at once; a longer pause is a page that reloads itself.
_REFRESH_SECONDS = 10
_MOST_COOKIES = 50


def redirect_reference(status: int, headers: Headers) -> str | None:
    """The reference that an answer sends its reader to (Location or Refresh); None if to none."""
    if status in _REDIRECTS:
        return _text(headers, "location") or None
    if status == 200 and (match := _REFRESH.match(_text(headers, "refresh"))):
        return match[2].strip() if int(match[1]) <= _REFRESH_SECONDS else None
    return None


def _text(headers: Headers, name: str) -> str:
    # Header values are bytes; where they are UTF-8 the site meant UTF-8.
    first = header_value(headers, name).encode("latin-1")
    try:
        return first.decode("utf-8")
    except UnicodeDecodeError:
        return first.decode("latin-1")


def is_same_site(url: WebUrl, first: WebUrl) -> bool:
    """Whether `url` may see the cookies that were configured for the page at `first`."""
    base = first.host.removeprefix("www.")
    return url.host == base or url.host.endswith(f".{base}")


class SessionCookies:
    """The cookies that the hops of one fetch have set; forgotten with it."""

    def __init__(self) -> None:
        self._by_domain: dict[str, dict[str, str]] = {}

    def keep(self, url: WebUrl, headers: Headers) -> None:
        """Take note of what the answer of `url` sets or deletes."""
        for key, value in headers:
            if key.lower() == b"set-cookie":
                self._keep_one(url, value.decode("latin-1"))

    def for_url(self, url: WebUrl) -> Mapping[str, str]:
        """The cookies that go to `url`, by name."""
        found: dict[str, str] = {}
        for domain, cookies in self._by_domain.items():
            if url.host == domain or (domain[0] == "." and f".{url.host}".endswith(domain)):
                found |= cookies
        return found

    def _keep_one(self, url: WebUrl, line: str) -> None:
        pair, *attributes = line.split(";")
        name, equals, value = pair.partition("=")
        name, value = name.strip(), value.strip()
        if not (name and equals):
            return
        given = {n.strip().lower(): v.strip() for n, _, v in (a.partition("=") for a in attributes)}
        cookies = self._by_domain.setdefault(_domain(url, given.get("domain", "")), {})
        if given.get("max-age", "1").lstrip("-") == "0" or given.get("max-age", "")[:1] == "-":
            cookies.pop(name, None)
        elif len(cookies) < _MOST_COOKIES or name in cookies:
            cookies[name] = value


def _domain(url: WebUrl, attribute: str) -> str:
    domain = "." + attribute.lower().lstrip(".")
    is_of_host = "." in domain[1:] and f".{url.host}".endswith(domain)
    return domain if is_of_host else url.host
