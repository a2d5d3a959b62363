"""The domain model: ids, closed vocabularies, the values that pass between floors, errors. Pure."""

from conductatlas.model.errors import (
    ArchiveError,
    ConductAtlasError,
    DataFileError,
    DataFileFault,
    InputError,
    LockedError,
    SettingsError,
    StorageError,
)
from conductatlas.model.ids import RecordId, RecordKind, parse_record_id, slugify
from conductatlas.model.span import Span

__all__ = [
    "ArchiveError",
    "ConductAtlasError",
    "DataFileError",
    "DataFileFault",
    "InputError",
    "LockedError",
    "RecordId",
    "RecordKind",
    "SettingsError",
    "Span",
    "StorageError",
    "parse_record_id",
    "slugify",
]
