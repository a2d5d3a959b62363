"""The guard stands where the socket connects."""

import pytest

from conductatlas.capture import (
    Exchange,
    FailureKind,
    FetchRequest,
    Via,
    resolve_with_system,
)
from conductatlas.capture.exchange import CaptureError
from conductatlas.capture.guard import GuardedBackend, GuardRules
from tests.capture.test_addresses import S01, S02, S03
from tests.support.network import PUBLIC, PUBLIC_6, NameServer, TurnedSockets, a_fetcher
from tests.support.server import a_server, page


async def _fetched(url: str, names: NameServer, sockets: TurnedSockets) -> Exchange:
    async with a_fetcher(names=names, sockets=sockets, allow_private=False) as fetcher:
        return await fetcher.fetch(FetchRequest(url))


@pytest.mark.parametrize("address", [*S01, *S02, *S03])
async def test_s01_s02_s03_a_literal_private_address_is_never_connected_to(address: str) -> None:
    sockets, names = TurnedSockets(), NameServer()
    host = f"[{address}]" if ":" in address else address
    exchange = await _fetched(f"http://{host}/", names, sockets)
    assert exchange.failure is not None
    kind = FailureKind.REFUSED_URL if "%" in address else FailureKind.REFUSED_ADDRESS
    assert exchange.failure.kind is kind
    assert sockets.wanted == []
    assert names.looked_up == []


@pytest.mark.parametrize("address", [*S01, *S02, *S03])
async def test_s01_s02_s03_a_name_of_a_private_address_is_never_connected_to(address: str) -> None:
    sockets, names = TurnedSockets(), NameServer({"lumenpost.example": [[address]]})
    exchange = await _fetched("https://lumenpost.example/terms", names, sockets)
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.REFUSED_ADDRESS
    assert address in exchange.failure.sentence
    assert sockets.wanted == []
    assert [(hop.url, hop.status) for hop in exchange.hops] == [
        ("https://lumenpost.example/terms", None)
    ]


async def test_s05_one_look_up_decides_and_the_checked_address_is_connected_to() -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC], ["127.0.0.1"]]})
    async with a_server({"/terms": page()}) as server:
        sockets = TurnedSockets(server)
        exchange = await _fetched("http://lumenpost.example/terms", names, sockets)
    assert exchange.is_ok
    assert names.looked_up == ["lumenpost.example"]
    assert sockets.wanted == [(PUBLIC, 80)]
    assert server.asked[0].headers["host"] == "lumenpost.example"
    connection = exchange.hops[0].connection
    assert connection is not None
    assert (connection.address, connection.resolved) == (PUBLIC, (PUBLIC,))


async def test_s05_a_second_connection_is_checked_anew() -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC], ["127.0.0.1"]]})
    async with (
        a_server({"/terms": page(Connection="close")}) as server,
        a_fetcher(names=names, sockets=TurnedSockets(server), allow_private=False) as fetcher,
    ):
        first = await fetcher.fetch(FetchRequest("http://lumenpost.example/terms"))
        second = await fetcher.fetch(FetchRequest("http://lumenpost.example/terms"))
    assert first.is_ok
    assert second.failure is not None
    assert second.failure.kind is FailureKind.REFUSED_ADDRESS


@pytest.mark.parametrize("private", ["127.0.0.1", "::1", "10.1.2.3", "::ffff:10.1.2.3"])
async def test_s06_one_private_address_of_several_refuses_them_all(private: str) -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC, private]]})
    sockets = TurnedSockets()
    exchange = await _fetched("http://lumenpost.example/", names, sockets)
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.REFUSED_ADDRESS
    assert sockets.wanted == []


@pytest.mark.parametrize("answers", [{}, {"lumenpost.example": [[]]}])
async def test_s06_a_name_without_an_address_is_refused(
    answers: dict[str, list[list[str]]],
) -> None:
    sockets = TurnedSockets()
    exchange = await _fetched("http://lumenpost.example/", NameServer(answers), sockets)
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.DNS
    assert sockets.wanted == []


@pytest.mark.parametrize(
    "url",
    ["http://１２７．０．０．１/", "http://127.0.0.1./", "http://2130706433/", "http://0x7f.1/"],
)
async def test_s07_no_spelling_of_a_private_address_gets_through(url: str) -> None:
    sockets = TurnedSockets()
    exchange = await _fetched(url, NameServer(), sockets)
    assert exchange.failure is not None
    assert exchange.failure.kind in (FailureKind.REFUSED_URL, FailureKind.REFUSED_ADDRESS)
    assert sockets.wanted == []


async def test_the_next_address_is_tried_where_one_does_not_answer() -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC_6, PUBLIC]]})
    async with a_server({"/": page()}) as server:
        sockets = TurnedSockets(server, refuse=[PUBLIC_6])
        exchange = await _fetched("http://lumenpost.example/", names, sockets)
    assert exchange.is_ok
    assert sockets.wanted == [(PUBLIC_6, 80), (PUBLIC, 80)]


async def test_a_host_where_nobody_listens_is_a_failure_to_connect() -> None:
    names = NameServer({"lumenpost.example": [[PUBLIC]]})
    exchange = await _fetched("http://lumenpost.example/", names, TurnedSockets())
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.CONNECT
    assert "lumenpost.example (93.184.216.34 port 80)" in exchange.failure.sentence


async def test_the_system_knows_this_machine() -> None:
    assert {"127.0.0.1", "::1"} & set(await resolve_with_system("localhost"))


async def test_no_local_socket_is_connected_to() -> None:
    backend = GuardedBackend(GuardRules(allow_private=True), NameServer())
    with pytest.raises(CaptureError) as caught:
        await backend.connect_unix_socket("/run/service.sock")
    assert caught.value.failure.kind is FailureKind.REFUSED_ADDRESS


async def test_a_routed_name_is_served_locally_and_says_so() -> None:
    names = NameServer()
    async with a_server({"/terms": page(b"<h1>Terms</h1>")}) as server:
        routes = {"lumenpost.example": ("127.0.0.1", server.port)}
        async with a_fetcher(names=names, allow_private=False, routes=routes) as fetcher:
            exchange = await fetcher.fetch(FetchRequest("https://lumenpost.example/terms"))
    assert exchange.is_ok
    assert exchange.is_routed
    assert exchange.final_url == "https://lumenpost.example/terms"
    assert server.asked[0].headers["host"] == "lumenpost.example"
    assert names.looked_up == []
    connection = exchange.hops[0].connection
    assert connection is not None
    assert (connection.via, connection.tls) == (Via.ROUTED, None)


async def test_a_route_opens_no_other_name() -> None:
    async with a_server({"*": page()}) as server:
        routes = {"lumenpost.example": ("127.0.0.1", server.port)}
        async with a_fetcher(allow_private=False, routes=routes) as fetcher:
            direct = await fetcher.fetch(FetchRequest(server.url("/")))
            other = await fetcher.fetch(FetchRequest("https://www.lumenpost.example/"))
    assert [e.failure.kind for e in (direct, other) if e.failure] == [
        FailureKind.REFUSED_ADDRESS,
        FailureKind.DNS,
    ]
    assert server.asked == []
