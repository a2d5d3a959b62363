"""Blobs as files: `blobs/ab/abcdef…`, each synced with its folder before anyone relies on it."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Protocol

from conductatlas.model import StorageError

__all__ = ["BlobFiles", "FolderFiles"]


class BlobFiles(Protocol):
    """Where stored forms lie, by name. Nothing is ever changed or removed."""

    def put(self, name: str, payload: bytes) -> None:
        """Keep `payload`; after the next `settle` it survives a power cut."""

    def settle(self) -> None:
        """Return once everything put so far is durable."""

    def tidy(self) -> None:
        """Remove what a writer left half written when it was killed; no other may be writing."""

    def get(self, name: str) -> bytes:
        """The payload kept under `name`; StorageError where there is none."""


class FolderFiles:
    """Blobs in a folder of the local file system."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._half = folder / "half"
        self._unsettled: set[Path] = set()

    def put(self, name: str, payload: bytes) -> None:
        """Write beside the final name, sync, rename: a reader never sees half a file."""
        path = self._path(name)
        half = self._half / f"{name}.part"
        with _as_storage_error(path.parent, "written"):
            self._half.mkdir(parents=True, exist_ok=True)
            self._make(path.parent)
            try:
                _write_synced(half, payload)
                half.replace(path)
            finally:
                with suppress(OSError):
                    half.unlink(missing_ok=True)
        self._unsettled.add(path.parent)

    def settle(self) -> None:
        """Sync the folders that got a new name; a file without its name is lost all the same."""
        while self._unsettled:
            folder = self._unsettled.pop()
            with _as_storage_error(folder, "synced"):
                _sync_folder(folder)

    def tidy(self) -> None:
        """Empty the folder of half-written files."""
        with _as_storage_error(self._half, "emptied"):
            for half in self._half.glob("*.part"):
                half.unlink()

    def get(self, name: str) -> bytes:
        """The file's bytes."""
        path = self._path(name)
        try:
            return path.read_bytes()
        except FileNotFoundError as error:
            raise StorageError(
                f"blob {name} is missing from {self.folder}. Put it back from a backup."
            ) from error
        except OSError as error:
            raise _failure(path, "read", error) from error

    def _path(self, name: str) -> Path:
        return self.folder / name[:2] / name

    def _make(self, folder: Path) -> None:
        if folder.is_dir():
            return
        folder.mkdir(parents=True, exist_ok=True)
        self._unsettled.update((folder.parent, folder.parent.parent))


def _write_synced(path: Path, payload: bytes) -> None:
    with path.open("wb") as file:
        file.write(payload)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def _as_storage_error(place: Path, done: str) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise _failure(place, done, error) from error


def _failure(place: Path, done: str, error: OSError) -> StorageError:
    return StorageError(
        f"{place}: cannot be {done} ({error.strerror}). "
        "Free space or give write permission, then run the command again; nothing was half kept."
    )
