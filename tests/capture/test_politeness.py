"""Turns at a host, and staying away when asked to."""

import asyncio
import datetime as dt
from email.utils import format_datetime
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from conductatlas.capture import Exchange, FailureKind, FetchRequest, HostState
from conductatlas.capture.answers import MAX_RETRY_SECONDS, retry_seconds
from conductatlas.capture.exchange import CaptureError
from conductatlas.capture.politeness import Politeness, PolitenessPolicy
from conductatlas.capture.weburl import parse_url
from tests.support.network import NOON, Clock, a_visitor
from tests.support.server import Asked, a_server, answer, page

URL = parse_url("https://lumenpost.example/terms")
HOST = "lumenpost.example"


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("Tue, 24 Nov 2026 12:01:00 GMT", 60.0),
        ("Tue, 24 Nov 2026 13:01:00 +0100", 60.0),
        ("Tue, 24 Nov 2026 11:00:00 GMT", 0.0),
        ("31536000", MAX_RETRY_SECONDS),
        ("Wed, 24 Nov 2027 12:00:00 GMT", MAX_RETRY_SECONDS),
        ("9" * 4_999, MAX_RETRY_SECONDS),
        ("", None),
        ("soon", None),
        ("-5", None),
        ("Tue, 99 Foo 2026 12:00:00 GMT", None),
    ],
)
def test_s12_retry_after_is_read_and_bounded(header: str, seconds: float | None) -> None:
    assert retry_seconds(header, NOON) == seconds


@given(st.text() | st.datetimes().map(lambda moment: format_datetime(moment)))
@example("1, 2")
@example("Mon, 1 Jan 0001 00:00:00 +2359")
def test_no_retry_after_is_beyond_a_day(header: str) -> None:
    seconds = retry_seconds(header, NOON)
    assert seconds is None or 0 <= seconds <= MAX_RETRY_SECONDS


def _polite(clock: Clock, **named: float) -> Politeness:
    policy = PolitenessPolicy(
        delay_seconds=named.get("delay", 0.0),
        per_host=int(named.get("per_host", 1)),
        patience_seconds=named.get("patience", 30.0),
    )
    return Politeness(policy, now=clock.now, sleep=clock.sleep)


async def test_one_request_at_a_time_with_a_delay_between_two() -> None:
    starts: list[tuple[float, int]] = []
    running = 0

    async def slow(_: Asked, writer: asyncio.StreamWriter) -> None:
        nonlocal running
        running += 1
        starts.append((asyncio.get_running_loop().time(), running))
        await asyncio.sleep(0.05)
        running -= 1
        writer.write(page())

    manners = PolitenessPolicy(delay_seconds=0.1, obey_robots=False)
    async with (
        a_server({"*": slow}) as server,
        a_visitor(Clock(), manners, sleep=asyncio.sleep) as visitor,
    ):
        urls = [server.url(f"/{n}") for n in range(4)]
        visits = await asyncio.gather(*(visitor.visit(FetchRequest(url)) for url in urls))
    assert all(exchange.is_ok for exchange in visits)
    assert {count for _, count in starts} == {1}
    gaps = [b[0] - a[0] for a, b in pairwise(starts)]
    assert min(gaps) >= 0.14


async def test_hosts_do_not_wait_for_each_other() -> None:
    turns = _polite(Clock(), delay=60.0)
    await turns.before(URL)
    await asyncio.wait_for(turns.before(parse_url("https://other.example/")), 1)


async def test_per_host_lets_several_in_at_once() -> None:
    turns = _polite(Clock(), per_host=3)
    for _ in range(3):
        await asyncio.wait_for(turns.before(URL), 1)
    with pytest.raises(TimeoutError):
        await asyncio.wait_for(turns.before(URL), 0.05)
    turns.after(URL, 200, "")
    await asyncio.wait_for(turns.before(URL), 1)


async def test_the_delay_that_a_site_wishes_is_kept_up_to_a_minute() -> None:
    for wish, delay in ((5.0, 5.0), (86_400.0, 60.0), (None, 1.0), (-3.0, 1.0)):
        clock = Clock()
        turns = _polite(clock, delay=1.0)
        turns.wish_delay(URL, wish)
        await turns.before(URL)
        turns.after(URL, 200, "")
        await turns.before(URL)
        assert clock.slept == [pytest.approx(delay, abs=0.1)]


async def test_s12_a_host_that_wants_a_short_rest_is_waited_for() -> None:
    clock = Clock()
    turns = _polite(clock)
    await turns.before(URL)
    turns.after(URL, 429, "20")
    assert turns.wait_seconds(URL) == 20
    await turns.before(URL)
    assert clock.slept == [pytest.approx(20, abs=0.1)]
    turns.after(URL, 200, "")
    assert turns.states() == (HostState(HOST),)


async def test_s12_a_host_that_wants_a_long_rest_is_refused_at_once() -> None:
    clock = Clock()
    turns = _polite(clock)
    await turns.before(URL)
    turns.after(URL, 503, "3600")
    with pytest.raises(CaptureError, match="left alone until 2026-11-24 13:00:00") as caught:
        await turns.before(URL)
    failure = caught.value.failure
    assert failure.kind is FailureKind.RATE_LIMITED
    assert failure.retry_at == NOON + dt.timedelta(hours=1)
    assert clock.slept == []
    clock.moment += dt.timedelta(hours=1)
    await turns.before(URL)


