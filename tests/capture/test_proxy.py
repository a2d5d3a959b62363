"""The operator's forward proxy: it gets the checked number, and nobody gets its password."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from conductatlas.capture import FailureKind, FetchRequest, Via
from conductatlas.capture.exchange import CaptureError
from conductatlas.capture.proxy import parse_proxy
from tests.support.certificates import a_server_context, an_authority
from tests.support.network import PUBLIC, PUBLIC_6, NameServer, a_fetcher
from tests.support.server import a_server, page, redirect


@dataclass
class _Proxy:
    """A proxy that sends every tunnel to one local port."""

    to: int
    heads: list[str] = field(default_factory=list)
    port: int = 0
    says: bytes = b"HTTP/1.1 200 Connection established\r\nX-Y: z\r\n\r\n"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.heads.append((await reader.readuntil(b"\r\n\r\n")).decode("ascii"))
        writer.write(self.says)
        if b" 200 " in self.says:
            inner_reader, inner_writer = await asyncio.open_connection("127.0.0.1", self.to)
            await asyncio.gather(_copy(reader, inner_writer), _copy(inner_reader, writer))
        writer.close()


async def _copy(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    while data := await reader.read(65_536):
        writer.write(data)
        await writer.drain()
    writer.close()


@asynccontextmanager
async def _a_proxy(to: int, says: bytes | None = None) -> AsyncIterator[_Proxy]:
    proxy = _Proxy(to) if says is None else _Proxy(to, says=says)
    async with await asyncio.start_server(proxy.serve, "127.0.0.1", 0) as server:
        proxy.port = server.sockets[0].getsockname()[1]
        yield proxy


async def test_a_secure_page_comes_through_the_proxy_by_its_checked_address(
    tmp_path: Path,
) -> None:
    authority = an_authority()
    context = a_server_context(tmp_path, authority, host="lumenpost.example")
    names = NameServer({"lumenpost.example": [[PUBLIC]]})
    async with a_server({"/terms": page()}, tls=context) as server, _a_proxy(server.port) as proxy:
        fetcher = a_fetcher(names=names, trust=authority.trust(), allow_private=False)
        async with fetcher:
            exchange = await fetcher.fetch(
                FetchRequest(
                    "https://lumenpost.example/terms",
                    proxy=f"http://us%40er:secret@127.0.0.1:{proxy.port}",
                )
            )
    assert exchange.failure is None
    assert proxy.heads[0].startswith(f"CONNECT {PUBLIC}:443 HTTP/1.1\r\n")
    assert "Proxy-Authorization: Basic dXNAZXI6c2VjcmV0\r\n" in proxy.heads[0]
    connection = exchange.hops[0].connection
    assert connection is not None
    assert (connection.address, connection.via) == (PUBLIC, Via.PROXY)
    assert "secret" not in repr(exchange)
    assert "proxy-authorization" not in server.asked[0].headers


async def test_a_plain_page_goes_through_a_tunnel_too() -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC_6]]})
    async with (
        a_server({"/terms": page()}) as server,
        _a_proxy(server.port) as proxy,
        a_fetcher(names=names, allow_private=False) as fetcher,
    ):
        exchange = await fetcher.fetch(
            FetchRequest("http://lumenpost.example/terms", proxy=f"http://127.0.0.1:{proxy.port}")
        )
    assert exchange.is_ok
    assert proxy.heads[0].startswith(f"CONNECT [{PUBLIC_6}]:80 HTTP/1.1\r\n")
    assert server.asked[0].headers["host"] == "lumenpost.example"


async def test_s04_the_guard_holds_on_every_hop_through_a_proxy() -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC]], "inside.example": [["10.0.0.1"]]})
    routes = {"/terms": redirect("http://inside.example/")}
    async with (
        a_server(dict(routes)) as server,
        _a_proxy(server.port) as proxy,
        a_fetcher(names=names, allow_private=False) as fetcher,
    ):
        exchange = await fetcher.fetch(
            FetchRequest("http://lumenpost.example/terms", proxy=f"http://127.0.0.1:{proxy.port}")
        )
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.REFUSED_ADDRESS
    assert len(proxy.heads) == 1


@pytest.mark.parametrize(
    ("says", "word"),
    [
        (b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", "407"),
        (b"HTTP/1.1 502 Bad Gateway\r\n\r\n", "502"),
        (b"", "nothing"),
        (b"nonsense\r\n\r\n", "nothing"),
    ],
)
async def test_a_proxy_that_gives_no_tunnel_is_a_failure_of_the_proxy(
    says: bytes, word: str
) -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC]]})
    async with _a_proxy(1, says) as proxy, a_fetcher(names=names, allow_private=False) as fetcher:
        exchange = await fetcher.fetch(
            FetchRequest(
                "http://lumenpost.example/", proxy=f"http://u:secret@127.0.0.1:{proxy.port}"
            )
        )
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.PROXY
    assert word in exchange.failure.sentence
    assert "secret" not in exchange.failure.sentence


async def test_a_proxy_where_nobody_listens_is_a_failure_of_the_proxy() -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC]]})
    async with a_fetcher(names=names, allow_private=False) as fetcher:
        exchange = await fetcher.fetch(
            FetchRequest("http://lumenpost.example/", proxy="http://127.0.0.1:1")
        )
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.PROXY


@pytest.mark.parametrize(
    "text",
    ["127.0.0.1:3128", "socks5://127.0.0.1:1080", "http://127.0.0.1", "http://x:y", "http://["],
)
def test_a_proxy_that_cannot_be_used_is_named_with_its_repair(text: str) -> None:
    with pytest.raises(CaptureError, match="write it as http://HOST:PORT"):
        parse_proxy(text)
