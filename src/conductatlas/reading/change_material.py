"""What a difference consists of once the cosmetic part is set aside: sentences gone and come.

One frozen value that the other `change_*` modules read; it is worked out once a pair.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.model import Span
from conductatlas.model.records import Segment
from conductatlas.text.blocks import BlockKind, split_blocks

__all__ = ["Material", "Reworded", "gather"]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A sentence in both wordings, with its runs of words."""

    old: str
    new: str
    runs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Material:
    """The substance of a difference: raw sentences, and the numbers of words of both texts.

    `gone` and `came` have no counterpart, `reworded` have one; `headings` holds all headings.
    `all_gone` and `all_came`, and the numbers of their words, include the cosmetic ones: what is
    left of a text does not depend on why the rest went.
    """

    old: str
    new: str
    gone: tuple[str, ...]
    came: tuple[str, ...]
    reworded: tuple[Reworded, ...]
    moved: tuple[str, ...]
    headings: frozenset[str]
    old_words: int
    new_words: int
    all_gone: tuple[str, ...]
    all_came: tuple[str, ...]
    gone_words: int
    came_words: int
    reworded_words: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing but cosmetic differences were found."""
        return not (self.gone or self.came or self.reworded or self.moved)


def gather(old: str, new: str, segments: Sequence[Segment]) -> Material:
    """The material of a judged diff from `old` to `new`."""
    all_gone = tuple(_of(s.old, old) for s in segments if s.op == "removed")
    all_came = tuple(_of(s.new, new) for s in segments if s.op == "added")
    real = [segment for segment in segments if not segment.cosmetic]
    gone = tuple(_of(s.old, old) for s in real if s.op == "removed")
    came = tuple(_of(s.new, new) for s in real if s.op == "added")
    reworded = tuple(
        Reworded(_of(s.old, old), _of(s.new, new), s.words) for s in real if s.op == "modified"
    )
    return Material(
        old=old,
        new=new,
        gone=gone,
        came=came,
        reworded=reworded,
        moved=tuple(_of(s.new, new) for s in real if s.op == "moved"),
        headings=_headings(old, new) if gone or came else frozenset(),
        old_words=_count(old),
        new_words=_count(new),
        all_gone=all_gone,
        all_came=all_came,
        gone_words=sum(map(_count, all_gone)),
        came_words=sum(map(_count, all_came)),
        reworded_words=sum(_count(pair.old) for pair in reworded),
    )


def _of(span: Span | None, text: str) -> str:
    return span.of(text) if span is not None else ""


def _count(raw: str) -> int:
    return len(raw.split())


def _headings(old: str, new: str) -> frozenset[str]:
    return frozenset(
        block.content.of(text).strip()
        for text in (old, new)
        for block in split_blocks(text)
        if block.kind is BlockKind.HEADING
    )
