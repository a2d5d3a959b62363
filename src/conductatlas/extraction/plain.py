"""Text without tags: Markdown as it is, plain text with its broken lines joined."""

import re

from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH, ROW, Piece
from conductatlas.extraction.wrapped import unwrapped
from conductatlas.text import Block, BlockKind, split_blocks
from conductatlas.text.canonical import canonical

__all__ = ["canonical_markdown", "canonical_plain", "pieces_of"]

# CommonMark 4.7 and 6.3: "[label]: target", and "[words][label]", "[label][]" or "[label]".
_DEFINITION = re.compile(
    r"^ {0,3}\[([^\[\]\n]+)\]:[ \t]*<?((?:https?://|mailto:|/)[^\s<>()]+)>?"
    r"(?:[ \t]+[\"'(][^\n]*)?[ \t]*$",
    re.MULTILINE,
)
_REFERENCE = re.compile(r"(?<![!\]\\])\[([^\[\]\n]+)\](?![(:])(?:\[([^\[\]\n]*)\])?")
_LINK_CHARS = re.compile(r"\[([^\[\]]*)\]\((?:[^()]|\([^()]*\))*\)")
_KINDS = {
    BlockKind.HEADING: HEADING,
    BlockKind.PARAGRAPH: PARAGRAPH,
    BlockKind.LIST_ITEM: ITEM,
    BlockKind.TABLE_ROW: ROW,
}


def canonical_plain(text: str) -> str:
    """The canonical form of plain text: titles are headings, lines broken at a margin joined."""
    return canonical(unwrapped(text))


def canonical_markdown(text: str) -> str:
    """The canonical form of Markdown: links by reference become links where they stand."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    targets = {_label(found[1]): found[2] for found in _DEFINITION.finditer(text)}
    if not targets:
        return canonical(text)
    used: set[str] = set()

    def link(match: re.Match[str]) -> str:
        label = _label(match[2] or match[1])
        if label not in targets:
            return match[0]
        used.add(label)
        return f"[{match[1]}]({targets[label]})"

    linked = _REFERENCE.sub(link, text)
    return canonical(_DEFINITION.sub(lambda m: "" if _label(m[1]) in used else m[0], linked))


def _label(words: str) -> str:
    return " ".join(words.split()).casefold()


def pieces_of(text: str) -> list[Piece]:
    """The blocks of a text as pieces, for the steps that judge a page by them."""
    return [_piece(text, block) for block in split_blocks(text)]


def _piece(text: str, block: Block) -> Piece:
    content = block.content.of(text)
    linked = sum(len(match[1]) for match in _LINK_CHARS.finditer(content))
    share = linked / max(1, len(_LINK_CHARS.sub(r"\1", content)))
    return Piece(_KINDS[block.kind], content, block.level, block.marker, linked=share)
