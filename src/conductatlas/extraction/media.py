"""What kind of file the bytes are: HTML, Markdown, plain text or PDF; anything else is refused.

No header turns a picture, a feed or a program into text. XML is read only where it is XHTML, and
never where it declares entities of its own: nothing is ever fetched or expanded on its word.
"""

import json
import re
from enum import StrEnum

from conductatlas.extraction.charset import utf_16_of
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
_ANY = frozenset(
    {"", "application/octet-stream", "binary/octet-stream", "application/xml", "text/xml"}
)
# How files begin that no header should turn into text.
_MAGIC = (
    (b"\x89PNG", "a PNG image"), (b"\xff\xd8\xff", "a JPEG image"), (b"GIF8", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"), (b"\x1f\x8b", "a gzip file"),
    (b"\xd0\xcf\x11\xe0", "an old office document"), (b"{\\rtf", "an RTF document"),
    (b"\x7fELF", "a program"), (b"RIFF", "a media file"), (b"OggS", "a media file"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard file"), (b"SQLite format 3", "a database"),
    (b"PK\x05\x06", "an empty ZIP archive"), (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"BZh", "a bzip2 file"), (b"\xfd7zXZ", "an xz file"), (b"%!PS", "a PostScript file"),
    (b"wOF", "a font"), (b"MIME-Version:", "an e-mail or a saved web archive"),
)  # fmt: skip
_TAG = re.compile(
    rb"<!doctype html|<html\b|<head\b|<body\b|<(?:div|p|h[1-6]|ul|table|span|br|main|article"
    rb"|section|title|meta|a\s)[\s>/]",
    re.IGNORECASE,
)
_PAGE = re.compile(
    rb"\s*(?:<!--.{0,500}?-->\s*)*<(?:!doctype html|html)\b", re.IGNORECASE | re.DOTALL
)
_XML = re.compile(
    rb"\s*(?:<\?xml\b|<!DOCTYPE\s+(?!html)|<(?:rss|feed|rdf:RDF|urlset|sitemapindex)\b)",
    re.IGNORECASE,
)
_SVG = re.compile(rb"\s*<svg\b", re.IGNORECASE)
_ENTITIES = re.compile(rb"<!DOCTYPE[^>]{0,500}\[|<!ENTITY\b", re.IGNORECASE)
_HTML = re.compile(rb"<html\b", re.IGNORECASE)
_CODE = re.compile(
    rb"\bfunction\b|=>|\b(?:var|let|const)\s+\w+\s*=|\bwindow\.|\bmodule\.exports\b|\{[^{}]{1,200}:[^{}]{1,200}\}"
)
_CODE_MARKS = b"{}();="
_CODE_SHARE = 0.05
_CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r\x1b")
_BINARY_SHARE = 0.3
_MARKDOWN = re.compile(
    rb"^(?:#{1,6} \S|[-*] \S|.+\n(?:=+|-{3,})$)|\]\([^)]+\)|\*\*\S", re.MULTILINE
)
_SNIFFED = 4096


def media_of(raw: bytes, media_type: str = "") -> Media:
    """The kind of `raw`, by how it begins and by `media_type` (a Content-Type header's value).

    Raises `InputError` for what is none of the kinds.
    """
    declared = media_type.split(";", 1)[0].strip().lower()
    head = _head(raw)
    if _is_pdf(raw, head):
        return Media.PDF
    for start, name in _MAGIC:
        if head.startswith(start):
            raise _unreadable(f"this is {name}")
    media = _DECLARED.get(declared)
    if media is None and declared not in _ANY:
        raise _unreadable(f'the content type is "{declared}"')
    if _SVG.match(head) and media is not Media.HTML:
        raise _unreadable("this is an SVG picture")
    _refuse_xml(head)
    if _PAGE.match(head):
        return Media.HTML
    _refuse_binary(head, declared)
    if not _TAG.search(head):
        _refuse_data(raw, head)
    # A header that says PDF of something that is none says nothing.
    return _sniffed(head) if media in (None, Media.PDF) else media


def _head(raw: bytes) -> bytes:
    """The first bytes, without a byte order mark, UTF-16 as UTF-8."""
    if name := utf_16_of(raw):
        head = raw[: 2 * _SNIFFED].decode(name, "ignore").lstrip("\ufeff")
        return head.encode("utf-8", "ignore")
    return raw[:_SNIFFED].removeprefix(b"\xef\xbb\xbf")


def _is_pdf(raw: bytes, head: bytes) -> bool:
    """Whether it is a PDF: some stand behind a few bytes of rubbish, but never behind markup."""
    at = raw[:1024].find(b"%PDF-")
    return at >= 0 and (not raw[:at].strip() or not _TAG.search(raw[:at]))


def _refuse_xml(head: bytes) -> None:
    if not _XML.match(head) and not _PAGE.match(head):
        return
    root = _HTML.search(head)
    if _XML.match(head) and not root:
        raise _unreadable("this is XML, but not XHTML")
    if _ENTITIES.search(head[: root.start() if root else None]):
        raise _unreadable("this is XML that declares entities of its own")


def _refuse_binary(head: bytes, declared: str) -> None:
    controls = len(head) - len(head.translate(None, _CONTROLS))
    is_marked = declared.startswith("text/") or declared == "application/xhtml+xml"
    if controls > (_BINARY_SHARE * len(head) if is_marked else 0) and head:
        raise _unreadable("these bytes are no text")


def _refuse_data(raw: bytes, head: bytes) -> None:
    """Refuse what programs write for programs."""
    if head.lstrip()[:1] in (b"{", b"[") and _is_json(raw):
        raise _unreadable("this is JSON")
    marks = len(head) - len(head.translate(None, _CODE_MARKS))
    if marks > _CODE_SHARE * len(head) and _CODE.search(head):
        raise _unreadable("this is program code")


def _is_json(raw: bytes) -> bool:
    try:
        json.loads(raw)
    except (ValueError, RecursionError):
        return False
    return True


def _sniffed(head: bytes) -> Media:
    if _TAG.search(head):
        return Media.HTML
    return Media.MARKDOWN if _MARKDOWN.search(head) else Media.TEXT


def _unreadable(what: str) -> InputError:
    return InputError(
        f"{what}, which cannot be read as a policy. Give HTML, text, Markdown or PDF."
    )
