"""TLS: what does not verify is no page, and what does is kept with its chain."""

import asyncio
import hashlib
import json
from pathlib import Path

import pytest
from cryptography import x509

from conductatlas.capture import FailureKind, FetchRequest, exchange_record
from tests.support.certificates import a_server_context, an_authority
from tests.support.network import Clock, NameServer, a_fetcher, a_visitor
from tests.support.server import a_server, answer, page

LOCAL = NameServer({"lumenpost.example": [["127.0.0.1"]]})


async def test_the_chain_is_kept_as_it_was_sent(tmp_path: Path) -> None:
    authority = an_authority()
    context = a_server_context(tmp_path, authority, host="lumenpost.example")
    async with (
        a_server({"/": page()}, tls=context) as server,
        a_fetcher(names=LOCAL, trust=authority.trust()) as fetcher,
    ):
        exchange = await fetcher.fetch(FetchRequest(server.url("/", host="lumenpost.example")))
    assert exchange.failure is None
    connection = exchange.hops[0].connection
    assert connection is not None
    assert connection.tls is not None
    assert connection.tls.is_verified
    assert connection.tls.version == "TLSv1.3"
    subjects = [
        x509.load_der_x509_certificate(der).subject.rfc4514_string()
        for der in connection.tls.certificates
    ]
    assert subjects == ["CN=lumenpost.example", "CN=Test Authority"]
    recorded = json.loads(exchange_record(exchange))["hops"][0]["connection"]["tls"]
    assert [one["sha256"] for one in recorded["certificates"]] == [
        hashlib.sha256(der).hexdigest() for der in connection.tls.certificates
    ]


@pytest.mark.parametrize(
    ("host", "days_left", "is_signed", "word"),
    [
        ("lumenpost.example", -1, True, "expired"),
        ("lumenpost.example", 20, False, "self-signed"),
        ("other.example", 20, True, "Hostname mismatch"),
    ],
)
async def test_s11_a_certificate_that_does_not_hold_is_a_failure(
    tmp_path: Path, host: str, days_left: int, is_signed: bool, word: str
) -> None:
    authority = an_authority()
    context = a_server_context(
        tmp_path, authority if is_signed else None, host=host, days_left=days_left
    )
    async with (
        a_server({"/": page()}, tls=context) as server,
        a_fetcher(names=LOCAL, trust=authority.trust()) as fetcher,
    ):
        url = server.url("/", host="lumenpost.example")
        strict = await fetcher.fetch(FetchRequest(url))
        excepted = await fetcher.fetch(FetchRequest(url, insecure_tls=True))
    assert strict.failure is not None
    assert strict.failure.kind is FailureKind.TLS
    assert word in strict.failure.sentence.replace("self signed", "self-signed")
    assert strict.body == b""
    assert excepted.is_ok
    recorded = json.loads(exchange_record(excepted))["hops"][0]["connection"]["tls"]
    assert recorded["verified"] is False
    assert len(recorded["certificates"]) == (2 if is_signed else 1)


async def test_s11_the_exception_of_one_source_holds_for_no_other(tmp_path: Path) -> None:
    context = a_server_context(tmp_path, None, host="lumenpost.example")
    async with a_server({"/": page()}, tls=context) as server, a_fetcher(names=LOCAL) as fetcher:
        url = server.url("/", host="lumenpost.example")
        assert (await fetcher.fetch(FetchRequest(url, insecure_tls=True))).is_ok
        assert not (await fetcher.fetch(FetchRequest(url))).is_ok


async def test_s11_an_exception_covers_the_rules_of_the_site_too(tmp_path: Path) -> None:
    context = a_server_context(tmp_path, None, host="lumenpost.example")
    async with (
        a_server({"/terms": page()}, tls=context) as server,
        a_visitor(Clock(), names=LOCAL) as visitor,
    ):
        url = server.url("/terms", host="lumenpost.example")
        assert not (await visitor.visit(FetchRequest(url))).is_ok
        assert (await visitor.visit(FetchRequest(url, insecure_tls=True))).is_ok
    assert server.targets() == ["/robots.txt", "/terms"]


async def test_a_plain_server_on_a_secure_port_is_a_tls_failure() -> None:
    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(answer(b"this port does not speak TLS", 400))
        writer.close()

    async with await asyncio.start_server(greet, "127.0.0.1", 0) as server, a_fetcher() as fetcher:
        port = server.sockets[0].getsockname()[1]
        exchange = await fetcher.fetch(FetchRequest(f"https://127.0.0.1:{port}/"))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.TLS


async def test_s05_sni_and_host_keep_the_name(tmp_path: Path) -> None:
    authority, seen = an_authority(), []
    context = a_server_context(tmp_path, authority, host="lumenpost.example")
    context.sni_callback = lambda _socket, name, _context: seen.append(name)
    async with (
        a_server({"/": page()}, tls=context) as server,
        a_fetcher(names=LOCAL, trust=authority.trust()) as fetcher,
    ):
        url = server.url("/", host="lumenpost.example")
        assert (await fetcher.fetch(FetchRequest(url))).is_ok
    assert seen == ["lumenpost.example"]
    assert server.asked[0].headers["host"] == f"lumenpost.example:{server.port}"
