import datetime as dt

from conductatlas.archive.outbox import EventKind
from conductatlas.archive.values import HostView
from conductatlas.pipeline.hosts import HostVisits, host_of, hosts_after

START = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
HOST = "lumenpost.example"


def _days(*days: HostVisits) -> list[EventKind]:
    known: dict[str, HostView] = {}
    kinds: list[EventKind] = []
    for number, seen in enumerate(days):
        at = START + dt.timedelta(days=number)
        views, events = hosts_after(known, {HOST: seen}, at)
        known |= {view.host: view for view in views}
        kinds += [event.kind for event in events]
    return kinds


def test_q4_a_host_down_ten_days_gives_one_notice_and_one_recovery() -> None:
    days = [HostVisits(True), *[HostVisits(False, ["no answer"])] * 10, HostVisits(True)]
    assert _days(*days) == [EventKind.HOST_FAILING, EventKind.HOST_RECOVERED]


def test_a_host_of_which_one_page_came_is_up() -> None:
    assert _days(HostVisits(True, ["timed out"])) == []


def test_a_host_that_asks_for_patience_is_neither_up_nor_down() -> None:
    later = START + dt.timedelta(hours=1)
    assert _days(HostVisits(False, ["no answer"]), HostVisits(not_before=later)) == [
        EventKind.HOST_FAILING
    ]


def test_when_to_come_back_is_kept() -> None:
    later = START + dt.timedelta(hours=1)
    views, _ = hosts_after({}, {HOST: HostVisits(not_before=later)}, START)
    assert views == [HostView(HOST, not_before=later)]


def test_a_host_is_named_without_port_and_user() -> None:
    assert host_of("https://User@LumenPost.example:8443/terms") == HOST
