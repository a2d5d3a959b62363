"""What the commands, the console and the demo work with, built from the settings."""

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from conductatlas.app.clock import utc_now
from conductatlas.app.settings import Settings
from conductatlas.app.stages import real_stages
from conductatlas.archive.blob_files import BlobFiles, FolderFiles
from conductatlas.archive.blob_s3 import S3Files
from conductatlas.archive.blobs import Blobs
from conductatlas.catalogue import SHIPPED
from conductatlas.model.vocabulary import Origin
from conductatlas.pipeline import CheckOptions, Workshop

__all__ = ["blobs_of", "catalogue_folders", "check_options", "origin_of", "workshop_of"]


def blobs_of(settings: Settings) -> Blobs:
    """The store of raw bytes: a folder of the data folder, or S3."""
    files: BlobFiles = FolderFiles(settings.data_dir / "blobs")
    if settings.blob_url:
        files = S3Files(settings.blob_url, settings.s3_endpoint)
    return Blobs(files)


def workshop_of(
    settings: Settings,
    now: Callable[[], dt.datetime] = utc_now,
    confirm_minutes: int | None = None,
) -> Workshop:
    """What the pipeline works with; `now` is the simulated clock of demo and replay."""
    minutes = settings.confirm_minutes if confirm_minutes is None else confirm_minutes
    return Workshop(blobs_of(settings), real_stages(), now, dt.timedelta(minutes=minutes))


def catalogue_folders(settings: Settings) -> list[Path]:
    """The folders of catalogue files, later ones laid over earlier ones."""
    folders = [SHIPPED] if settings.shipped_catalogue else []
    if settings.catalogue:
        folders.append(Path(settings.catalogue).expanduser())
    return folders


def origin_of(settings: Settings) -> Origin:
    """How the moments of this archive are marked."""
    return Origin.SIMULATED if settings.simulated else Origin.CAPTURED


def check_options(
    settings: Settings, command: str, wait_seconds: float = 0.0, workers: int | None = None
) -> CheckOptions:
    """How a run of `command` goes."""
    return CheckOptions(
        folder=settings.data_dir,
        command=command,
        wait_seconds=wait_seconds,
        at_once=settings.concurrency,
        workers=settings.workers if workers is None else workers,
        origin=origin_of(settings),
    )
