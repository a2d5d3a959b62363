"""The errors of the whole package: sentences that name the place, the fault and the repair.

One class a kind of repair. Expected outcomes (a blocked page, a failed check) are values.
"""

from dataclasses import dataclass
from pathlib import PurePath

__all__ = [
    "ArchiveError",
    "ConductAtlasError",
    "DataFileError",
    "DataFileFault",
    "InputError",
    "LockedError",
    "SettingsError",
    "StorageError",
]


class ConductAtlasError(Exception):
    """The base of every error that a user of ConductAtlas can repair."""


class InputError(ConductAtlasError):
    """A file or an argument that cannot be read as what it should be."""


class SettingsError(ConductAtlasError):
    """A setting that is unknown, malformed or contradictory."""


class StorageError(ConductAtlasError):
    """The data directory cannot be read or written: permissions, a full disk, a damaged blob."""


class ArchiveError(ConductAtlasError):
    """The archive's database does not fit this program: a newer version, a broken promise."""


class LockedError(ConductAtlasError):
    """Another process is writing to the same archive."""


@dataclass(frozen=True, slots=True)
class DataFileFault:
    """One fault in a data file (catalogue or knowledge), with its place and its repair."""

    path: PurePath
    line: int
    fault: str
    repair: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.fault}. {self.repair}."


class DataFileError(ConductAtlasError):
    """Every fault found in a set of data files, in the order of path and line."""

    def __init__(self, faults: list[DataFileFault]) -> None:
        self.faults = sorted(faults, key=lambda f: (str(f.path), f.line, f.fault))
        super().__init__("\n".join(str(f) for f in self.faults))
