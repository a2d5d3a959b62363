"""Every write to the archive, one transaction a stage; values in, values out.

The public face of the `store_*` modules. Each stage knows what it did before: run again after a
crash, it gives what is kept already. Within `stage()` several are kept together or not at all.
"""

from conductatlas.archive.explained import explain_wordings
from conductatlas.archive.outbox import tick_off
from conductatlas.archive.store_captures import add_captures, note_shells, record_captures
from conductatlas.archive.store_catalogue import CatalogueReport, sync_catalogue
from conductatlas.archive.store_changes import store_change
from conductatlas.archive.store_checks import (
    finish_check,
    record_check,
    save_confirmation,
    store_hosts,
)
from conductatlas.archive.store_imports import (
    RecordedBlobs,
    end_import,
    record_sights,
    track_import,
)
from conductatlas.archive.store_readings import put_reading_in_force, store_reading
from conductatlas.archive.store_versions import add_rendition, confirm_version
from conductatlas.archive.transactions import database_faults, stage

__all__ = [
    "CatalogueReport",
    "RecordedBlobs",
    "add_captures",
    "add_rendition",
    "confirm_version",
    "database_faults",
    "end_import",
    "explain_wordings",
    "finish_check",
    "note_shells",
    "put_reading_in_force",
    "record_captures",
    "record_check",
    "record_sights",
    "save_confirmation",
    "stage",
    "store_change",
    "store_hosts",
    "store_reading",
    "sync_catalogue",
    "tick_off",
    "track_import",
]
