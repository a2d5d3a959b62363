"""The upright rules of a PDF's page: lines, and sides of boxes, that part the cells of a table."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import islice

import pypdfium2 as pdfium
import pypdfium2.raw as raw_pdfium

__all__ = ["Rules", "rules_of"]

_MOST_PATHS = 5000
_THIN = 2.5
_LEAST_HEIGHT = 6.0


class Rules:
    """Upright rules by where they stand."""

    def __init__(self, rules: Iterable[tuple[float, float, float]]) -> None:
        self._rules = sorted(rules)

    def part(self, left: float, right: float, height: float) -> bool:
        """Whether a rule stands between `left` and `right` at `height`."""
        at = bisect_left(self._rules, (left, 0.0, 0.0))
        while at < len(self._rules) and self._rules[at][0] <= right:
            if self._rules[at][1] <= height <= self._rules[at][2]:
                return True
            at += 1
        return False


def rules_of(page: pdfium.PdfPage) -> Rules:
    """The rules of a page, of as many paths as a page of text can have."""
    paths = page.get_objects(filter=[raw_pdfium.FPDF_PAGEOBJ_PATH], max_depth=3)
    return Rules(rule for path in islice(paths, _MOST_PATHS) for rule in _upright(path))


def _upright(path: pdfium.PdfObject) -> Iterator[tuple[float, float, float]]:
    left, bottom, right, top = path.get_bounds()
    if top - bottom < _LEAST_HEIGHT:
        return
    yield left, bottom, top
    if right - left > _THIN:
        yield right, bottom, top
