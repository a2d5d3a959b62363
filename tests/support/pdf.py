"""Small PDFs of given lines, made by hand: fonts, sizes and places are what a test needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin

__all__ = ["Drawn", "PdfBox", "PdfLine", "PdfLink", "PdfPicture", "a_pdf", "column", "pdf_file"]


@dataclass(frozen=True, slots=True)
class PdfLine:
    """One line of text at a place on a page of 612 by 792 points.

    The characters 1 and 2 are the ligatures fi and fl.

    `angle` turns it (degrees), `mode` is the way letters are drawn (3 draws none).
    """

    text: str
    y: float
    size: float = 11
    bold: bool = False
    x: float = 72
    angle: int = 0
    mode: int = 0

    def drawn(self) -> str:
        """The line in the language of pages."""
        text = self.text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        a, b = cos(radians(self.angle)), sin(radians(self.angle))
        return (
            f"BT /{'F2' if self.bold else 'F1'} {self.size} Tf {self.mode} Tr"
            f" {a:.4f} {b:.4f} {-b:.4f} {a:.4f} {self.x} {self.y} Tm ({text}) Tj ET"
        )


@dataclass(frozen=True, slots=True)
class PdfBox:
    """A drawn box: `x`, `y` of its lower left corner, and its size; one 0 wide is a rule."""

    x: float
    y: float
    width: float
    height: float

    def drawn(self) -> str:
        """The box in the language of pages."""
        return f"{self.x} {self.y} {self.width} {self.height} re S"


@dataclass(frozen=True, slots=True)
class PdfPicture:
    """A picture of one grey dot that fills the page, as a scan does."""

    def drawn(self) -> str:
        """The picture in the language of pages."""
        return "q 612 0 0 792 0 0 cm BI /W 1 /H 1 /BPC 8 /CS /G /F /AHx ID 80> EI Q"


@dataclass(frozen=True, slots=True)
class PdfLink:
    """A place that links to `target`; drawn by no one."""

    x: float
    y: float
    width: float
    height: float
    target: str

    def annotation(self) -> str:
        """The link as an object of the page."""
        return (
            f"<< /Type /Annot /Subtype /Link /Rect [{self.x} {self.y} {self.x + self.width}"
            f" {self.y + self.height}] /A << /S /URI /URI ({self.target}) >> >>"
        )


Drawn = PdfLine | PdfBox | PdfPicture | PdfLink


def column(
    texts: Sequence[str], y: float = 700, x: float = 72, size: float = 11, step: float = 14
) -> list[PdfLine]:
    """Lines one below the other."""
    return [PdfLine(text, y - step * at, size, x=x) for at, text in enumerate(texts)]


def a_pdf(pages: Sequence[Sequence[Drawn]], rotate: int = 0) -> bytes:
    """A PDF with one page for each sequence of things to draw; `rotate` turns the pages."""
    kids = " ".join(f"{5 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << /BaseEncoding"
        " /WinAnsiEncoding /Differences [1 /fi /fl] >> >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for number, things in enumerate(pages):
        content = "\n".join(thing.drawn() for thing in things if not isinstance(thing, PdfLink))
        links = " ".join(thing.annotation() for thing in things if isinstance(thing, PdfLink))
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Rotate {rotate} /Resources"
            f" << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {6 + 2 * number} 0 R"
            f" /Annots [{links}] >>"
        )
        objects.append(f"<< /Length {len(content)} >>\nstream\n{content}\nendstream")
    return pdf_file([body.encode("cp1252") for body in objects])


def pdf_file(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A file of these objects, numbered from 1; the first is the catalogue."""
    out = bytearray(b"%PDF-1.4\n")
    offsets = []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = "".join(f"{offset:010d} 00000 n \n" for offset in offsets)
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
    return bytes(out) + (
        b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(objects) + 1, trailer, start)
    )
