"""The browser's only way out: a forward proxy on loopback that checks every connection.

It looks names up itself and connects through `guard`, so redirects, frames, scripts, images and
web sockets meet the rule of plain fetches. It answers to a secret of the run alone, because other
programs of the machine can reach its port too.
"""

import asyncio
import base64
import hmac
from contextlib import suppress
from types import TracebackType
from typing import Self

import httpcore2

from conductatlas.capture.exchange import CaptureError, Connection, Failure, FailureKind
from conductatlas.capture.guard import CONNECTION_INFO
from conductatlas.capture.weburl import WebUrl, parse_url

__all__ = ["USER", "Gateway"]

USER = "page"
_HEAD_BYTES = 64 * 1024
_HEAD_SECONDS = 20.0
_PIECE = 64 * 1024
_MOST_NOTED = 100
_REFUSED = b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
_WHO = (
    b'HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="run"\r\n'
    b"Content-Length: 0\r\nConnection: close\r\n\r\n"
)
_OPEN = b"HTTP/1.1 200 Connection established\r\n\r\n"
# RFC 9110 7.6.1: what belongs to one connection and is not passed on.
_OF_THE_HOP = frozenset(
    {"connection", "keep-alive", "te", "trailer", "upgrade", "host", "transfer-encoding"}
)
_TUNNEL_PORTS = frozenset({80, 443})


