"""Canonical text and what can be said of it without knowing what it means. Pure."""

from conductatlas.text.blocks import Block, BlockKind, block_slices, split_blocks
from conductatlas.text.cosmetic import Judgement, cosmetic_reasons, judge
from conductatlas.text.diff import Edit, TextDiff, apply, diff
from conductatlas.text.normal import normal_words
from conductatlas.text.sentences import sentence_spans
from conductatlas.text.spans import locate

__all__ = [
    "Block",
    "BlockKind",
    "Edit",
    "Judgement",
    "TextDiff",
    "apply",
    "block_slices",
    "cosmetic_reasons",
    "diff",
    "judge",
    "locate",
    "normal_words",
    "sentence_spans",
    "split_blocks",
]
