"""An archive of an earlier release goes on with its rows as they are."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from conductatlas.archive.models import Capture, Check, Source, Version
from conductatlas.archive.upkeep import ensure_schema, schema_state
from tests.support.rows import a_document, a_platform, a_version


@pytest.mark.django_db(transaction=True)
def test_captures_from_before_there_were_pictures_are_kept() -> None:
    version = a_version(a_document(a_platform("Lumenpost"), "Terms"), "Our terms.\n")
    before = Capture.objects.values("pk", "url", "raw_id", "exchange_id", "leaf_id").get()
    MigrationExecutor(connection).migrate([("archive", "0002_search")])
    assert schema_state().startswith("3 migrations to apply")
    ensure_schema()
    assert schema_state() == "up to date"
    assert Capture.objects.values(*before).get() == before
    assert Capture.objects.get().screenshot is None
    assert Check.objects.get().history is None
    assert Source.objects.get().shell_seen_at is None
    assert Version.objects.get() == version
    assert version.renditions.get().captures.count() == 1


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
