"""Starts Django for a command: settings over the environment, database brought up to date."""

import os
from pathlib import Path

import django

from conductatlas.app.settings import PREFIX, Settings, load_settings
from conductatlas.model import StorageError

__all__ = ["prepare", "start", "start_demo"]

# The invented sites are our own server: nobody has to be spared.
_DEMO: dict[str, object] = {"simulated": True, "shipped_catalogue": False, "delay_seconds": 0}


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


def start_demo() -> Settings:
    """Start the sample archive, which lies in a folder of its own below the data folder."""
    return start(data_dir=load_settings(os.environ).data_dir / "demo", **_DEMO)


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
