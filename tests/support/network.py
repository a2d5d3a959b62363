"""Name servers, sockets and clocks for the tests of capture."""

import datetime as dt
import ssl
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

import httpcore2

from conductatlas.capture import Fetcher, FetchPolicy, Visitor
from conductatlas.capture.politeness import PolitenessPolicy
from tests.support.server import LocalServer

USER_AGENT = "ConductAtlas/0.1 (policy archive; tests)"
NOON = dt.datetime(2026, 11, 24, 12, 0, tzinfo=dt.UTC)
PUBLIC = "93.184.216.34"
PUBLIC_6 = "2606:2800:220:1::1"


class NameServer:
    """Answers for `names`; a list of lists answers in turn. It counts the look-ups."""

    def __init__(self, names: Mapping[str, Sequence[Sequence[str]]] | None = None) -> None:
        self.names = {name: list(turns) for name, turns in (names or {}).items()}
        self.looked_up: list[str] = []

    async def __call__(self, host: str) -> Sequence[str]:
        self.looked_up.append(host)
        turns = self.names.get(host)
        if not turns:
            raise OSError(f"{host} is unknown")
        return turns.pop(0) if len(turns) > 1 else turns[0]


class TurnedSockets(httpcore2.AnyIOBackend):
    """Sockets that note which address was wanted and connect to the local server instead."""

    def __init__(self, server: LocalServer | None = None, refuse: Iterable[str] = ()) -> None:
        self.server = server
        self.refuse = frozenset(refuse)
        self.wanted: list[tuple[str, int]] = []

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        self.wanted.append((host, port))
        if self.server is None or host in self.refuse:
            raise httpcore2.ConnectError("nobody is there")
        return await super().connect_tcp("127.0.0.1", self.server.port, timeout)


class Clock:
    """A clock that moves only when somebody sleeps or moves it."""

    def __init__(self, moment: dt.datetime = NOON) -> None:
        self.moment = moment
        self.slept: list[float] = []

    def now(self) -> dt.datetime:
        """The moment, in UTC."""
        return self.moment

    async def sleep(self, seconds: float) -> None:
        """Let `seconds` pass at once."""
        self.slept.append(seconds)
        self.moment += dt.timedelta(seconds=seconds)


def a_fetcher(
    *,
    names: NameServer | None = None,
    sockets: httpcore2.AsyncNetworkBackend | None = None,
    trust: ssl.SSLContext | None = None,
    allow_private: bool = True,
    budget_seconds: float = 5.0,
    max_raw_bytes: int = 20_000_000,
    max_html_bytes: int = 8_000_000,
    routes: Mapping[str, tuple[str, int]] | None = None,
) -> Fetcher:
    """A fetcher with the bounds that a test wants; close it (`async with`)."""
    policy = FetchPolicy(
        USER_AGENT,
        budget_seconds=budget_seconds,
        max_raw_bytes=max_raw_bytes,
        max_html_bytes=max_html_bytes,
        allow_private=allow_private,
        routes=routes or {},
    )
    return Fetcher(
        policy, now=lambda: NOON, resolver=names or NameServer(), trust=trust, sockets=sockets
    )


def a_visitor(
    clock: Clock,
    manners: PolitenessPolicy | None = None,
    *,
    names: NameServer | None = None,
    routes: Mapping[str, tuple[str, int]] | None = None,
    budget_seconds: float = 5.0,
    sleep: Callable[[float], Awaitable[None]] | None = None,
) -> Visitor:
    """A visitor of local servers, on `clock`, which `sleep` may not be; close it."""
    policy = FetchPolicy(
        USER_AGENT, allow_private=True, routes=routes or {}, budget_seconds=budget_seconds
    )
    return Visitor(
        policy,
        manners or PolitenessPolicy(delay_seconds=0),
        now=clock.now,
        sleep=sleep or clock.sleep,
        resolver=names or NameServer(),
    )
