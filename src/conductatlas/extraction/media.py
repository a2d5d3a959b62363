"""What kind of file the bytes are: HTML, Markdown, plain text or PDF; anything else is refused."""

import re
from enum import StrEnum

from conductatlas.model import InputError

__all__ = ["Media", "media_of"]


class Media(StrEnum):
    """The kinds of file that are read."""

    HTML = "html"
    MARKDOWN = "markdown"
    TEXT = "text"
    PDF = "pdf"


_DECLARED = {
    "text/html": Media.HTML,
    "application/xhtml+xml": Media.HTML,
    "text/markdown": Media.MARKDOWN,
    "text/x-markdown": Media.MARKDOWN,
    "text/plain": Media.TEXT,
    "application/pdf": Media.PDF,
}
# How files begin that no header should turn into text.
_MAGIC = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"), (b"RIFF", "a media file"), (b"OggS", "a media file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"), (b"SQLite format 3", "a database"),
)  # fmt: skip
_TAG = re.compile(
    rb"<!doctype html|<html\b|<head\b|<body\b|<(?:div|p|h[1-6]|ul|table|span|br|main|article"
    rb"|section|title|meta|a\s)[\s>/]",
    re.IGNORECASE,
)
_XML = re.compile(rb"^\s*(?:<\?xml|<!DOCTYPE\s+(?!html)|<(?:rss|feed|svg)\b)", re.IGNORECASE)
_MARKDOWN = re.compile(
    rb"^(?:#{1,6} \S|[-*] \S|.+\n(?:=+|-{3,})$)|\]\([^)]+\)|\*\*\S", re.MULTILINE
)
_SNIFFED = 4096


def media_of(raw: bytes, media_type: str = "") -> Media:
    """The kind of `raw`, by how it begins and by `media_type` (a Content-Type header's value).

    Raises `InputError` for what is none of the kinds.
    """
    declared = media_type.split(";", 1)[0].strip().lower()
    head = raw[:_SNIFFED]
    if b"%PDF-" in raw[:1024]:
        return Media.PDF
    for start, name in _MAGIC:
        if head.startswith(start):
            raise _unreadable(f"this is {name}")
    if declared in _DECLARED:
        return _checked(_DECLARED[declared], head)
    if declared and declared not in ("application/octet-stream", "binary/octet-stream"):
        raise _unreadable(f'the content type is "{declared}"')
    return _sniffed(head)


def _checked(media: Media, head: bytes) -> Media:
    """What the header says, unless it says PDF of something that is none."""
    if media is Media.PDF:
        return _sniffed(head)
    return media


def _sniffed(head: bytes) -> Media:
    if _XML.match(head) and not re.search(rb"<html\b", head, re.IGNORECASE):
        raise _unreadable("this is XML, but not XHTML")
    if _TAG.search(head):
        return Media.HTML
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise _unreadable("these bytes are no text")
    return Media.MARKDOWN if _MARKDOWN.search(head) else Media.TEXT


def _unreadable(what: str) -> InputError:
    return InputError(
        f"{what}, which cannot be read as a policy. Give HTML, text, Markdown or PDF."
    )
