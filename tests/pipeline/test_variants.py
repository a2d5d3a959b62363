"""A page that alternates between two texts: two observed variants, each with its own history."""

from pathlib import Path

import pytest

from conductatlas.archive import store
from conductatlas.archive.models import (
    Change,
    Document,
    Event,
    Observation,
    ObservedVariant,
    Provision,
    Version,
)
from conductatlas.model.vocabulary import CaptureHealth, Origin
from conductatlas.pipeline import accept_waiting_text, rerun_all
from tests.pipeline.test_rerun import extract_better, upgraded
from tests.support.pipeline import (
    START,
    Bench,
    a_bench,
    a_document,
    a_platform,
    policy,
    some_stages,
)

pytestmark = pytest.mark.django_db

# The second text is that of another region, and has a clause of its own.
_REGION = "If you live in Norland, the Norland Consumer Board decides disputes with us."
A1, B1 = policy(), policy(_REGION)
A2, B2 = policy(retain="90 days"), policy(_REGION, retain="90 days")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store.sync_catalogue([a_platform()], START)
    return a_bench(tmp_path)


def alternate(bench: Bench, *pages: str, times: int = 6) -> list[str]:
    """The outcomes of as many daily checks, each of the next page in turn."""
    return [bench.outcome(pages[day % len(pages)]) for day in range(times)]


def history(number: int) -> list[tuple[int, bool]]:
    """The versions of an observed variant, and whether each is in force there."""
    variant = ObservedVariant.objects.get(number=number, ended=None)
    periods = variant.periods.order_by("began")
    return [(period.version.number, period.ended is None) for period in periods]


def changes() -> list[tuple[int, int]]:
    rows = Change.objects.order_by("id")
    return [(row.old_version.number, row.new_version.number) for row in rows]


def test_two_texts_in_turn_become_two_variants_and_no_change(bench: Bench) -> None:
    outcomes = alternate(bench, A1, B1, times=20)
    assert history(1) == [(1, True)]
    assert history(2) == [(2, True)]
    assert changes() == []
    assert set(outcomes[6:]) == {"unchanged"}
    assert Document.objects.get().health == CaptureHealth.UNSTABLE.value
    assert Document.objects.get().current_version == Version.objects.get(number=1)
    kinds = [event.kind for event in Event.objects.order_by("id")]
    assert kinds == ["document-first-read", "document-unstable"]


def test_what_was_seen_before_they_were_known_is_attributed_to_them(bench: Bench) -> None:
    alternate(bench, A1, B1, times=10)
    seen = {v.number: v.observations.count() for v in ObservedVariant.objects.all()}
    # The first sighting of all was before anything alternated.
    assert seen == {1: 4, 2: 5}
    first = Observation.objects.filter(variant__number=2).earliest("at").at
    assert Version.objects.get(number=2).first_seen == first


def test_a_change_is_one_within_each_variant_and_never_across(bench: Bench) -> None:
    alternate(bench, A1, B1, times=6)
    alternate(bench, A2, B2, times=4)
    assert changes() == [(1, 3), (2, 4)]
    assert history(1) == [(1, False), (3, True)]
    assert history(2) == [(2, False), (4, True)]
    for change in Change.objects.all():
        assert (change.added, change.removed, change.modified) == (0, 0, 1)
        assert [p.provision.type for p in change.provisions.all()] == ["data-retention"]


def test_a_change_of_the_other_variant_waits_for_a_second_sighting_of_its_own(
    bench: Bench,
) -> None:
    alternate(bench, A1, B1, times=6)
    assert alternate(bench, A1, B2, A1) == [
        "unchanged", "unconfirmed", "unchanged", "unchanged", "changed", "unchanged",
    ]  # fmt: skip
    assert changes() == [(2, 3)]
    assert Provision.objects.get(type="data-retention").last_version.number == 1


def test_provisions_in_force_are_those_of_the_documents_own_text(bench: Bench) -> None:
    arbitration = "All disputes go to binding arbitration before the Harrow Institute."
    alternate(bench, A1, policy(arbitration), times=8)
    assert not Provision.objects.get(type="mandatory-arbitration").in_force
    assert Provision.objects.get(type="data-retention").in_force


