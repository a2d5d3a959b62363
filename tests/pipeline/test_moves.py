"""A document that moves, is replaced, is removed, comes back, or becomes another variant."""

from dataclasses import replace
from pathlib import Path

import pytest

from conductatlas.archive import store
from conductatlas.archive.models import (
    Change,
    Document,
    Event,
    ObservedVariant,
    Provision,
    Source,
    Version,
    VersionPeriod,
)
from conductatlas.archive.targets import find_targets
from conductatlas.catalogue import Variant
from conductatlas.model.vocabulary import CaptureHealth
from conductatlas.pipeline import sync_entries
from tests.support.pipeline import START, Bench, a_bench, a_document, a_platform, policy

pytestmark = pytest.mark.django_db

OLD, NEW = "https://lumenpost.example/terms", "https://lumenpost.example/legal/terms"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store.sync_catalogue([a_platform()], START)
    bench = a_bench(tmp_path)
    bench.outcome(policy())
    return bench


def move(bench: Bench, status: int = 301) -> None:
    """Let the old address lead to the new one, where the page stands now."""
    bench.web.redirects[OLD] = (status, NEW)
    bench.web.pages[NEW] = bench.web.pages[OLD]


def notices() -> list[str]:
    rows = Event.objects.filter(kind__startswith="document-").order_by("id")
    return [event.kind for event in rows][1:]


def test_a_page_that_moved_for_good_goes_on_and_its_new_address_is_told_once(
    bench: Bench,
) -> None:
    move(bench)
    outcomes = [bench.check(hours=24).documents[0] for _ in range(3)]
    assert {one.outcome.value for one in outcomes} == {"unchanged"}
    assert [NEW in one.reason for one in outcomes] == [True, False, False]
    assert Source.objects.get().moved_to == NEW
    assert notices() == ["document-moved"]
    assert (Version.objects.count(), Change.objects.count()) == (1, 0)


@pytest.mark.parametrize("status", [302, 303, 307])
def test_a_redirect_for_the_time_being_is_no_move(bench: Bench, status: int) -> None:
    move(bench, status)
    assert bench.outcome() == "unchanged"
    assert (Source.objects.get().moved_to, notices()) == ("", [])


def test_q1_a_move_to_the_home_page_is_no_move_and_no_change(bench: Bench) -> None:
    bench.web.redirects[OLD] = (301, "https://lumenpost.example/")
    bench.web.pages["https://lumenpost.example/"] = "GATE not-a-policy\nPost light."
    assert [bench.outcome() for _ in range(3)] == ["not-a-policy"] * 3
    assert (Source.objects.get().moved_to, Change.objects.count()) == ("", 0)


def test_a_page_that_moves_back_is_where_it_was(bench: Bench) -> None:
    move(bench)
    bench.outcome()
    bench.web.redirects.clear()
    assert bench.outcome() == "unchanged"
    assert Source.objects.get().moved_to == ""
    assert notices() == ["document-moved"]


def test_a_change_at_the_new_address_is_a_change_of_the_same_document(bench: Bench) -> None:
    move(bench)
    bench.web.pages[NEW] = policy(retain="90 days")
    assert [bench.outcome(), bench.outcome()] == ["unconfirmed", "changed"]
    assert Source.objects.get().moved_to == NEW
    assert Change.objects.get().modified == 1


def test_a_new_address_in_the_catalogue_is_no_change(bench: Bench) -> None:
    document = Document.objects.get()
    bench.web.pages[NEW] = bench.web.pages.pop(OLD)
    store.sync_catalogue([a_platform(a_document("terms", NEW))], START)
    assert [bench.outcome() for _ in range(2)] == ["unchanged"] * 2
    assert Document.objects.get() == document
    assert (Version.objects.count(), Change.objects.count()) == (1, 0)


def test_another_document_at_the_old_address_is_held_back(tmp_path: Path) -> None:
    store.sync_catalogue([a_platform()], START)
    bench = a_bench(tmp_path)
    bench.outcome("Last updated: 1 March 2026\n\n" + policy())
    other = (
        "# Seller handbook\n\nSellers pack each parcel with care and print its label on paper.\n"
        "\nA courier of Parcelo collects parcels from the shop on working days before noon.\n"
        "\nPayouts reach sellers on Fridays, less the commission that the price list names.\n"
    )
    assert {bench.outcome(other) for _ in range(6)} == {"unconfirmed"}
    assert (Version.objects.count(), Change.objects.count()) == (1, 0)
    assert Provision.objects.get().in_force


