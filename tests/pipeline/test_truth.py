"""Faults Q1 to Q8 where they concern what is published: noise is quiet, and a change is visible."""

from dataclasses import replace
from pathlib import Path

import pytest

from conductatlas.archive import store
from conductatlas.archive.models import (
    Change,
    Check,
    Document,
    Event,
    Observation,
    Provision,
    Version,
)
from conductatlas.capture import Failure, FailureKind
from conductatlas.model.records import PairReading
from conductatlas.pipeline.stages import SeenText
from tests.support.pipeline import (
    START,
    Bench,
    a_bench,
    a_platform,
    compare_plain,
    policy,
    some_stages,
)

pytestmark = pytest.mark.django_db

_LIST = ("- your name and address", "- your messages and posts", "- your payment details")
_HEAD = "# Terms of service\n\nLast updated: {date}\n\n"
_ARBITRATION = "All disputes go to binding arbitration before the Harrow Institute in London."


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store.sync_catalogue([a_platform()], START)
    return a_bench(tmp_path)


def terms(*more: str, date: str = "1 March 2026", items: tuple[str, ...] = _LIST) -> str:
    """The terms with a date line, a list and a link."""
    link = "Read the [help pages](https://lumenpost.example/help?utm_source=a) for more on this."
    body = policy("\n".join(items), link, *more).removeprefix("# Terms of service\n\n")
    return _HEAD.format(date=date) + body


def published() -> int:
    return Event.objects.filter(kind="change-published").count()


@pytest.mark.parametrize(
    "other",
    [
        terms(items=_LIST[::-1]),
        terms(date="2 May 2026"),
        terms().replace("utm_source=a", "utm_source=b&utm_campaign=spring"),
        terms().replace("Last updated: 1 March 2026", "**Last updated:** 1 March 2026"),
    ],
    ids=["list reordered", "date line", "tracking parameters", "markup"],
)
def test_q2_a_difference_that_says_nothing_is_cosmetic(bench: Bench, other: str) -> None:
    bench.outcome(terms())
    assert [bench.outcome(other) for _ in range(3)] == ["cosmetic"] * 3
    assert (Version.objects.count(), Change.objects.count(), published()) == (1, 0, 0)
    assert Check.objects.latest("id").cosmetic_reasons


def test_q2_furniture_that_comes_and_goes_is_learnt_and_is_no_change(bench: Bench) -> None:
    teaser = "Spring sale: save 20 % on every lamp today\n\n"
    outcomes = [bench.outcome(terms() if day % 2 else teaser + terms()) for day in range(14)]
    assert set(outcomes[6:]) <= {"unchanged", "cosmetic"}
    assert (Change.objects.count(), published()) == (0, 0)


def test_what_was_seen_lately_is_handed_to_the_comparison(tmp_path: Path) -> None:
    handed: list[tuple[str, ...]] = []

    def compare(
        old: str, new: str, read: object, *, history: tuple[SeenText, ...] = ()
    ) -> PairReading:
        if history:
            handed.append(tuple(one.text for one in history))
        return compare_plain(old, new, lambda _: ())

    store.sync_catalogue([a_platform()], START)
    bench = a_bench(tmp_path, stages=some_stages(compare=compare))
    pages = [terms(), terms(date="2 May 2026"), terms(_ARBITRATION)]
    for page in pages:
        bench.outcome(page)
    # The text of the second check is no version: it was made again from its raw bytes.
    assert handed == [(pages[1], pages[0])]


def test_q3_what_is_published_shows_a_difference_and_counts_it_alone(bench: Bench) -> None:
    bench.outcome(terms())
    later = terms(_ARBITRATION, date="2 May 2026").replace("utm_source=a", "utm_source=b")
    assert [bench.outcome(later), bench.outcome()] == ["unconfirmed", "changed"]
    change = Change.objects.get()
    assert (change.added, change.removed, change.modified, change.moved) == (1, 0, 0, 0)
    assert published() == 1


def test_q3_a_change_without_a_visible_difference_is_kept_quiet(tmp_path: Path) -> None:
    def compare(old: str, new: str, read: object, **_: object) -> PairReading:
        pair = compare_plain(old, new, lambda _: ())
        return replace(pair, added=0, removed=0, modified=0, moved=0)

    store.sync_catalogue([a_platform()], START)
    bench = a_bench(tmp_path, stages=some_stages(compare=compare))
    for page in [terms(), terms(_ARBITRATION), None]:
        bench.outcome(page)
    assert not Change.objects.get().published
    assert published() == 0


def test_q4_ten_days_down_are_one_notice_one_recovery_and_no_change(bench: Bench) -> None:
    bench.outcome(terms())
    bench.outcome(terms(_ARBITRATION))
    down = Failure(FailureKind.CONNECT, "lumenpost.example does not answer.")
    outcomes = [bench.outcome(down) for _ in range(10)]
    assert set(outcomes) == {"failed"}
    row = Document.objects.get()
    assert (row.health, row.health_reason) == ("failing", down.sentence)
    # What waited before still counts: the outage was no other text.
    assert bench.outcome(terms(_ARBITRATION)) == "changed"
    kinds = Event.objects.filter(kind__startswith="host-").values_list("kind", flat=True)
    assert list(kinds) == ["host-failing", "host-recovered"]
    assert Document.objects.get().health == "ok"


@pytest.mark.parametrize(
    ("share", "outcome"), [(0.0, "not-a-policy"), (0.05, "unconfirmed"), (0.1, "unconfirmed")]
)
def test_q8_an_empty_or_truncated_page_removes_no_provision(
    bench: Bench, share: float, outcome: str
) -> None:
    whole = terms(_ARBITRATION, *[f"You may use lamp {n} at home and abroad." for n in range(99)])
    bench.outcome(whole)
    cut = whole[: int(len(whole) * share)] or "GATE empty\n"
    assert {bench.outcome(cut) for _ in range(4)} == {outcome}
    assert not Provision.objects.exclude(status="active", in_force=True).exists()
    assert (Version.objects.count(), Change.objects.count(), published()) == (1, 0, 0)
    assert bench.outcome(whole) == "unchanged"
    assert not Event.objects.filter(kind="document-unstable").exists()
    assert Observation.objects.count() == 6