def test_an_alternation_ends_where_the_own_text_stays(bench: Bench) -> None:
    alternate(bench, A1, B1, times=6)
    alternate(bench, A1, times=16)
    assert not ObservedVariant.objects.filter(ended=None).exists()
    assert Document.objects.get().health == CaptureHealth.OK.value
    assert changes() == []
    assert [p.ended is None for p in Version.objects.get(number=2).periods.all()] == [False]


def test_an_alternation_ends_where_the_other_text_stays_which_comes_into_force(
    bench: Bench,
) -> None:
    alternate(bench, A1, B1, times=6)
    alternate(bench, B1, times=16)
    assert not ObservedVariant.objects.filter(ended=None).exists()
    assert changes() == [(1, 2)]
    assert Document.objects.get().current_version == Version.objects.get(number=2)
    assert Event.objects.filter(kind="document-unstable").count() == 1


def test_a_text_of_another_language_is_a_variant_and_does_not_come_into_force(
    bench: Bench,
) -> None:
    french = (
        "# Conditions d'utilisation\n\nCes conditions régissent votre utilisation de Lumenpost, un "
        "service de Lumenpost Ltd, dans tous les pays du monde et pour tous.\n\nNous conservons "
        "vos messages pendant 30 jours après leur suppression de votre compte.\n\nVous gardez les "
        "droits sur ce que vous publiez et vous nous donnez une licence pour le montrer.\n\nVous "
        "devez avoir 16 ans pour ouvrir un compte chez nous et pour utiliser le service.\n"
    )
    alternate(bench, A1, french, times=8)
    assert history(2) == [(2, True)]
    alternate(bench, french, times=24)
    assert changes() == []
    assert Document.objects.get().current_version == Version.objects.get(number=1)
    assert Document.objects.get().health == CaptureHealth.UNCONFIRMED.value


def test_two_new_texts_in_turn_take_the_place_of_one_that_is_gone(bench: Bench) -> None:
    bench.outcome(policy(retain="7 days"))
    alternate(bench, A1, B1, times=10)
    assert changes() == [(1, 2)]
    assert (history(1), history(2)) == ([(2, True)], [(3, True)])


def test_what_waits_in_a_variant_can_be_accepted(bench: Bench) -> None:
    long = policy(*["We retain what you post for a year after you leave us."] * 40)
    alternate(bench, A1, long, times=6)
    bench.outcome(policy(*["We retain what you post for a year after you leave us."] * 4, "End"))
    assert changes() == []
    accept_waiting_text("lumenpost", "terms")
    assert bench.outcome() == "changed"


def test_a_further_source_opens_a_seam_at_which_the_variants_end(bench: Bench) -> None:
    alternate(bench, A1, B1, times=6)
    urls = ("https://lumenpost.example/terms", "https://lumenpost.example/more")
    store.sync_catalogue([a_platform(a_document("terms", *urls))], START)
    bench.web.pages[urls[1]] = "A second page with more of the terms.\n"
    assert bench.outcome(A1) == "changed"
    assert not ObservedVariant.objects.filter(ended=None).exists()
    assert bench.outcome(A1) == "unchanged"
    assert (changes(), Document.objects.get().health) == ([], CaptureHealth.OK.value)


def test_a_login_page_in_between_costs_no_variant(bench: Bench) -> None:
    alternate(bench, A1, B1, times=6)
    assert bench.outcome("GATE login\nLog in") == "blocked"
    assert bench.outcome(B1) == "unchanged"
    assert history(2) == [(2, True)]
    kinds = [event.kind for event in Event.objects.order_by("id")][2:]
    assert kinds == ["document-blocked", "document-back"]


def test_q7_an_upgrade_renews_both_variants_and_publishes_nothing(bench: Bench) -> None:
    alternate(bench, A1, B1, times=6)
    report = upgraded(bench, some_stages(extractor="2", extract=extract_better))
    assert (report.renditions, report.not_renewed) == (2, 0)
    assert set(alternate(bench, A1, B1, times=6)) == {"unchanged"}
    assert (changes(), Version.objects.count()) == ([], 2)
    assert rerun_all(bench.shop, Origin.SIMULATED).renditions == 0
