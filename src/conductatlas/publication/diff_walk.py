"""Where each difference stands in the new text, and what lies unchanged between them.

What was removed or moved away has no place of its own in the new text: its place is worked out
from how far it stood behind the difference before it, and set at the nearest end of a sentence.
"""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from conductatlas.model import Span
from conductatlas.model.records import Segment
from conductatlas.text import Block, sentence_spans

__all__ = ["Stop", "block_at", "walk"]


@dataclass(frozen=True, slots=True)
class Stop:
    """A stretch of the new text that is unchanged, and the difference behind it.

    `segment` is None behind the last one; `leaves` where it stands for a passage that left from
    here; `move` numbers the passages that moved, from 1.
    """

    unchanged: Span
    segment: Segment | None
    leaves: bool = False
    move: int = 0


def walk(new: str, blocks: tuple[Block, ...], segments: tuple[Segment, ...]) -> Iterator[Stop]:
    """The stops in reading order; together they cover the new text once."""
    return _Walk(new, blocks, segments).stops()


@dataclass(frozen=True, slots=True)
class _Event:
    """A segment at its place, or (`leaves`) at the one that it moved away from."""

    segment: Segment
    move: int = 0
    leaves: bool = False


class _Walk:
    """Goes along both texts at once; `at_old` and `at_new` are where it has come to."""

    def __init__(self, new: str, blocks: tuple[Block, ...], segments: tuple[Segment, ...]) -> None:
        self.new, self.blocks = new, blocks
        self.events = _events(segments)
        self.at_old = self.at_new = 0

    def stops(self) -> Iterator[Stop]:
        """Every event with what lies before it, then the rest of the text."""
        limits = self._limits()
        for event, limit in zip(self.events, limits, strict=True):
            start = self._start(event, limit)
            gap = Span(self.at_new, max(self.at_new, start))
            self._pass(event, gap)
            yield Stop(gap, event.segment, event.leaves, event.move)
        yield Stop(Span(self.at_new, len(self.new)), None)

    def _limits(self) -> list[int]:
        """For each event the place of the next one that has its own in the new text."""
        limits, limit = [], len(self.new)
        for event in reversed(self.events):
            if (place := _place(event)) is not None:
                limit = place.start
            limits.append(limit)
        return limits[::-1]

    def _start(self, event: _Event, limit: int) -> int:
        if (place := _place(event)) is not None:
            return place.start
        left = event.segment.old
        if left is None or left.start <= self.at_old:
            return self.at_new
        return self._snapped(self.at_new + left.start - self.at_old, max(self.at_new, limit))

    def _snapped(self, at: int, limit: int) -> int:
        """The end of a sentence that is nearest to `at`, between here and `limit`."""
        if at >= limit:
            return limit
        block = block_at(self.blocks, at)
        if block is None:
            return self.at_new
        ends = [block.span.start, *(s.end for s in sentence_spans(self.new, block)), block.span.end]
        return min(limit, max(self.at_new, min(ends, key=lambda end: abs(end - at))))

    def _pass(self, event: _Event, gap: Span) -> None:
        place, left = _place(event), event.segment.old
        self.at_new = max(gap.end, place.end if place is not None else 0)
        if left is not None and (event.leaves or event.segment.op != "moved"):
            self.at_old = max(self.at_old, left.end)
        else:
            self.at_old += gap.end - gap.start


def _place(event: _Event) -> Span | None:
    return None if event.leaves else event.segment.new


def _events(segments: tuple[Segment, ...]) -> list[_Event]:
    """The segments in their order, with each moved one also where it stood before."""
    events, moves = [], 0
    leaving: list[_Event] = []
    for segment in segments:
        moves += segment.op == "moved"
        events.append(_Event(segment, moves if segment.op == "moved" else 0))
        if segment.op == "moved":
            leaving.append(_Event(segment, moves, leaves=True))
    leaving.sort(key=lambda event: _old_start(event.segment) or 0)
    return list(_merged(events, leaving))


def _merged(events: list[_Event], leaving: list[_Event]) -> Iterator[_Event]:
    at = 0
    for event in events:
        start = None if event.segment.op == "moved" else _old_start(event.segment)
        while start is not None and at < len(leaving):
            if (_old_start(leaving[at].segment) or 0) >= start:
                break
            yield leaving[at]
            at += 1
        yield event
    yield from leaving[at:]


def _old_start(segment: Segment) -> int | None:
    return None if segment.old is None else segment.old.start


def block_at(blocks: tuple[Block, ...], at: int) -> Block | None:
    """The last block that begins at or before `at`; None where there is none."""
    number = bisect_right(blocks, at, key=lambda block: block.span.start)
    return blocks[number - 1] if number else None
