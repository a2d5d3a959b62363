import asyncio
import time
from collections.abc import Iterable

import pytest

from conductatlas.archive.values import DocumentTarget, SourceTarget
from conductatlas.capture import Exchange, FetchRequest, HostState
from conductatlas.model.vocabulary import CaptureHealth
from conductatlas.pipeline.visits import Visit, Visits
from tests.support.pipeline import Web, WebGuest


class SlowGuest(WebGuest):
    """A guest to whom every page takes a moment; it notes how many are fetched at once."""

    def __init__(self, web: Web) -> None:
        super().__init__(web)
        self.now, self.most = 0, 0

    async def visit(self, request: FetchRequest) -> Exchange:
        self.now += 1
        self.most = max(self.most, self.now)
        await asyncio.sleep(0.02)
        self.now -= 1
        if "broken" in request.url:
            raise RuntimeError("a fault of our own")
        return self.web.answer(request)


def a_target(number: int, url: str) -> DocumentTarget:
    source = SourceTarget(number, 0, url)
    return DocumentTarget(
        number, "p", "P", (), f"d{number}", "T", "other-policy", "", 1440, CaptureHealth.OK, {},
        (source,),
    )  # fmt: skip


def taken(visits: Visits) -> list[Visit]:
    found: list[Visit] = []
    while not visits.is_over:
        visits.pipe.poll(1)
        found += visits.take()
    return found


def test_hosts_are_visited_side_by_side_and_in_turn() -> None:
    web = Web()
    guest = SlowGuest(web)
    targets = [a_target(i, f"https://{'abc'[i // 10]}.example/{i}") for i in range(30)]
    with Visits(targets, lambda _: guest, web.clock, 3) as visits:
        found = taken(visits)
    assert sorted(visit.target.id for visit in found) == list(range(30))
    assert guest.most == 3
    assert [request.url[8] for request in web.requests[:6]] == list("abcabc")


def test_finished_visits_wait_in_small_number() -> None:
    web = Web()
    with Visits([a_target(i, f"https://a.example/{i}") for i in range(60)],
                web.guest, web.clock, 4) as visits:  # fmt: skip
        time.sleep(0.3)
        assert len(web.requests) < 20
        assert len(taken(visits)) == 60


def test_a_fault_of_our_own_is_raised_where_the_visits_are_taken() -> None:
    web = Web()
    guest = SlowGuest(web)
    with (
        pytest.raises(ExceptionGroup, match="unhandled"),
        Visits([a_target(1, "https://broken.example/")], lambda _: guest, web.clock, 1) as visits,
    ):
        taken(visits)


def test_leaving_early_ends_the_visits() -> None:
    web = Web()
    guest = SlowGuest(web)
    began = time.monotonic()
    targets = [a_target(i, f"https://a.example/{i}") for i in range(500)]
    with Visits(targets, lambda _: guest, web.clock, 1):
        time.sleep(0.05)
    assert time.monotonic() - began < 2


def test_what_was_learned_of_hosts_before_is_handed_on() -> None:
    web = Web()
    given: list[HostState] = []

    def guest(states: Iterable[HostState]) -> WebGuest:
        given.extend(states)
        return WebGuest(web)

    known = [HostState("a.example", reason="status 429")]
    with Visits([a_target(1, "https://a.example/")], guest, web.clock, 1, known) as visits:
        taken(visits)
    assert given == known
