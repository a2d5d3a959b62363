"""What settings mean for the database and the secret key."""

import stat
from pathlib import Path

import pytest

from conductatlas.app.settings import load_settings
from conductatlas.app.wiring import database, secret_key
from conductatlas.model import SettingsError, StorageError


def test_sqlite_is_the_default_and_lies_in_the_data_folder(tmp_path: Path) -> None:
    settings = load_settings({"CONDUCTATLAS_DATA_DIR": str(tmp_path)})
    described = database(settings)
    assert described["NAME"] == str(tmp_path / "archive.sqlite3")
    assert "journal_mode=WAL" in described["OPTIONS"]["init_command"]


def test_a_postgres_url_is_taken_apart() -> None:
    url = "postgresql://ann:p%40ss@db.example:5433/atlas"
    described = database(load_settings({"CONDUCTATLAS_DATABASE_URL": url}))
    assert (described["USER"], described["PASSWORD"]) == ("ann", "p@ss")
    assert (described["HOST"], described["PORT"], described["NAME"]) == (
        "db.example",
        "5433",
        "atlas",
    )


def test_a_socket_folder_is_named_by_the_query() -> None:
    url = "postgresql://postgres@/atlas?host=/run/PG"
    assert database(load_settings({"CONDUCTATLAS_DATABASE_URL": url}))["HOST"] == "/run/PG"


@pytest.mark.parametrize("url", ["mysql://h/d", "postgresql://h/"])
def test_other_databases_are_refused(url: str) -> None:
    with pytest.raises(SettingsError, match="only PostgreSQL"):
        database(load_settings({"CONDUCTATLAS_DATABASE_URL": url}))


def test_a_secret_key_is_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    settings = load_settings({"CONDUCTATLAS_DATA_DIR": str(tmp_path / "new")})
    key = secret_key(settings)
    assert len(key) > 40
    assert secret_key(settings) == key
    assert stat.S_IMODE((tmp_path / "new" / "secret_key").stat().st_mode) == 0o600


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    settings = load_settings({"CONDUCTATLAS_DATA_DIR": str(tmp_path / "file" / "data")})
    with pytest.raises(StorageError, match="CONDUCTATLAS_DATA_DIR"):
        secret_key(settings)
