"""PDF to pieces: what can be opened and is no more than a policy can be, page after page.

It trusts the program that reads the format with the bytes: callers that read PDFs of strangers
give `extract` a reader that runs this in a process of its own, with limits (`app.pdf_apart`).
"""

from collections.abc import Callable, Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium

from conductatlas.extraction.gate import Verdict
from conductatlas.extraction.pdf_edges import without_running_heads
from conductatlas.extraction.pdf_layout import Layout
from conductatlas.extraction.pdf_pieces import PdfPiece, pdf_pieces
from conductatlas.extraction.pdf_rows import Line
from conductatlas.extraction.pdf_words import Word, page_words
from conductatlas.extraction.reading import PageStart, Reading
from conductatlas.model.vocabulary import Gate

__all__ = ["MAX_PDF_BYTES", "MAX_PDF_PAGES", "ReadPdf", "read_pdf"]

ReadPdf = Callable[[bytes], Reading | Verdict]

MAX_PDF_BYTES = 64 * 1024 * 1024
MAX_PDF_PAGES = 1000
_MAX_CHARS = 4_000_000
_PAGE_WORDS = 6000


def read_pdf(raw: bytes) -> Reading | Verdict:
    """The policy in a PDF; a verdict that says why it is not read, where it is not."""
    if len(raw) > MAX_PDF_BYTES:
        return _refused(f"the PDF has {len(raw):,} bytes, more than {MAX_PDF_BYTES:,}")
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as fault:
        return _refused(_why_shut(str(fault)))
    try:
        return _read(document)
    except pdfium.PdfiumError as fault:
        return _refused(f"the PDF is damaged ({_words(str(fault))})")
    finally:
        document.close()


def _why_shut(fault: str) -> str:
    if "password" in fault.lower():
        return "the PDF is encrypted and asks for a password"
    return f"the PDF cannot be opened ({_words(fault)})"


def _words(fault: str) -> str:
    """What PDFium says of a fault: "Failed to load document (PDFium: Data format error)."."""
    return fault.rsplit("PDFium: ", 1)[-1].rstrip(".)").lower()


def _read(document: pdfium.PdfDocument) -> Reading | Verdict:
    if len(document) > MAX_PDF_PAGES:
        return _refused(f"the PDF has {len(document):,} pages, more than {MAX_PDF_PAGES:,}")
    pages, chars, pictures = [], 0, 0
    for number in range(len(document)):
        words, has_picture = _page(document, number)
        chars += sum(len(word.text) for word in words)
        if chars > _MAX_CHARS:
            return _refused(f"the text has more than {_MAX_CHARS:,} characters")
        pages.append(words)
        pictures += has_picture
    if not chars and pictures:
        return Verdict(Gate.EMPTY, "the PDF holds pictures of pages, no text")
    title = str(document.get_metadata_dict().get("Title") or "")
    return _reading(pages, title)


def _page(document: pdfium.PdfDocument, number: int) -> tuple[list[Word], bool]:
    """The words of a page, and whether a page without any holds a picture."""
    page = document[number]
    try:
        words = page_words(page)
        return words, not words and _has_picture(page)
    finally:
        page.close()


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[raw_pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _reading(pages: Sequence[list[Word]], title: str) -> Reading:
    layout = Layout()
    lines: list[Line] = []
    for number, words in enumerate(without_running_heads(list(pages))):
        lines += layout.lines(words, number)
    made = pdf_pieces(lines)
    said = " ".join(line.text for line in lines[:100])[:_PAGE_WORDS]
    starts = _starts(made, len(pages))
    return Reading([one.piece for one in made], title=title, page_words=said, page_starts=starts)


def _starts(made: Sequence[PdfPiece], count: int) -> tuple[PageStart, ...]:
    """Where each page begins: the first piece that says so; a page without text as the next one."""
    first: dict[int, PageStart] = {}
    for number, one in enumerate(made):
        for page, at in one.pages:
            first.setdefault(page, PageStart(number, at))
    starts, following = [], PageStart(len(made), 0)
    for page in reversed(range(count)):
        following = first.get(page, following)
        starts.append(following)
    return tuple(reversed(starts))


def _refused(reason: str) -> Verdict:
    return Verdict(Gate.NOT_A_POLICY, reason)
