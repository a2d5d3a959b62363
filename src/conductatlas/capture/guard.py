"""The address guard, where the socket connects: what it checked is what it connects to.

A network backend for httpcore2. A name is looked up once; one address that is not public refuses
them all; the connection goes to a checked number while Host and SNI keep the name. As every new
connection passes here, so does every redirect. `routes` sends names to a local stand-in server.
"""

import asyncio
import contextlib
import socket
import ssl
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

import httpcore2

from conductatlas.capture.addresses import address_fault
from conductatlas.capture.exchange import CaptureError, Connection, FailureKind, Via
from conductatlas.capture.proxy import Proxy, open_tunnel
from conductatlas.capture.tls import tls_fault, tls_session

__all__ = [
    "CONNECTION_INFO",
    "GuardRules",
    "GuardedBackend",
    "Resolver",
    "checked_addresses",
    "resolve_with_system",
]

# One address of several may hang; the others shall have their turn within the budget.
_CONNECT_SECONDS = 8.0
_MOST_ADDRESSES = 4
CONNECTION_INFO = "conductatlas.connection"


class Resolver(Protocol):
    """Looks a host name up: its IP addresses, in the order of preference; OSError if unknown."""

    async def __call__(self, host: str) -> Sequence[str]:
        """The addresses of `host`."""


async def resolve_with_system(host: str) -> Sequence[str]:
    """The addresses that the machine's own resolver gives for `host`."""
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    return tuple(dict.fromkeys(str(entry[4][0]) for entry in found))


@dataclass(frozen=True, slots=True)
class GuardRules:
    """What the guard lets through: private addresses only where allowed; `routes` by host name."""

    allow_private: bool = False
    routes: Mapping[str, tuple[str, int]] = field(default_factory=dict)


class GuardedStream(httpcore2.AsyncNetworkStream):
    """A connection that remembers whom it was made to, and under which TLS session."""

    def __init__(self, inner: httpcore2.AsyncNetworkStream, connection: Connection) -> None:
        self._inner = inner
        self._connection = connection

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What has arrived, at most `max_bytes`."""
        return await self._inner.read(max_bytes, timeout)

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send `buffer`."""
        await self._inner.write(buffer, timeout)
        _acknowledge_at_once(self._inner)

    async def aclose(self) -> None:
        """Close the connection."""
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """The same connection under TLS; a routed one stays plain, as its server is our own."""
        if self._connection.via is Via.ROUTED:
            return self
        try:
            inner = await self._inner.start_tls(ssl_context, server_hostname, timeout)
        except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
            raise tls_fault(server_hostname or self._connection.address, error) from error
        is_verified = ssl_context.verify_mode is ssl.CERT_REQUIRED
        session = tls_session(inner.get_extra_info("ssl_object"), is_verified)
        return GuardedStream(inner, replace(self._connection, tls=session))

    def get_extra_info(self, info: str) -> object:
        """The `Connection` under `CONNECTION_INFO`; the rest as the socket knows it."""
        return self._connection if info == CONNECTION_INFO else self._inner.get_extra_info(info)


class GuardedBackend(httpcore2.AsyncNetworkBackend):
    """Opens connections to checked addresses only; the sole way out of this program."""

    def __init__(
        self,
        rules: GuardRules,
        resolver: Resolver,
        proxy: Proxy | None = None,
        sockets: httpcore2.AsyncNetworkBackend | None = None,
    ) -> None:
        self._rules = rules
        self._resolver = resolver
        self._proxy = proxy
        self._sockets = sockets or httpcore2.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """A connection to `host`, or CaptureError (dns, refused-address, connect, proxy)."""
        if (route := self._rules.routes.get(host)) is not None:
            return await self._connect(host, Connection(route[0], route[1], (), Via.ROUTED))
        resolved = await checked_addresses(host, self._resolver, self._rules.allow_private)
        via = Via.PROXY if self._proxy else Via.DIRECT
        fault: CaptureError | None = None
        for address in resolved[:_MOST_ADDRESSES]:
            try:
                return await self._connect(host, Connection(address, port, resolved, via))
            except CaptureError as failed:
                fault = failed
        raise fault or CaptureError(FailureKind.DNS, f"{host} has no address.")

    async def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.AsyncNetworkStream:
        """Refused: no page lies behind a local socket."""
        raise CaptureError(FailureKind.REFUSED_ADDRESS, "a local socket is no web server.")

    async def sleep(self, seconds: float) -> None:
        """Wait between two attempts of httpcore2, which makes only one."""
        await asyncio.sleep(seconds)

    async def _connect(self, host: str, connection: Connection) -> GuardedStream:
        if self._proxy is not None and connection.via is Via.PROXY:
            inner = await open_tunnel(
                self._sockets, self._proxy, connection.address, connection.port
            )
            return GuardedStream(inner, connection)
        try:
            inner = await self._sockets.connect_tcp(
                connection.address, connection.port, timeout=_CONNECT_SECONDS
            )
        except (httpcore2.NetworkError, httpcore2.TimeoutException) as error:
            where = f"{connection.address} port {connection.port}"
            raise CaptureError(
                FailureKind.CONNECT, f"{host} ({where}) does not accept a connection."
            ) from error
        return GuardedStream(inner, connection)


def _acknowledge_at_once(stream: httpcore2.AsyncNetworkStream) -> None:
    """Answer the server's segments without the usual 40 ms pause, where Linux lets us.

    A server that writes head and body apart waits for that answer (Nagle) on kept connections.
    """
    option = getattr(socket, "TCP_QUICKACK", None)
    raw = stream.get_extra_info("socket")
    if option is not None and raw is not None:
        with contextlib.suppress(OSError):  # closed meanwhile: the next read will say so
            raw.setsockopt(socket.IPPROTO_TCP, option, 1)


async def checked_addresses(
    host: str, resolver: Resolver, allow_private: bool = False
) -> tuple[str, ...]:
    """The addresses of `host`, from one look-up, all of them checked.

    CaptureError: dns where there are none, refused-address where any is not public.
    """
    if _is_literal(host):
        addresses: tuple[str, ...] = (host,)
    else:
        addresses = await _looked_up(host, resolver)
    for address in addresses:
        if (fault := address_fault(address, allow_private)) is not None:
            place = f"{host}: " if address == host else f"{host} leads to an address of no page: "
            raise CaptureError(FailureKind.REFUSED_ADDRESS, f"{place}{fault}.")
    return addresses


async def _looked_up(host: str, resolver: Resolver) -> tuple[str, ...]:
    try:
        addresses = tuple(await resolver(host))
    except (OSError, UnicodeError) as error:
        raise CaptureError(FailureKind.DNS, f"{host} is not known to the name servers.") from error
    if not addresses:
        raise CaptureError(FailureKind.DNS, f"{host} has no address.")
    return addresses


def _is_literal(host: str) -> bool:
    return ":" in host or host.rpartition(".")[2].isdigit()
