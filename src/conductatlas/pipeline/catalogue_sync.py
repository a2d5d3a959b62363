"""Reads the catalogue and lets the archive track it."""

import datetime as dt
from collections.abc import Sequence
from pathlib import Path

from conductatlas.archive import store
from conductatlas.catalogue import load_catalogue
from conductatlas.model.vocabulary import Origin

__all__ = ["sync_folders"]


def sync_folders(
    folders: Sequence[Path], now: dt.datetime, origin: Origin = Origin.CAPTURED
) -> store.CatalogueReport:
    """Track what the files of `folders` name; nothing changes where any of them has a fault.

    Raises DataFileError with every fault, or ArchiveError for a slug that is taken for ever.
    """
    return store.sync_catalogue(load_catalogue(folders), now, origin)
