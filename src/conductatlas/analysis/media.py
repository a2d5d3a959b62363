"""What kind of file a document is, by its name and its first bytes."""

from pathlib import PurePath

from conductatlas.model import InputError

__all__ = ["media_type_of"]

_BY_SUFFIX = {
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".pdf": "application/pdf",
}
_SNIFFED_BYTES = 1024


def media_type_of(path: PurePath, raw: bytes) -> str:
    """The media type of the file `path` with the bytes `raw`.

    By its first bytes where they are plain (PDF, HTML), else by its suffix, else plain text.
    Raises InputError for bytes that are no text in any encoding in use.
    """
    head = raw[:_SNIFFED_BYTES].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return "application/pdf"
    if suffix := _BY_SUFFIX.get(path.suffix.lower()):
        return suffix
    if head.startswith((b"<!doctype html", b"<html", b"<head", b"<body")):
        return "text/html"
    if b"\0" in raw[:_SNIFFED_BYTES] and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        known = ", ".join(sorted(_BY_SUFFIX))
        raise InputError(f"{path}: this is no policy in a known format. Give one of {known}.")
    return "text/plain"
