"""One fetch: hops, conditions, statuses, what is sent and what is kept."""

import asyncio
from pathlib import Path

import pytest

from conductatlas.capture import FailureKind, FetchRequest
from conductatlas.capture.exchange import header_value
from tests.capture.test_addresses import S01, S02, S03
from tests.support.network import NOON, PUBLIC, NameServer, TurnedSockets, a_fetcher
from tests.support.server import Asked, a_server, answer, page, redirect

LOCAL = {"lumenpost.example": [["127.0.0.1"]], "www.lumenpost.example": [["127.0.0.1"]]}


async def test_a_page_is_fetched_with_everything_that_was_said() -> None:
    body = b"<h1>Terms</h1>"
    async with (
        a_server({"/terms": page(body, ETag='"a"', X_Note="n\xf6")}) as server,
        a_fetcher() as fetcher,
    ):
        request = FetchRequest(
            server.url("/terms"), accept_language="de", cookies=(("consent", "no"),)
        )
        exchange = await fetcher.fetch(request)
    assert exchange.failure is None
    assert (exchange.status, exchange.body) == (200, body)
    assert (exchange.media_type, exchange.charset) == ("text/html", "utf-8")
    assert (exchange.etag, exchange.last_modified) == ('"a"', "")
    assert exchange.started_at == NOON
    sent = server.asked[0].headers
    assert sent["accept-language"] == "de"
    assert sent["cookie"] == "consent=no"
    assert sent["user-agent"].startswith("ConductAtlas/")
    hop = exchange.hops[0]
    assert (b"X-Note", b"n\xf6") in hop.response_headers
    assert header_value(hop.request_headers, "cookie") == "consent=no"


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_each_hop_of_a_redirect_is_recorded(status: int) -> None:
    routes = {"/a": redirect("/b", status), "/b": redirect("c?x", status), "/c": page()}
    async with a_server(routes) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/a")))
    assert exchange.is_ok
    assert [hop.status for hop in exchange.hops] == [status, status, 200]
    assert exchange.final_url == server.url("/c?x")
    assert server.connections == 1


_FORBIDDEN = [f"http://[{a}]/" if ":" in a else f"http://{a}/" for a in (*S01, *S02, *S03)]


@pytest.mark.parametrize(
    "target", [*_FORBIDDEN, "file:///etc/passwd", "ftp://a.example/", "data:,x"]
)
@pytest.mark.parametrize("status", [301, 302, 303, 307, 308, 200])
async def test_s04_a_redirect_to_a_forbidden_place_is_refused_at_that_hop(
    status: int, target: str
) -> None:
    named = {"Refresh": f"0; url={target}"} if status == 200 else {"Location": target}
    names = NameServer({"lumenpost.example": [[PUBLIC]]})
    async with a_server({"/terms": answer(b"moved", status, **named)}) as server:
        sockets = TurnedSockets(server)
        async with a_fetcher(names=names, sockets=sockets, allow_private=False) as fetcher:
            exchange = await fetcher.fetch(FetchRequest("http://lumenpost.example/terms"))
    assert exchange.failure is not None
    assert exchange.failure.kind in (FailureKind.REFUSED_ADDRESS, FailureKind.REFUSED_URL)
    assert exchange.hops[0].status == status
    assert all(hop.status is None for hop in exchange.hops[1:])
    assert sockets.wanted == [(PUBLIC, 80)]
    assert exchange.body == b""


@pytest.mark.parametrize(
    ("routes", "hops"),
    [
        ({"/a": redirect("/a")}, 1),
        ({"/a": redirect("/b"), "/b": redirect("/a")}, 2),
    ],
)
async def test_a_redirect_in_circles_ends(routes: dict[str, bytes], hops: int) -> None:
    async with a_server(dict(routes)) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/a")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.REDIRECT_LOOP
    assert len(exchange.hops) == hops


