"""Blocks: the headings, paragraphs, list items and table rows of a Markdown text, with offsets.

Used on canonical text and on Markdown as others write it (setext headings, tight lists). Blocks
never overlap and stand in reading order; between two blocks there is only white space or markup.
"""

import functools
import itertools
import re
from dataclasses import dataclass
from enum import StrEnum

from conductatlas.model import Span

__all__ = ["Block", "BlockKind", "block_slices", "split_blocks"]


class BlockKind(StrEnum):
    """What a block is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a text.

    `span` is the block with its markup (`## `, `- `, `| `), `content` the words alone; `level` is
    the heading's level (1-6), or the depth of a list item (0 for the outermost), else 0; `marker`
    is a list item's marker as written ("-", "7.", "(b)"); `heading_path` holds the headings above.
    """

    kind: BlockKind
    span: Span
    content: Span
    level: int = 0
    marker: str = ""
    heading_path: tuple[str, ...] = ()


_LONG = 4000
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_ATX = re.compile(r"[ ]{0,3}(#{1,6})[ \t]+(.*?)[ \t]*#*[ \t]*$")
_SETEXT = re.compile(r"[ ]{0,3}(=+|-{2,})[ \t]*$")
_ITEM = re.compile(
    r"([ \t]*)([-*+]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)])[ \t]+(?=\S)"
)
_ROW = re.compile(r"[ \t]*\|.*\|[ \t]*$")
_RULE = re.compile(r"[ \t]*(?:\|?[ \t:|-]*-[ \t:|-]*\|?|(?:[*_-][ \t]*){3,})[ \t]*$")


@dataclass(slots=True)
class _Open:
    """A block that may still grow by further lines."""

    kind: BlockKind
    start: int
    content: int
    end: int
    level: int = 0
    marker: str = ""


class _Splitter:
    """Walks the lines once and collects blocks; headings are kept as a stack by level."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.path: list[tuple[int, str]] = []
        self.open: _Open | None = None

    def run(self) -> tuple[Block, ...]:
        """The blocks of the whole text."""
        for match in _LINE.finditer(self.text):
            self.line(match.start(), match[0].rstrip("\n"))
        self.close()
        return tuple(self.blocks)

    def line(self, at: int, line: str) -> None:
        """Take one line, which begins at offset `at`."""
        if not line.strip():
            self.close()
        elif heading := _ATX.match(line):
            self.close()
            self.heading(at, at + len(line.rstrip()), heading.span(2), len(heading[1]))
        elif self.is_underline(line):
            self.underline(at + len(line.rstrip()), 1 if "=" in line else 2)
        elif _ROW.match(line):
            self.row(at, line)
        elif _RULE.match(line) and not line.strip().strip("-*_ \t"):
            self.close()
        elif (item := _ITEM.match(line)) and self.may_start_item(item[2]):
            self.item(at, line, item)
        else:
            self.continue_or_start(at, line)

    def is_underline(self, line: str) -> bool:
        """Whether `line` underlines the one-line paragraph above it (setext heading)."""
        return (
            self.open is not None
            and self.open.kind is BlockKind.PARAGRAPH
            and "\n" not in self.text[self.open.start : self.open.end]
            and _SETEXT.match(line) is not None
        )

    def underline(self, end: int, level: int) -> None:
        """Turn the open paragraph into a heading that ends at `end`."""
        assert self.open is not None  # noqa: S101 - is_underline has said so
        start, content_end = self.open.start, self.open.end
        self.open = None
        self.heading(start, end, (0, content_end - start), level)

    def heading(self, start: int, end: int, content: tuple[int, int], level: int) -> None:
        """Add a heading; `content` is relative to `start`."""
        words = Span(start + content[0], start + content[1])
        while self.path and self.path[-1][0] >= level:
            self.path.pop()
        self.add(Block(BlockKind.HEADING, Span(start, end), words, level, "", self.titles()))
        self.path.append((level, words.of(self.text).strip()))

    def row(self, at: int, line: str) -> None:
        """Add a table row; the rule below a table's head is no block."""
        self.close()
        if _RULE.match(line):
            return
        span = _stripped(self.text, at, at + len(line))
        self.add(Block(BlockKind.TABLE_ROW, span, span, 0, "", self.titles()))

    def may_start_item(self, marker: str) -> bool:
        """Whether a list item can begin here: not in mid-paragraph, unless by a bullet."""
        inside = self.open is not None and self.open.kind is BlockKind.PARAGRAPH
        return not inside or marker in "-*+"

    def item(self, at: int, line: str, item: re.Match[str]) -> None:
        """Open a list item."""
        self.close()
        depth = len(item[1].expandtabs(4)) // 2
        end = at + len(line.rstrip())
        self.open = _Open(
            BlockKind.LIST_ITEM, at + len(item[1]), at + item.end(), end, depth, item[2]
        )

    def continue_or_start(self, at: int, line: str) -> None:
        """Let the open block grow by `line`, or open a paragraph."""
        end = at + len(line.rstrip())
        if self.open is not None:
            self.open.end = end
            return
        start = at + len(line) - len(line.lstrip())
        self.open = _Open(BlockKind.PARAGRAPH, start, start, end)

    def close(self) -> None:
        """Add the open block."""
        if (block := self.open) is None:
            return
        self.open = None
        span, content = Span(block.start, block.end), Span(block.content, block.end)
        self.add(Block(block.kind, span, content, block.level, block.marker, self.titles()))

    def titles(self) -> tuple[str, ...]:
        """The headings above the present place."""
        return tuple(title for _, title in self.path)

    def add(self, block: Block) -> None:
        """Append a finished block."""
        self.blocks.append(block)


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    return Span(start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))


def split_blocks(text: str) -> tuple[Block, ...]:
    """The blocks of `text` in reading order. Any text has blocks; an empty one has none."""
    # The steps of a comparison each ask for the blocks of both texts.
    return _split_long(text) if len(text) >= _LONG else _Splitter(text).run()


@functools.lru_cache(maxsize=6)
def _split_long(text: str) -> tuple[Block, ...]:
    return _Splitter(text).run()


def block_slices(text: str, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """`text` cut into one slice a block, each with the white space up to the next block.

    Joined they give `text` again, whatever it is; a text without blocks is one slice.
    """
    if not blocks:
        return (text,) if text else ()
    starts = [0, *(b.span.start for b in blocks[1:]), len(text)]
    return tuple(text[a:b] for a, b in itertools.pairwise(starts))
