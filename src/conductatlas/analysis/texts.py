"""From the bytes of a file to its text: canonical for a page, as it stands for a text file."""

from conductatlas.extraction import as_it_stands, extract
from conductatlas.extraction.pdf import ReadPdf, read_pdf
from conductatlas.model.records import Extracted

__all__ = ["extract_bytes", "text_as_given"]

# Formats whose text is taken as it stands: offsets then refer to the file that was given.
_AS_GIVEN = frozenset({"text/markdown", "text/plain"})


def extract_bytes(
    raw: bytes, media_type: str, section: str = "", pdf: ReadPdf = read_pdf
) -> Extracted:
    """The canonical text of `raw`; of the policy `section` where the page holds several.

    `pdf` reads a PDF; `app.pdf_apart` does it in a process of its own.
    """
    return extract(raw, media_type=media_type, section=section, pdf=pdf)


def text_as_given(
    raw: bytes, media_type: str, section: str = "", pdf: ReadPdf = read_pdf
) -> Extracted:
    """The text of a file for `analyse` and `diff`: Markdown and plain text as they stand."""
    if media_type not in _AS_GIVEN:
        return extract(raw, media_type=media_type, section=section, pdf=pdf)
    return as_it_stands(raw.decode("utf-8-sig", errors="replace"))
