"""The difference of two texts as an edited manuscript: what changed, with the rest folded away.

Every page of it is bounded: a long unchanged stretch shows its beginning and end, a long
difference its beginning, and the items are cut into pages by their size.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from conductatlas.model import Span
from conductatlas.model.records import Segment
from conductatlas.publication.diff_walk import Stop, block_at, walk
from conductatlas.publication.diff_words import Runs, clipped, runs_html
from conductatlas.publication.markdown import html_of
from conductatlas.text import Block, BlockKind, split_blocks

__all__ = ["DiffItem", "differences", "manuscript", "pages_of"]

_WORD = re.compile(r"\w+")
_HEADING = re.compile(r"<(/?)h[1-6]>")
# In characters: a difference, an unchanged stretch, and each of the two ends of a longer one.
_LONGEST, _LONGEST_FOLD, _FOLD_END = 12_000, 6_000, 1_500
_PAGE = 160_000


@dataclass(frozen=True, slots=True)
class DiffItem:
    """A difference, or (kind "fold") an unchanged stretch of `words` words.

    `html` is the edited text, of a fold its words (with `tail_html` behind `left_out` words that
    are not shown); `old_html` and `new_html` are the two sides; `where` names the headings above.
    `move` ties the two places of a moved passage: "moved" where it stands now, "moved-away" where
    it stood, and `other` is the link between them. `cut` counts the characters not shown;
    `follows` where it goes on from the item before: the same kind at the same place.
    """

    kind: str
    words: int = 0
    html: str = ""
    old_html: str = ""
    new_html: str = ""
    where: str = ""
    move: int = 0
    tail_html: str = ""
    left_out: int = 0
    cut: int = 0
    other: str = ""
    follows: bool = False

    @property
    def anchor(self) -> str:
        """The id of the item on its page, for the link from its other place."""
        if not self.move:
            return ""
        return f"moved-{self.move}" + ("-from" if self.kind == "moved-away" else "")

    @property
    def size(self) -> int:
        """How many characters of HTML it takes, of the larger of the two views."""
        sides = len(self.old_html) + len(self.new_html)
        return max(len(self.html), sides) + len(self.tail_html) + 200


def manuscript(old: str, new: str, segments: tuple[Segment, ...]) -> tuple[DiffItem, ...]:
    """The items in reading order; `segments` are those to be shown, in reading order."""
    return tuple(_Manuscript(old, new).items(segments))


def pages_of(items: Sequence[DiffItem], most: int = _PAGE) -> tuple[tuple[DiffItem, ...], ...]:
    """The items cut into pages of about `most` characters; at least one page."""
    pages: list[list[DiffItem]] = [[]]
    size = 0
    for item in items:
        if pages[-1] and size + item.size > most:
            pages.append([])
            size = 0
        pages[-1].append(item)
        size += item.size
    return tuple(tuple(page) for page in pages)


def differences(items: Sequence[DiffItem]) -> int:
    """How many differences the items hold, a moved passage once."""
    return sum(1 for item in items if item.kind not in ("fold", "moved-away"))


class _Manuscript:
    """Makes the items of the stops of a walk along both texts."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self.old_blocks, self.new_blocks = split_blocks(old), split_blocks(new)

    def items(self, segments: tuple[Segment, ...]) -> Iterator[DiffItem]:
        """The differences and the folds between them."""
        before = DiffItem("")
        for stop in walk(self.new, self.new_blocks, segments):
            for fold in self.fold(stop.unchanged):
                before = fold
                yield fold
            if stop.segment is not None:
                item = self.item(stop, stop.segment)
                follows = not item.move and (item.kind, item.where) == (before.kind, before.where)
                before = replace(item, follows=follows)
                yield before

    def fold(self, span: Span) -> Iterator[DiffItem]:
        """The unchanged stretch, if it holds a word."""
        text = span.of(self.new)
        words = _words(text)
        if not words:
            return
        if len(text) <= _LONGEST_FOLD:
            yield DiffItem("fold", words=words, html=_folded(text))
            return
        head, tail = _whole(text[:_FOLD_END], at_end=True), _whole(text[-_FOLD_END:], at_end=False)
        left_out = words - _words(head) - _words(tail)
        yield DiffItem(
            "fold", words, _folded(head), tail_html=_folded(tail), left_out=max(0, left_out)
        )

    def item(self, stop: Stop, segment: Segment) -> DiffItem:
        """The difference itself."""
        if segment.op == "moved":
            return self._moved(segment, stop)
        blocks, span = (
            (self.old_blocks, _span(segment.old))
            if segment.op == "removed"
            else (self.new_blocks, _span(segment.new))
        )
        runs, cut = clipped(self._runs(segment), _LONGEST)
        is_row = _is_row(blocks, span)
        has_old, has_new = segment.old is not None, segment.new is not None
        return DiffItem(
            segment.op,
            html=runs_html(runs, is_row=is_row),
            old_html=runs_html(runs, "=-", is_row) if has_old else "",
            new_html=runs_html(runs, "=+", is_row) if has_new else "",
            where=_where(blocks, span),
            cut=cut,
        )

    def _runs(self, segment: Segment) -> Runs:
        if segment.op == "added":
            return (("+", _span(segment.new).of(self.new)),)
        if segment.op == "removed":
            return (("-", _span(segment.old).of(self.old)),)
        old, new = _span(segment.old).of(self.old), _span(segment.new).of(self.new)
        return segment.words or (("-", old), ("+", new))

    def _moved(self, segment: Segment, stop: Stop) -> DiffItem:
        old, new = _span(segment.old), _span(segment.new)
        blocks, span, text = (
            (self.old_blocks, old, self.old) if stop.leaves else (self.new_blocks, new, self.new)
        )
        runs, cut = clipped((("=", span.of(text)),), _LONGEST)
        html = runs_html(runs, is_row=_is_row(blocks, span))
        return DiffItem(
            "moved-away" if stop.leaves else "moved",
            html="" if stop.leaves else html,
            old_html=html if stop.leaves else "",
            new_html="" if stop.leaves else html,
            where=_where(self.new_blocks, new) if stop.leaves else _where(self.old_blocks, old),
            move=stop.move,
            cut=cut,
            other=f"#moved-{stop.move}" + ("" if stop.leaves else "-from"),
        )


def _folded(text: str) -> str:
    """The words of a fold; its headings are no headings of our page."""
    return _HEADING.sub(lambda tag: "</b></p>" if tag[1] else "<p><b>", html_of(text))


def _whole(text: str, *, at_end: bool) -> str:
    """The text without the line that was cut at its end, or at its beginning."""
    if at_end:
        return text.rpartition("\n")[0] or text.rpartition(" ")[0] or text
    return text.partition("\n")[2] or text.partition(" ")[2] or text


def _is_row(blocks: tuple[Block, ...], span: Span) -> bool:
    block = block_at(blocks, span.start)
    return block is not None and block.kind is BlockKind.TABLE_ROW


def _where(blocks: tuple[Block, ...], span: Span) -> str:
    block = block_at(blocks, span.start)
    return block.heading_path[-1] if block and block.heading_path else ""


def _span(span: Span | None) -> Span:
    if span is None:
        raise ValueError("a segment lacks the side that its operation needs")
    return span


def _words(text: str) -> int:
    return len(_WORD.findall(text))
