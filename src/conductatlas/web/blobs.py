"""The kept bytes behind a download, read from where the settings say that blobs are."""

import functools
from pathlib import Path

from django.conf import settings

from conductatlas.archive.blob_files import BlobFiles, FolderFiles
from conductatlas.archive.blob_s3 import S3Files
from conductatlas.archive.blobs import Blobs

__all__ = ["raw_bytes"]


def raw_bytes(sha256: str) -> bytes:
    """The bytes of that name; StorageError where they are missing or damaged."""
    chosen = settings.SETTINGS
    # A reader of its own each time: what a reader remembers is not for several threads.
    return Blobs(_files(chosen.blob_url, chosen.s3_endpoint, chosen.data_dir)).read(sha256)


@functools.cache
def _files(url: str, endpoint: str, data_dir: Path) -> BlobFiles:
    return S3Files(url, endpoint) if url else FolderFiles(data_dir / "blobs")
