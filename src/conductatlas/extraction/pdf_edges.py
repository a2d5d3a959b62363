"""What a PDF's pages repeat at their edges: running heads and feet, page numbers, watermarks.

A head is one that comes again at the same height on most pages, or on most left or most right
ones; its numbers, Roman numerals and dates may differ from page to page.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from math import ceil

from conductatlas.extraction.months import MONTHS
from conductatlas.extraction.pdf_rows import Run, rows_of, runs_of
from conductatlas.extraction.pdf_words import Word

__all__ = ["without_running_heads"]

_EDGE_ROWS = 3
_SAME_HEIGHT = 6.0
_OFTEN = 0.6
_MIN_PAGES_FOR_SIDES = 4
_MIN_PAGES_FOR_MARKS = 3
_LARGE = 1.5
_HEAD_SHARE = 0.4
_NUMBER = re.compile(r"\d+|\b[ivxlcIVXLC]+\b")
_PAGE_NUMBER = re.compile(
    r"[^\w.]*(?P<word>(?:page|seite|página|pagina|pág|str|strona|sida|side|p)\b\.?\s*)?"
    r"(?:(?P<digits>\d{1,4})|(?P<roman>x{0,3}(?:ix|iv|v?i{1,3}|v)|x{1,3}|X{0,3}(?:IX|IV|V?I{1,3}|V)|X{1,3}))"
    r"(?P<of>\s*(?:of|/|von|de|sur|van|di|z|av|af|\|)\s*\d{1,4})?(?:\s*\|\s*page)?[^\w.]*",
    re.IGNORECASE,
)
_ROMAN = {"i": 1, "v": 5, "x": 10}
_SAYS_SOMETHING = re.compile(r"\w")
_Key = tuple[str, bool]
_Sides = tuple[list[list[Run]], list[list[Run]]]


def without_running_heads(pages: list[list[Word]]) -> list[list[Word]]:
    """The words of each page without what only says which document and page this is."""
    edges = [_edge_rows(words) for words in pages]
    places: dict[_Key, dict[int, float]] = defaultdict(dict)
    for number, sides in enumerate(edges):
        for run, key in _keyed(sides):
            places[key].setdefault(number, run.baseline)
    running = {key for key, seen in places.items() if _is_running(seen, len(pages))}
    numbers = _page_numbers(pages, [[run for run, _ in _keyed(sides)] for sides in edges])
    marks = _watermarks(pages)
    kept = []
    for words, sides in zip(pages, edges, strict=True):
        gone = {id(word) for run in _running_runs(sides, running, numbers) for word in run.words}
        kept.append([w for w in words if id(w) not in gone and _mark(w) not in marks])
    return kept


def _edge_rows(words: list[Word]) -> _Sides:
    """The first rows of a page from the top, and the last ones from the bottom."""
    rows = [runs_of(row) for row in rows_of(words)]
    half = (len(rows) + 1) // 2
    return rows[: min(_EDGE_ROWS, half)], rows[: max(len(rows) - _EDGE_ROWS, half) - 1 : -1]


def _keyed(sides: _Sides) -> Iterator[tuple[Run, _Key]]:
    for at_top, rows in zip((True, False), sides, strict=True):
        for row in rows:
            yield from (
                (run, (_form(run), at_top)) for run in row if _SAYS_SOMETHING.search(run.text)
            )


def _running_runs(sides: _Sides, running: set[_Key], numbers: set[int]) -> Iterator[Run]:
    """The running heads and page numbers of a page, from its edges to the first other row."""
    for at_top, rows in zip((True, False), sides, strict=True):
        for row in rows:
            counted = [run for run in row if id(run.words[0]) in numbers]
            heads = [run for run in row if (_form(run), at_top) in running]
            # A word that stands alone between wide gaps is no head: the row is of the text.
            share = sum(len(r.text) for r in heads) / sum(len(r.text) for r in row)
            found = counted + (heads if share >= _HEAD_SHARE else [])
            yield from found
            if not found:
                break


def _form(run: Run) -> str:
    """The words of a run, whatever its numbers and months are."""
    words = ("@" if word.casefold().strip(".,") in MONTHS else word for word in run.text.split())
    return _NUMBER.sub("#", " ".join(words))


def _is_running(seen: dict[int, float], count: int) -> bool:
    """Whether a form that stands on the pages `seen`, at these heights, is a running head."""
    heights = sorted(seen.values())
    middle = heights[len(heights) // 2]
    pages = {page for page, height in seen.items() if abs(height - middle) <= _SAME_HEIGHT}
    sides = [range(count)]
    if count >= _MIN_PAGES_FOR_SIDES:
        sides += [range(0, count, 2), range(1, count, 2)]
    return any(len(pages & set(side)) >= max(2, ceil(_OFTEN * len(side))) for side in sides)


def _page_numbers(pages: list[list[Word]], edges: list[list[Run]]) -> set[int]:
    """The ids of the first words of page numbers: outermost, and counting with the pages."""
    found: list[tuple[Run, int, bool]] = []
    for number, (words, runs) in enumerate(zip(pages, edges, strict=True)):
        for run in runs:
            said = _PAGE_NUMBER.fullmatch(run.text)
            if said and _is_outermost(run, words):
                plain = not said["word"] and not said["of"]
                found.append((run, _value(said) - number, plain))
    counting = Counter(ahead for _, ahead, _ in found)
    alone = len(pages) == 1
    return {
        id(run.words[0])
        for run, ahead, plain in found
        if not plain or counting[ahead] > 1 or (alone and ahead == 1)
    }


def _value(said: re.Match[str]) -> int:
    if said["digits"]:
        return int(said["digits"])
    values = [_ROMAN[letter] for letter in said["roman"].lower()]
    return sum(-v if v < max(values[at:]) else v for at, v in enumerate(values))


def _is_outermost(run: Run, words: list[Word]) -> bool:
    """Whether a run stands above or below everything but what stands beside it."""
    others = [w.baseline for w in words if abs(w.baseline - run.baseline) > run.size]
    return not others or run.baseline > max(others) or run.baseline < min(others)


def _watermarks(pages: list[list[Word]]) -> set[tuple[str, int, int]]:
    """Large words that stand at the same place on most pages."""
    if len(pages) < _MIN_PAGES_FOR_MARKS:
        return set()
    seen: dict[tuple[str, int, int], set[int]] = defaultdict(set)
    for number, words in enumerate(pages):
        usual = _usual_size(words)
        for word in words:
            if word.size > _LARGE * usual:
                seen[_mark(word)].add(number)
    return {mark for mark, on in seen.items() if len(on) >= _OFTEN * len(pages)}


def _mark(word: Word) -> tuple[str, int, int]:
    return word.text, round(word.left / 4), round(word.baseline / 4)


def _usual_size(words: Iterable[Word]) -> float:
    sizes: dict[float, int] = defaultdict(int)
    for word in words:
        sizes[word.size] += len(word.text)
    return max(sizes, key=lambda size: (sizes[size], size), default=0.0)
