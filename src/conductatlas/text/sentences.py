"""Sentences of a block, by nupunkt (a segmenter made for legal text), as spans into the text."""

from nupunkt import sent_spans

from conductatlas.model import Span
from conductatlas.text.blocks import Block, BlockKind

__all__ = ["sentence_spans"]


def sentence_spans(text: str, block: Block) -> tuple[Span, ...]:
    """The sentences of `block` in `text`, stripped, in order; offsets into `text`.

    A heading and a table row are one sentence each. A block without words has none.
    """
    content = block.content.of(text)
    if not content.strip():
        return ()
    if block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW):
        return (_stripped(text, block.content.start, block.content.end),)
    spans = (
        _stripped(text, block.content.start + a, block.content.start + b)
        for a, b in sent_spans(content)
    )
    return tuple(span for span in spans if len(span))


def _stripped(text: str, start: int, end: int) -> Span:
    piece = text[start:end]
    lead = len(piece) - len(piece.lstrip())
    return Span(start + lead, max(start + lead, start + len(piece.rstrip())))
