"""The operator's settings: `CONDUCTATLAS_*` in the environment, over an optional TOML file.

Read once at start. An unknown name is an error, because a typing error would otherwise be silent.
"""

import difflib
import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import TypeVar

import platformdirs

from conductatlas.model import SettingsError

__all__ = ["PREFIX", "Setting", "Settings", "describe", "load_settings"]

PREFIX = "CONDUCTATLAS_"
T = TypeVar("T")
# Read by the test suite and the Makefile, not by the program.
_NOT_OURS = frozenset({"CONDUCTATLAS_TEST_DATABASE_URL", "CONDUCTATLAS_SHARED"})


def _doc(doc: str, default: T) -> T:
    """A documented dataclass field."""
    return field(default=default, metadata={"doc": doc})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Every setting with its meaning; the environment name is the field's in upper case."""

    data_dir: Path = field(metadata={"doc": "Folder of the archive: database, blobs, keys, log."})
    database_url: str = _doc("postgresql://… instead of the embedded SQLite file.", "")
    catalogue: str = _doc("Folder of catalogue files laid over the ones shipped.", "")
    blob_url: str = _doc("s3://bucket/prefix to keep blobs in S3 instead of the data folder.", "")
    s3_endpoint: str = _doc("Address of an S3-compatible server, where it is not Amazon's.", "")
    host: str = _doc("Address that the site listens on.", "127.0.0.1")
    port: int = _doc("Port of the site; the next free one is taken if it is busy.", 8600)
    allowed_hosts: str = _doc(
        "Host names that the site answers to, with commas.", "localhost,127.0.0.1,[::1]"
    )
    public_url: str = _doc("Address under which readers reach the site; used in citations.", "")
    origin: str = _doc("Name of this archive in its evidence log, like a host name.", "")
    secret_key: str = _doc("Key for signed cookies; made in the data folder if not given.", "")
    open: bool = _doc("1 unlocks everything that plans lock: for private installations.", False)
    debug: bool = _doc("1 shows errors with their trace; never on a public site.", False)
    user_agent: str = _doc(
        "How the archive names itself to the sites it visits.", "ConductAtlas/0.1 (policy archive)"
    )
    delay_seconds: float = _doc("Pause between two requests to one host.", 1.0)
    concurrency: int = _doc("Hosts that are visited at the same time.", 16)
    workers: int = _doc("Processes that extract and read; 0 does it in the main one.", 2)
    confirm_minutes: int = _doc(
        "Gap until a change must be seen again to count; 0 confirms at once.", 60
    )
    fetch_seconds: float = _doc("Time budget for one whole exchange, redirects included.", 30.0)
    robots: bool = _doc("0 ignores robots.txt; only for sites of your own.", True)
    allow_private: bool = _doc("1 lets captures reach private addresses; for tests only.", False)
    shipped_catalogue: bool = _doc("0 leaves out the catalogue that ships with the program.", True)
    simulated: bool = _doc("1 marks every moment as simulated (demo, replayed captures).", False)
    chromium: str = _doc("Path of Chromium, where it is not found by itself.", "")
    browsers: int = _doc("Pages that are rendered in a browser at the same time.", 1)
    browser_seconds: float = _doc(
        "Time budget for one page in a browser, all it loads included.", 60.0
    )
    log_level: str = _doc("DEBUG, INFO, WARNING or ERROR.", "INFO")
    log_json: bool = _doc("1 writes one JSON object a log line.", False)

    @property
    def site_url(self) -> str:
        """The address of the site without a final slash, as citations print it."""
        return (self.public_url or f"http://{self.host}:{self.port}").rstrip("/")


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting as `doctor` lists it."""

    name: str
    value: str
    doc: str
    source: str


def _flag(value: str) -> bool:
    words = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    return words[value.strip().lower()]


_READERS: dict[type, tuple[Callable[[str], object], str]] = {
    bool: (_flag, "1 or 0"),
    int: (int, "a whole number"),
    float: (float, "a number"),
    str: (str, "text"),
    Path: (lambda v: Path(v).expanduser(), "a path"),
}
_SECRET = frozenset({"secret_key", "database_url"})


def load_settings(environment: Mapping[str, str]) -> Settings:
    """The settings that `environment` and the file named by CONDUCTATLAS_CONFIG give.

    Raises SettingsError that names every unknown or malformed one.
    """
    given = _from_file(environment.get(f"{PREFIX}CONFIG", ""))
    for name, value in environment.items():
        if name.startswith(PREFIX) and name not in _NOT_OURS and name != f"{PREFIX}CONFIG":
            given[name.removeprefix(PREFIX).lower()] = (value, name)
    types = {f.name: f.type for f in fields(Settings)}
    problems: list[str] = []
    values: dict[str, object] = {"data_dir": Path(platformdirs.user_data_dir("conductatlas"))}
    for name, (text, where) in given.items():
        if name not in types:
            problems.append(_unknown(name, where, types))
            continue
        read, form = _READERS[types[name]]  # type: ignore[index]  # field types are classes here
        try:
            values[name] = read(text)
        except (KeyError, ValueError):
            problems.append(f"{where}: {text!r} is not {form}. Write {form}.")
    if problems:
        raise SettingsError("\n".join(problems))
    return Settings(**values)  # type: ignore[arg-type]  # checked against the fields above


def _unknown(name: str, where: str, types: Mapping[str, object]) -> str:
    close = difflib.get_close_matches(name, types, n=1)
    hint = f"Did you mean {PREFIX}{close[0].upper()}?" if close else "See conductatlas doctor."
    return f"{where}: there is no setting {name!r}. {hint}"


def _from_file(path: str) -> dict[str, tuple[str, str]]:
    if not path:
        return {}
    try:
        data = tomllib.loads(Path(path).read_text("utf-8"))
    except OSError as error:
        raise SettingsError(
            f"{path}: cannot be read ({error.strerror}). Mend {PREFIX}CONFIG."
        ) from error
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: {error}. Write NAME = value lines (TOML).") from error
    return {
        k: (str(v).lower() if isinstance(v, bool) else str(v), f"{path}: {k}")
        for k, v in data.items()
    }


def describe(settings: Settings, environment: Mapping[str, str]) -> list[Setting]:
    """Every setting with its value (secrets hidden), its meaning and where it comes from."""
    rows = []
    for one in fields(Settings):
        value = getattr(settings, one.name)
        shown = "(set)" if one.name in _SECRET and value else str(value)
        name = f"{PREFIX}{one.name.upper()}"
        default = one.name != "data_dir" and value == one.default
        source = "environment" if name in environment else "default" if default else "file"
        rows.append(Setting(name, shown, one.metadata["doc"], source))
    return rows
