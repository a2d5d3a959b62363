"""The units that a diff aligns: blocks first, then the sentences of blocks that have no equal."""

import re
from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from conductatlas.model import Span
from conductatlas.text.blocks import Block, BlockKind, split_blocks
from conductatlas.text.normal import normal_words
from conductatlas.text.sentences import sentence_spans

# No normal form begins so.
_SHARED = "="
_INITIALS = re.compile(r"\b(?:[A-Z]\.){2,}$")
# After "U.S." a sentence goes on with a small letter or an acronym ("U.S. DPF").
_RUNS_ON = re.compile(r"[a-z(]|[A-Z]{2,}\b")

__all__ = ["Side", "Unit"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A sentence, heading or table row of one text; `words` is its normal form, maybe empty.

    `at` counts the units of its text from 0; `hunk` is the stretch of unequal text it stands in.
    """

    span: Span
    words: str
    kind: BlockKind
    at: int
    hunk: int


class Side:
    """One of the two texts: its blocks and their normal forms, each worked out once."""

    def __init__(self, text: str, forms: dict[str, str]) -> None:
        self.text = text
        self.forms = forms
        self.blocks = split_blocks(text)

    @cached_property
    def raws(self) -> list[str]:
        """The words of each block as they are written."""
        return [block.content.of(self.text) for block in self.blocks]

    def keys(self, shared: Set[str]) -> list[str]:
        """What equal blocks are found by: their normal form, or `shared` writings as they are.

        Most blocks of two versions are written the same: those need no normal form.
        """
        return [
            _SHARED + raw if raw in shared else self.words(block.content)
            for raw, block in zip(self.raws, self.blocks, strict=True)
        ]

    def words(self, span: Span) -> str:
        """The normal form of a stretch of this text."""
        raw = span.of(self.text)
        words = self.forms.get(raw)
        if words is None:
            words = self.forms[raw] = normal_words(raw)
        return words

    def units(self, first: int, end: int, hunk: int, at: int) -> list[Unit]:
        """The sentences of blocks `first` to `end` (exclusive), numbered from `at`."""
        found: list[Unit] = []
        for block in self.blocks[first:end]:
            for span in self._sentences(block):
                unit = Unit(span, self.words(span), block.kind, at + len(found), hunk)
                found.append(unit)
        return found

    def slice(self, first: int, end: int) -> Span:
        """Blocks `first` to `end` (exclusive) with the white space up to the next block.

        The slices of successive ranges of blocks make up the whole text; of a text without blocks
        every slice is all of it.
        """
        if not self.blocks:
            return Span(0, len(self.text))
        return Span(self._start(first), self._start(end))

    def _start(self, at: int) -> int:
        if at >= len(self.blocks):
            return len(self.text)
        return self.blocks[at].span.start if at else 0

    def _sentences(self, block: Block) -> tuple[Span, ...]:
        spans = _whole(self.text, sentence_spans(self.text, block))
        return spans or ((block.span,) if len(block.span) else ())


def _whole(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """`spans` with those joined that a stop in a link, an image or "U.S." has parted."""
    whole: list[Span] = []
    for span in spans:
        if whole and _runs_on(whole[-1].of(text), span.of(text)):
            whole[-1] = Span(whole[-1].start, span.end)
        else:
            whole.append(span)
    return tuple(whole)


def _runs_on(raw: str, following: str) -> bool:
    last = raw.rfind("[")
    if last >= 0 and "]" not in raw[last:] and raw.count("[") > raw.count("]"):
        return True
    if raw.endswith("!") and following.startswith("["):
        return True  # an image: its mark is no exclamation
    return _INITIALS.search(raw) is not None and _RUNS_ON.match(following) is not None
