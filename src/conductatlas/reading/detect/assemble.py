"""From sentences that were hit to the extent of a provision: the run of text that is one statement.

List items go with their introduction; a short block is taken whole; of a long one, the run from the
first to the last sentence that says it. Neighbouring runs of one type under one heading are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from conductatlas.model import Span
from conductatlas.reading.detect.engine import Hit
from conductatlas.reading.detect.units import Unit
from conductatlas.text import Block, BlockKind

__all__ = ["Extent", "assemble"]

# A block up to this length is quoted whole; a longer one only where most of it says the same.
WHOLE_BLOCK = 1600
WHOLE_SHARE = 0.3
# A list is quoted whole where this share of its items says the same.
LIST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Extent:
    """The run of text of one type, its first block, and the hits that made it."""

    type: str
    span: Span
    block: int
    last_block: int
    hits: tuple[Hit, ...]


class _Assembler:
    def __init__(self, text: str, blocks: Sequence[Block], units: Sequence[Unit]) -> None:
        self.text, self.blocks, self.units = text, blocks, units
        self.lists = _lists(text, blocks)
        self.list_of = {n: run for run in self.lists for n in run[1:]}
        self.list_after = {run[0]: run for run in self.lists}

    def extents(self, hits: Iterable[Hit]) -> list[Extent]:
        """The extents of all types, in reading order."""
        by_type: dict[str, list[Hit]] = defaultdict(list)
        for hit in hits:
            by_type[hit.type].append(hit)
        found = [extent for slug, mine in by_type.items() for extent in self.of_type(slug, mine)]
        return sorted(found, key=lambda extent: (extent.span.start, extent.span.end, extent.type))

    def of_type(self, slug: str, hits: list[Hit]) -> list[Extent]:
        """The extents of one type: of single blocks, then of lists, then joined."""
        by_block: dict[int, list[Hit]] = defaultdict(list)
        for hit in hits:
            by_block[self.units[hit.unit].block].append(hit)
        extents = [self.in_block(slug, number, mine) for number, mine in sorted(by_block.items())]
        return _joined(self.with_lists(extents), self.blocks)

    def in_block(self, slug: str, number: int, hits: list[Hit]) -> Extent:
        """The extent within one block, with the list that the block introduces."""
        content = self.blocks[number].content
        spans = [self.units[hit.unit].span for hit in hits]
        run = Span(min(s.start for s in spans), max(s.end for s in spans))
        if len(content) <= WHOLE_BLOCK or len(run) >= WHOLE_SHARE * len(content):
            run = _trimmed(self.text, content)
        last = number
        if number in self.list_after and self.introduces(number, run):
            last = self.list_after[number][-1]
            run = Span(run.start, self.blocks[last].content.end)
        return Extent(slug, run, number, last, tuple(hits))

    def introduces(self, number: int, run: Span) -> bool:
        """Whether `run` ends with the words that introduce the list after block `number`."""
        end = self.blocks[number].content.end
        return end - run.end <= 1 and self.text[run.start : end].rstrip("*_ ").endswith((":", "-"))

    def with_lists(self, extents: list[Extent]) -> list[Extent]:
        """The extents, where items of one list that mostly say the same become the whole list."""
        counts: dict[tuple[int, ...], int] = defaultdict(int)
        for extent in extents:
            if extent.block in self.list_of:
                counts[self.list_of[extent.block]] += 1
        out = []
        for extent in extents:
            run = self.list_of.get(extent.block)
            items = len(run) - 1 if run else 0
            if run and items > 1 and counts[run] >= max(2, LIST_SHARE * items):
                span = Span(self.blocks[run[1]].content.start, self.blocks[run[-1]].content.end)
                extent = Extent(extent.type, span, run[1], run[-1], extent.hits)
            out.append(extent)
        return out


def _lists(text: str, blocks: Sequence[Block]) -> list[tuple[int, ...]]:
    """The lists: the number of the block before each (-1 for none), then those of its items."""
    lists: list[tuple[int, ...]] = []
    number = 0
    while number < len(blocks):
        start = number
        while number < len(blocks) and blocks[number].kind is BlockKind.LIST_ITEM:
            number += 1
        if number > start:
            before = start - 1 if start and blocks[start - 1].kind is BlockKind.PARAGRAPH else -1
            lists.append((before, *range(start, number)))
        number += 1
    return lists


def _trimmed(text: str, span: Span) -> Span:
    piece = span.of(text)
    lead = len(piece) - len(piece.lstrip())
    return Span(span.start + lead, max(span.start + lead, span.start + len(piece.rstrip())))


def _joined(extents: list[Extent], blocks: Sequence[Block]) -> list[Extent]:
    """`extents` where overlapping ones, and neighbours under one heading, are one."""
    out: list[Extent] = []
    for extent in extents:
        if out and _belong(out[-1], extent, blocks):
            last = out.pop()
            extent = Extent(
                extent.type,
                Span(last.span.start, max(last.span.end, extent.span.end)),
                last.block,
                max(last.last_block, extent.last_block),
                (*last.hits, *(h for h in extent.hits if h not in last.hits)),
            )
        out.append(extent)
    return out


def _belong(a: Extent, b: Extent, blocks: Sequence[Block]) -> bool:
    if b.block <= a.last_block:
        return True
    return (
        b.block == a.last_block + 1 and blocks[a.block].heading_path == blocks[b.block].heading_path
    )


def assemble(
    text: str, blocks: Sequence[Block], units: Sequence[Unit], hits: Iterable[Hit]
) -> list[Extent]:
    """The extents that `hits` make, in reading order; no two of one type overlap."""
    return _Assembler(text, blocks, units).extents(hits)
