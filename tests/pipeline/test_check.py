from pathlib import Path

import pytest

from conductatlas.archive import store
from conductatlas.archive.log import log_state
from conductatlas.archive.models import (
    Capture,
    Change,
    Check,
    Document,
    Event,
    Leaf,
    Observation,
    Provision,
    Version,
    VersionPeriod,
)
from conductatlas.archive.targets import UnknownTargetError
from conductatlas.archive.texts import rendition_text
from conductatlas.capture import Failure, FailureKind
from conductatlas.model.vocabulary import CaptureHealth
from conductatlas.pipeline import accept_waiting_text
from tests.support.pipeline import (
    START,
    Bench,
    a_bench,
    a_document,
    a_platform,
    policy,
)

pytestmark = pytest.mark.django_db

ARBITRATION = "All disputes go to binding arbitration before the Harrow Institute in London."


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store.sync_catalogue([a_platform()], START)
    return a_bench(tmp_path)


def test_a_first_page_becomes_a_version_with_its_evidence(bench: Bench) -> None:
    assert bench.outcome(policy()) == "changed"
    version = Version.objects.get()
    assert (version.number, version.is_seam) == (1, False)
    assert rendition_text(version.renditions.get().pk) == policy()
    assert [leaf.kind for leaf in Leaf.objects.all()] == ["capture", "version", "provision"]
    assert log_state().is_gapless
    assert Change.objects.count() == 0
    assert [event.kind for event in Event.objects.all()] == ["document-first-read"]


def test_the_same_page_is_asked_for_conditionally_and_changes_nothing(bench: Bench) -> None:
    bench.outcome(policy())
    assert bench.outcome() == "unchanged"
    assert bench.web.requests[-1].is_conditional
    assert Capture.objects.first().status == 304  # type: ignore[union-attr]  # two are there
    assert {c.raw_id for c in Capture.objects.all()} == {Capture.objects.all()[0].raw_id}
    assert Version.objects.count() == 1


def test_s13_identical_bytes_are_kept_once(bench: Bench) -> None:
    bench.web.has_etags = False
    bench.outcome(policy())
    assert bench.outcome() == "unchanged"
    assert [c.status for c in Capture.objects.all()] == [200, 200]
    assert len({c.raw_id for c in Capture.objects.all()}) == 1


def test_s13_a_304_that_nobody_asked_for_is_a_failure(bench: Bench) -> None:
    assert bench.outcome(304) == "failed"
    assert Capture.objects.count() == 0
    assert "304" in Check.objects.get().reason


def test_s13_a_304_is_not_believed_for_more_than_a_week(bench: Bench) -> None:
    bench.outcome(policy())
    bench.outcome(hours=24 * 8)
    assert not bench.web.requests[-1].is_conditional


def test_a_change_is_confirmed_by_an_unconditional_fetch(bench: Bench) -> None:
    bench.outcome(policy())
    assert bench.outcome(policy(ARBITRATION)) == "unconfirmed"
    assert bench.outcome() == "changed"
    assert not bench.web.requests[-1].is_conditional
    change = Change.objects.get()
    assert (change.old_version.number, change.new_version.number) == (1, 2)
    assert change.published
    assert change.leaf is not None
    added = change.provisions.get(status="added")
    assert added.after is not None
    assert added.after.quote == ARBITRATION
    assert Event.objects.filter(kind="change-published").count() == 1


def test_a_document_waiting_for_confirmation_is_due_sooner(bench: Bench) -> None:
    bench.outcome(policy())
    bench.outcome(policy(ARBITRATION))
    document = Document.objects.get()
    assert document.next_check is not None
    assert (document.next_check - bench.web.clock()).total_seconds() == 3600


def test_a_provision_lives_across_versions_until_it_is_removed(bench: Bench) -> None:
    bench.outcome(policy(ARBITRATION))
    arbitration = Provision.objects.get(type="mandatory-arbitration")
    for page in [policy(ARBITRATION, retain="90 days"), None, policy(retain="90 days"), None]:
        bench.outcome(page)
    arbitration.refresh_from_db()
    retention = Provision.objects.get(type="data-retention")
    assert (arbitration.status, arbitration.in_force) == ("removed", False)
    assert (retention.status, retention.in_force) == ("amended", True)
    assert retention.wordings.count() == 2
    assert (retention.first_version.number, retention.last_version.number) == (1, 3)


