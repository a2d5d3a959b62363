"""The kept bytes behind a download, read from where the settings say that blobs are."""

import functools
from pathlib import Path

from django.conf import settings

from conductatlas.archive.blob_files import FolderFiles
from conductatlas.archive.blob_s3 import S3Files
from conductatlas.archive.blobs import Blobs

__all__ = ["raw_bytes"]


def raw_bytes(sha256: str) -> bytes:
    """The bytes of that name; StorageError where they are missing or damaged."""
    chosen = settings.SETTINGS
    return _blobs(chosen.blob_url, chosen.s3_endpoint, chosen.data_dir).read(sha256)


@functools.cache
def _blobs(url: str, endpoint: str, data_dir: Path) -> Blobs:
    return Blobs(S3Files(url, endpoint) if url else FolderFiles(data_dir / "blobs"))
