"""What running text and headings of a PDF look like: size, weight, capitals, numbering."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.pdf_markers import BULLET, NUMBERED, numbering_depth
from conductatlas.extraction.pdf_rows import Line

__all__ = ["Look", "Style", "levels_of", "look_of", "style_of"]

_MAX_HEADING_CHARS = 120
_LARGER = 1.12
_BOLDER = 100
_DATE_LINE = re.compile(r"\b(?:19|20)\d\d\b")
_MAX_LEVEL = 4

# Size, capitals, weight above the text's, and how deep its number is (negative): larger is higher.
Look = tuple[float, bool, bool, int]


@dataclass(frozen=True, slots=True)
class Style:
    """Size, weight and line distance of the running text."""

    size: float
    weight: int
    gap: float


def style_of(lines: Sequence[Line]) -> Style:
    """The style of most characters."""
    sizes: Counter[float] = Counter()
    weights: Counter[int] = Counter()
    gaps: Counter[float] = Counter()
    for at, line in enumerate(lines):
        sizes[line.size] += len(line.text)
        weights[line.weight] += len(line.text)
        before = lines[at - 1] if at else None
        if before and before.column == line.column and before.size == line.size:
            gap = round(before.baseline - line.baseline, 0)
            gaps[gap] += 0 < gap < 3 * line.size
    size, weight = sizes.most_common(1)[0][0], weights.most_common(1)[0][0]
    often = max(gaps.values(), default=0) / 2
    # The narrowest of the usual distances: in a short text paragraphs are as many as lines.
    gap = min((gap for gap, count in gaps.items() if count >= max(often, 1)), default=0)
    return Style(size, weight, gap or 1.2 * size)


def look_of(line: Line, style: Style) -> Look | None:
    """How a line looks that can be a heading; None for running text."""
    text = line.text
    if line.cells or len(text) > _MAX_HEADING_CHARS or BULLET.match(text):
        return None
    if not any(char.isalpha() for char in text):
        return None
    large, bold = line.size > _LARGER * style.size, line.weight >= style.weight + _BOLDER
    if not (large or bold) or _DATE_LINE.search(text):
        return None
    if not large and text.endswith((".", ";", ",")) and not NUMBERED.match(text):
        return None
    size = line.size if large else style.size
    return size, text.isupper(), bold, -numbering_depth(text)


def levels_of(lines: Sequence[Line], style: Style) -> dict[Look, int]:
    """The heading level of each look: the largest is 1, the next 2, to 4."""
    looks = {look for line in lines if (look := look_of(line, style))}
    ranked = sorted(looks, reverse=True)
    return {look: min(rank, _MAX_LEVEL) for rank, look in enumerate(ranked, start=1)}