def test_a_clause_that_comes_back_goes_on_under_its_id(bench: Bench) -> None:
    for page in [policy(ARBITRATION), policy(), None, policy(ARBITRATION, "Bye."), None]:
        bench.outcome(page)
    arbitration = Provision.objects.get(type="mandatory-arbitration")
    assert (arbitration.status, arbitration.in_force) == ("active", True)


def test_a_text_that_returns_is_the_same_version_in_a_new_period(bench: Bench) -> None:
    pages = [policy(), policy(ARBITRATION), None, policy(), None, None]
    assert [bench.outcome(page) for page in pages][-1] == "changed"
    assert Version.objects.count() == 2
    periods = VersionPeriod.objects.order_by("began")
    assert [(p.version.number, p.ended is None) for p in periods] == [
        (1, False), (2, False), (1, True),
    ]  # fmt: skip
    assert Change.objects.count() == 2
    assert Change.objects.first().provisions.get().status == "removed"  # type: ignore[union-attr]  # two are there
    assert not Provision.objects.get(type="mandatory-arbitration").in_force


def test_q2_an_alternating_page_is_one_notice_and_no_change(bench: Bench) -> None:
    for day in range(12):
        bench.outcome(policy(ARBITRATION) if day % 2 else policy())
    # The other text is a version of an observed variant (test_variants).
    assert [p.version.number for p in VersionPeriod.objects.filter(variant__number=1)] == [1]
    assert Change.objects.count() == 0
    assert Event.objects.filter(kind="document-unstable").count() == 1
    assert Document.objects.get().health == CaptureHealth.UNSTABLE.value


@pytest.mark.parametrize(
    ("gate", "outcome"),
    [
        ("login", "blocked"),
        ("bot-check", "blocked"),
        ("not-found", "not-a-policy"),
        ("empty", "not-a-policy"),
        ("not-a-policy", "not-a-policy"),
        ("partial", "unconfirmed"),
    ],
)
def test_q1_a_page_that_is_no_policy_is_an_outcome_and_never_a_version(
    bench: Bench, gate: str, outcome: str
) -> None:
    bench.outcome(policy())
    assert [bench.outcome(f"GATE {gate}\nPlease wait.") for _ in range(3)] == [outcome] * 3
    assert Version.objects.count() == 1
    assert Change.objects.count() == 0
    assert Provision.objects.get().in_force
    assert Observation.objects.first().gate == gate  # type: ignore[union-attr]  # four are there
    assert bench.outcome(policy()) == "unchanged"


def test_q1_a_first_page_that_is_no_policy_makes_no_version(bench: Bench) -> None:
    assert bench.outcome("GATE login\nLog in") == "blocked"
    assert Version.objects.count() == 0
    assert bench.outcome(policy()) == "changed"


def test_q8_an_empty_answer_removes_no_provision(bench: Bench) -> None:
    bench.outcome(policy())
    bench.outcome("GATE empty\n")
    assert Provision.objects.get().status == "active"


def test_a_cosmetic_difference_makes_no_version(bench: Bench) -> None:
    bench.outcome(policy())
    assert bench.outcome(policy().replace("in all countries", "in  all countries")) == "cosmetic"
    assert Check.objects.first().cosmetic_reasons  # type: ignore[union-attr]  # two are there
    assert Version.objects.count() == 1
    assert bench.outcome() == "cosmetic"
    assert bench.web.requests[-1].is_conditional


def test_a_candidate_is_confirmed_by_a_text_that_differs_cosmetically(bench: Bench) -> None:
    bench.outcome(policy())
    bench.outcome(policy(ARBITRATION))
    assert bench.outcome(policy(ARBITRATION).replace("in all", "in  all")) == "changed"


