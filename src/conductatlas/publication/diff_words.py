"""The words of a difference as safe HTML: struck out and underlined; a table row as a row."""

import re
from collections.abc import Iterable, Sequence

from conductatlas.model import Span
from conductatlas.publication.inline import Mark, inline_html

__all__ = ["Runs", "clipped", "runs_html"]

Runs = Sequence[tuple[str, str]]
_TAGS = {"-": ("removed", "del"), "+": ("added", "ins")}
_BAR = re.compile(r"(?<!\\)\|")
_RULE = re.compile(r"[\s:|-]*")


def runs_html(runs: Runs, shown: str = "=-+", is_row: bool = False) -> str:
    """The runs whose operation is in `shown`; a table row becomes cells."""
    kept = [(op, text) for op, text in runs if op in shown]
    if not is_row:
        return _inline(kept)
    cells = "".join(f"<td>{_inline(cell)}</td>" for cell in _cells(kept))
    return f'<table class="row"><tbody><tr>{cells}</tr></tbody></table>' if cells else ""


def clipped(runs: Runs, most: int) -> tuple[tuple[tuple[str, str], ...], int]:
    """The runs up to `most` characters, and how many characters were left out."""
    kept, left = [], most
    total = sum(len(text) for _, text in runs)
    for op, text in runs:
        if left <= 0:
            break
        kept.append((op, text[:left]))
        left -= len(text)
    return tuple(kept), max(0, total - most)


def _inline(runs: Iterable[tuple[str, str]]) -> str:
    pieces, marks, at = [], [], 0
    for op, text in runs:
        if op in _TAGS and text:
            marks.append(Mark(Span(at, at + len(text)), *_TAGS[op]))
        pieces.append(text)
        at += len(text)
    return inline_html("".join(pieces), marks=marks)


def _cells(runs: Runs) -> list[list[tuple[str, str]]]:
    """The runs cut at the bars between cells, without the empty ends."""
    cells: list[list[tuple[str, str]]] = [[]]
    for op, text in runs:
        first, *rest = _BAR.split(text)
        cells[-1].append((op, first))
        cells += [[(op, piece)] for piece in rest]
    if all(_RULE.fullmatch(text) for _, text in runs):
        return []
    while len(cells) > 1 and not "".join(text for _, text in cells[0]).strip():
        del cells[0]
    while len(cells) > 1 and not "".join(text for _, text in cells[-1]).strip():
        del cells[-1]
    return cells
