"""What the settings mean for the database and the secret key."""

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from conductatlas.app.settings import Settings
from conductatlas.model import SettingsError, StorageError

__all__ = ["database", "secret_key"]

# WAL lets readers go on while one process writes; a writer waits 30 s for another.
_PRAGMAS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;"
)


def database(settings: Settings) -> dict[str, Any]:
    """Django's description of the archive's database."""
    if not settings.database_url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(settings.data_dir / "archive.sqlite3"),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 30, "init_command": _PRAGMAS},
        }
    url = urlsplit(settings.database_url)
    if url.scheme not in ("postgres", "postgresql") or not url.path.strip("/"):
        raise SettingsError(
            "CONDUCTATLAS_DATABASE_URL: only PostgreSQL can be named here. "
            "Write postgresql://USER:PASSWORD@HOST:PORT/NAME, or leave it out for SQLite."
        )
    # As libpq does: a socket folder is named by ?host=/path.
    socket_folder = parse_qs(url.query).get("host", [""])[0]
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.strip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": socket_folder or unquote(url.hostname or ""),
        "PORT": str(url.port or ""),
        "CONN_MAX_AGE": 60,
    }


def secret_key(settings: Settings) -> str:
    """The key for signed cookies: the operator's, or one made on first use in the data folder."""
    if settings.secret_key:
        return settings.secret_key
    path = settings.data_dir / "secret_key"
    if not path.exists():
        _make_key(path)
    return path.read_text("ascii").strip()


def _make_key(path: Path) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x") as file:
            path.chmod(0o600)
            file.write(secrets.token_urlsafe(48))
    except FileExistsError:
        return
    except OSError as error:
        raise StorageError(
            f"{path.parent}: cannot be written ({error.strerror}). "
            "Give write permission, or set CONDUCTATLAS_DATA_DIR to another folder."
        ) from error
