"""Where the links of a PDF's page stand, and where they lead."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium

from conductatlas.extraction.links import clean_target

__all__ = ["LinkBox", "link_boxes"]

_MOST_LINKS = 500
_URI_ACTION = 3
_MAX_BYTES = 2000


@dataclass(frozen=True, slots=True)
class LinkBox:
    """A rectangle of the page that leads to `target`."""

    left: float
    bottom: float
    right: float
    top: float
    target: str

    def covers(self, x: float, y: float) -> bool:
        """Whether a point lies in it."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


def link_boxes(page: pdfium.PdfPage) -> list[LinkBox]:
    """The rectangles of the page's links to the web and to addresses, up to a limit."""
    return list(_boxes(page))


def _boxes(page: pdfium.PdfPage) -> Iterator[LinkBox]:
    place, link = ctypes.c_int(0), raw_pdfium.FPDF_LINK()
    for _ in range(_MOST_LINKS):
        if not raw_pdfium.FPDFLink_Enumerate(page, place, link):
            return
        if target := _target(page.pdf, link):
            yield from _quads(link, target)


def _target(document: pdfium.PdfDocument, link: raw_pdfium.FPDF_LINK) -> str | None:
    action = raw_pdfium.FPDFLink_GetAction(link)
    if not action or raw_pdfium.FPDFAction_GetType(action) != _URI_ACTION:
        return None
    buffer = ctypes.create_string_buffer(_MAX_BYTES)
    if raw_pdfium.FPDFAction_GetURIPath(document, action, buffer, _MAX_BYTES) > _MAX_BYTES:
        return None
    target = clean_target(buffer.value.decode("utf-8", "replace"), "")
    return target if target and ":" in target else None


def _quads(link: raw_pdfium.FPDF_LINK, target: str) -> Iterator[LinkBox]:
    """A link's rectangles: one a line where it says so, else its whole."""
    count = raw_pdfium.FPDFLink_CountQuadPoints(link)
    for at in range(min(count, _MOST_LINKS)):
        quad = raw_pdfium.FS_QUADPOINTSF()
        if raw_pdfium.FPDFLink_GetQuadPoints(link, at, quad):
            xs, ys = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield LinkBox(min(xs), min(ys), max(xs), max(ys), target)
    rect = raw_pdfium.FS_RECTF()
    if count == 0 and raw_pdfium.FPDFLink_GetAnnotRect(link, rect):
        low, high = sorted((rect.bottom, rect.top))
        yield LinkBox(rect.left, low, rect.right, high, target)
