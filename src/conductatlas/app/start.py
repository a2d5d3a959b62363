"""Starts Django for a command: settings over the environment, database brought up to date."""

import os
from pathlib import Path

import django

from conductatlas.app.settings import PREFIX, Settings
from conductatlas.model import StorageError

__all__ = ["prepare", "start"]


def prepare(**settings: object) -> Settings:
    """Set Django up with `settings` laid over the environment; touches no file but the secret key.

    Raises SettingsError or StorageError with a sentence that says what to do.
    """
    for name, value in settings.items():
        if value is not None:
            text = str(int(value)) if isinstance(value, bool) else str(value)
            os.environ[f"{PREFIX}{name.upper()}"] = text
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "conductatlas.app.django_settings")
    django.setup()
    from django.conf import settings as django_settings

    chosen: Settings = django_settings.SETTINGS
    return chosen


def start(**settings: object) -> Settings:
    """Prepare, create the data folder, and bring the database up to date.

    Raises StorageError, SettingsError or ArchiveError with a sentence that says what to do.
    """
    chosen = prepare(**settings)
    _make_folder(chosen.data_dir)
    from conductatlas.archive.upkeep import ensure_schema

    ensure_schema()
    return chosen


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        probe = folder / ".write-probe"
        probe.write_bytes(b"")
        probe.unlink()
    except OSError as error:
        raise StorageError(
            f"{folder}: cannot be written ({error.strerror}). "
            f"Give write permission, or set {PREFIX}DATA_DIR to another folder."
        ) from error
