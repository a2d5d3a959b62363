import pytest

from conductatlas.archive.outbox import EventKind, NewEvent, announce, tick_off, waiting_events
from tests.support.pipeline import START

pytestmark = pytest.mark.django_db


def test_events_wait_in_order_until_they_are_ticked_off_once() -> None:
    announce([NewEvent(EventKind.HOST_FAILING, "a.example", {"reason": "down"})], START)
    announce([NewEvent(EventKind.HOST_RECOVERED, "a.example")], START)
    first, second = waiting_events()
    assert (first.kind, first.detail) == (EventKind.HOST_FAILING, {"reason": "down"})
    assert tick_off(first.id, START)
    assert not tick_off(first.id, START)
    assert waiting_events() == (second,)
