"""Canonical text as safe HTML: headings, paragraphs, lists and tables, with its marks.

The text comes from strangers: every character is escaped, only our own tags are written.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape, unescape
from itertools import groupby, pairwise

from conductatlas.model import Span
from conductatlas.publication.inline import Mark, inline_html
from conductatlas.text import Block, BlockKind, split_blocks

__all__ = ["HtmlGroup", "html_groups", "html_of", "plain"]

_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class HtmlGroup:
    """A heading, a paragraph, a list or a table; `first` and `last` are its blocks' numbers."""

    html: str
    kind: BlockKind
    span: Span
    first: int
    last: int


def html_groups(
    text: str, marks: Sequence[Mark] = (), heading_shift: int = 1
) -> tuple[HtmlGroup, ...]:
    """The text in groups, in order; a heading of level 1 becomes level 1 + `heading_shift`.

    Each block has the id `b` and its number from 0, as search and notes refer to it.
    """
    blocks = split_blocks(text)
    ordered = sorted(marks, key=lambda m: m.span)
    groups = []
    for _, numbered in groupby(enumerate(blocks), key=_group_key):
        some = list(numbered)
        first, last = some[0], some[-1]
        html = _group(text, some, ordered, heading_shift)
        span = Span(first[1].span.start, last[1].span.end)
        groups.append(HtmlGroup(html, first[1].kind, span, first[0], last[0]))
    return tuple(groups)


def html_of(text: str, marks: Sequence[Mark] = (), heading_shift: int = 3) -> str:
    """The text as one piece of HTML without ids, for a quote."""
    blocks = list(enumerate(split_blocks(text)))
    ordered = sorted(marks, key=lambda m: m.span)
    groups = (list(group) for _, group in groupby(blocks, key=_group_key))
    return "".join(_group(text, g, ordered, heading_shift, with_ids=False) for g in groups)


def plain(text: str, longest: int) -> str:
    """The words of Markdown in one line, cut at a word with an ellipsis."""
    words = " ".join(_words(text[: longest * 4]).split())
    if len(words) <= longest:
        return words
    return words[:longest].rsplit(" ", 1)[0].rstrip(",;:—–-") + "…"


def _words(text: str) -> str:
    blocks = split_blocks(text)
    pieces = (_untagged(inline_html(text, block.content)) for block in blocks)
    return " ".join(pieces)


def _untagged(html: str) -> str:
    out, depth = [], 0
    for character in html:
        depth += character == "<"
        if depth == 0:
            out.append(character)
        depth -= character == ">"
    return unescape("".join(out))


def _group_key(numbered: tuple[int, Block]) -> tuple[BlockKind, int]:
    number, block = numbered
    together = block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
    return (block.kind, -1 if together else number)


def _group(
    text: str,
    blocks: list[tuple[int, Block]],
    marks: Sequence[Mark],
    shift: int,
    with_ids: bool = True,
) -> str:
    kind = blocks[0][1].kind
    if kind is BlockKind.TABLE_ROW:
        return _table(text, blocks, marks, with_ids)
    if kind is BlockKind.LIST_ITEM:
        items = (_item(text, n, b, marks, with_ids) for n, b in blocks)
        return f"<ul>{''.join(items)}</ul>"
    number, block = blocks[0]
    tag = "p" if kind is BlockKind.PARAGRAPH else f"h{min(_DEEPEST, block.level + shift)}"
    words = inline_html(text, block.content, marks)
    return f"<{tag}{_id(number, with_ids)}>{words}</{tag}>"


def _item(text: str, number: int, block: Block, marks: Sequence[Mark], with_ids: bool) -> str:
    depth = min(block.level, 4)
    marker = "" if block.marker in ("-", "*", "+", "") else block.marker
    shown = f'<span class="marker">{escape(marker)}</span> ' if marker else ""
    style = f"depth-{depth} marked" if marker else f"depth-{depth}"
    words = inline_html(text, block.content, marks)
    return f'<li{_id(number, with_ids)} class="{style}">{shown}{words}</li>'


def _table(
    text: str, blocks: list[tuple[int, Block]], marks: Sequence[Mark], with_ids: bool
) -> str:
    head = _has_head(text, [block for _, block in blocks])
    rows = []
    for at, (number, block) in enumerate(blocks):
        tag = "th" if head and at == 0 else "td"
        cells = (inline_html(text, cell, marks) for cell in _cells(text, block.span))
        inner = "".join(f"<{tag}>{cell}</{tag}>" for cell in cells)
        rows.append(f"<tr{_id(number, with_ids)}>{inner}</tr>")
    return f'<div class="scroll"><table>{"".join(rows)}</table></div>'


def _has_head(text: str, rows: list[Block]) -> bool:
    return len(rows) > 1 and "-" in text[rows[0].span.end : rows[1].span.start]


def _cells(text: str, span: Span) -> list[Span]:
    row = span.of(text)
    bars = [at for at, c in enumerate(row) if c == "|" and (at == 0 or row[at - 1] != "\\")]
    edges = bars if len(bars) > 1 else [-1, len(row)]
    cells = []
    for left, right in pairwise(edges):
        inner = row[left + 1 : right]
        start = span.start + left + 1 + len(inner) - len(inner.lstrip())
        cells.append(Span(start, max(start, start + len(inner.strip()))))
    return cells


def _id(number: int, with_ids: bool) -> str:
    return f' id="b{number}"' if with_ids else ""
