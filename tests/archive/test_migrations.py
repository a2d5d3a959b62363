"""An archive of an earlier release goes on with its rows as they are."""

import datetime as dt

import pytest
from django.db import IntegrityError, connection
from django.db.migrations.executor import MigrationExecutor

from conductatlas.archive.models import Capture, Change, Check, Source, Version
from conductatlas.archive.upkeep import ensure_schema, schema_state
from tests.support.rows import a_change, a_document, a_platform, a_version

LATER = dt.datetime(2026, 7, 1, 12, tzinfo=dt.UTC)


@pytest.mark.django_db(transaction=True)
def test_captures_from_before_there_were_pictures_are_kept() -> None:
    version = a_version(a_document(a_platform("Lumenpost"), "Terms"), "Our terms.\n")
    before = Capture.objects.values("pk", "url", "raw_id", "exchange_id", "leaf_id").get()
    MigrationExecutor(connection).migrate([("archive", "0002_search")])
    assert schema_state().endswith("migrations to apply at the next command")
    ensure_schema()
    assert schema_state() == "up to date"
    assert Capture.objects.values(*before).get() == before
    assert Capture.objects.get().screenshot is None
    source = Source.objects.get()
    assert (source.shell_seen_at, source.moved_to) == (None, "")
    assert Capture.objects.get().moved_for_good is False
    assert version.periods.get().variant is None
    assert Check.objects.get().history is None
    assert Version.objects.get() == version
    assert version.renditions.get().captures.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_change_from_before_its_effect_was_kept_goes_on_without() -> None:
    document = a_document(a_platform("Lumenpost"), "Terms")
    old, new = a_version(document, "Our terms.\n"), a_version(document, "Your terms.\n", at=LATER)
    change = a_change(old, new)
    MigrationExecutor(connection).migrate([("archive", "0004_source_shell")])
    ensure_schema()
    kept = Change.objects.get(pk=change.pk)
    assert (kept.summary, kept.severity) == (change.summary, change.severity)
    assert (kept.notice_days, kept.effective_words, kept.for_reader, kept.against_reader) == (
        None,
        "",
        None,
        None,
    )


@pytest.mark.django_db
def test_no_published_change_is_without_severity() -> None:
    document = a_document(a_platform("Lumenpost"), "Terms")
    old, new = a_version(document, "Our terms.\n"), a_version(document, "Your terms.\n", at=LATER)
    with pytest.raises(IntegrityError, match="published_changes_weigh_something"):
        a_change(old, new, severity="")


@pytest.mark.django_db(transaction=True)
def test_an_archive_from_before_histories_keeps_its_checks_and_versions() -> None:
    version = a_version(a_document(a_platform("Lumenpost"), "Terms"), "Our terms.\n")
    columns = ("pk", "document_id", "started_at", "outcome", "origin", "stage")
    before = list(Check.objects.values(*columns))
    MigrationExecutor(connection).migrate([("archive", "0004_source_shell")])
    ensure_schema()
    assert list(Check.objects.values(*columns)) == before
    assert (Check.objects.get().commit, Check.objects.get().history) == ("", None)
    kept = Version.objects.get()
    assert (kept, kept.history, kept.recorded) == (version, None, None)