def test_a_suspect_text_comes_into_force_once_the_operator_lets_it(bench: Bench) -> None:
    bench.outcome(policy(*["We retain what you post for a year after you leave us."] * 40))
    lost = "# Terms of service\n\nWe retain your messages for 30 days.\n"
    assert [bench.outcome(lost) for _ in range(3)] == ["unconfirmed"] * 3
    assert Version.objects.count() == 1
    accept_waiting_text("lumenpost", "terms")
    assert bench.outcome() == "changed"
    assert Change.objects.get().published


def test_q4_a_host_that_fails_is_announced_once_and_its_recovery_once(bench: Bench) -> None:
    bench.outcome(policy())
    down = Failure(FailureKind.CONNECT, "lumenpost.example does not answer.")
    assert [bench.outcome(down) for _ in range(10)] == ["failed"] * 10
    assert Document.objects.get().health == CaptureHealth.FAILING.value
    assert bench.outcome(policy()) == "unchanged"
    hosts = Event.objects.filter(kind__startswith="host-")
    assert [event.kind for event in hosts] == ["host-failing", "host-recovered"]
    assert Document.objects.get().health == CaptureHealth.OK.value


def test_a_document_that_was_removed_is_gone_and_comes_back(bench: Bench) -> None:
    bench.outcome(policy())
    assert [bench.outcome(404) for _ in range(3)] == ["not-a-policy"] * 3
    assert Document.objects.get().health == CaptureHealth.GONE.value
    assert bench.outcome(policy()) == "unchanged"
    kinds = [e.kind for e in Event.objects.filter(kind__startswith="document-").order_by("id")]
    assert kinds[1:] == ["document-not-a-policy", "document-gone", "document-back"]


def test_a_document_of_two_sources_is_one_text(tmp_path: Path) -> None:
    urls = ("https://lumenpost.example/a", "https://lumenpost.example/b")
    store.sync_catalogue([a_platform(a_document("terms", *urls))], START)
    bench = a_bench(tmp_path, {urls[0]: policy(), urls[1]: ARBITRATION})
    assert bench.check().outcomes == {"changed": 1}
    assert Version.objects.get().renditions.get().captures.count() == 2
    bench.web.pages[urls[1]] = 404
    assert bench.check(hours=24).outcomes == {"not-a-policy": 1}
    assert Version.objects.count() == 1


def test_a_source_that_is_no_policy_costs_the_version_and_is_named(tmp_path: Path) -> None:
    urls = ("https://lumenpost.example/a", "https://lumenpost.example/b")
    store.sync_catalogue([a_platform(a_document("terms", *urls))], START)
    bench = a_bench(tmp_path, {urls[0]: policy(), urls[1]: "GATE not-found\nGone"})
    outcomes = [bench.check(hours=hours).documents[0] for hours in (0, 24, 48)]
    assert {one.outcome.value for one in outcomes} == {"not-a-policy"}
    assert all(urls[1] in one.reason for one in outcomes)
    bench.web.pages[urls[1]] = "GATE partial\nRead more"
    bench.check(hours=72)
    assert not Version.objects.exists()


def test_an_unknown_name_is_refused_with_the_nearest_ones(bench: Bench) -> None:
    with pytest.raises(UnknownTargetError, match="Nearest: lumenpost"):
        bench.check("lumenpots")
    with pytest.raises(UnknownTargetError, match="Nearest: terms"):
        bench.check("lumenpost", "term")


def test_a_page_that_breaks_the_reader_costs_that_page_alone(tmp_path: Path) -> None:
    store.sync_catalogue([a_platform(a_document("terms"), a_document("privacy"))], START)
    pages: dict[str, str | bytes | int] = {
        "https://lumenpost.example/terms": b"\xff\xfe not UTF-8",
        "https://lumenpost.example/privacy": policy(),
    }
    report = a_bench(tmp_path, pages).check()
    assert {one.path: one.outcome.value for one in report.documents} == {
        "lumenpost/terms": "failed",
        "lumenpost/privacy": "changed",
    }
