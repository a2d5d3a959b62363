"""Files that commands are given: one, standard input, a folder, or a manifest of many."""

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from conductatlas.analysis.media import media_type_of
from conductatlas.model import InputError

__all__ = ["InputFile", "files_of", "read_input"]

# A policy of more than this is no policy; it also bounds what one command can be made to hold.
_MOST_BYTES = 64 << 20
_KNOWN = frozenset({".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".text", ".pdf"})


@dataclass(frozen=True, slots=True)
class InputFile:
    """One file to read: where it is, how it is named in results, which section is wanted."""

    path: Path
    name: str
    section: str = ""
    media_type: str = ""


def read_input(file: InputFile) -> tuple[bytes, str]:
    """The bytes and the media type of `file`; the path `-` is standard input.

    Raises InputError where it cannot be read.
    """
    try:
        if str(file.path) == "-":
            raw = sys.stdin.buffer.read(_MOST_BYTES + 1)
        else:
            with file.path.open("rb") as stream:
                raw = stream.read(_MOST_BYTES + 1)
    except OSError as error:
        raise InputError(f"{file.path}: {error.strerror}. Name a file that can be read.") from error
    if len(raw) > _MOST_BYTES:
        raise InputError(f"{file.path}: larger than 64 MiB. Give the policy alone.")
    return raw, file.media_type or media_type_of(PurePath(file.name), raw)


def files_of(place: Path) -> Iterator[InputFile]:
    """The files that `place` lists: a folder with or without manifest.json, or a list of paths.

    In a list one path stands on a line, relative to the list. Raises InputError.
    """
    if place.is_dir():
        manifest = place / "manifest.json"
        yield from _manifest(manifest) if manifest.exists() else _folder(place)
    elif place.is_file():
        for row in place.read_text("utf-8").splitlines():
            if row.strip():
                yield InputFile(place.parent / row.strip(), row.strip())
    else:
        raise InputError(f"{place}: there is no such folder or list. Name one that exists.")


def _folder(folder: Path) -> Iterator[InputFile]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.suffix.lower() in _KNOWN:
            yield InputFile(path, path.relative_to(folder).as_posix())


def _manifest(path: Path) -> Iterator[InputFile]:
    try:
        rows = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{error.lineno}: not JSON ({error.msg}). Mend it.") from error
    if not isinstance(rows, list):
        raise InputError(f'{path}: it is no list. List objects with a field "file".')
    for number, row in enumerate(rows, start=1):
        if not isinstance(row, dict) or not isinstance(row.get("file"), str):
            raise InputError(f'{path}: entry {number} has no "file". Give it one.')
        name, section = row["file"], str(row.get("section") or "")
        yield InputFile(path.parent / name, name, section, str(row.get("media") or ""))
