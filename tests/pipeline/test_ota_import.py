"""Tests of importing recorded history, through a real repository and a real archive."""

from pathlib import Path

import pytest

from conductatlas.archive import store
from conductatlas.archive.log import log_state
from conductatlas.archive.models import (
    Change,
    Check,
    Document,
    Event,
    Leaf,
    Observation,
    Platform,
    Provision,
    Version,
    VersionPeriod,
)
from conductatlas.archive.texts import rendition_text
from conductatlas.catalogue import PlatformEntry
from conductatlas.model import InputError
from conductatlas.model.versions import OTA_EXTRACTOR
from conductatlas.model.vocabulary import Origin
from conductatlas.pipeline import ImportOptions, ImportReport, import_history, rerun_all
from conductatlas.text.canonical import canonical
from tests.support.histories import TERMS, Commit, a_bundle, a_history, a_repository, day, texts
from tests.support.pipeline import (
    START,
    Bench,
    a_bench,
    a_document,
    a_platform,
    policy,
    some_stages,
)

pytestmark = pytest.mark.django_db(transaction=True)


def imported(
    folder: Path, commits: list[Commit], bench: Bench | None = None, **other: object
) -> ImportReport:
    source = a_repository(folder / "archive.git", commits)
    bench = bench or a_bench(folder)
    options = ImportOptions(source, "Open Terms Archive demo", **other)  # type: ignore[arg-type]  # a test that errs fails
    return import_history(options, bench.shop, bench.options)


def outcomes() -> list[str]:
    return list(Check.objects.order_by("started_at", "id").values_list("outcome", flat=True))


def holdings() -> list[object]:
    """What an archive holds, but for ids and the time of the import."""
    return [
        sorted(Version.objects.values_list("document__slug", "number", "text_sha256", "is_seam")),
        sorted(VersionPeriod.objects.values_list("version__number", "began", "ended")),
        sorted(Change.objects.values_list("slug", "change_class", "published", "summary")),
        sorted(Provision.objects.values_list("slug", "type", "status", "in_force")),
        sorted(Observation.objects.values_list("at", "text_sha256", "compared")),
        sorted(Check.objects.values_list("started_at", "outcome", "reason", "commit")),
    ]


def test_commits_become_observations_versions_and_changes_at_their_dates(tmp_path: Path) -> None:
    report = imported(tmp_path, a_history(*texts(0, 40, 80)))
    [document] = report.documents
    assert (document.observations, document.versions, document.changes) == (3, 3, 2)
    assert list(Version.objects.values_list("number", "first_seen", "origin")) == [
        (n, day(40 * (n - 1)), "imported") for n in (1, 2, 3)
    ]
    assert [p.ended for p in VersionPeriod.objects.all()] == [day(40), day(80), None]
    assert {c.origin for c in Change.objects.all()} == {"imported"}
    row = Document.objects.get()
    assert (row.platform.slug, row.slug, row.kind) == (
        "lumenpost", "terms-of-service", "terms-of-service",
    )  # fmt: skip
    assert row.first_tracked == day(0)
    assert row.current_version is not None
    assert row.current_version.number == 3


def test_the_origin_is_named_in_the_leaves(tmp_path: Path) -> None:
    imported(tmp_path, a_history(*texts(0)))
    entry = bytes(Leaf.objects.get(kind="version").entry).decode()
    assert '"imported_from":"Open Terms Archive demo"' in entry
    assert '"origin":"imported"' in entry
    assert Version.objects.get().history.archive == "Open Terms Archive demo"  # type: ignore[union-attr]  # asserted


def test_the_text_is_the_canonical_form_of_what_was_recorded(tmp_path: Path) -> None:
    raw = policy().replace("# Terms", "#  Terms").replace("rights", "**rights**")
    imported(tmp_path, a_history((0, raw)))
    rendition = Version.objects.get().renditions.get()
    assert rendition_text(rendition.pk) == canonical(raw)
    assert rendition.extractor == OTA_EXTRACTOR
    bench = a_bench(tmp_path)
    assert bench.shop.blobs.read(Version.objects.get().recorded_id or "") == raw.encode()


def test_texts_that_differ_in_markup_alone_are_one_version(tmp_path: Path) -> None:
    raw = policy()
    imported(tmp_path, a_history((0, raw), (5, raw.replace("rights", "**rights**"))))
    assert Version.objects.count() == 1
    assert outcomes() == ["changed", "unchanged"]


def test_noise_is_recorded_with_its_reason_and_makes_no_version(tmp_path: Path) -> None:
    dated = policy("Last updated: 3 March 2026"), policy("Last updated: 9 March 2026")
    imported(tmp_path, a_history((0, dated[0]), (9, dated[1])))
    assert outcomes() == ["changed", "cosmetic"]
    assert Check.objects.order_by("-id")[0].cosmetic_reasons == ["date-line"]
    assert Version.objects.count() == 1


def test_a_page_that_flips_makes_no_stream_of_changes(tmp_path: Path) -> None:
    a, b = policy(), policy(retain="99 days")
    imported(tmp_path, a_history(*((at, (a, b)[at % 2]) for at in range(30))))
    assert Version.objects.count() == 1
    assert Change.objects.count() == 0
    assert "unstable" in outcomes()


