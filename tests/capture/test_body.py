"""Hostile bodies and headers: everything has an end, and what is cut is no page."""

import asyncio
import gzip
import json
import os
import sys
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard

from conductatlas.capture import FailureKind, FetchRequest, exchange_record
from tests.support.network import a_fetcher
from tests.support.server import Answer, Asked, a_server, answer, page

MIB = 1 << 20


def _zeros_gzip(size: int) -> bytes:
    return gzip.compress(bytes(16 * MIB), 9) * (size // (16 * MIB))


def _zeros_deflate(size: int) -> bytes:
    pack = zlib.compressobj(9)
    return b"".join([*(pack.compress(bytes(MIB)) for _ in range(size // MIB)), pack.flush()])


def _zeros_br(size: int) -> bytes:
    pack = brotli.Compressor(quality=5)
    parts = [pack.process(bytes(MIB)) for _ in range(size // MIB)]
    return b"".join([*parts, pack.finish()])


def _zeros_zstd(size: int) -> bytes:
    return zstandard.compress(bytes(16 * MIB), 9) * (size // (16 * MIB))


BOMBS: dict[str, Callable[[], bytes]] = {
    "gzip": lambda: _zeros_gzip(1024 * MIB),
    "deflate": lambda: _zeros_deflate(256 * MIB),
    "br": lambda: _zeros_br(256 * MIB),
    "zstd": lambda: _zeros_zstd(1024 * MIB),
    "gzip, gzip, gzip": lambda: gzip.compress(gzip.compress(_zeros_gzip(1024 * MIB))),
    "gzip, br, zstd": lambda: zstandard.compress(brotli.compress(_zeros_gzip(1024 * MIB))),
}

# What a fetch adds to the peak memory of a process of its own, in kilobytes. Not `ru_maxrss`: that
# begins with the peak of the process that started this one.
_CHILD = """
import asyncio, datetime as dt, sys
from conductatlas.capture import Fetcher, FetchPolicy, FetchRequest
def peak():
    lines = open("/proc/self/status").read().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
async def main():
    policy = FetchPolicy("test", allow_private=True)
    moment = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    async with Fetcher(policy, now=lambda: moment) as fetcher:
        await fetcher.fetch(FetchRequest(sys.argv[1] + "/page"))
        before = peak()
        exchange = await fetcher.fetch(FetchRequest(sys.argv[1] + "/bomb"))
    print(exchange.failure.kind.value, len(exchange.body), peak() - before)
asyncio.run(main())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc/self/status")
@pytest.mark.parametrize("codings", sorted(BOMBS))
async def test_h01_a_bomb_costs_64_mib_at_most_and_leaves_nothing(codings: str) -> None:
    bomb = page(BOMBS[codings](), Content_Encoding=codings)
    async with a_server({"/page": page(b"x" * 200_000), "/bomb": bomb}) as server:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-c",
            _CHILD,
            server.url(""),
            stdout=asyncio.subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
        out, _ = await asyncio.wait_for(child.communicate(), 60)
    kind, size, kilobytes = out.decode().split()
    assert kind == "too-large"
    assert size == "0"
    assert 1_000 < int(kilobytes) <= 64 * 1024


async def _endless(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"<p>" + b"x" * 100_000 + b"</p>")
        await writer.drain()


async def _dripping(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not writer.is_closing():
        writer.write(b"x")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _silent(_: Asked, writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(60)


async def _silent_after_headers(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n")
    await asyncio.sleep(60)


async def _dripping_headers(_: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while not writer.is_closing():
        writer.write(b"X-A: b\r\n")
        await writer.drain()
        await asyncio.sleep(0.05)


async def test_h02_an_endless_body_stops_at_the_limit() -> None:
    async with (
        a_server({"/terms": _endless}) as server,
        a_fetcher(max_html_bytes=2_000_000) as fetcher,
    ):
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.TOO_LARGE
    assert exchange.body == b""


@pytest.mark.parametrize("script", [_dripping, _silent, _silent_after_headers, _dripping_headers])
async def test_h02_one_budget_holds_for_the_whole_exchange(script: Answer) -> None:
    clock = asyncio.get_running_loop().time
    async with a_server({"/terms": script}) as server, a_fetcher(budget_seconds=0.4) as fetcher:
        began = clock()
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
        elapsed = clock() - began
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.TIMEOUT
    assert exchange.body == b""
    assert elapsed < 2


async def test_h02_redirects_share_the_budget() -> None:
    async def slowly(asked: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.15)
        target = f"/{int(asked.target[1:]) + 1}"
        writer.write(
            b"HTTP/1.1 302 X\r\nLocation: %b\r\nContent-Length: 0\r\n\r\n" % target.encode()
        )

    async with a_server({"*": slowly}) as server, a_fetcher(budget_seconds=0.5) as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/0")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.TIMEOUT
    assert 2 <= len(exchange.hops) <= 4


def _then_close(data: bytes, *, reset: bool = False) -> Answer:
    async def script(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        if reset:
            await asyncio.sleep(0.05)
            writer.transport.abort()

    return script


_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


@pytest.mark.parametrize(
    ("script", "kind"),
    [
        (_then_close(_HEAD + b"Content-Length: 1000\r\n\r\n<p>cut"), FailureKind.TRUNCATED),
        (
            _then_close(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n6\r\n<p>cut\r\n"),
            FailureKind.TRUNCATED,
        ),
        (
            _then_close(_HEAD + b"Transfer-Encoding: chunked\r\n\r\n6\r\n<p"),
            FailureKind.TRUNCATED,
        ),
        (
            _then_close(_HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n<p>"),
            FailureKind.PROTOCOL,
        ),
        (
            _then_close(_HEAD + b"Content-Length: 1000\r\n\r\n<p>cut", reset=True),
            FailureKind.TRUNCATED,
        ),
        (
            _then_close(_HEAD + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(b"x" * 99)[:-9]),
            FailureKind.TRUNCATED,
        ),
    ],
)
async def test_h03_a_body_that_is_cut_is_a_failure_and_never_a_page(
    script: Answer, kind: FailureKind
) -> None:
    async with a_server({"/terms": script}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is kind
    assert exchange.body == b""
    assert exchange.hops[0].status == 200


async def test_h04_a_thousand_headers_and_odd_bytes_are_kept() -> None:
    many = tuple((f"X-Number-{n}", f"v\xe9{n}") for n in range(1_000))
    async with a_server({"/terms": answer(b"x", 200, many)}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.is_ok
    assert (b"X-Number-999", b"v\xe9999") in exchange.headers
    recorded = json.loads(exchange_record(exchange))["hops"][0]["response"]["headers"]
    assert ["X-Number-999", "vé999"] in recorded
    assert len(recorded) == 1_001


@pytest.mark.parametrize("size", [101_000, 300_000, 5_000_000])
async def test_h04_headers_without_end_are_a_failure(size: int) -> None:
    async with (
        a_server({"/terms": answer(b"x", X_Long="a" * size)}) as server,
        a_fetcher() as fetcher,
    ):
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.TOO_LARGE
    assert len(exchange_record(exchange)) < 250_000


@pytest.mark.parametrize("named", [{}, {"Content_Encoding": "identity"}])
async def test_a_page_at_the_limit_passes_and_one_byte_more_does_not(
    named: dict[str, str],
) -> None:
    routes: dict[str, Answer] = {
        "/at": page(b"x" * 5_000, **named),
        "/over": page(b"x" * 5_001, **named),
        "/pdf": answer(b"x" * 9_000, Content_Type="application/pdf", **named),
        "/long": answer(b"x" * 9_001, Content_Type="application/pdf", **named),
    }
    kinds = []
    async with (
        a_server(routes) as server,
        a_fetcher(max_html_bytes=5_000, max_raw_bytes=9_000) as fetcher,
    ):
        for target in routes:
            exchange = await fetcher.fetch(FetchRequest(server.url(target)))
            kinds.append(exchange.failure.kind if exchange.failure else None)
    assert kinds == [None, FailureKind.TOO_LARGE] * 2


async def test_a_size_that_is_announced_beyond_the_limit_is_not_waited_for() -> None:
    async def announce(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 20000001\r\n\r\n")
        await asyncio.sleep(60)

    async with a_server({"/terms": announce}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.TOO_LARGE


@pytest.mark.parametrize("size", [10, 1_000_000])
async def test_the_body_of_a_redirect_does_not_matter(size: int) -> None:
    head = b"HTTP/1.1 302 X\r\nLocation: /terms\r\nContent-Length: 2000000\r\n\r\n"
    routes: dict[str, Answer] = {"/a": _then_close(head + b"x" * size), "/terms": page()}
    async with a_server(routes) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/a")))
    assert exchange.is_ok


async def test_a_body_is_cut_without_fault_where_that_was_asked() -> None:
    packed = gzip.compress(b"0123456789" * 1_000)
    async with (
        a_server({"/terms": page(packed, Content_Encoding="gzip")}) as server,
        a_fetcher() as fetcher,
    ):
        request = FetchRequest(server.url("/terms"), read_at_most=15)
        exchange = await fetcher.fetch(request)
    assert exchange.is_ok
    assert exchange.body == b"012345678901234"


async def test_codings_come_off_and_an_unknown_one_stays_on() -> None:
    routes: dict[str, Answer] = {
        "/br": page(brotli.compress(b"terms"), Content_Encoding="br"),
        "/odd": page(b"\x00packed", Content_Encoding="dcb"),
        "/four": page(b"x", Content_Encoding="br, br, br, br"),
    }
    async with a_server(routes) as server, a_fetcher() as fetcher:
        br, odd, four = [await fetcher.fetch(FetchRequest(server.url(target))) for target in routes]
    assert (br.body, br.codings) == (b"terms", ("br",))
    assert (odd.body, odd.codings) == (b"\x00packed", ())
    assert four.failure is not None
    assert four.failure.kind is FailureKind.DECODING
