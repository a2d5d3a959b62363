"""Whatever comes in place of an answer, the fetch ends in an exchange."""

import asyncio

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conductatlas.capture import FetchRequest
from tests.support.network import a_fetcher
from tests.support.server import Asked, a_server

_GARBAGE = st.one_of(
    st.binary(max_size=200),
    st.builds(
        lambda status, lines, body: b"HTTP/1.1 %d X\r\n" % status + b"\r\n".join(lines) + body,
        st.integers(0, 999),
        st.lists(
            st.one_of(
                st.sampled_from(
                    [
                        b"Content-Length: 99999999999999999999999999",
                        b"Content-Length: -1",
                        b"Content-Length: 3",
                        b"Transfer-Encoding: chunked",
                        b"Content-Encoding: gzip",
                        b"Content-Type: text/html; charset=\xff",
                        b"Location: http://[",
                        b"Refresh: 0;url=//\xff",
                        b"Retry-After: Mon, 99 Foo 2026 99:99:99 GMT",
                        b"Set-Cookie: =;=;;",
                    ]
                ),
                st.binary(max_size=30),
            ),
            max_size=4,
        ),
        st.one_of(st.just(b"\r\n\r\n"), st.binary(max_size=60).map(lambda b: b"\r\n\r\n" + b)),
    ),
)


@given(data=_GARBAGE)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_a_server_says_the_fetch_ends_in_an_exchange(data: bytes) -> None:
    async def say(_: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(data)

    async def main() -> None:
        async with a_server({"*": say}) as server, a_fetcher(budget_seconds=2) as fetcher:
            exchange = await fetcher.fetch(FetchRequest(server.url("/")))
        if exchange.failure is None:
            assert exchange.status in (200, 203)
        else:
            assert exchange.failure.sentence.endswith(".")

    asyncio.run(main())