class Gateway:
    """The proxy of one rendering; use as a context. `port` is where it listens.

    `backend` opens the connections; `secret` is the password; tunnels lead to the usual ports and
    to `more_ports`, to any with `any_port`. After `max_bytes` in both directions it breaks, and
    `broken` gets the error.
    """

    def __init__(
        self,
        backend: httpcore2.AsyncNetworkBackend,
        secret: str,
        max_bytes: int,
        more_ports: frozenset[int] = frozenset(),
        any_port: bool = False,
    ) -> None:
        pair = base64.b64encode(f"{USER}:{secret}".encode()).decode("ascii")
        self._authorization = f"Basic {pair}"
        self._backend, self._max_bytes = backend, max_bytes
        self._ports, self._any_port = _TUNNEL_PORTS | more_ports, any_port
        self._connections: dict[tuple[str, int], Connection] = {}
        self._faults: dict[str, Failure] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self.broken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.bytes = 0

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._begin, "127.0.0.1", 0, limit=_HEAD_BYTES)
        self.port: int = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._server.close()
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._server.wait_closed()
        if not self.broken.done():
            self.broken.cancel()
        elif not self.broken.cancelled():
            self.broken.exception()  # seen: nobody has to be told any more

    def connection_to(self, url: WebUrl) -> Connection | None:
        """The newest connection to the host of `url`."""
        return self._connections.get((url.host, url.port))

    def fault_at(self, url: WebUrl) -> Failure | None:
        """Why the host of `url` was not reached."""
        return self._faults.get(f"{url.host}:{url.port}")

    @property
    def refused(self) -> tuple[tuple[str, str], ...]:
        """Places that were not reached, with the reason, in order."""
        return tuple((place, fault.sentence) for place, fault in self._faults.items())

    def _begin(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), _HEAD_SECONDS)
            await self._answer(head, reader, writer)
        except (OSError, TimeoutError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # the browser went away, or speaks no HTTP
        except (httpcore2.NetworkError, httpcore2.TimeoutException):
            pass  # the site broke off: so does the browser's connection
        except CaptureError as error:
            if error.failure.kind is FailureKind.TOO_LARGE and not self.broken.done():
                self.broken.set_exception(error)
        finally:
            writer.close()
            with suppress(OSError):
                await writer.wait_closed()

    async def _answer(
        self, head: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
        method, target, _ = f"{first}  ".split(" ", 2)
        pairs = [(name, value.strip()) for name, _, value in (one.partition(":") for one in lines)]
        named = {name.lower(): value for name, value in pairs}
        given = named.get("proxy-authorization", "")
        if not hmac.compare_digest(given.encode("latin-1"), self._authorization.encode()):
            writer.write(_WHO)
        elif method == "CONNECT":
            await self._tunnel(target, reader, writer)
        else:
            await self._forward(method, target, pairs, reader, writer)
        await writer.drain()

    async def _tunnel(
        self, target: str, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        stream = await self._connect(target, f"https://{target}", is_tunnel=True)
        if stream is None:
            writer.write(_REFUSED)
            return
        try:
            writer.write(_OPEN)
            up = asyncio.ensure_future(self._up(reader, stream))
            down = asyncio.ensure_future(self._down(stream, writer))
            await _first_to_end(up, down)
        finally:
            await stream.aclose()

    async def _forward(
        self,
        method: str,
        target: str,
        pairs: list[tuple[str, str]],
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
    ) -> None:
        """One plain request; nothing more is read from this connection, whose host is checked."""
        named = {name.lower(): value for name, value in pairs}
        length = named.get("content-length", "0")
        stream = await self._connect(target.split("/")[2] if "//" in target else target, target)
        if stream is None or not length.isdigit() or "transfer-encoding" in named:
            return  # closed without an answer, which no page can take for one of the site
        try:
            await stream.write(_request_head(method, parse_url(target), pairs))
            await self._body(int(length), reader, stream)
            down = asyncio.ensure_future(self._answered(stream, writer))
            gone = asyncio.ensure_future(_drained(reader))
            await _first_to_end(down, gone)
        finally:
            await stream.aclose()

    async def _connect(
        self, place: str, address: str, is_tunnel: bool = False
    ) -> httpcore2.AsyncNetworkStream | None:
        try:
            url = parse_url(address)
            place = f"{url.host}:{url.port}"
            self._check_form(url, is_tunnel)
            stream = await self._backend.connect_tcp(url.host, url.port)
        except CaptureError as error:
            if len(self._faults) < _MOST_NOTED:
                self._faults[place.rpartition("@")[2][:300]] = error.failure
            return None
        connection = stream.get_extra_info(CONNECTION_INFO)
        if isinstance(connection, Connection):
            self._connections[url.host, url.port] = connection
        return stream

    def _check_form(self, url: WebUrl, is_tunnel: bool) -> None:
        if is_tunnel and not self._any_port and url.port not in self._ports:
            sentence = f"a page may not open a tunnel to port {url.port}."
            raise CaptureError(FailureKind.REFUSED_ADDRESS, sentence)
        if not is_tunnel and url.scheme != "http":
            raise CaptureError(FailureKind.REFUSED_URL, "https needs a tunnel.")

    async def _body(
        self, length: int, reader: asyncio.StreamReader, stream: httpcore2.AsyncNetworkStream
    ) -> None:
        while length > 0 and (piece := await reader.read(min(length, _PIECE))):
            length -= len(piece)
            self._count(piece)
            await stream.write(piece)

    async def _up(self, reader: asyncio.StreamReader, stream: httpcore2.AsyncNetworkStream) -> None:
        while piece := await reader.read(_PIECE):
            self._count(piece)
            await stream.write(piece)

    async def _down(
        self, stream: httpcore2.AsyncNetworkStream, writer: asyncio.StreamWriter
    ) -> None:
        while piece := await stream.read(_PIECE):
            self._count(piece)
            writer.write(piece)
            await writer.drain()

    async def _answered(
        self, stream: httpcore2.AsyncNetworkStream, writer: asyncio.StreamWriter
    ) -> None:
        """The site's answer, its head so changed that the browser asks here for nothing more."""
        head = b""
        while b"\r\n\r\n" not in head and len(head) <= _HEAD_BYTES:
            if not (piece := await stream.read(_PIECE)):
                return  # no whole head: the browser gets none either
            self._count(piece)
            head += piece
        fields, _, rest = head.partition(b"\r\n\r\n")
        writer.write(_closing(fields) + rest)
        await self._down(stream, writer)

    def _count(self, piece: bytes) -> None:
        self.bytes += len(piece)
        if self.bytes > self._max_bytes:
            sentence = f"the page and what it loads are larger than {self._max_bytes} bytes."
            raise CaptureError(FailureKind.TOO_LARGE, sentence)


def _request_head(method: str, url: WebUrl, pairs: list[tuple[str, str]]) -> bytes:
    kept = [
        f"{name}: {value}"
        for name, value in pairs
        if name.lower() not in _OF_THE_HOP and not name.lower().startswith("proxy-")
    ]
    lines = [f"{method} {url.target} HTTP/1.1", f"Host: {url.authority}", *kept]
    return "\r\n".join([*lines, "Connection: close", "", ""]).encode("latin-1")


def _closing(fields: bytes) -> bytes:
    first, *lines = fields.split(b"\r\n")
    kept = [one for one in lines if not one.lower().startswith((b"connection:", b"keep-alive:"))]
    return b"\r\n".join([first, *kept, b"Connection: close", b"", b""])


async def _drained(reader: asyncio.StreamReader) -> None:
    """Wait until the browser goes away; what it still says is for nobody."""
    while await reader.read(_PIECE):
        pass


async def _first_to_end(*both: "asyncio.Future[None]") -> None:
    """Wait until one ends, stop the other; raises what ended either."""
    try:
        await asyncio.wait(both, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in both:
            one.cancel()
        results = await asyncio.gather(*both, return_exceptions=True)
    faults = [r for r in results if isinstance(r, CaptureError)]
    for fault in faults:
        raise fault
