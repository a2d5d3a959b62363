"""The recorded exchange: all that was said, and nothing that must not be kept."""

import asyncio
import hashlib
import json

from conductatlas.capture import EXCHANGE_FORMAT, Exchange, FetchRequest, exchange_record
from tests.support.network import NOON, NameServer, a_fetcher
from tests.support.server import Asked, a_server, answer, page, redirect


async def _an_exchange() -> Exchange:
    async def wall(asked: Asked, writer: asyncio.StreamWriter) -> None:
        if "session" in asked.headers.get("cookie", ""):
            writer.write(page(b"<h1>Terms</h1>", Set_Cookie="late=hush; Secure"))
        else:
            writer.write(redirect("/terms", Set_Cookie="session=hush; Path=/; HttpOnly"))

    async with a_server({"/terms": wall}) as server, a_fetcher() as fetcher:
        request = FetchRequest(server.url("/terms"), cookies=(("consent", "no"),))
        return await fetcher.fetch(request)


async def test_the_record_holds_every_hop_and_the_hash_of_the_body() -> None:
    exchange = await _an_exchange()
    record = json.loads(exchange_record(exchange))
    assert record["format"] == EXCHANGE_FORMAT
    assert record["url"] == record["final_url"] == exchange.url
    assert record["started_at"] == "2026-11-24T12:00:00.000Z"
    assert [hop["response"]["status"] for hop in record["hops"]] == [302, 200]
    assert record["body"]["sha256"] == hashlib.sha256(b"<h1>Terms</h1>").hexdigest()
    assert record["hops"][0]["connection"]["address"] == "127.0.0.1"
    assert record["simulated"] is False
    assert "failure" not in record


async def test_cookies_that_were_set_are_named_without_their_values() -> None:
    exchange = await _an_exchange()
    assert b"hush" in dict(exchange.hops[0].response_headers)[b"Set-Cookie"]
    text = exchange_record(exchange).decode("utf-8")
    assert "hush" not in text
    record = json.loads(text)
    sent = dict(record["hops"][1]["request"]["headers"])
    assert sent["Cookie"] == "session=[left out]; consent=no"
    said = dict(record["hops"][0]["response"]["headers"])
    assert said["Set-Cookie"] == "session=[left out]; Path=/; HttpOnly"


async def test_the_same_exchange_gives_the_same_bytes() -> None:
    exchange = await _an_exchange()
    assert exchange_record(exchange) == exchange_record(exchange)


async def test_s10_no_credentials_reach_the_record() -> None:
    location = "http://user:secret@lumenpost.example/"
    async with a_server({"/terms": redirect(location)}) as server, a_fetcher() as fetcher:
        request = FetchRequest(server.url("/terms"), proxy="")
        redirected = await fetcher.fetch(request)
        asked = await fetcher.fetch(FetchRequest(location))
        through = await fetcher.fetch(
            FetchRequest("http://lumenpost.example/", proxy="http://user:secret@127.0.0.1:1")
        )
    for exchange in (redirected, asked, through):
        assert exchange.failure is not None
        assert b"secret" not in exchange_record(exchange)
        assert "secret" not in exchange.failure.sentence


async def test_a_failure_is_recorded_with_its_sentence() -> None:
    async with a_server({"/terms": answer(b"gone", 410)}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    record = json.loads(exchange_record(exchange))
    assert record["failure"] == {
        "kind": "http-status",
        "sentence": "the site answers with status 410.",
    }


async def test_a_routed_exchange_is_recorded_as_simulated() -> None:
    async with a_server({"*": page()}) as server:
        routes = {"lumenpost.example": ("127.0.0.1", server.port)}
        async with a_fetcher(names=NameServer(), routes=routes) as fetcher:
            exchange = await fetcher.fetch(FetchRequest("https://lumenpost.example/"))
    record = json.loads(exchange_record(exchange))
    assert record["simulated"] is True
    assert record["hops"][0]["connection"]["via"] == "routed"
    assert record["hops"][0]["connection"]["tls"] is None


def test_a_url_with_half_a_character_can_be_recorded() -> None:
    exchange = Exchange(FetchRequest("http://\ud800.example/"), NOON, NOON)
    assert json.loads(exchange_record(exchange))["url"] == "http://?.example/"
