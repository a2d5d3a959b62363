"""Bytes to characters: byte order mark, then the header, then the page's own word, then the
content.

The order and the labels follow the WHATWG Encoding Standard. UTF-7 is never decoded (it hides
markup). Bytes that do not fit a UTF-8 page are read as Windows-1252, which is where such bytes
come from.
"""

import codecs
import re

__all__ = ["decode", "utf_16_of"]

_BOMS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)")
# Encoding Standard, section 4.2: what pages say, and what browsers then read.
_LABELS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "iso8859-1": "cp1252",
    "latin1": "cp1252",
    "windows-1252": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "euc-kr": "cp949",
    "utf8": "utf-8",
}
# What an undeclared page that is no UTF-8 can be; tried by charset-normalizer.
_CANDIDATES = [
    "cp1252",
    "cp1250",
    "cp1251",
    "cp1253",
    "cp1254",
    "cp932",
    "gb18030",
    "big5",
    "cp949",
    "euc_jp",
    "koi8_r",
]
# What cannot be told from stray Windows letters on a page that says UTF-8.
_LATIN = frozenset({"cp1252", "cp1250", "cp1254"})
# What Python also calls text encodings, as it spells them.
_NO_CHARSETS = frozenset({"idna", "punycode", "unicode-escape", "raw-unicode-escape", "undefined"})
_ENOUGH_HIGH_BYTES = 24
_SAMPLE_BYTES = 8192
_LEAST_ZEROS = 0.04
# Lone high bytes, as `surrogateescape` leaves them, read as Windows-1252.
_STRAY = {
    0xDC00 + byte: bytes([byte]).decode("cp1252", "ignore") or "\ufffd" for byte in range(128, 256)
}


def decode(raw: bytes, media_type: str = "") -> str:
    """The characters of `raw`, whatever its bytes are. `media_type` may carry a charset."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _lenient(raw[len(mark) :], name)
    if wide := utf_16_of(raw):
        return _lenient(raw, wide)
    declared = _declared(raw, media_type)
    if declared not in (None, "utf-8"):
        return _lenient(raw, str(declared))
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _without_utf8(raw, declared)


def utf_16_of(raw: bytes) -> str | None:
    """The codec of UTF-16 by its mark, or without one by where its zero bytes stand; else None.

    In UTF-16 a space or a full stop has a zero in one half, and no character in both.
    """
    for mark, name in _BOMS[1:]:
        if raw.startswith(mark):
            return name
    sample = raw[: min(len(raw) // 2 * 2, _SAMPLE_BYTES)]
    low, high = sample[0::2].count(0), sample[1::2].count(0)
    if max(low, high) <= _LEAST_ZEROS * len(sample) / 2 or min(low, high) > 0:
        return None
    name = "utf-16-le" if high else "utf-16-be"
    try:
        text = sample[:-2].decode(name)
    except UnicodeDecodeError:
        return None
    return name if sum(map(str.isprintable, text)) >= 0.8 * len(text) else None


def _declared(raw: bytes, media_type: str) -> str | None:
    head = raw[:4096]
    labels = [m[1] for m in [_HEADER.search(media_type)] if m]
    labels += [m[1].decode("ascii", "ignore") for m in (_META.search(head), _XML.match(head)) if m]
    for label in labels:
        if name := _known(label):
            return name
    return None


def _known(label: str) -> str | None:
    """The codec for a label; None where browsers would not follow it."""
    name = label.strip().lower()
    if name in _LABELS:
        return _LABELS[name]
    if name.startswith(
        ("utf-7", "utf7", "unicode-1-1-utf-7", "utf-16", "utf16", "utf-32", "utf32")
    ):
        return None
    try:
        found = codecs.lookup(name)
    except (LookupError, ValueError):
        return None
    # Python also calls base64 and rot13 codecs; neither is a charset.
    is_text = getattr(found, "_is_text_encoding", True)
    return found.name if is_text and found.name not in _NO_CHARSETS else None


def _lenient(raw: bytes, name: str) -> str:
    if name == "utf-8":
        return _utf8_with_strays(raw)
    return raw.decode(name, "replace")


def _utf8_with_strays(raw: bytes) -> str:
    return raw.decode("utf-8", "surrogateescape").translate(_STRAY)


def _without_utf8(raw: bytes, declared: str | None) -> str:
    """A page whose bytes are not wholly UTF-8, though it may say so."""
    text = raw.decode("utf-8", "surrogateescape")
    stray = sum(1 for char in text if "\udc80" <= char <= "\udcff")
    fitting = sum(1 for char in text if char > "\x7f") - stray
    if fitting >= stray:
        return text.translate(_STRAY)
    name = _by_content(raw) if stray >= _ENOUGH_HIGH_BYTES else "cp1252"
    if name in _LATIN and declared == "utf-8" and fitting:
        return text.translate(_STRAY)
    return raw.decode(name, "replace")


def _by_content(raw: bytes) -> str:
    # Imported here: one page in a thousand needs it.
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:65536], cp_isolation=_CANDIDATES, steps=3, threshold=0.4).best()
    return best.encoding if best else "cp1252"
