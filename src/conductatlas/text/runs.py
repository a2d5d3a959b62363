"""Runs of sentences that came or went together, and where in the two texts they stand.

For `cosmetic.py`: an embedded consent tool, a prior version left below, a second copy of the
text or a menu is furniture as a whole, whatever its single lines say.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from conductatlas.model import Span
from conductatlas.model.records import Segment
from conductatlas.text.blocks import Block, BlockKind, split_blocks
from conductatlas.text.furniture import (
    is_menu_line,
    is_notice,
    is_policy_sentence,
    is_survey,
    is_widget,
)
from conductatlas.text.normal import normal_words
from conductatlas.text.sentences import sentence_spans

__all__ = ["Surroundings", "furniture_runs"]

_FEWEST_COPIES = 5
_SHORT_RUN = 5
_LONG_SENTENCE = 6
_TOP_BLOCKS = 12


class Surroundings:
    """Both texts of a diff: what is body, what is edge, which words stand where."""

    def __init__(self, old: str, new: str) -> None:
        self.old, self.new = old, new
        self._blocks: dict[str, tuple[Block, ...]] = {}
        self._bodies: dict[str, Span] = {}
        self._lower: dict[str, str] = {}
        self._sentences: dict[tuple[str, int], tuple[str, ...]] = {}

    def text_of(self, segment: Segment) -> str:
        """The new wording of a segment, or the old one where it has no new."""
        if segment.new is not None:
            return segment.new.of(self.new)
        return segment.old.of(self.old) if segment.old is not None else ""

    def at_edge(self, segment: Segment) -> bool:
        """Whether a segment stands before the first or behind the last policy sentence."""
        for side, span in (("old", segment.old), ("new", segment.new)):
            if span is not None and span.overlaps(self.body(side)):
                return False
        return True

    def above_title(self, segment: Segment) -> bool:
        """Whether a segment stands before the first heading, among the first few blocks."""
        for side, span in (("old", segment.old), ("new", segment.new)):
            blocks = self.blocks(side)[:_TOP_BLOCKS]
            title = next((b for b in blocks if b.kind is BlockKind.HEADING), None)
            if span is not None and (title is None or span.start >= title.span.start):
                return False
        return True

    def body(self, side: str) -> Span:
        """From the first to the last block that states something; all where none does."""
        if side not in self._bodies:
            self._bodies[side] = _body(self.text(side), self.blocks(side))
        return self._bodies[side]

    def is_minor(self, segment: Segment) -> bool:
        """Whether a moved sentence is a list item, a table row, a menu line or a label."""
        raw = self.text_of(segment)
        if is_menu_line(raw) or not is_policy_sentence(raw):
            return True
        start = segment.new.start if segment.new else 0
        kinds = (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW)
        return any(
            b.kind in kinds and b.span.start <= start < b.span.end for b in self.blocks("new")
        )

    def text(self, side: str) -> str:
        """The text of a side, "old" or "new"."""
        return self.old if side == "old" else self.new

    def blocks(self, side: str) -> tuple[Block, ...]:
        """The blocks of a side, split on first use."""
        if side not in self._blocks:
            self._blocks[side] = split_blocks(self.text(side))
        return self._blocks[side]

    def stands_elsewhere(self, segment: Segment) -> bool:
        """Whether the sentence that came stood in the old text too (or the other way round)."""
        other = "old" if segment.new is not None else "new"
        words = normal_words(self.text_of(segment))
        longest = max(words.split(), key=len, default="")
        if other not in self._lower:
            self._lower[other] = self.text(other).lower()
        lower = self._lower[other]
        # Nearly every sentence has a word that few blocks hold: only those need a closer look.
        if not longest.isascii() or not longest.isalnum() or len(lower) != len(self.text(other)):
            return words in set(self._words(other, self.blocks(other)))
        holders = (b for b in self.blocks(other) if longest in lower[b.span.start : b.span.end])
        return longest in lower and words in self._words(other, holders)

    def _words(self, side: str, blocks: Iterable[Block]) -> Iterator[str]:
        """The normal forms of the sentences of some blocks of a side, worked out once."""
        for block in blocks:
            key = (side, block.span.start)
            if key not in self._sentences:
                spans = sentence_spans(self.text(side), block)
                self._sentences[key] = tuple(normal_words(s.of(self.text(side))) for s in spans)
            yield from self._sentences[key]

    def is_repeat(self, segment: Segment) -> bool:
        """Whether a long sentence that came or went stands in its own text a second time."""
        words = normal_words(self.text_of(segment))
        text = self.new if segment.new is not None else self.old
        return words.count(" ") >= _LONG_SENTENCE and text.count(self.text_of(segment)) > 1


def _body(text: str, blocks: Sequence[Block]) -> Span:
    first = next((b for b in blocks if _states(b.content.of(text))), None)
    last = next((b for b in reversed(blocks) if _states(b.content.of(text))), None)
    if first is None or last is None:
        return Span(0, len(text))
    return Span(first.span.start, last.span.end)


def _states(raw: str) -> bool:
    return is_policy_sentence(raw) and not is_notice(raw)


def furniture_runs(segments: Sequence[Segment], around: Surroundings) -> set[int]:
    """The indexes of segments that belong to a run which is furniture as a whole."""
    found: set[int] = set()
    for op, group in groupby(enumerate(segments), key=lambda pair: pair[1].op):
        if op in ("added", "removed"):
            run = list(group)
            found |= _furniture_in_run(run, around)
    return found


def _furniture_in_run(run: list[tuple[int, Segment]], around: Surroundings) -> set[int]:
    raws = [around.text_of(segment) for _, segment in run]
    everything = {at for at, _ in run}
    if is_widget(raws) or is_survey(raws) or _is_prior_version(run, raws, around):
        return everything
    copies = {at for at, segment in run if around.stands_elsewhere(segment)}
    if len(copies) >= _FEWEST_COPIES and len(copies) * 10 >= len(run) * 8:
        # A clause that is in no copy is news, wherever it stands.
        return {
            at
            for (at, _), raw in zip(run, raws, strict=True)
            if at in copies or not is_policy_sentence(raw)
        }
    menu = sum(1 for raw in raws if is_menu_line(raw) or not normal_words(raw))
    edge = all(around.at_edge(segment) for _, segment in run[:1] + run[-1:])
    if edge and (
        menu * 3 >= len(run) * 2 or (len(run) <= _SHORT_RUN and any(map(is_notice, raws)))
    ):
        return everything
    if menu * 2 >= len(run):
        return {at for (at, _), raw in zip(run, raws, strict=True) if not is_policy_sentence(raw)}
    return set()


def _is_prior_version(
    run: list[tuple[int, Segment]], raws: list[str], around: Surroundings
) -> bool:
    """Whether a run begins by naming a prior version and goes on to the end of the text."""
    if not any(is_notice(raw) for raw in raws[:3]):
        return False
    last = run[-1][1]
    side = "new" if last.new is not None else "old"
    end = (last.new or last.old or Span(0, 0)).end
    text = around.new if side == "new" else around.old
    return not text[end:].strip(" \n*#-_")
