"""A local web server whose answers are scripted byte for byte; it remembers what it was asked."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """One request as it arrived; `connection` counts the connections from 1."""

    method: str
    target: str
    headers: Mapping[str, str]
    connection: int


Script = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]
# Bytes are one whole answer, a list answers in turn (the last for ever), a script does as it likes
# and the connection is closed after it.
Answer = bytes | list[bytes] | Script


def answer(body: bytes = b"", status: int = 200, headers: Pairs = (), /, **named: str) -> bytes:
    """A whole answer with its Content-Length; `named` headers have "_" for "-"."""
    pairs = [*headers, *((name.replace("_", "-"), value) for name, value in named.items())]
    lines = [f"HTTP/1.1 {status} X", *(f"{n}: {v}" for n, v in pairs)]
    if status not in (204, 304):
        lines.append(f"Content-Length: {len(body)}")
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def page(body: bytes = b"<h1>Terms</h1>", /, **named: str) -> bytes:
    """A whole answer that is a page of HTML."""
    return answer(body, 200, (("Content-Type", "text/html; charset=utf-8"),), **named)


def redirect(to: str, status: int = 302, /, **named: str) -> bytes:
    """A whole answer that leads to another place."""
    return answer(b"", status, (("Location", to),), **named)


@dataclass(slots=True)
class LocalServer:
    """The running server: its port, and every request so far in order."""

    routes: dict[str, Answer]
    scheme: str = "http"
    port: int = 0
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    _turns: dict[str, int] = field(default_factory=dict)

    def url(self, target: str = "/", host: str = "127.0.0.1") -> str:
        """The URL of `target` here."""
        return f"{self.scheme}://{host}:{self.port}{target}"

    def targets(self) -> list[str]:
        """The paths that were asked for, in order."""
        return [one.target for one in self.asked]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer the requests of one connection."""
        self.connections += 1
        number = self.connections
        try:
            while (asked := await _read_request(reader, number)) is not None:
                self.asked.append(asked)
                if not await self._answer(asked, writer):
                    break
        except (OSError, ssl.SSLError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            with suppress(OSError, ssl.SSLError):
                await writer.wait_closed()

    async def _answer(self, asked: Asked, writer: asyncio.StreamWriter) -> bool:
        scripted = self.routes.get(asked.target.split("?")[0], self.routes.get("*"))
        if scripted is None:
            scripted = answer(b"no such page", 404)
        if isinstance(scripted, list):
            turn = self._turns.get(asked.target, 0)
            self._turns[asked.target] = turn + 1
            scripted = scripted[min(turn, len(scripted) - 1)]
        if isinstance(scripted, bytes):
            writer.write(scripted)
            await writer.drain()
            return True
        await scripted(asked, writer)
        return False


async def _read_request(reader: asyncio.StreamReader, number: int) -> Asked | None:
    head = await reader.readuntil(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").rstrip("\r\n").split("\r\n")
    method, target, _ = first.split(" ")
    headers = dict(line.split(": ", 1) for line in lines)
    return Asked(method, target, {n.lower(): v for n, v in headers.items()}, number)


@asynccontextmanager
async def a_server(
    routes: Mapping[str, Answer], tls: ssl.SSLContext | None = None
) -> AsyncIterator[LocalServer]:
    """A server on 127.0.0.1 that answers `routes` (by path; "*" for all others)."""
    local = LocalServer(dict(routes), "https" if tls else "http")
    running: set[asyncio.Task[None]] = set()

    def begin(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.get_running_loop().create_task(local.serve(reader, writer))
        running.add(task)
        task.add_done_callback(running.discard)

    server = await asyncio.start_server(begin, "127.0.0.1", 0, ssl=tls)
    local.port = server.sockets[0].getsockname()[1]
    try:
        yield local
    finally:
        server.close()
        for task in list(running):
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await server.wait_closed()
