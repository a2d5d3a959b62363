"""The light markup of the demo's prose: a small part of Markdown, read into blocks.

    # Title   ## Heading {#anchor}   - item   1. item (two spaces deeper: a nested list)
    | cell | cell |   (the first row is the header)      Term :: what it means
    **strong**  *emphasis*  [words](address)

Blocks are separated by blank lines.
"""

import html
import re
from dataclasses import dataclass

__all__ = [
    "Block",
    "Definitions",
    "Heading",
    "Item",
    "Items",
    "Paragraph",
    "Table",
    "inline",
    "parse",
]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of level 1 (the title) to 4, with the anchor that links point to."""

    level: int
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of inline markup."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of a list, with the list below it where there is one."""

    text: str
    below: "Items | None" = None


@dataclass(frozen=True, slots=True)
class Items:
    """A list, numbered or not."""

    is_numbered: bool
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells; the first row is the header."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Definitions:
    """Terms and what they mean."""

    pairs: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Items | Table | Definitions

_HEADING = re.compile(r"(#{1,4}) (.+?)(?: \{#([\w-]+)\})?$")
_ITEM = re.compile(r"( *)(-|\d+\.) (.+)$")


def parse(text: str) -> tuple[Block, ...]:
    """The blocks of `text`, in order."""
    chunks = re.split(r"\n\s*\n", text.strip("\n"))
    return tuple(_block(chunk.strip("\n").split("\n")) for chunk in chunks if chunk.strip())


def _block(lines: list[str]) -> Block:
    first = lines[0]
    if heading := _HEADING.match(first):
        words = heading[2].strip()
        return Heading(len(heading[1]), words, heading[3] or _anchor(words))
    if first.startswith("|"):
        return Table(tuple(_cells(line) for line in lines))
    if _ITEM.match(first):
        return _items(_unwrapped(lines))
    if " :: " in first:
        pairs = (line.split(" :: ", 1) for line in lines)
        return Definitions(tuple((term.strip(), meaning.strip()) for term, meaning in pairs))
    return Paragraph(" ".join(line.strip() for line in lines))


def _anchor(words: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.strip().strip("|").split("|"))


def _unwrapped(lines: list[str]) -> list[str]:
    """One line an item: a line that begins none goes on with the one before."""
    whole: list[str] = []
    for line in lines:
        if _ITEM.match(line) or not whole:
            whole.append(line)
        else:
            whole[-1] += " " + line.strip()
    return whole


def _items(lines: list[str]) -> Items:
    rows = [match for line in lines if (match := _ITEM.match(line))]
    depth = len(rows[0][1])
    starts = [n for n, row in enumerate(rows) if len(row[1]) <= depth]
    items = []
    for start, end in zip(starts, [*starts[1:], len(rows)], strict=True):
        below = [row[0] for row in rows[start + 1 : end]]
        items.append(Item(rows[start][3], _items(below) if below else None))
    return Items(rows[0][2] != "-", tuple(items))


def inline(text: str) -> str:
    """The HTML of a run of inline markup."""
    escaped = html.escape(text, quote=False)
    linked = re.sub(r"\[([^\]]+)\]\(([^)\s]+)\)", r'<a href="\2">\1</a>', escaped)
    strong = re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", linked)
    return re.sub(r"\*([^*\s][^*]*)\*", r"<em>\1</em>", strong)
