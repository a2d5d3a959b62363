"""Blobs in S3 (or what speaks its language), by django-storages; imported only where it is set."""

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from conductatlas.model import SettingsError, StorageError

if TYPE_CHECKING:
    from storages.backends.s3 import S3Storage

__all__ = ["S3Files"]


class S3Files:
    """Blobs as objects `PREFIX/ab/abcdef…` of one bucket."""

    def __init__(self, url: str, endpoint: str = "") -> None:
        """`url` is `s3://bucket/prefix`; `endpoint` the server where it is not Amazon's."""
        where = urlsplit(url)
        if where.scheme != "s3" or not where.netloc:
            raise SettingsError(
                f"CONDUCTATLAS_BLOB_URL: {url!r} names no bucket. Write s3://bucket/prefix."
            )
        self.url = url
        self._storage = _storage(where.netloc, where.path.strip("/"), endpoint)

    def put(self, name: str, payload: bytes) -> None:
        """Upload; S3 answers once the object is durable."""
        from django.core.files.base import ContentFile

        try:
            self._storage.save(_key(name), ContentFile(payload))
        except _errors() as error:
            raise StorageError(
                f"{self.url}: blob {name} cannot be written ({error}). "
                "Mend the bucket's permission or its connection; nothing was half kept."
            ) from error

    def settle(self) -> None:
        """Nothing is left to wait for."""

    def tidy(self) -> None:
        """S3 keeps no half objects under a name."""

    def get(self, name: str) -> bytes:
        """The object's bytes."""
        try:
            with self._storage.open(_key(name), "rb") as file:
                return bytes(file.read())
        except FileNotFoundError as error:
            raise StorageError(
                f"blob {name} is missing from {self.url}. Put it back from a backup."
            ) from error
        except _errors() as error:
            raise StorageError(f"{self.url}: blob {name} cannot be read ({error}).") from error


def _key(name: str) -> str:
    return f"{name[:2]}/{name}"


def _storage(bucket: str, prefix: str, endpoint: str) -> "S3Storage":
    try:
        from storages.backends.s3 import S3Storage
    except ImportError as error:
        raise SettingsError(
            "CONDUCTATLAS_BLOB_URL names S3, and django-storages is not installed. "
            "pip install 'conductatlas[s3]'"
        ) from error
    # Blobs are named by their hash, so that writing one again writes the same.
    return S3Storage(
        bucket_name=bucket,
        location=prefix,
        endpoint_url=endpoint or None,
        default_acl=None,
        file_overwrite=True,
        querystring_auth=True,
    )


def _errors() -> tuple[type[Exception], ...]:
    from boto3.exceptions import Boto3Error  # type: ignore[import-untyped]  # it has none
    from botocore.exceptions import (  # type: ignore[import-untyped]  # it has none
        BotoCoreError,
        ClientError,
    )

    return (Boto3Error, BotoCoreError, ClientError, OSError)
