from dataclasses import replace
from pathlib import Path

import pytest

from conductatlas.archive import store
from conductatlas.archive.models import (
    Change,
    Explanation,
    Leaf,
    Provision,
    Reading,
    Rendition,
    Version,
)
from conductatlas.archive.texts import explanations, rendition_text
from conductatlas.model.records import Explanation as Words
from conductatlas.model.records import Extracted, Finding
from conductatlas.model.vocabulary import Origin
from conductatlas.pipeline import Clause, Page, RerunReport, Stages, rerun_all
from tests.support.pipeline import (
    START,
    Bench,
    a_bench,
    a_document,
    a_platform,
    extract_plain,
    policy,
    read_plain,
    some_stages,
)

pytestmark = pytest.mark.django_db

ARBITRATION = "All disputes go to binding arbitration before the Harrow Institute in London."


def extract_better(page: Page) -> Extracted:
    """The second extractor version: it finds a clause in every page that the first one missed."""
    found = page.raw.decode() + "\nWe may raise a fee at any time, for everybody, by a notice.\n"
    return replace(extract_plain(replace(page, raw=found.encode())))


def read_better(text: str, kind: str, language: str | None) -> tuple[Finding, ...]:
    """The second reader version: surer, and it no longer takes retention for a provision."""
    found = [f for f in read_plain(text, kind, language) if f.type != "data-retention"]
    return tuple(replace(finding, confidence=0.95) for finding in found)


def explain_better(clause: Clause) -> tuple[Words, ...]:
    return tuple(Words(f"New words on {f.title}.", "", "", (), (), ()) for f in clause.findings)


def upgraded(bench: Bench, stages: Stages) -> RerunReport:
    bench.shop = replace(bench.shop, stages=stages)
    return rerun_all(bench.shop, Origin.SIMULATED)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store.sync_catalogue([a_platform()], START)
    bench = a_bench(tmp_path)
    for page in [policy(), policy(ARBITRATION), None]:
        bench.outcome(page)
    assert Change.objects.count() == 1
    return bench


def test_q7_a_new_extractor_makes_renditions_and_no_change(bench: Bench) -> None:
    before = dict(Version.objects.values_list("number", "text_sha256"))
    leaves = {leaf.index: bytes(leaf.entry) for leaf in Leaf.objects.all()}
    report = upgraded(bench, some_stages(extractor="2", extract=extract_better))
    assert (report.renditions, report.readings, report.not_renewed) == (2, 2, 0)
    assert Change.objects.count() == 1
    assert Version.objects.count() == 2
    # What was cited before still stands: the old renditions, the versions' hashes, the leaves.
    assert Rendition.objects.filter(extractor="1").count() == 2
    assert dict(Version.objects.values_list("number", "text_sha256")) == before
    assert {i: bytes(Leaf.objects.get(pk=i).entry) for i in leaves} == leaves
    newest = Rendition.objects.filter(version__number=2).latest("id")
    assert "raise a fee" in rendition_text(newest.pk)


def test_q7_the_next_check_after_an_upgrade_sees_nothing_new(bench: Bench) -> None:
    upgraded(bench, some_stages(extractor="2", extract=extract_better))
    bench.web.has_etags = False
    assert [bench.outcome() for _ in range(3)] == ["unchanged"] * 3
    assert Change.objects.count() == 1


def test_q7_a_check_right_after_an_upgrade_makes_the_text_in_force_again_first(
    bench: Bench,
) -> None:
    stages = some_stages(extractor="2", extract=extract_better)
    bench.shop = replace(bench.shop, stages=stages)
    assert bench.outcome() == "unchanged"
    assert bench.outcome(policy(ARBITRATION, retain="90 days")) == "unconfirmed"
    assert bench.outcome() == "changed"
    change = Change.objects.first()
    assert change is not None
    assert [p.provision.type for p in change.provisions.all()] == ["data-retention"]


def test_what_a_better_extractor_finds_is_a_provision_since_the_first_version(
    bench: Bench,
) -> None:
    upgraded(bench, some_stages(extractor="2", extract=extract_better))
    fee = Provision.objects.get(type="fees")
    assert (fee.first_version.number, fee.last_version.number, fee.in_force) == (1, 2, True)
    assert fee.first_seen == Version.objects.get(number=1).first_seen


def test_a_new_reader_keeps_ids_and_supersedes_what_it_no_longer_finds(bench: Bench) -> None:
    arbitration = Provision.objects.get(type="mandatory-arbitration")
    report = upgraded(bench, some_stages(reader="2", read=read_better))
    assert (report.renditions, report.readings) == (0, 2)
    again = Provision.objects.get(type="mandatory-arbitration")
    assert (again.pk, again.status, again.in_force) == (arbitration.pk, "active", True)
    assert again.wording is not None
    assert (again.wording.reader, again.wording.confidence) == ("2", 0.95)
    retention = Provision.objects.get(type="data-retention")
    assert (retention.status, retention.in_force) == ("superseded", False)
    assert Change.objects.count() == 1
    assert Reading.objects.filter(reader="1").count() == 2


