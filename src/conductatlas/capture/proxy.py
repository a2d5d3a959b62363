"""A tunnel through the operator's forward proxy, to an address that was checked before.

The proxy is told the number and not the name (CONNECT 93.184.216.34:443), for plain HTTP too: so
it cannot look the name up again and end elsewhere. Its credentials never reach record or log.
"""

import base64
from dataclasses import dataclass, field
from urllib.parse import unquote, urlsplit

import httpcore2

from conductatlas.capture.exchange import CaptureError, FailureKind

__all__ = ["Proxy", "open_tunnel", "parse_proxy"]

_CONNECT_SECONDS = 8.0
_MAX_HEAD = 16 * 1024


@dataclass(frozen=True, slots=True)
class Proxy:
    """A forward proxy over plain HTTP; `authorization` is the header's value, "" without."""

    host: str
    port: int
    authorization: str = field(default="", repr=False)

    @property
    def name(self) -> str:
        """The proxy as sentences name it: without its credentials."""
        return f"the proxy {self.host}:{self.port}"


def parse_proxy(text: str) -> Proxy:
    """The proxy that `http://[USER:PASSWORD@]HOST:PORT` names; CaptureError where it is none."""
    try:
        parts = urlsplit(text)
        host, port = parts.hostname, parts.port
    except ValueError as error:
        raise _unusable() from error
    if parts.scheme != "http" or not host or not port:
        raise _unusable()
    if parts.username is None:
        return Proxy(host, port)
    pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}".encode()
    return Proxy(host, port, "Basic " + base64.b64encode(pair).decode("ascii"))


def _unusable() -> CaptureError:
    return CaptureError(
        FailureKind.PROXY, "the proxy cannot be used: write it as http://HOST:PORT."
    )


async def open_tunnel(
    sockets: httpcore2.AsyncNetworkBackend, proxy: Proxy, address: str, port: int
) -> httpcore2.AsyncNetworkStream:
    """A connection through `proxy` to the checked `address`; CaptureError (proxy)."""
    try:
        stream = await sockets.connect_tcp(proxy.host, proxy.port, timeout=_CONNECT_SECONDS)
    except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
        raise CaptureError(
            FailureKind.PROXY, f"{proxy.name} does not accept a connection."
        ) from error
    try:
        await _ask_for_tunnel(stream, proxy, address, port)
    except BaseException:
        await stream.aclose()
        raise
    return stream


async def _ask_for_tunnel(
    stream: httpcore2.AsyncNetworkStream, proxy: Proxy, address: str, port: int
) -> None:
    target = f"[{address}]:{port}" if ":" in address else f"{address}:{port}"
    lines = [f"CONNECT {target} HTTP/1.1", f"Host: {target}"]
    if proxy.authorization:
        lines.append(f"Proxy-Authorization: {proxy.authorization}")
    try:
        await stream.write("\r\n".join([*lines, "", ""]).encode("ascii"))
        head = await _read_head(stream)
    except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
        raise CaptureError(FailureKind.PROXY, f"{proxy.name} broke off.") from error
    status = head.split(b"\r\n", 1)[0].split(b" ")
    if len(status) < 2 or not (status[1].isdigit() and status[1].startswith(b"2")):
        answer = b" ".join(status[1:]).decode("latin-1")[:100] or "nothing"
        raise CaptureError(FailureKind.PROXY, f"{proxy.name} refuses the tunnel: {answer}.")


async def _read_head(stream: httpcore2.AsyncNetworkStream) -> bytes:
    """The proxy's answer up to its blank line; what comes after it is the server's to send."""
    head = b""
    while not head.endswith(b"\r\n\r\n") and len(head) < _MAX_HEAD:
        # One byte at a time: the byte after the blank line would already belong to the tunnel.
        byte = await stream.read(1, timeout=_CONNECT_SECONDS)
        if not byte:
            break
        head += byte
    return head
