import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from conductatlas.archive.upkeep import ensure_schema, schema_state
from conductatlas.model import ArchiveError, StorageError

pytestmark = pytest.mark.django_db


def test_a_database_of_this_version_is_up_to_date() -> None:
    ensure_schema()
    assert schema_state() == "up to date"


def test_a_database_of_a_newer_version_is_refused_with_a_sentence() -> None:
    MigrationRecorder(connection).record_applied("archive", "9999_from_the_future")
    with pytest.raises(ArchiveError, match="newer version"):
        ensure_schema()
    with pytest.raises(ArchiveError, match="9999_from_the_future"):
        schema_state()


def test_what_is_missing_is_counted() -> None:
    [newest] = MigrationExecutor(connection).loader.graph.leaf_nodes("archive")
    MigrationRecorder(connection).record_unapplied(*newest)
    assert "to apply" in schema_state()


def test_a_database_that_cannot_be_opened_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    from django.db import OperationalError

    def refuse(*_: object) -> None:
        raise OperationalError("unable to open database file")

    monkeypatch.setattr("conductatlas.archive.upkeep.MigrationExecutor", refuse)
    with pytest.raises(StorageError, match="unable to open database file"):
        ensure_schema()