def test_what_the_catalogue_calls_replaced_is_kept_and_not_visited(bench: Bench) -> None:
    heir = a_document("terms-2", NEW)
    old = replace(a_document(), replaced_by="terms-2")
    store.sync_catalogue([a_platform(old, heir)], START)
    bench.web.pages[NEW] = policy(retain="90 days")
    assert [one.path for one in bench.check(hours=24).documents] == ["lumenpost/terms-2"]
    row = Document.objects.get(slug="terms")
    assert row.replaced_by == Document.objects.get(slug="terms-2")
    assert (row.retired_at, row.versions.count(), Change.objects.count()) == (None, 1, 0)
    assert [target.slug for target in find_targets("lumenpost", "terms")] == ["terms"]
    store.sync_catalogue([a_platform(a_document(), heir)], START)
    assert len(bench.check(hours=24).documents) == 2


@pytest.mark.parametrize("page", [404, 410, "GATE not-found\nThis page does not exist."])
def test_a_removed_document_is_no_longer_published_and_keeps_its_text(
    bench: Bench, page: int | str
) -> None:
    assert [bench.outcome(page) for _ in range(4)] == ["not-a-policy"] * 4
    row = Document.objects.get()
    assert row.health == CaptureHealth.GONE.value
    assert row.health_reason.startswith("no longer published since 4 March 2026: ")
    assert row.current_version == Version.objects.get()
    assert Provision.objects.get().in_force
    assert Change.objects.count() == 0


def test_what_is_gone_stays_so_while_the_site_does_not_answer(bench: Bench) -> None:
    for _ in range(3):
        bench.outcome(404)
    assert bench.outcome(503) == "failed"
    assert Document.objects.get().health == CaptureHealth.GONE.value
    assert notices() == ["document-not-a-policy", "document-gone"]


def test_a_document_that_comes_back_goes_on_with_the_same_text(bench: Bench) -> None:
    for _ in range(3):
        bench.outcome(404)
    assert bench.outcome(policy()) == "unchanged"
    assert (Version.objects.count(), VersionPeriod.objects.count()) == (1, 1)
    assert Change.objects.count() == 0
    assert notices()[-1] == "document-back"


def test_a_document_that_comes_back_with_another_text_has_changed(bench: Bench) -> None:
    for _ in range(3):
        bench.outcome(404)
    assert bench.outcome(policy(retain="90 days")) == "unconfirmed"
    assert bench.outcome() == "changed"
    assert Change.objects.get().modified == 1


def test_a_document_that_becomes_another_variant_opens_a_seam(bench: Bench) -> None:
    german = replace(a_document(), variant=Variant(region="DE", language="de"))
    sync_entries([a_platform(german)], START)
    assert bench.outcome(policy(retain="90 days")) == "changed"
    assert Version.objects.get(number=2).is_seam
    assert Change.objects.count() == 0
    assert bench.outcome(policy(retain="60 days")) == "unconfirmed"
    assert bench.outcome() == "changed"
    assert Change.objects.get().old_version.number == 2


def test_another_variant_with_the_same_text_is_no_new_version(bench: Bench) -> None:
    sync_entries([a_platform(replace(a_document(), variant=Variant(region="DE")))], START)
    assert [bench.outcome(), bench.outcome()] == ["unchanged", "unchanged"]
    assert Version.objects.count() == 1
    assert bench.outcome(policy(retain="90 days")) == "unconfirmed"


def test_observed_variants_end_where_the_catalogue_asks_for_another_variant(
    bench: Bench,
) -> None:
    for day in range(6):
        bench.outcome((policy(retain="7 days"), policy())[day % 2])
    assert ObservedVariant.objects.filter(ended=None).count() == 2
    sync_entries([a_platform(replace(a_document(), variant=Variant(region="DE")))], START)
    assert not ObservedVariant.objects.filter(ended=None).exists()
    assert bench.outcome(policy()) == "unchanged"
