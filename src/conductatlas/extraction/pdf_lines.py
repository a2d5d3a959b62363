"""The lines of a PDF with their place, size and weight, and without running heads and page numbers.

PDFium gives the characters in the order of the page's content, which follows columns.
"""

import ctypes
import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium

__all__ = ["Line", "body_style", "pdf_lines"]

MAX_PAGES = 1000
MAX_CHARS = 4_000_000
_EDGE_LINES = 2
_NAME_BYTES = 128
_BOLD = 700
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"\W*(?:page\s*|seite\s*|p\.\s*)?\d{1,4}(?:\s*(?:of|/|von|de|sur|van)\s*\d{1,4})?\W*", re.I
)


@dataclass(frozen=True, slots=True)
class Line:
    """One line: its page (from 0), left edge and baseline in points from the bottom left.

    PDFium makes one line of two where a word is divided between them: `end` is the last baseline.
    """

    page: int
    text: str
    left: float
    baseline: float
    end: float
    size: float
    weight: int


def pdf_lines(document: pdfium.PdfDocument) -> list[Line]:
    """The lines of all pages in reading order, up to the limits of pages and characters."""
    pages: list[list[Line]] = []
    chars = 0
    for number in range(min(len(document), MAX_PAGES)):
        lines = _page_lines(document[number], number)
        chars += sum(len(line.text) for line in lines)
        if chars > MAX_CHARS:
            break
        pages.append(lines)
    return _without_running_heads(pages)


def _page_lines(page: pdfium.PdfPage, number: int) -> list[Line]:
    textpage = page.get_textpage()
    try:
        lines, at = [], 0
        for text in textpage.get_text_range().split("\r\n"):
            if text.strip():
                first = at + len(text) - len(text.lstrip())
                lines.append(_line(textpage, number, text, (first, at + len(text.rstrip()) - 1)))
            at += len(text) + 2
        return lines
    finally:
        textpage.close()
        page.close()


def _line(textpage: pdfium.PdfTextPage, number: int, text: str, ends: tuple[int, int]) -> Line:
    """The line whose first and last visible characters have the indexes `ends`."""
    # The text may hold characters that have no box of their own.
    first, last = (min(index, textpage.count_chars() - 1) for index in ends)
    left, bottom, _, top = textpage.get_charbox(first, loose=True)
    end = textpage.get_charbox(last, loose=True)[1]
    # The height of the glyphs' box is the size as seen; the font's own size ignores scaling.
    size = round(abs(top - bottom), 1)
    weight = _weight(textpage, first)
    return Line(number, text, left, bottom, end, size, weight)


def _weight(textpage: pdfium.PdfTextPage, index: int) -> int:
    """How heavy a character is (400 is regular); fonts without a weight say it in their name."""
    buffer, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    raw_pdfium.FPDFText_GetFontInfo(textpage, index, buffer, _NAME_BYTES, flags)
    weight = int(raw_pdfium.FPDFText_GetFontWeight(textpage, index))
    return max(weight, _BOLD) if _BOLD_NAME.search(buffer.value) else weight


def _without_running_heads(pages: list[list[Line]]) -> list[Line]:
    """Without lines at the edge of pages that come again, but for their numbers, on most pages."""
    edges = Counter(
        form for lines in pages for form in {_form(line) for line in _edge_lines(lines)}
    )
    often = max(2, round(0.6 * len(pages)))
    running = {form for form, count in edges.items() if count >= often and len(pages) > 1}
    kept = []
    for lines in pages:
        edge = set(map(id, _edge_lines(lines)))
        for line in lines:
            at_edge = id(line) in edge
            if at_edge and (_form(line) in running or _PAGE_NUMBER.fullmatch(line.text.strip())):
                continue
            kept.append(line)
    return kept


def _edge_lines(lines: list[Line]) -> list[Line]:
    """The highest and the lowest lines of a page."""
    by_height = sorted(lines, key=lambda line: line.baseline)
    return by_height[:_EDGE_LINES] + by_height[-_EDGE_LINES:]


def _form(line: Line) -> str:
    return _DIGITS.sub("#", " ".join(line.text.split()))


def body_style(lines: list[Line]) -> tuple[float, int, float]:
    """Size, weight and line distance of the running text: those of most characters."""
    sizes: Counter[float] = Counter()
    weights: Counter[int] = Counter()
    gaps: Counter[float] = Counter()
    for at, line in enumerate(lines):
        sizes[line.size] += len(line.text)
        weights[line.weight] += len(line.text)
        gaps[round(line.baseline - line.end, 0)] += line.end < line.baseline
        if at and lines[at - 1].page == line.page and lines[at - 1].size == line.size:
            gap = round(lines[at - 1].end - line.baseline, 0)
            gaps[gap] += 0 < gap < 3 * line.size
    size, weight = sizes.most_common(1)[0][0], weights.most_common(1)[0][0]
    often = max(gaps.values(), default=0) / 2
    # The narrowest of the usual distances: in a short text paragraphs are as many as lines.
    gap = min((gap for gap, count in gaps.items() if count >= max(often, 1)), default=0)
    return size, weight, gap or 1.2 * size
