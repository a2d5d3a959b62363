"""The one parser of web addresses: what it makes of a URL is checked, connected to and requested.

Strict where parsers disagree (WHATWG, RFC 3986, libc): a backslash, credentials, a control
character, an odd number as host or a zone id is refused instead of guessed at. Pure.
"""

import re
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address
from urllib.parse import urljoin

import idna

from conductatlas.capture.exchange import CaptureError, FailureKind, without_credentials

__all__ = ["MAX_URL", "WebUrl", "parse_url"]

# What the archive has room for; browsers and servers stop at about the same length.
MAX_URL = 2000

_DEFAULT_PORTS = {"http": 80, "https": 443}
_PARTS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):(//([^/?#]*))?([^?#]*)(\?[^#]*)?(#.*)?", re.DOTALL)
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?")
_NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")
_AUTHORITY = re.compile(r"(\[[^\[\]]*\]|[^:\[\]]*)(?::([0-9]*))?")
# RFC 3986 3.3 and 3.4: what may stand in a path or a query as it is; the rest is percent-encoded.
_TO_ENCODE = re.compile(r"%(?![0-9A-Fa-f]{2})|[^A-Za-z0-9\-._~!$&'()*+,;=:@/?%\[\]|]")


@dataclass(frozen=True, slots=True)
class WebUrl:
    """A web address taken apart: `host` is ASCII in lower case, an IPv6 one without brackets."""

    scheme: str
    host: str
    port: int
    target: str

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.target}"

    @property
    def authority(self) -> str:
        """Host and port as the Host header names them, the port only where it is not the usual."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT_PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one robots.txt holds for."""
        return f"{self.scheme}://{self.authority}"

    def join(self, reference: str) -> "WebUrl":
        """The address that `reference` (of a Location header) means here; CaptureError if none."""
        reference = reference.strip(" ")
        _refuse_characters(reference)
        try:
            joined = urljoin(str(self), reference)
        except ValueError as error:
            raise _refused(f'"{_shown(reference)}" is not a URL ({error})') from error
        return parse_url(joined)


def parse_url(text: str) -> WebUrl:
    """`text` as a web address, without its fragment; CaptureError (refused-url) where it is none.

    White space around it is dropped, inside its path it is encoded, elsewhere it is refused.
    """
    text = text.strip(" ")
    _refuse_characters(text)
    if len(text) > MAX_URL:
        raise _refused(f"the URL is longer than {MAX_URL} characters")
    parts = _PARTS.fullmatch(text)
    if parts is None:
        raise _refused(f'"{_shown(text)}" is not a URL: it has no scheme')
    scheme, authority = parts[1].lower(), parts[3]
    if scheme not in _DEFAULT_PORTS:
        raise _refused(f'a "{scheme}:" address is not fetched: only http and https are')
    if not authority:
        raise _refused(f'"{_shown(text)}" names no host')
    host, port = _host_and_port(authority)
    target = _encoded(parts[4] or "/") + _encoded(parts[5] or "")
    url = WebUrl(scheme, host, _DEFAULT_PORTS[scheme] if port is None else port, target)
    if len(str(url)) > MAX_URL:
        raise _refused(f"the URL is longer than {MAX_URL} characters once it is encoded")
    return url


def _refused(sentence: str) -> CaptureError:
    return CaptureError(FailureKind.REFUSED_URL, f"{sentence}.")


def _shown(text: str) -> str:
    return without_credentials(text)[:200]


def _refuse_characters(text: str) -> None:
    if any(ord(c) < 32 or 127 <= ord(c) < 160 or 0xD800 <= ord(c) < 0xE000 for c in text):
        raise _refused("the URL holds a control character or half of a character")
    if "\\" in text:
        raise _refused("the URL holds a backslash, which programs read in two ways")


def _host_and_port(authority: str) -> tuple[str, int | None]:
    if "@" in authority:
        raise _refused("the URL carries a user name or a password")
    parts = _AUTHORITY.fullmatch(authority)
    if parts is None:
        raise _refused(f'"{authority[:200]}" is not a host with a port')
    port = int(parts[2][:6]) if parts[2] else None
    if port is not None and not 0 < port < 65536:
        raise _refused(f"{parts[2][:12]} is not a port")
    return _host(parts[1]), port


def _host(text: str) -> str:
    if text.startswith("["):
        return _ipv6(text[1:-1])
    name = _ascii(text).removesuffix(".")
    labels = name.split(".")
    if _NUMERIC_LABEL.fullmatch(labels[-1]):
        return _ipv4(name)
    if len(name) > 253 or not all(_LABEL.fullmatch(label) for label in labels):
        raise _refused(f'"{text[:200]}" is not a host name')
    return name


def _ascii(text: str) -> str:
    if text.isascii():
        return text.lower()
    if len(text) > 253:
        raise _refused(f'"{text[:200]}" is too long for a host name')
    try:
        return idna.encode(text, uts46=True, std3_rules=True).decode("ascii").lower()
    except idna.IDNAError as error:
        raise _refused(f'"{text[:200]}" is not a host name ({error})') from error


def _ipv4(text: str) -> str:
    # Programs read 2130706433, 0x7f.1 and 0177.0.0.1 as 127.0.0.1, or not, or as another address.
    try:
        return str(IPv4Address(text))
    except ValueError as error:
        raise _refused(f'"{text[:200]}" is a number in place of a host name') from error


def _ipv6(text: str) -> str:
    try:
        address = IPv6Address(text)
    except ValueError as error:
        raise _refused(f'"[{text[:200]}]" is not an IPv6 address') from error
    if address.scope_id is not None:
        raise _refused("the URL names a network zone of this machine")
    return str(address)


def _encoded(part: str) -> str:
    return _TO_ENCODE.sub(lambda m: "".join(f"%{b:02X}" for b in m[0].encode("utf-8")), part)
