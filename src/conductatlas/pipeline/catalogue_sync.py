"""Reads the catalogue and lets the archive track it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from conductatlas.archive import store, targets
from conductatlas.catalogue import PlatformEntry, load_catalogue
from conductatlas.model.vocabulary import Origin
from conductatlas.pipeline.confirmation import Confirmation, read_confirmation, write_confirmation

__all__ = ["sync_entries", "sync_folders"]

_SEAM = "the catalogue asks for another region, language or consent"


def sync_folders(
    folders: Sequence[Path], now: dt.datetime, origin: Origin = Origin.CAPTURED
) -> store.CatalogueReport:
    """Track what the files of `folders` name; nothing changes where any of them has a fault.

    Raises DataFileError with every fault, or ArchiveError for a slug that is taken for ever.
    """
    return sync_entries(load_catalogue(folders), now, origin)


def sync_entries(
    entries: Sequence[PlatformEntry], now: dt.datetime, origin: Origin = Origin.CAPTURED
) -> store.CatalogueReport:
    """Track what `entries` name. A document that becomes another variant opens a seam.

    Raises ArchiveError for a slug that is taken for ever.
    """
    with store.stage():
        report = store.sync_catalogue(entries, now, origin)
        for document_id in report.other_variants:
            before = read_confirmation(targets.target(document_id).confirmation)
            state = Confirmation(announced=before.announced, seam=_SEAM)
            store.save_confirmation(document_id, write_confirmation(state))
    return report
