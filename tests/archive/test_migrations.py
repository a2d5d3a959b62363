"""An archive of an earlier release goes on with its rows as they are."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from conductatlas.archive.models import Capture, Source, Version
from conductatlas.archive.upkeep import ensure_schema, schema_state
from tests.support.rows import a_document, a_platform, a_version


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
    assert Version.objects.get() == version
    assert version.renditions.get().captures.count() == 1
