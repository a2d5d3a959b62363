"""The words of a PDF's page as PDFium finds them, each with its place, size, weight and link.

Turned upright: a page whose text runs up the side is read as if it were turned. Text that runs
another way than most of the page (watermarks) and text that nobody sees are left out.
"""

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium

from conductatlas.extraction.pdf_links import LinkBox, link_boxes
from conductatlas.extraction.pdf_rules import Rules, rules_of

__all__ = ["HYPHENS", "Word", "page_words"]

# What PDFium gives for a hyphen at a line's end that it believes to divide a word.
HYPHENS = "\x02\ufffe"
_SPACES = frozenset(" \t\r\n\x0b\x0c\x00\x85\u00a0\u2002\u2003\u2009\u202f\u3000")
_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl",
     "\ufb05": "st", "\ufb06": "st"}
)  # fmt: skip
_NAME_BYTES = 128
_BOLD = 700
_BOLD_NAME = re.compile(rb"bold|black|heavy", re.IGNORECASE)
_INVISIBLE_MODES = (3, 7)
_LEAST_SIZE = 2.0
_ASKEW_DEGREES = 5
_DOUBLED = 0.25
_CELL_GAP = 2.5


@dataclass(frozen=True, slots=True)
class Word:
    """One word: its edges and baseline in points from the bottom left, its size and weight.

    `angle` is the direction it runs in (degrees), `target` where it links to; `is_ruled` says that
    a rule parts it from what stands left of it.
    """

    text: str
    left: float
    right: float
    baseline: float
    size: float
    weight: int
    angle: int = 0
    is_seen: bool = True
    target: str = ""
    is_ruled: bool = False

    @property
    def width(self) -> float:
        """How much of the line it takes."""
        return self.right - self.left


def page_words(page: pdfium.PdfPage) -> list[Word]:
    """The visible words of a page, in the order of its content.

    Where nothing is visible but a picture, what a text recogniser laid under it is taken.
    """
    textpage = page.get_textpage()
    try:
        bounds, turn, words = page.get_bbox(), 0, list(_words(textpage, link_boxes(page)))
    finally:
        textpage.close()
    words = [word for word in words if word.size >= _LEAST_SIZE]
    words = [w for w in words if w.is_seen] or words
    if words:
        turn = _most_common_angle(words)
    upright = [w for w in words if _between(w.angle, turn) <= _ASKEW_DEGREES]
    seen = _once_each([_turned(word, turn) for word in _on_page(upright, bounds)])
    return seen if turn else _ruled(seen, rules_of(page))


def _words(textpage: pdfium.PdfTextPage, links: list[LinkBox]) -> Iterator[Word]:
    start = -1
    chars = [raw_pdfium.FPDFText_GetUnicode(textpage, at) for at in range(textpage.count_chars())]
    chars.append(ord(" "))
    for at, code in enumerate(chars):
        is_hyphen = chr(code) in HYPHENS
        if chr(code) in _SPACES or is_hyphen:
            if start >= 0:
                yield from _parts(textpage, chars, (start, at + is_hyphen), links)
            start = -1
        elif start < 0:
            start = at


def _parts(
    textpage: pdfium.PdfTextPage, chars: list[int], run: tuple[int, int], links: list[LinkBox]
) -> Iterator[Word]:
    """The words of a run of characters without a space: two, where it goes on in another line."""
    first, angle = run[0], _angle_and_scale(textpage, run[0])[0]
    boxes = [_box(textpage, at) for at in range(*run)]
    for at in range(run[0] + 1, run[1]):
        before, here = boxes[at - 1 - run[0]], boxes[at - run[0]]
        if chr(chars[at]) not in HYPHENS and _is_apart(before, here, angle):
            yield _word(
                textpage, chars[first:at], first, boxes[first - run[0] : at - run[0]], links
            )
            first = at
    yield _word(textpage, chars[first : run[1]], first, boxes[first - run[0] :], links)


_Box = tuple[float, float, float, float]


def _box(textpage: pdfium.PdfTextPage, at: int) -> _Box:
    rect = raw_pdfium.FS_RECTF()
    raw_pdfium.FPDFText_GetLooseCharBox(textpage, at, rect)
    return rect.left, rect.bottom, rect.right, rect.top


def _is_apart(before: _Box, here: _Box, angle: int) -> bool:
    """Whether a character stands in another line, or another column, than the one before it."""
    across, along = (0, 1) if angle % 180 == 90 else (1, 0)
    height = max(1.0, before[across + 2] - before[across])
    if abs(here[across] - before[across]) > 0.7 * height:
        return True
    return here[along] - before[along + 2] > height or before[along] - here[along + 2] > height