def test_a_text_that_returns_after_months_is_the_same_version_again(tmp_path: Path) -> None:
    a, b = policy(), policy(retain="99 days")
    imported(tmp_path, a_history((0, a), (90, b), (180, a)))
    assert Version.objects.count() == 2
    assert list(VersionPeriod.objects.order_by("began").values_list("version__number")) == [
        (1,), (2,), (1,),
    ]  # fmt: skip
    assert Change.objects.filter(published=True).count() == 2


SHORT = "# Page\n\nThis page is not available in your country at the moment, please try again.\n"


def test_another_page_that_goes_away_again_is_never_published(tmp_path: Path) -> None:
    long = policy(*(f"Clause {n} says what we owe you in case {n}." for n in range(60)))
    imported(tmp_path, a_history((0, long), (30, SHORT), (31, long)))
    assert Version.objects.count() == 1
    assert Change.objects.count() == 0


def test_a_suspect_text_that_stays_is_a_version_without_a_change(tmp_path: Path) -> None:
    long = policy(*(f"Clause {n} says what we owe you in case {n}." for n in range(120)))
    half = "\n\n".join(long.split("\n\n")[:30]) + "\n"
    more = half + "\nWe charge you a fee of 5 euros for each payment that you send to others.\n"
    imported(tmp_path, a_history((0, long), (30, half), (90, more)))
    first, second, third = Version.objects.order_by("number")
    assert (first.is_seam, second.is_seam, third.is_seam) == (False, True, False)
    assert not Change.objects.filter(new_version=second).exists()
    assert Change.objects.filter(new_version=third).exists()


def test_a_second_import_does_nothing(tmp_path: Path) -> None:
    commits = a_history(*texts(0, 40, 80))
    imported(tmp_path, commits)
    before, leaves = holdings(), log_state().size
    source = a_bundle(tmp_path / "renamed.bundle", commits)
    bench = a_bench(tmp_path)
    report = import_history(ImportOptions(source), bench.shop, bench.options)
    assert (report.documents, report.known) == ([], 3)
    assert (holdings(), log_state().size) == (before, leaves)


def test_a_longer_history_goes_on_where_the_shorter_one_ended(tmp_path: Path) -> None:
    whole = a_history(*texts(0, 40, 80, 120))
    imported(tmp_path, whole[:2])
    imported(tmp_path, whole[2:])
    grown = holdings()
    assert Change.objects.filter(published=True).count() == 3
    assert [c.commit for c in Check.objects.all()].count("") == 0
    assert Provision.objects.filter(in_force=True).count() == 1
    assert len(grown[0]) == 4  # type: ignore[arg-type]  # a list of versions


def test_two_imports_of_one_history_make_the_same_archive(tmp_path: Path) -> None:
    from django.core.management import call_command

    commits = [
        *a_history(*texts(0, 40, 80)),
        *a_history(*texts(1, 41), path="Lumenpost/Privacy Policy.md"),
        *a_history(*texts(2, 42), path="Brightmail/Privacy Policy.md"),
    ]
    imported(tmp_path, commits)
    first = holdings(), list(Leaf.objects.values_list("index", "kind"))
    call_command("flush", "--no-input", verbosity=0)
    (tmp_path / "again").mkdir()
    imported(tmp_path / "again", commits, a_bench(tmp_path / "again", workers=2))
    assert (holdings(), list(Leaf.objects.values_list("index", "kind"))) == first


def test_the_catalogues_platform_and_document_are_taken_where_there_are_such(
    tmp_path: Path,
) -> None:
    document = a_document("tos", title="Terms of Service")
    store.sync_catalogue([a_platform(document, slug="lumen", name="Lumenpost")], START)
    imported(tmp_path, a_history(*texts(0)))
    assert Platform.objects.count() == Document.objects.count() == 1
    assert Document.objects.get().current_version is not None


def test_what_the_catalogue_does_not_name_is_not_retired_by_it(tmp_path: Path) -> None:
    imported(tmp_path, a_history(*texts(0)))
    store.sync_catalogue([a_platform(slug="brightmail")], START)
    assert Document.objects.filter(retired_at__isnull=True).count() == 2
    assert Platform.objects.filter(retired_at__isnull=True).count() == 2


def declared() -> list[PlatformEntry]:
    document = a_document("terms-of-service", title="Terms of Service")
    return [a_platform(document, name="Lumenpost")]


def test_declared_urls_become_the_sources(tmp_path: Path) -> None:
    imported(tmp_path, a_history(*texts(0)), entries=declared())
    assert [s.url for s in Document.objects.get().sources.all()] == [
        "https://lumenpost.example/terms-of-service"
    ]