def test_a_new_composer_explains_again(bench: Bench) -> None:
    report = upgraded(bench, some_stages(composer="2", explain=explain_better))
    assert (report.renditions, report.readings) == (0, 0)
    assert report.explanations > 0
    wordings = [p.wording_id for p in Provision.objects.all() if p.wording_id]
    assert all(one.what_it_is.startswith("New words") for one in explanations(wordings).values())
    assert Explanation.objects.filter(composer="2").exists()


def test_running_again_without_an_upgrade_does_nothing(bench: Bench) -> None:
    leaves = Leaf.objects.count()
    assert upgraded(bench, some_stages()) == RerunReport(documents=1)
    assert Leaf.objects.count() == leaves


def test_a_mended_selector_is_no_change(bench: Bench) -> None:
    source = replace(a_document().sources[0], remove=(".banner",))
    store.sync_catalogue([a_platform(a_document(sources=(source,)))], START)
    assert bench.outcome() == "unchanged"
    assert Change.objects.count() == 1
    assert Rendition.objects.filter(extractor__startswith="1+").count() == 1


def test_a_further_source_opens_a_seam_without_a_change(bench: Bench) -> None:
    urls = ("https://lumenpost.example/terms", "https://lumenpost.example/more")
    store.sync_catalogue([a_platform(a_document("terms", *urls))], START)
    bench.web.pages[urls[1]] = "A second page with more of the terms.\n"
    assert bench.outcome(policy(ARBITRATION)) == "changed"
    assert Version.objects.get(number=3).is_seam
    assert Change.objects.count() == 1
    provisions = Provision.objects.values_list("type", "status", "last_version__number")
    assert set(provisions) == {
        ("data-retention", "active", 3),
        ("mandatory-arbitration", "active", 3),
    }


def test_a_version_without_raw_bytes_is_followed_by_a_seam(bench: Bench) -> None:
    # As imported history is: texts, but no captures.
    for rendition in Rendition.objects.all():
        rendition.captures.clear()
    stages = some_stages(extractor="2", extract=extract_better)
    assert upgraded(bench, stages).not_renewed == 2
    assert bench.outcome() == "changed"
    assert Version.objects.get(number=3).is_seam
    assert Change.objects.count() == 1


def test_q7_a_text_that_waits_outlives_an_upgrade_of_extractor_and_reader(bench: Bench) -> None:
    assert bench.outcome(policy(ARBITRATION, retain="90 days")) == "unconfirmed"
    stages = some_stages(extractor="2", reader="2", extract=extract_better, read=read_better)
    upgraded(bench, stages)
    assert Change.objects.count() == 1
    assert bench.outcome() == "changed"
    change = Change.objects.latest("id")
    assert (change.added, change.removed, change.modified) == (0, 0, 1)
    assert not change.provisions.exists()


def test_q7_an_upgrade_of_the_reader_between_two_checks_publishes_nothing(bench: Bench) -> None:
    bench.shop = replace(bench.shop, stages=some_stages(reader="2", read=read_better))
    bench.web.has_etags = False
    cosmetic = policy(ARBITRATION).replace("in all countries", "in  all countries")
    assert [bench.outcome(cosmetic), bench.outcome()] == ["cosmetic", "cosmetic"]
    assert Change.objects.count() == 1
    assert Version.objects.count() == 2


def test_q7_an_unstable_page_gives_no_change_by_an_upgrade(bench: Bench) -> None:
    for page in [policy(), policy(ARBITRATION), policy()]:
        bench.outcome(page)
    upgraded(bench, some_stages(extractor="2", extract=extract_better))
    assert [bench.outcome(policy(ARBITRATION)) for _ in range(9)][-1] == "unchanged"
    assert Change.objects.count() == 1


def test_at_the_seam_to_own_captures_provisions_go_on_and_nothing_is_removed(
    bench: Bench,
) -> None:
    for rendition in Rendition.objects.all():
        rendition.captures.clear()
    bench.shop = replace(bench.shop, stages=some_stages(extractor="2", extract=extract_better))
    before = set(Provision.objects.values_list("id", "status"))
    assert bench.outcome(policy(ARBITRATION, "We may share a lamp with you.")) == "changed"
    assert before <= set(Provision.objects.values_list("id", "status"))
    assert Version.objects.get(number=3).is_seam
    assert Change.objects.count() == 1
    assert bench.outcome() == "unchanged"
