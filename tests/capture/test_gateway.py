"""The browser's way out, spoken to as a browser does: what it lets through, and to whom."""

import asyncio
import base64
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from conductatlas.capture.exchange import CaptureError, FailureKind
from conductatlas.capture.gateway import USER, Gateway
from conductatlas.capture.guard import GuardedBackend, GuardRules
from conductatlas.capture.weburl import parse_url
from tests.support.network import PUBLIC, NameServer, TurnedSockets
from tests.support.rendering import NAMES
from tests.support.server import Asked, LocalServer, Script, a_server, answer, page

SECRET = "of this run"
PASS = "Proxy-Authorization: Basic " + base64.b64encode(f"{USER}:{SECRET}".encode()).decode()


def once(whole: bytes) -> Script:
    """An answer after which the server closes, as it is asked to."""

    async def script(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(whole)
        await writer.drain()

    return script


@asynccontextmanager
async def a_gateway(
    server: LocalServer | None, max_bytes: int = 1_000_000, any_port: bool = False
) -> AsyncIterator[tuple[Gateway, TurnedSockets]]:
    sockets = TurnedSockets(server)
    backend = GuardedBackend(GuardRules(), NameServer(NAMES), None, sockets)
    async with Gateway(backend, SECRET, max_bytes, any_port=any_port) as gate:
        yield gate, sockets


async def says(gate: Gateway, *lines: str, then: str = "") -> str:
    """What the gateway answers to a head of `lines`, and to `then` behind it."""
    reader, writer = await asyncio.open_connection("127.0.0.1", gate.port)
    writer.write("\r\n".join([*lines, "", ""]).encode() + then.encode())
    try:
        return (await asyncio.wait_for(reader.read(), 5)).decode()
    finally:
        writer.close()
        await writer.wait_closed()


async def test_a_plain_request_reaches_the_checked_address_without_the_pass() -> None:
    async with (
        a_server({"/p": once(page(b"hello"))}) as server,
        a_gateway(server) as (gate, sockets),
    ):
        heard = await says(
            gate, "GET http://site.example/p HTTP/1.1", "Host: lies.example", PASS,
            "Connection: keep-alive", "X-Kept: yes",
        )  # fmt: skip
        assert heard.startswith("HTTP/1.1 200")
        assert heard.endswith("hello")
        assert sockets.wanted == [(PUBLIC, 80)]
        headers = server.asked[0].headers
        assert headers["host"] == "site.example"
        assert headers["x-kept"] == "yes"
        assert "proxy-authorization" not in headers


async def test_a_tunnel_leads_to_the_checked_address() -> None:
    async with (
        a_server({"/p": once(page(b"hello"))}) as server,
        a_gateway(server) as (gate, sockets),
    ):
        request = "GET /p HTTP/1.0\r\nHost: site.example\r\n\r\nGET /stop HTTP/1.0\r\n\r\n"
        heard = await says(gate, "CONNECT site.example:443 HTTP/1.1", PASS, then=request)
        assert heard.startswith("HTTP/1.1 200 Connection established")
        assert heard.endswith("hello")
        assert sockets.wanted == [(PUBLIC, 443)]


@pytest.mark.parametrize(
    "head",
    [
        "CONNECT inside.example:443 HTTP/1.1",
        "CONNECT turncoat.example:443 HTTP/1.1",
        "CONNECT 169.254.169.254:80 HTTP/1.1",
        "CONNECT 127.0.0.1:443 HTTP/1.1",
        "CONNECT [::1]:443 HTTP/1.1",
        "CONNECT [::ffff:127.0.0.1]:443 HTTP/1.1",
        "CONNECT 0x7f.1:443 HTTP/1.1",
        "CONNECT 2130706433:443 HTTP/1.1",
        "CONNECT localhost:443 HTTP/1.1",
        "CONNECT site.example:22 HTTP/1.1",
        "CONNECT user:word@site.example:443 HTTP/1.1",
        "CONNECT HTTP/1.1",
        "GET http://inside.example/ HTTP/1.1",
        "GET http://turncoat.example/ HTTP/1.1",
        "GET http://169.254.169.254/latest/meta-data/ HTTP/1.1",
        "GET http://[::1]/ HTTP/1.1",
        "GET http://127.0.0.1:9/ HTTP/1.1",
        "GET https://site.example/ HTTP/1.1",
        "GET file:///etc/passwd HTTP/1.1",
        "GET ftp://site.example/ HTTP/1.1",
        "GET /p HTTP/1.1",
        "GET",
        "",
    ],
)
async def test_s08_what_the_guard_refuses_is_not_connected_to(head: str) -> None:
    async with a_server({"*": once(page())}) as server, a_gateway(server) as (gate, sockets):
        heard = await says(gate, head, PASS)
        assert not heard.startswith("HTTP/1.1 200")
        assert sockets.wanted == []
        assert server.asked == []
        assert len(gate.refused) == 1
        assert "word" not in str(gate.refused).replace("password", "")


@pytest.mark.parametrize(
    "header", ["", "Proxy-Authorization: Basic cGFnZTp3cm9uZw==", "Proxy-Authorization: ",
               "Proxy-Authorization: Basic \xff"],
)  # fmt: skip
@pytest.mark.parametrize(
    "head", ["CONNECT site.example:443 HTTP/1.1", "GET http://site.example/ HTTP/1.1"]
)
async def test_nobody_else_on_the_machine_can_use_it(head: str, header: str) -> None:
    async with a_server({"*": once(page())}) as server, a_gateway(server) as (gate, sockets):
        heard = await says(gate, head, *[header] if header else [])
        assert heard.startswith("HTTP/1.1 407")
        assert sockets.wanted == []


async def test_a_second_request_on_one_connection_goes_nowhere() -> None:
    """Else it would reach the host that the first was checked for."""
    async with a_server({"*": once(page(b"hello"))}) as server, a_gateway(server) as (gate, _):
        heard = await says(
            gate, "GET http://site.example/1 HTTP/1.1", PASS,
            then=f"GET http://inside.example/2 HTTP/1.1\r\n{PASS}\r\n\r\n",
        )  # fmt: skip
        assert heard.count("HTTP/1.1") == 1
        assert "Connection: close" in heard
        assert server.targets() == ["/1"]


async def test_a_posted_body_goes_along_to_its_length() -> None:
    async with a_server({"*": once(answer(b"", 204))}) as server, a_gateway(server) as (gate, _):
        await says(
            gate, "POST http://site.example/1 HTTP/1.1", PASS, "Content-Length: 4", then="bodymore"
        )
        assert [(a.method, a.headers["content-length"]) for a in server.asked] == [("POST", "4")]


async def test_beyond_its_bytes_everything_ends() -> None:
    sent = once(page(b"x" * 5000))
    async with a_server({"*": sent}) as server, a_gateway(server, max_bytes=4000) as (gate, _):
        await says(gate, "GET http://site.example/ HTTP/1.1", PASS)
        with pytest.raises(CaptureError, match="larger than 4000 bytes"):
            await gate.broken


async def test_it_remembers_connections_and_faults_by_place() -> None:
    async with a_server({"*": once(page())}) as server, a_gateway(server) as (gate, _):
        await says(gate, "GET http://site.example/ HTTP/1.1", PASS)
        await says(gate, "CONNECT inside.example:443 HTTP/1.1", PASS)
        connection = gate.connection_to(parse_url("http://site.example/other"))
        fault = gate.fault_at(parse_url("https://inside.example/"))
        assert connection is not None
        assert (connection.address, connection.resolved) == (PUBLIC, (PUBLIC,))
        assert fault is not None
        assert fault.kind is FailureKind.REFUSED_ADDRESS
        assert gate.connection_to(parse_url("http://other.example/")) is None