def _word(
    textpage: pdfium.PdfTextPage, codes: list[int], at: int, boxes: list[_Box], links: list[LinkBox]
) -> Word:
    angle, scale = _angle_and_scale(textpage, at)
    seen = [box for box in boxes if box[2] > box[0]] or boxes
    left, right = min(box[0] for box in seen), max(box[2] for box in seen)
    bottom, top = min(box[1] for box in seen), max(box[3] for box in seen)
    x, y = ctypes.c_double(), ctypes.c_double()
    raw_pdfium.FPDFText_GetCharOrigin(textpage, at, x, y)
    upright = angle % 180 != 90
    return Word(
        text=_text(codes),
        left=left if upright else bottom,
        right=right if upright else top,
        baseline=y.value if upright else x.value,
        size=round(raw_pdfium.FPDFText_GetFontSize(textpage, at) * scale, 1),
        weight=_weight(textpage, at),
        angle=angle,
        is_seen=_is_seen(textpage, at),
        target=next(
            (x.target for x in links if x.covers((left + right) / 2, (bottom + top) / 2)), ""
        ),
    )


def _text(codes: list[int]) -> str:
    raw = "".join(map(chr, codes)).translate(_LIGATURES)
    whole = raw.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return "".join("-" if char in HYPHENS else char for char in whole)


def _angle_and_scale(textpage: pdfium.PdfTextPage, at: int) -> tuple[int, float]:
    """The direction that a character runs in, and how its font is scaled across that."""
    matrix = raw_pdfium.FS_MATRIX()
    if not raw_pdfium.FPDFText_GetMatrix(textpage, at, matrix):
        return 0, 1.0
    angle = round(math.degrees(math.atan2(matrix.b, matrix.a))) % 360
    return angle, math.hypot(matrix.c, matrix.d)


def _weight(textpage: pdfium.PdfTextPage, index: int) -> int:
    """How heavy a character is (400 is regular); fonts without a weight say it in their name."""
    buffer, flags = ctypes.create_string_buffer(_NAME_BYTES), ctypes.c_int()
    raw_pdfium.FPDFText_GetFontInfo(textpage, index, buffer, _NAME_BYTES, flags)
    weight = int(raw_pdfium.FPDFText_GetFontWeight(textpage, index))
    return max(weight, _BOLD) if _BOLD_NAME.search(buffer.value) else weight


def _is_seen(textpage: pdfium.PdfTextPage, at: int) -> bool:
    drawn = raw_pdfium.FPDFText_GetTextObject(textpage, at)
    if drawn and raw_pdfium.FPDFTextObj_GetTextRenderMode(drawn) in _INVISIBLE_MODES:
        return False
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    known = raw_pdfium.FPDFText_GetFillColor(textpage, at, red, green, blue, alpha)
    return not known or alpha.value > 0


def _most_common_angle(words: list[Word]) -> int:
    """The direction most characters run in: that of the page, in quarter turns."""
    chars: Counter[int] = Counter()
    for word in words:
        chars[round(word.angle / 90) * 90 % 360] += len(word.text)
    return chars.most_common(1)[0][0]


def _between(one: int, other: int) -> int:
    turned = abs(one - other) % 360
    return min(turned, 360 - turned)


def _on_page(words: list[Word], bounds: _Box) -> Iterator[Word]:
    """The words that stand on the page, and the ends of lines that run over its edge."""
    before: Word | None = None
    for word in words:
        goes_on = before is not None and before.baseline == word.baseline
        if _is_on(word, bounds) or goes_on:
            yield word
            before = word
        else:
            before = None


def _is_on(word: Word, bounds: _Box) -> bool:
    """Whether the middle of a word stands on the page."""
    along = (word.left + word.right) / 2
    x, y = (along, word.baseline) if word.angle % 180 != 90 else (word.baseline, along)
    return bounds[0] <= x <= bounds[2] and bounds[1] <= y <= bounds[3]


def _turned(word: Word, turn: int) -> Word:
    """The word on the page turned back by `turn` degrees."""
    if turn == 0:
        return word
    flipped = {180: (True, True), 90: (False, True), 270: (True, False)}[turn]
    left, right = (-word.right, -word.left) if flipped[0] else (word.left, word.right)
    return replace(
        word, left=left, right=right, baseline=-word.baseline if flipped[1] else word.baseline
    )


def _ruled(words: list[Word], rules: Rules) -> list[Word]:
    """The words with a note of those that a rule parts from their neighbours on the left."""
    return [
        replace(word, is_ruled=True)
        if rules.part(word.left - _CELL_GAP * word.size, word.left + 0.5, word.baseline + 1)
        else word
        for word in words
    ]


def _once_each(words: list[Word]) -> list[Word]:
    """Words printed twice, a hair apart, as one bold word: so some programs make letters bold."""
    kept: dict[tuple[str, int, int], int] = {}
    result: list[Word] = []
    for word in words:
        places = [
            (word.text, round(word.left) + x, round(word.baseline) + y)
            for x in (-1, 0, 1)
            for y in (-1, 0, 1)
        ]
        twin = next((kept[place] for place in places if place in kept), None)
        if twin is not None and abs(result[twin].left - word.left) < _DOUBLED * word.size:
            result[twin] = replace(result[twin], weight=max(_BOLD, result[twin].weight))
            continue
        kept[places[4]] = len(result)
        result.append(word)
    return result
