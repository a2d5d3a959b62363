"""What `conductatlas doctor` looks at: what is there, what is missing, and how to get it."""

import datetime as dt
import importlib.util
import os
import shutil
import sqlite3
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

from conductatlas.app.chromium import find_chromium
from conductatlas.app.settings import PREFIX, Settings
from conductatlas.model import ConductAtlasError

__all__ = ["Diagnosis", "diagnose"]

_LEAST_FREE_BYTES = 1 << 30
# A clock before the day of this release is wrong: certificates and dates would be judged by it.
_RELEASED = dt.datetime(2026, 11, 1, tzinfo=dt.UTC)
_LEAST_SQLITE = (3, 35, 0)


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One thing looked at: `state` is ok, missing (works without, less well) or fault."""

    name: str
    state: str
    found: str
    repair: str = ""


def diagnose(settings: Settings, now: dt.datetime) -> list[Diagnosis]:
    """Everything that the program needs, in the order in which it needs it."""
    return [
        _python(),
        _folder(settings.data_dir),
        _disk(settings.data_dir),
        _clock(now),
        _sqlite() if not settings.database_url else _postgres_driver(),
        _database(settings),
        _chromium(settings),
        _playwright(),
        *_s3(settings),
    ]


def _python() -> Diagnosis:
    # pip has refused any older one, see requires-python.
    return Diagnosis("Python", "ok", ".".join(str(n) for n in sys.version_info[:3]))


def _folder(folder: Path) -> Diagnosis:
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    if os.access(nearest, os.W_OK | os.X_OK):
        return Diagnosis("data folder", "ok", f"{folder} can be written")
    repair = f"Give write permission, or set {PREFIX}DATA_DIR to another folder"
    return Diagnosis("data folder", "fault", f"{folder} cannot be written", repair)


def _disk(folder: Path) -> Diagnosis:
    nearest = next(p for p in (folder, *folder.parents) if p.exists())
    free = shutil.disk_usage(nearest).free
    found = f"{free / 1e9:.1f} GB free"
    if free >= _LEAST_FREE_BYTES:
        return Diagnosis("disk", "ok", found)
    return Diagnosis("disk", "fault", found, "Free at least 1 GB, or move the data folder")


def _clock(now: dt.datetime) -> Diagnosis:
    found = f"{now:%Y-%m-%d %H:%M:%S} UTC"
    if now >= _RELEASED:
        return Diagnosis("clock", "ok", found)
    return Diagnosis("clock", "fault", found, "Set the clock, for instance with systemd-timesyncd")


def _sqlite() -> Diagnosis:
    with sqlite3.connect(":memory:") as connection:
        options = {row[0] for row in connection.execute("PRAGMA compile_options")}
    found = f"SQLite {sqlite3.sqlite_version}"
    if sqlite3.sqlite_version_info < _LEAST_SQLITE:
        return Diagnosis("SQLite", "fault", found, "Install SQLite 3.35 or newer")
    if "ENABLE_FTS5" not in options:
        repair = "Install a Python whose SQLite has FTS5, or use PostgreSQL"
        return Diagnosis("SQLite", "fault", f"{found} without FTS5", repair)
    return Diagnosis("SQLite", "ok", f"{found} with FTS5")


def _postgres_driver() -> Diagnosis:
    try:
        import psycopg
    except ImportError:
        repair = "pip install 'conductatlas[postgres]'"
        return Diagnosis("PostgreSQL driver", "fault", "psycopg is not installed", repair)
    return Diagnosis("PostgreSQL driver", "ok", f"psycopg {psycopg.__version__}")


def _database(settings: Settings) -> Diagnosis:
    from django.db import DatabaseError, connection

    from conductatlas.archive.upkeep import schema_state

    if not settings.database_url and not (settings.data_dir / "archive.sqlite3").exists():
        return Diagnosis("database", "ok", "none yet; the first command makes it")
    try:
        state = schema_state()
    except (DatabaseError, ConductAtlasError) as error:
        repair = f"Mend {PREFIX}DATABASE_URL, or start the server"
        return Diagnosis("database", "fault", str(error).splitlines()[0], repair)
    finally:
        connection.close()
    return Diagnosis("database", "ok", state)


def _chromium(settings: Settings) -> Diagnosis:
    found = find_chromium(settings.chromium)
    if found is not None:
        # Chromium's own sandbox does not run under root.
        is_bare = hasattr(os, "geteuid") and os.geteuid() == 0
        shown = f"{found}, without its sandbox under root" if is_bare else str(found)
        return Diagnosis("Chromium", "ok", shown)
    repair = f"apt install chromium, or set {PREFIX}CHROMIUM to its path"
    return Diagnosis(
        "Chromium", "missing", "not found; pages made by script cannot be read", repair
    )


def _playwright() -> Diagnosis:
    # Asked for by name: loading it is left to the process that renders.
    if importlib.util.find_spec("playwright") is not None:
        return Diagnosis("Playwright", "ok", f"playwright {metadata.version('playwright')}")
    found = "not installed; pages made by script cannot be read"
    return Diagnosis("Playwright", "missing", found, "pip install 'conductatlas[browser]'")


def _s3(settings: Settings) -> Iterator[Diagnosis]:
    if not settings.blob_url:
        return
    try:
        import storages
    except ImportError:
        repair = "pip install 'conductatlas[s3]'"
        yield Diagnosis("S3", "fault", "django-storages is not installed", repair)
    else:
        yield Diagnosis("S3", "ok", f"django-storages {storages.__version__}")