async def test_s12_those_in_the_queue_hear_that_the_host_wants_a_rest() -> None:
    turns = _polite(Clock())
    await turns.before(URL)
    queue = [asyncio.create_task(turns.before(URL)) for _ in range(5)]
    await asyncio.sleep(0)
    turns.after(URL, 429, "3600")
    ends = await asyncio.wait_for(asyncio.gather(*queue, return_exceptions=True), 1)
    assert [type(end) for end in ends] == [CaptureError] * 5


async def test_s12_refusals_without_a_time_double_the_rest() -> None:
    clock = Clock()
    turns = _polite(clock, patience=10**9)
    rests = []
    for _ in range(20):
        await turns.before(URL)
        turns.after(URL, 503, "")
        rests.append(turns.wait_seconds(URL))
    assert rests[:4] == [2, 4, 8, 16]
    assert max(rests) == MAX_RETRY_SECONDS


async def test_three_silences_in_a_row_are_reason_to_rest() -> None:
    turns = _polite(Clock())
    for _ in range(2):
        await turns.before(URL)
        turns.after(URL, None, "")
    assert turns.wait_seconds(URL) == 0
    await turns.before(URL)
    turns.after(URL, None, "")
    assert turns.wait_seconds(URL) == 2
    assert turns.states()[0].reason == "no answer 3 times in a row"


async def test_s12_what_one_worker_learned_another_knows() -> None:
    clock = Clock()
    first, second = _polite(clock), _polite(clock)
    await first.before(URL)
    first.after(URL, 429, "7200")
    second.remember(first.states())
    with pytest.raises(CaptureError):
        await second.before(URL)
    assert second.states() == first.states()
    second.remember([HostState(HOST, NOON + dt.timedelta(minutes=1), 1, "older news")])
    assert second.states() == first.states()


async def test_s12_a_visitor_begins_with_what_earlier_runs_learned() -> None:
    clock = Clock()
    manners = PolitenessPolicy(delay_seconds=0, obey_robots=False)
    async with a_server({"/terms": answer(b"", 429, Retry_After="7200")}) as server:
        url = server.url("/terms")
        async with a_visitor(clock, manners) as first:
            await first.visit(FetchRequest(url))
            known = first.states()
        async with a_visitor(clock, manners) as second:
            second.remember(known)
            exchange = await second.visit(FetchRequest(url))
    assert [(s.host, s.refusals, s.reason) for s in known] == [("127.0.0.1", 1, "status 429")]
    assert exchange.failure is not None
    assert exchange.failure.retry_at == NOON + dt.timedelta(hours=2)
    assert len(server.asked) == 1


async def _stormy(answers: list[bytes], clock: Clock, **named: float) -> tuple[Exchange, int]:
    manners = PolitenessPolicy(
        delay_seconds=0, obey_robots=False, patience_seconds=named.get("patience", 30.0)
    )
    async with a_server({"/terms": answers}) as server, a_visitor(clock, manners) as visitor:
        return await visitor.visit(FetchRequest(server.url("/terms"))), len(server.asked)


@pytest.mark.parametrize(
    ("answers", "slept"),
    [
        ([answer(b"slow down", 429, Retry_After="1"), page()], 1.0),
        ([answer(b"later", 503), answer(b"later", 503), page()], 6.0),
        ([answer(b"", 503, Retry_After=format_datetime(NOON)), page()], 0.0),
    ],
)
async def test_s12_a_site_that_recovers_within_patience_gives_its_page(
    answers: list[bytes], slept: float
) -> None:
    clock = Clock()
    exchange, asked = await _stormy(answers, clock)
    assert exchange.is_ok
    assert asked == len(answers)
    assert sum(clock.slept) == pytest.approx(slept, abs=0.1)


@pytest.mark.parametrize(
    ("retry_after", "asked", "slept"),
    [("1", 3, 2.0), ("20", 2, 20.0), ("31", 1, 0.0), ("31536000", 1, 0.0)],
)
async def test_s12_a_storm_of_429_ends_within_patience(
    retry_after: str, asked: int, slept: float
) -> None:
    clock = Clock()
    exchange, count = await _stormy([answer(b"no", 429, Retry_After=retry_after)], clock)
    assert exchange.failure is not None
    assert exchange.failure.kind is FailureKind.RATE_LIMITED
    assert exchange.failure.retry_at is not None
    assert exchange.failure.retry_at <= clock.moment + dt.timedelta(days=1)
    assert count == asked
    assert sum(clock.slept) == pytest.approx(slept, abs=0.1)


async def test_a_wait_for_the_turn_does_not_use_up_the_budget() -> None:
    async def slow(_: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(0.2)
        writer.write(page())

    manners = PolitenessPolicy(delay_seconds=0, obey_robots=False)
    async with (
        a_server({"*": slow}) as server,
        a_visitor(Clock(), manners, budget_seconds=0.6) as visitor,
    ):
        urls = [server.url(f"/{n}") for n in range(5)]
        visits = await asyncio.gather(*(visitor.visit(FetchRequest(url)) for url in urls))
    assert all(exchange.is_ok for exchange in visits)


async def test_a_turn_is_given_back_by_whoever_is_cancelled() -> None:
    turns = _polite(Clock())
    await turns.before(URL)
    waiting = asyncio.create_task(turns.before(URL))
    await asyncio.sleep(0)
    waiting.cancel()
    turns.after(URL, 200, "")
    await asyncio.wait_for(turns.before(URL), 1)
