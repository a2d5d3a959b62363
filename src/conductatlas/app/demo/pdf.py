"""A small PDF writer for the one policy of the demo that is published as a PDF.

Standard fonts, no compression, no dates: the same blocks give the same bytes everywhere.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from conductatlas.app.demo.markup import Block, Definitions, Heading, Items, Paragraph, Table

__all__ = ["make_pdf"]

# Advance widths of Helvetica in thousandths of the size, for the characters 32 to 126.
_WIDTH_TABLE = (
    "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 "
    "556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 "
    "556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 "
    "556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 "
    "500 500 500 334 260 334 584"
)
_WIDTHS = tuple(int(width) for width in _WIDTH_TABLE.split())
_WIDTH, _HEIGHT, _LEFT, _TOP, _BOTTOM = 595, 842, 64, 770, 72
_SIZES = {1: 18.0, 2: 13.0, 3: 11.0, 4: 11.0}


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    size: float = 10.0
    is_bold: bool = False
    indent: int = 0
    gap: float = 0.0  # white space above, in points


def make_pdf(blocks: Sequence[Block]) -> bytes:
    """A PDF of `blocks` on A4 pages, with running titles and page numbers."""
    title = next((b.text for b in blocks if isinstance(b, Heading)), "")
    pages = list(_pages(line for block in blocks for line in _lines(block)))
    streams = [
        _stream(page, f"{title} - page {number} of {len(pages)}")
        for number, page in enumerate(pages, start=1)
    ]
    return _file(title, streams)


def _lines(block: Block) -> Iterator[_Line]:
    match block:
        case Heading():
            yield from _wrapped(block.text, _SIZES[block.level], is_bold=True, gap=12)
        case Paragraph():
            yield from _wrapped(block.text, gap=10)
        case Items():
            yield from _item_lines(block, 14)
        case Table():
            for row in block.rows:
                yield from _wrapped(" - ".join(row), indent=14, gap=3)
        case Definitions():
            for term, meaning in block.pairs:
                yield from _wrapped(f"{term}: {meaning}", gap=9)


def _item_lines(items: Items, indent: int) -> Iterator[_Line]:
    for number, item in enumerate(items.items, start=1):
        mark = f"{number}." if items.is_numbered else "\u2022"
        yield from _wrapped(f"{mark} {item.text}", indent=indent, gap=3)
        if item.below:
            yield from _item_lines(item.below, indent + 14)


def _wrapped(
    text: str, size: float = 10.0, is_bold: bool = False, indent: int = 0, gap: float = 0.0
) -> Iterator[_Line]:
    plain = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", text).replace("*", "")
    room = (_WIDTH - 2 * _LEFT - indent) * 1000 / size / (1.07 if is_bold else 1.0)
    words: list[str] = []
    for word in plain.split():
        if words and _advance(" ".join((*words, word))) > room:
            yield _Line(" ".join(words), size, is_bold, indent, gap)
            words, gap = [], 0.0
        words.append(word)
    yield _Line(" ".join(words), size, is_bold, indent, gap)


def _advance(text: str) -> int:
    return sum(_WIDTHS[ord(c) - 32] if 32 <= ord(c) < 127 else 500 for c in text)


def _pages(lines: Iterable[_Line]) -> Iterator[list[tuple[float, _Line]]]:
    page: list[tuple[float, _Line]] = []
    y = float(_TOP)
    for line in lines:
        y -= line.gap + line.size * 1.35
        if y < _BOTTOM:
            yield page
            page, y = [], _TOP - line.size * 1.35
        page.append((y, line))
    yield page


def _stream(page: list[tuple[float, _Line]], footer: str) -> bytes:
    shown = [*page, (40.0, _Line(footer, 8.0))]
    return b"\n".join(_shown(y, line) for y, line in shown)


def _shown(y: float, line: _Line) -> bytes:
    font = "F2" if line.is_bold else "F1"
    text = re.sub(r"([\\()])", r"\\\1", line.text).encode("cp1252")
    place = f"BT /{font} {line.size:g} Tf {_LEFT + line.indent} {y:.2f} Td (".encode()
    return place + text + b") Tj ET"


def _file(title: str, streams: Sequence[bytes]) -> bytes:
    """Objects: 1 catalogue, 2 pages, 3 and 4 fonts, 5 title; then each page and its content."""
    kids = " ".join(f"{6 + 2 * n} 0 R" for n in range(len(streams)))
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /Lang (en) >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(streams)} >>".encode(),
        font.format("Helvetica").encode(),
        font.format("Helvetica-Bold").encode(),
        b"<< /Title (" + title.encode("cp1252") + b") >>",
    ]
    for number, stream in enumerate(streams):
        objects += _page_objects(7 + 2 * number, stream)
    return _assembled(objects)


def _page_objects(content: int, stream: bytes) -> tuple[bytes, bytes]:
    page = (
        f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {content} 0 R "
        "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
    )
    body = b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream)
    return page.encode(), body


def _assembled(objects: Sequence[bytes]) -> bytes:
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    size = len(objects) + 1
    out += f"xref\n0 {size}\n0000000000 65535 f \n{table}".encode()
    out += (
        f"trailer\n<< /Size {size} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
    )
    return bytes(out)
