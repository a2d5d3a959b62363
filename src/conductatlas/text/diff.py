"""The exact difference of two texts: edits that make the new one, segments that people read.

Blocks are aligned first (by their words), then the sentences of blocks without an equal, then
words; what has moved, was split or merged is found across the document (`moves.py`).
"""

from dataclasses import dataclass
from itertools import pairwise

from conductatlas.model import Span
from conductatlas.model.records import Segment
from conductatlas.text.align import matching
from conductatlas.text.moves import Pair, pair_leftovers
from conductatlas.text.units import Side, Unit
from conductatlas.text.words import word_runs

__all__ = ["Edit", "TextDiff", "apply", "diff"]


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace `span` of the old text by `text`, which stands at `new` in the new text."""

    span: Span
    new: Span
    text: str


@dataclass(frozen=True, slots=True)
class TextDiff:
    """The difference of two texts.

    `edits` are exact, in order and apart: see `apply`. `segments` say the same in sentences, in
    reading order; those whose words are equal (white space, markup, link targets) are marked
    cosmetic, the rest is for `cosmetic.judge` to mark.
    """

    edits: tuple[Edit, ...]
    segments: tuple[Segment, ...]


def apply(difference: TextDiff, old: str) -> str:
    """The new text, made from the old one and its difference to the new."""
    pieces, at = [], 0
    for edit in difference.edits:
        pieces += [old[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, old[at:]])


def diff(old: str, new: str) -> TextDiff:
    """The difference from `old` to `new`; both are any text, canonical Markdown at best."""
    if old == new:
        return TextDiff((), ())
    forms: dict[str, str] = {}
    return _Differ(Side(old, forms), Side(new, forms)).run()


class _Differ:
    """Walks the aligned blocks once; a hunk is a stretch without equal blocks."""

    def __init__(self, old: Side, new: Side) -> None:
        self.old, self.new = old, new
        self.edits: list[Edit] = []
        self.placed: list[tuple[tuple[int, int, int], Segment]] = []
        self.left_old: list[Unit] = []
        self.left_new: list[Unit] = []
        self.hunks = 0
        self.count_old = self.count_new = 0

    def run(self) -> TextDiff:
        """The whole difference."""
        last = (-1, -1)
        shared = set(self.old.raws) & set(self.new.raws)
        pairs = matching(self.old.keys(shared), self.new.keys(shared))
        for here in [*pairs, (len(self.old.blocks), len(self.new.blocks))]:
            self.gap(last[0] + 1, here[0], last[1] + 1, here[1])
            if here[0] < len(self.old.blocks) and here[1] < len(self.new.blocks):
                self.equal_block(*here)
            last = here
        self.leftovers()
        self.placed.sort(key=lambda placed: placed[0])
        return TextDiff(tuple(self.edits), tuple(segment for _, segment in self.placed))

    def gap(self, old_first: int, old_end: int, new_first: int, new_end: int) -> None:
        """Take the blocks between two equal ones."""
        if old_first == old_end and new_first == new_end:
            if not (self.old.blocks or self.new.blocks):
                self.edit(self.old.slice(0, 0), self.new.slice(0, 0))
            return
        self.hunks += 1
        self.edit(self.old.slice(old_first, old_end), self.new.slice(new_first, new_end))
        old = self.old.units(old_first, old_end, self.hunks, self.count_old)
        new = self.new.units(new_first, new_end, self.hunks, self.count_new)
        self.count_old += len(old) + 1
        self.count_new += len(new) + 1
        self.sentences(old, new)

    def equal_block(self, i: int, j: int) -> None:
        """Take two blocks with the same words; they may differ in white space and markup."""
        self.edit(self.old.slice(i, i + 1), self.new.slice(j, j + 1))
        a, b = self.old.blocks[i].span, self.new.blocks[j].span
        if a.of(self.old.text) != b.of(self.new.text):
            self.place(Segment("modified", a, b, cosmetic=True))

    def edit(self, old: Span, new: Span) -> None:
        """Note that the slice `old` becomes the slice `new`, unless they are the same."""
        a, b = old.of(self.old.text), new.of(self.new.text)
        if a != b:
            self.edits.append(Edit(old, new, b))

    def sentences(self, old: list[Unit], new: list[Unit]) -> None:
        """Align the sentences of a hunk in order; what has no equal is looked at in runs."""
        pairs = matching([u.words for u in old], [u.words for u in new])
        for i, j in pairs:
            self.equal_units((old[i],), (new[j],))
        for (i, j), (next_i, next_j) in pairwise([(-1, -1), *pairs, (len(old), len(new))]):
            self.run_of_unequal(old[i + 1 : next_i], new[j + 1 : next_j])

    def equal_units(self, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> None:
        """Note equal words; a segment only where something else differs."""
        a, b = _cover(old), _cover(new)
        if a.of(self.old.text) != b.of(self.new.text):
            self.place(Segment("modified", a, b, cosmetic=True), new[0].hunk)

    def run_of_unequal(self, old: list[Unit], new: list[Unit]) -> None:
        """Keep unequal units for later, unless they are the same words cut otherwise."""
        if old and new and _joined(old) == _joined(new):
            self.equal_units(tuple(old), tuple(new))
            return
        self.left_old += old
        self.left_new += new

    def leftovers(self) -> None:
        """Pair what is left over across the document; the rest was added or removed."""
        old, new = _worded(self.left_old), _worded(self.left_new)
        pairs = pair_leftovers(old, new)
        for pair in pairs:
            self.place(self.paired(pair), pair.new[0].hunk)
        paired_old = {unit.at for pair in pairs for unit in pair.old}
        paired_new = {unit.at for pair in pairs for unit in pair.new}
        for unit in self.left_old:
            if unit.at not in paired_old:
                self.place(Segment("removed", unit.span, None, cosmetic=not unit.words), unit.hunk)
        for unit in self.left_new:
            if unit.at not in paired_new:
                self.place(Segment("added", None, unit.span, cosmetic=not unit.words), unit.hunk)

    def paired(self, pair: Pair) -> Segment:
        """The segment of a moved or reworded statement."""
        a, b = _cover(pair.old), _cover(pair.new)
        if pair.is_move:
            return Segment("moved", a, b)
        return Segment("modified", a, b, word_runs(a.of(self.old.text), b.of(self.new.text)))

    def place(self, segment: Segment, hunk: int | None = None) -> None:
        """Keep a segment in reading order: by hunk, what is gone before what stands there."""
        at = segment.new or segment.old or Span(0, 0)
        order = (self.hunks if hunk is None else hunk, int(segment.new is not None), at.start)
        self.placed.append((order, segment))


def _cover(units: tuple[Unit, ...]) -> Span:
    return Span(units[0].span.start, units[-1].span.end)


def _joined(units: list[Unit]) -> str:
    return " ".join(words for unit in units if (words := unit.words))


def _worded(units: list[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.words]
