"""Canonical text and what can be said of it without knowing what it means. Pure."""

from conductatlas.text.blocks import Block, BlockKind, block_slices, split_blocks
from conductatlas.text.sentences import sentence_spans
from conductatlas.text.spans import locate

__all__ = ["Block", "BlockKind", "block_slices", "locate", "sentence_spans", "split_blocks"]
