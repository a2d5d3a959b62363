"""The difference of two texts as an edited manuscript: what changed, with the rest folded away."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from conductatlas.model import Span
from conductatlas.model.records import Segment
from conductatlas.publication.inline import Mark, inline_html
from conductatlas.text import Block, split_blocks

__all__ = ["DiffItem", "manuscript"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class DiffItem:
    """A difference, or (kind "fold") an unchanged stretch of `words` words.

    `html` is the edited text; `old_html` and `new_html` the two sides; `where` the headings above;
    `move` ties the passage to its number among the moved ones.
    """

    kind: str
    words: int = 0
    html: str = ""
    old_html: str = ""
    new_html: str = ""
    where: str = ""
    move: int = 0


def manuscript(old: str, new: str, segments: tuple[Segment, ...]) -> tuple[DiffItem, ...]:
    """The items in reading order; `segments` are those to be shown, in reading order."""
    return tuple(_Manuscript(old, new).items(segments))


class _Manuscript:
    """Walks the segments and keeps count of what lies unchanged between them."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.old_blocks, self.new_blocks = split_blocks(old), split_blocks(new)
        self.at_old = self.at_new = self.folded = self.moves = 0
        # Unchanged words that were folded on the new side since the old side was last looked at.
        self.ahead = 0
        self.taken: list[Span] = []

    def items(self, segments: tuple[Segment, ...]) -> Iterator[DiffItem]:
        """The differences and the folds between them."""
        self.taken = sorted(s.old for s in segments if s.old is not None)
        for segment in segments:
            yield from self.fold(segment)
            yield self.item(segment)
        yield from self._folded(_words(self.new[self.at_new :]) - self.folded)

    def fold(self, segment: Segment) -> Iterator[DiffItem]:
        """The unchanged words before `segment`."""
        if segment.new is not None:
            words = _words(self.new[self.at_new : segment.new.start]) - self.folded
            self.ahead += words + self.folded
            self.folded = 0
            self.at_new = max(self.at_new, segment.new.end)
            if segment.old is not None and segment.op != "moved":
                self.at_old = max(self.at_old, segment.old.end)
                self.ahead = 0
        elif segment.old is not None:
            gap = Span(self.at_old, max(self.at_old, segment.old.start))
            words = max(0, self.left_in_place(gap) - self.ahead)
            self.ahead = 0
            self.folded += words
            self.at_old = max(self.at_old, segment.old.end)
        yield from self._folded(words)

    def left_in_place(self, gap: Span) -> int:
        """The words of a stretch of the old text that no segment moves or changes."""
        first = bisect_left(self.taken, Span(gap.start, gap.start))
        last = bisect_left(self.taken, Span(gap.end, gap.end))
        elsewhere = sum(_words(s.of(self.old)) for s in self.taken[first:last])
        return _words(gap.of(self.old)) - elsewhere

    def _folded(self, words: int) -> Iterator[DiffItem]:
        if words > 0:
            yield DiffItem("fold", words=words)

    def item(self, segment: Segment) -> DiffItem:
        """The difference itself."""
        makers = {
            "added": self._added,
            "removed": self._removed,
            "modified": self._modified,
            "moved": self._moved,
        }
        return makers[segment.op](segment)

    def _added(self, segment: Segment) -> DiffItem:
        span = _span(segment.new)
        html = inline_html(self.new, span, [Mark(span, "added", "ins")])
        return DiffItem("added", html=html, new_html=html, where=_where(self.new_blocks, span))

    def _removed(self, segment: Segment) -> DiffItem:
        span = _span(segment.old)
        html = inline_html(self.old, span, [Mark(span, "removed", "del")])
        return DiffItem("removed", html=html, old_html=html, where=_where(self.old_blocks, span))

    def _modified(self, segment: Segment) -> DiffItem:
        old, new = _span(segment.old), _span(segment.new)
        runs = segment.words or (("-", old.of(self.old)), ("+", new.of(self.new)))
        return DiffItem(
            "modified",
            html=_edited(runs, "=-+"),
            old_html=_edited(runs, "=-"),
            new_html=_edited(runs, "=+"),
            where=_where(self.new_blocks, new),
        )

    def _moved(self, segment: Segment) -> DiffItem:
        self.moves += 1
        old, new = _span(segment.old), _span(segment.new)
        return DiffItem(
            "moved",
            html=inline_html(self.new, new),
            old_html=inline_html(self.old, old),
            new_html=inline_html(self.new, new),
            where=f"from {_where(self.old_blocks, old) or 'the beginning'} "
            f"to {_where(self.new_blocks, new) or 'the beginning'}",
            move=self.moves,
        )


def _edited(runs: tuple[tuple[str, str], ...], shown: str) -> str:
    tags = {"-": ("removed", "del"), "+": ("added", "ins")}
    pieces, marks, at = [], [], 0
    for op, text in runs:
        if op not in shown:
            continue
        if op in tags and text:
            marks.append(Mark(Span(at, at + len(text)), *tags[op]))
        pieces.append(text)
        at += len(text)
    return inline_html("".join(pieces), marks=marks)


def _where(blocks: tuple[Block, ...], span: Span) -> str:
    low, high = 0, len(blocks)
    while low < high:
        middle = (low + high) // 2
        if blocks[middle].span.start <= span.start:
            low = middle + 1
        else:
            high = middle
    path = blocks[low - 1].heading_path if low else ()
    return path[-1] if path else ""


def _span(span: Span | None) -> Span:
    if span is None:
        raise ValueError("a segment lacks the side that its operation needs")
    return span


def _words(text: str) -> int:
    return len(_WORD.findall(text))
