"""PDFs that are locked, or made to break what reads them."""

import hashlib
import zlib

from tests.support.pdf import pdf_file

__all__ = [
    "deep_tree",
    "endless_xref",
    "flate_bomb",
    "jbig2_bomb",
    "locked",
    "many_pages",
    "with_script",
]

_PAD = bytes.fromhex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a")
_FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
_WORDS = b"BT /F1 11 Tf 72 700 Td (The terms of use of Vireo, and what they say of you.) Tj ET"
_ID = b"0123456789abcdef"


def _page(contents: bytes = b"/Contents 5 0 R", parent: bytes = b"2 0 R") -> bytes:
    return (
        b"<< /Type /Page /Parent %s /MediaBox [0 0 612 792]"
        b" /Resources << /Font << /F1 4 0 R >> >> %s >>" % (parent, contents)
    )


def _stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def _one_page(contents: bytes, catalog: bytes = b"", trailer: bytes = b"") -> bytes:
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R %s >>" % catalog,
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        _page(),
        _FONT,
        contents,
    ]
    return pdf_file(objects, trailer)


def locked(user: bytes) -> bytes:
    """A PDF encrypted with RC4 (revision 2); it opens without a word where `user` is empty."""
    word = (user + _PAD)[:32]
    owner = _rc4(_md5((b"owner" + _PAD)[:32])[:5], word)
    rights = (-64).to_bytes(4, "little", signed=True)
    key = _md5(word + owner + rights + _ID)[:5]
    contents = _rc4(_md5(key + b"\x05\x00\x00\x00\x00")[:10], _WORDS)
    said = (owner.hex(), _rc4(key, _PAD).hex(), _ID.hex(), _ID.hex())
    lock = "/Encrypt << /Filter /Standard /V 1 /R 2 /P -64 /O <%s> /U <%s> >> /ID [<%s> <%s>]"
    return _one_page(_stream(contents), trailer=(lock % said).encode())


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()  # the standard's own choice


def _rc4(key: bytes, data: bytes) -> bytes:
    state = list(range(256))
    j = 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out = bytearray()
    i = j = 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def many_pages(count: int) -> bytes:
    """A PDF of `count` pages, all with the same content."""
    kids = b" ".join(b"%d 0 R" % (6 + at) for at in range(count))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count),
        b"null",
        _FONT,
        _stream(_WORDS),
    ]
    return pdf_file(objects + [_page()] * count)


def endless_xref() -> bytes:
    """A PDF whose table of objects says that the table before it is itself."""
    whole = _one_page(_stream(_WORDS))
    start = int(whole.rsplit(b"startxref\n", 1)[1].split(b"\n", 1)[0])
    return whole.replace(b"/Root 1 0 R", b"/Root 1 0 R /Prev %d" % start)


def flate_bomb(mebibytes: int) -> bytes:
    """A page whose content unpacks to so many MiB of spaces."""
    packer = zlib.compressobj(9)
    start = packer.compress(b" ") + packer.flush(zlib.Z_FULL_FLUSH)
    # After a full flush nothing refers to what came before: one block can be repeated.
    block = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    packed = start + block * mebibytes + packer.flush()
    return _one_page(_stream(packed, b"/Filter /FlateDecode"))


def jbig2_bomb() -> bytes:
    """A page with a picture that says it is 65,535 dots wide and high, and a drawing of it."""
    # A segment of kind 48 (page information): width, height, resolutions, flags, striping.
    side = (0xFFFF).to_bytes(4, "big")
    page = b"\0\0\0\0\x30\0\x01\0\0\0\x13" + side * 2 + bytes(8) + b"\0" + bytes(2)
    picture = _stream(
        page,
        b"/Type /XObject /Subtype /Image /Width 65535 /Height 65535 /BitsPerComponent 1"
        b" /ColorSpace /DeviceGray /Filter /JBIG2Decode",
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 5 0 R"
        b" /Resources << /XObject << /I 4 0 R >> >> >>",
        picture,
        _stream(b"q 612 0 0 792 0 0 cm /I Do Q"),
    ]
    return pdf_file(objects)


def with_script() -> bytes:
    """A PDF that asks its reader to run a script and a program when it is opened."""
    return _one_page(
        _stream(_WORDS),
        b"/OpenAction << /S /JavaScript /JS (while\\(true\\){app.alert\\('x'\\)}) /Next"
        b" << /S /Launch /F (/bin/sh) >> >>",
    )


def deep_tree(depth: int) -> bytes:
    """A PDF whose only page hangs below `depth` nodes of the tree of pages."""
    nodes = [
        b"<< /Type /Pages /Kids [%d 0 R] /Count 1 %s>>"
        % (6 + at if at < depth else 3, b"/Parent %d 0 R " % (4 + at) if at > 1 else b"")
        for at in range(1, depth + 1)
    ]
    objects = [
        b"<< /Type /Catalog /Pages 6 0 R >>", b"null", _page(parent=b"%d 0 R" % (5 + depth)),
        _FONT, _stream(_WORDS), *nodes,
    ]  # fmt: skip
    return pdf_file(objects)