async def test_an_endless_chain_of_redirects_ends() -> None:
    async def onward(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(redirect(f"/{int(asked.target[1:]) + 1}"))

    async with a_server({"*": onward}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/0")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.REDIRECT_LOOP
    assert len(exchange.hops) == 11


async def test_a_site_that_wants_its_cookie_back_gets_it() -> None:
    async def wall(asked: Asked, writer: asyncio.StreamWriter) -> None:
        has_cookie = "seen=1" in asked.headers.get("cookie", "")
        writer.write(page() if has_cookie else redirect("/terms", Set_Cookie="seen=1; Path=/"))

    async with a_server({"/terms": wall}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
        again = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.is_ok
    assert exchange.hops[1].session_cookies == ("seen",)
    assert len(again.hops) == 2, "the cookie must not outlive its fetch"


async def test_configured_cookies_stay_with_their_site() -> None:
    names = NameServer({**LOCAL, "tracker.example": [["127.0.0.1"]]})
    async with a_server({}) as server, a_fetcher(names=names) as fetcher:
        server.routes["/a"] = redirect(server.url("/b", host="www.lumenpost.example"))
        server.routes["/b"] = redirect(server.url("/c", host="tracker.example"))
        server.routes["/c"] = page()
        url = server.url("/a", host="lumenpost.example")
        exchange = await fetcher.fetch(FetchRequest(url, cookies=(("consent", "no"),)))
    assert exchange.is_ok
    assert [asked.headers.get("cookie") for asked in server.asked] == ["consent=no"] * 2 + [None]


async def test_a_304_to_a_conditional_request_is_word_that_nothing_changed() -> None:
    async with (
        a_server({"/terms": answer(b"", 304, ETag='"a"')}) as server,
        a_fetcher() as fetcher,
    ):
        request = FetchRequest(
            server.url("/terms"), etag='"a"', last_modified="Tue, 24 Nov 2026 08:00:00 GMT"
        )
        exchange = await fetcher.fetch(request)
    assert exchange.failure is None
    assert exchange.is_not_modified
    assert exchange.body == b""
    assert server.asked[0].headers["if-none-match"] == '"a"'
    assert server.asked[0].headers["if-modified-since"] == "Tue, 24 Nov 2026 08:00:00 GMT"


async def test_s13_a_304_that_nobody_asked_for_is_a_failure() -> None:
    async with a_server({"/terms": answer(b"", 304)}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.HTTP_STATUS
    assert not exchange.is_not_modified


async def test_s13_validators_are_shown_only_to_the_page_that_gave_them() -> None:
    async with (
        a_server({"/a": redirect("/b"), "/b": answer(b"", 304)}) as server,
        a_fetcher() as fetcher,
    ):
        request = FetchRequest(server.url("/a"), etag='"b"', validators_of=server.url("/b"))
        exchange = await fetcher.fetch(request)
    assert exchange.is_not_modified
    assert [asked.headers.get("if-none-match") for asked in server.asked] == [None, '"b"']


async def test_s13_an_unconditional_fetch_of_the_same_bytes_is_a_page_of_its_own() -> None:
    async with (
        a_server({"/terms": page(ETag='"a"', Vary="Cookie")}) as server,
        a_fetcher() as fetcher,
    ):
        first, second = [await fetcher.fetch(FetchRequest(server.url("/terms"))) for _ in range(2)]
    assert first.body == second.body != b""
    assert "if-none-match" not in server.asked[1].headers


async def test_validators_that_are_too_long_are_not_kept() -> None:
    named = {"ETag": "a" * 501, "Last_Modified": "b" * 101, "Content_Type": "c" * 101}
    async with a_server({"/terms": answer(b"x", **named)}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert (exchange.etag, exchange.last_modified, exchange.media_type) == ("", "", "")


@pytest.mark.parametrize("status", [204, 206, 300, 302, 400, 403, 404, 410, 500])
async def test_a_status_that_is_no_page_is_a_failure_that_keeps_its_body(status: int) -> None:
    body = b"" if status == 204 else b"<h1>no</h1>"
    async with a_server({"/terms": answer(body, status)}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.HTTP_STATUS
    assert str(status) in exchange.failure.sentence
    assert (exchange.status, exchange.body) == (status, body)


async def test_a_slow_refresh_is_a_page_and_not_a_redirect() -> None:
    routes = {"/a": page(Refresh="300; url=/b"), "/c": page(Refresh="5")}
    async with a_server(dict(routes)) as server, a_fetcher() as fetcher:
        for target in ("/a", "/c"):
            exchange = await fetcher.fetch(FetchRequest(server.url(target)))
            assert exchange.is_ok
            assert len(exchange.hops) == 1


async def test_a_kept_connection_that_the_site_closed_is_opened_again() -> None:
    async def once(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(page())
        await writer.drain()

    async with a_server({"/terms": once}) as server, a_fetcher() as fetcher:
        for _ in range(3):
            assert (await fetcher.fetch(FetchRequest(server.url("/terms")))).is_ok


async def test_a_site_that_never_answers_is_asked_twice_at_most() -> None:
    async def hang_up(_: Asked, __: asyncio.StreamWriter) -> None:
        return

    async with a_server({"/terms": hang_up}) as server, a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest(server.url("/terms")))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.CONNECT
    assert len(server.asked) == 2


async def test_s10_the_environment_has_no_say(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login user password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    async with a_server({"/terms": page(Set_Cookie="id=1")}) as server, a_fetcher() as fetcher:
        for _ in range(2):
            assert (await fetcher.fetch(FetchRequest(server.url("/terms")))).is_ok
    for asked in server.asked:
        assert "authorization" not in asked.headers
        assert "cookie" not in asked.headers


async def test_s10_credentials_in_a_url_are_refused_and_shown_nowhere() -> None:
    async with a_fetcher() as fetcher:
        exchange = await fetcher.fetch(FetchRequest("http://user:secret@lumenpost.example/"))
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.REFUSED_URL
    assert "secret" not in repr(exchange) + exchange.url + exchange.final_url


async def test_a_header_that_cannot_be_sent_is_a_failure() -> None:
    async with a_server({"*": page()}) as server, a_fetcher() as fetcher:
        for language in ("de\r\nX-Evil: 1", "日本語"):
            request = FetchRequest(server.url("/"), accept_language=language)
            exchange = await fetcher.fetch(request)
            assert exchange.failure is not None
            assert exchange.failure.kind is FailureKind.PROTOCOL
    assert server.asked == []
