"""Text without tags: Markdown as it is, plain text with its broken lines joined."""

import re

from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH, ROW, Piece
from conductatlas.text import Block, BlockKind, split_blocks
from conductatlas.text.canonical import canonical

__all__ = ["canonical_plain", "pieces_of"]

_PARAGRAPHS = re.compile(r"\n[ \t]*\n")
_MIN_WRAPPED_LINES = 3
_WRAP_FROM, _WRAP_TO = 50, 110
_LINK_CHARS = re.compile(r"\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_KINDS = {
    BlockKind.HEADING: HEADING,
    BlockKind.PARAGRAPH: PARAGRAPH,
    BlockKind.LIST_ITEM: ITEM,
    BlockKind.TABLE_ROW: ROW,
}


def canonical_plain(text: str) -> str:
    """The canonical form of plain text: lines that were broken at a margin are joined again."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return canonical("\n\n".join(_unwrapped(part) for part in _PARAGRAPHS.split(text)))


def _unwrapped(paragraph: str) -> str:
    """One paragraph in one line, where its lines are broken at a margin rather than on purpose."""
    lines = [line.strip() for line in paragraph.strip().split("\n")]
    full, last = lines[:-1], lines[-1]
    if len(lines) < _MIN_WRAPPED_LINES or not all(_WRAP_FROM <= len(x) <= _WRAP_TO for x in full):
        return paragraph
    return " ".join(lines) if len(last) <= _WRAP_TO else paragraph


def pieces_of(text: str) -> list[Piece]:
    """The blocks of a text as pieces, for the steps that judge a page by them."""
    return [_piece(text, block) for block in split_blocks(text)]


def _piece(text: str, block: Block) -> Piece:
    content = block.content.of(text)
    linked = sum(len(match[1]) for match in _LINK_CHARS.finditer(content))
    share = linked / max(1, len(_LINK_CHARS.sub(r"\1", content)))
    return Piece(_KINDS[block.kind], content, block.level, block.marker, linked=share)
