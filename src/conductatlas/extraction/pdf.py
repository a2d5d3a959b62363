"""PDF to pieces: paragraphs by the distance of lines, headings by the size and weight of letters.

Words divided at a line's end are joined; what a page says of itself comes from its lines alone.
"""

import re
from dataclasses import replace
from itertools import groupby

import pypdfium2 as pdfium

from conductatlas.extraction.pdf_lines import Line, body_style, pdf_lines
from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH, Piece
from conductatlas.extraction.reading import Reading
from conductatlas.extraction.wordsets import wordset

__all__ = ["read_pdf"]

_BULLET = re.compile(r"[●•▪◦○‣·\uf0b7\uf0a7*–-]\s+(?=\S)")
_NUMBERED = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivx]{1,5}[.)])\s+\S")
_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010\ufffe\x02]$")
# PDFium's own mark for a hyphen at a line's end, in the middle of what it gives as one line.
_DIVIDED = re.compile(r"[\ufffe\x02](?=\S)")
_SENTENCE_END = re.compile(r"[.!?:;]\W*$")
_PREFIXES = wordset(
    """
    non self third co opt pre re sub cross multi anti well long short first
    """
)
_DATE_LINE = re.compile(r"\b(?:19|20)\d\d\b")
_MAX_HEADING_CHARS = 120


def read_pdf(raw: bytes) -> Reading | str:
    """The policy in a PDF; a sentence's beginning that says why it cannot be read, where it
    cannot.
    """
    try:
        document = pdfium.PdfDocument(raw)
    except pdfium.PdfiumError as fault:
        return f"the PDF cannot be opened ({str(fault).rstrip('.').lower()})"
    try:
        lines = pdf_lines(document)
        title = str(document.get_metadata_dict().get("Title") or "")
    except pdfium.PdfiumError as fault:
        return f"the PDF is damaged ({str(fault).rstrip('.').lower()})"
    finally:
        document.close()
    pieces = _pieces(lines)
    words = " ".join(line.text for line in lines[:100])
    return Reading(pieces, title=title, page_words=words[:6000])


def _pieces(lines: list[Line]) -> list[Piece]:
    if not lines:
        return []
    style = body_style(lines)
    levels = _levels(lines, style)
    known = {word for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)?", line.text)}
    pieces: list[Piece] = []
    block: list[Line] = []
    for line in lines:
        if block and _begins(block[-1], line, style, levels):
            pieces.append(_piece(block, levels, style, known))
            block = []
        block.append(line)
    pieces.append(_piece(block, levels, style, known))
    return _below_title(pieces)


def _below_title(pieces: list[Piece]) -> list[Piece]:
    """The headings one level deeper than the title, where the title looks like all of them."""
    first = pieces[0]
    if first.kind != HEADING or not any(p.kind == HEADING and p.level == 1 for p in pieces[1:]):
        return pieces
    shift = first.level == 1
    return [
        replace(p, level=min(6, p.level + 1)) if shift and at and p.kind == HEADING else p
        for at, p in enumerate(pieces)
    ]


def _look(line: Line, style: tuple[float, int, float]) -> tuple[float, bool, bool] | None:
    """How a line that looks like a heading looks: size, bold, capitals; None for running text."""
    text = line.text.strip()
    if len(text) > _MAX_HEADING_CHARS or _BULLET.match(text) or not any(c.isalpha() for c in text):
        return None
    large, bold = line.size > 1.12 * style[0], line.weight >= style[1] + 100
    if not (large or bold) or _DATE_LINE.search(text):
        return None
    if not large and text.endswith((".", ";", ",")) and not _NUMBERED.match(text):
        return None
    return (line.size if large else style[0], bold, text.isupper())


def _levels(
    lines: list[Line], style: tuple[float, int, float]
) -> dict[tuple[float, bool, bool], int]:
    """The heading level of each look: the largest is 1, the next 2, to 4."""
    looks = {look for line in lines if (look := _look(line, style))}
    ranked = sorted(looks, key=lambda look: (look[0], look[2], look[1]), reverse=True)
    return {look: min(rank, 4) for rank, look in enumerate(ranked, start=1)}


def _begins(
    before: Line,
    line: Line,
    style: tuple[float, int, float],
    levels: dict[tuple[float, bool, bool], int],
) -> bool:
    """Whether `line` begins a new piece after `before`."""
    look, look_before = _look(line, style), _look(before, style)
    if look != look_before:
        return True
    text = line.text.strip()
    if _BULLET.match(text) or (look and _NUMBERED.match(text)):
        return True
    same_column = before.page == line.page and before.end > line.baseline
    if not same_column:
        return _SENTENCE_END.search(before.text) is not None or (look or look_before) is not None
    gap = before.end - line.baseline
    if gap > 1.4 * max(style[2], line.size):
        return True
    return bool(_NUMBERED.match(text)) and _SENTENCE_END.search(before.text) is not None


def _piece(
    block: list[Line],
    levels: dict[tuple[float, bool, bool], int],
    style: tuple[float, int, float],
    known: set[str],
) -> Piece:
    text = _joined([line.text.strip() for line in block], known)
    look = _look(block[0], style)
    if look and len(text) <= 2 * _MAX_HEADING_CHARS:
        return Piece(HEADING, text, levels[look])
    if bullet := _BULLET.match(text):
        return Piece(ITEM, text[bullet.end() :], 0, "-")
    return Piece(PARAGRAPH, text)


def _joined(lines: list[str], known: set[str]) -> str:
    """Lines as one, words that were divided at a line's end made whole."""
    text = ""
    lines = [part for line in lines for part in _DIVIDED.sub("-\n", line).split("\n")]
    # Bold letters are sometimes made by printing a line twice: equal neighbours are one line.
    for line, _ in groupby(lines):
        divided = _HYPHEN.search(text)
        if divided and line[:1].islower():
            rest = re.match(r"[^\W\d_]*", line)
            whole = divided[1] + (rest[0] if rest else "")
            keeps = divided[1].lower() in _PREFIXES and whole not in known
            text = text[: divided.end(1)] + ("-" if keeps else "") + line
        else:
            text = f"{text} {line}" if text else line
    return text