def test_the_first_own_capture_opens_a_seam_and_publishes_nothing(tmp_path: Path) -> None:
    imported(tmp_path, a_history(*texts(0, 40)), entries=declared())
    changes = Change.objects.count()
    bench = a_bench(tmp_path)
    bench.web.clock.forward(days=50)
    assert bench.outcome(policy("A clause that the archive did not see.")) == "changed"
    own = Version.objects.order_by("-number")[0]
    assert (own.origin, own.is_seam, own.number) == ("captured", True, 3)
    assert Change.objects.count() == changes
    assert bench.outcome(policy(retain="7 days")) == "unconfirmed"
    assert bench.outcome() == "changed"
    assert Change.objects.count() == changes + 1


def test_history_is_not_put_before_captures_of_our_own(tmp_path: Path) -> None:
    store.sync_catalogue([a_platform(a_document("terms-of-service"))], START)
    bench = a_bench(tmp_path)
    assert bench.outcome(policy()) == "changed"
    [document] = imported(tmp_path, a_history(*texts(0))).documents
    assert "captures of our own" in document.fault
    assert Version.objects.count() == 1


def test_a_newer_reader_and_extractor_publish_nothing(tmp_path: Path) -> None:
    imported(tmp_path, a_history(*texts(0, 40)))
    changes = Change.objects.count()
    other = some_stages(reader="2", extractor="2", composer="2")
    bench = a_bench(tmp_path, stages=other)
    report = rerun_all(bench.shop, Origin.CAPTURED)
    assert (report.renditions, report.readings) == (0, 2)
    assert (
        imported(tmp_path, a_history((80, texts(0, 1, 2)[2][1])), bench).documents[0].changes == 1
    )
    assert Change.objects.count() == changes + 1
    assert Provision.objects.count() == 1


def test_nobody_is_alerted_to_what_happened_long_ago(tmp_path: Path) -> None:
    imported(tmp_path, a_history(*texts(0, 40)))
    assert not Event.objects.exists()


def test_a_document_renamed_in_mid_history_is_one_document(tmp_path: Path) -> None:
    new = "Lumenpost/Terms of Use.md"
    commits = [
        *a_history(*texts(0, 40)),
        Commit(day(50), {}, renames={TERMS: new}),
        *a_history((80, policy(retain="1 year")), path=new),
    ]
    report = imported(tmp_path, commits)
    assert Document.objects.get().slug == "terms-of-use"
    assert Version.objects.count() == 3
    assert "was renamed" in report.documents[0].notes[0]


def test_a_document_that_is_renamed_after_an_import_goes_on(tmp_path: Path) -> None:
    new = "Lumenpost/Terms of Use.md"
    imported(tmp_path, a_history(*texts(0, 40)))
    imported(tmp_path, [Commit(day(50), {new: policy(retain="1 year")}, renames={TERMS: new})])
    assert Document.objects.get().slug == "terms-of-service"
    assert Version.objects.count() == 3


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        (b"", "is empty"),
        (b"  \n\n", "is empty"),
        (b"Terms \xff\xfe of use", "not UTF-8"),
        (b"a line of it\n" * 4_200_000, "bytes, more than"),
        (None, "was removed"),
    ],
    ids=["empty", "blank", "encoding", "huge", "removed"],
)
def test_a_text_that_is_none_is_told_and_the_others_are_imported(
    tmp_path: Path, bad: bytes | None, said: str
) -> None:
    (one, two) = texts(0, 60)
    commits = [
        *a_history(one, (30, bad), two),
        *a_history((1, policy()), path="Lumenpost/Rules.md"),
    ]
    report = imported(tmp_path, commits)
    assert any(said in note for d in report.documents for note in d.notes)
    assert outcomes().count("not-a-policy") == 1
    assert Version.objects.count() == 3
    again = imported(tmp_path, [])
    assert (again.documents, again.known) == ([], 4)


def test_dates_out_of_order_are_imported_by_date_and_told(tmp_path: Path) -> None:
    one, two, three = texts(0, 40, 80)
    report = imported(tmp_path, a_history(two, one, three))
    assert [v.first_seen for v in Version.objects.order_by("number")] == [day(0), day(40), day(80)]
    assert "dated before" in report.documents[0].notes[0]


def test_one_document_that_fails_does_not_stop_the_others(tmp_path: Path) -> None:
    def read(text: str, kind: str, language: str | None) -> tuple[object, ...]:
        if "99 days" in text:
            raise ZeroDivisionError("by design")
        return ()

    commits = [
        *a_history((0, policy(retain="99 days"))),
        *a_history((0, policy()), path="Lumenpost/Rules.md"),
    ]
    bench = a_bench(tmp_path, stages=some_stages(read=read))
    report = imported(tmp_path, commits, bench)
    assert [bool(one.fault) for one in report.documents] == [False, True]
    assert Version.objects.count() == 1


def test_only_what_is_named_is_imported(tmp_path: Path) -> None:
    commits = [
        *a_history((0, policy())),
        *a_history((0, policy()), path="Brightmail/Terms of Service.md"),
    ]
    report = imported(tmp_path, commits, service="brightmail")
    assert [one.path for one in report.documents] == ["Brightmail/Terms of Service.md"]
    with pytest.raises(InputError, match="Its services: Brightmail, Lumenpost"):
        imported(tmp_path, [], service="nobody")
