"""Several sources as one text: what every page of a policy repeats stands once.

A policy that is spread over pages has its title, its date and its closing lines on each of them.
The first page keeps what they begin with, the last one what they end with.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.pieces import key
from conductatlas.text import Block, BlockKind, block_slices, split_blocks

__all__ = ["Joined", "joined_texts"]

_MAX_FRAME_CHARS = 400
_MAX_END_BLOCKS = 6
_PAGE = r"(?:page|part|chapter|seite|teil|kapitel|partie|chapitre|página|parte|pagina|deel|strona)"
_OF = r"(?:of|/|von|sur|de|di|van|z|–|-)"
_PAGER = re.compile(rf"\W*(?:{_PAGE}\s*)?[0-9]{{1,3}}\s*{_OF}\s*[0-9]{{1,3}}\W*$", re.IGNORECASE)
_PAGE_MARK = re.compile(
    rf"[\s,|(–—-]*\(?\s*{_PAGE}\s*[0-9]{{1,3}}(?:\s*{_OF}\s*[0-9]{{1,3}})?\s*\)?\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Joined:
    """The texts of several sources as one.

    `seams` are the offsets at which each one after the first begins; `shifts` say, for each, how
    far an offset into its own text is from the same place in `text`.
    """

    text: str
    seams: tuple[int, ...]
    shifts: tuple[int, ...]


def joined_texts(texts: Sequence[str]) -> Joined:
    """The texts of the sources as one."""
    parts = [_Part(text) for text in texts]
    for part in parts[1:]:
        part.drop_start(parts[0])
    if not any(part.is_twin for part in parts):
        for part in parts[:-1]:
            part.drop_end(parts[-1])
    whole, starts = "", []
    for at, part in enumerate(parts):
        if whole:
            whole += "" if _is_tight(parts[at - 1], part) else "\n"
        starts.append(len(whole))
        whole += part.text
    shifts = [start - part.dropped for start, part in zip(starts, parts, strict=True)]
    return Joined(whole, tuple(starts[1:]), tuple(shifts))


def _is_tight(before: "_Part", after: "_Part") -> bool:
    """Whether a list or a table goes on over the seam: its lines follow each other."""
    kinds = {before.kind_at(before.end - 1), after.kind_at(after.start)}
    return kinds in ({BlockKind.LIST_ITEM}, {BlockKind.TABLE_ROW})


class _Part:
    """The blocks of one source; `start` and `end` bound those that are kept."""

    def __init__(self, text: str) -> None:
        self.whole = text
        self.blocks = split_blocks(text)
        self.slices = block_slices(text, self.blocks)
        self.start, self.end = 0, len(self.blocks)
        self.is_twin = False

    def kind_at(self, at: int) -> BlockKind | None:
        """The kind of the block at a place; None where there is none."""
        return self.blocks[at].kind if 0 <= at < len(self.blocks) else None

    @property
    def text(self) -> str:
        """What is kept, as canonical text."""
        kept = "".join(self.slices[self.start : self.end]).strip("\n")
        return f"{kept}\n" if kept and self.blocks else self.whole

    @property
    def dropped(self) -> int:
        """How many characters of its beginning are left out."""
        before = "".join(self.slices[: self.start])
        kept = "".join(self.slices[self.start : self.end])
        return len(before) + len(kept) - len(kept.lstrip("\n")) if kept.strip("\n") else 0

    def words(self, at: int) -> str:
        """The words of a block without the number of its page."""
        said = self.blocks[at].content.of(self.whole)
        return key(_PAGE_MARK.sub("", said)) or key(said)

    def is_pager(self, at: int) -> bool:
        """Whether a block only says which page of how many this is."""
        said = self.blocks[at].content.of(self.whole)
        return len(said) < 40 and _PAGER.match(said) is not None

    def drop_start(self, first: "_Part") -> None:
        """Leave out what the first source began with already."""
        at = _next(self, 0)
        other = _next(first, 0)
        while (
            at < len(self.blocks)
            and other < len(first.blocks)
            and _is_same((self, at), (first, other))
        ):
            at, other = _next(self, at + 1), _next(first, other + 1)
        # A source that says the same from end to end is kept: the catalogue names it on purpose.
        self.is_twin = at >= len(self.blocks)
        self.start = 0 if self.is_twin else at

    def drop_end(self, last: "_Part") -> None:
        """Leave out what the last source ends with too."""
        at, other = self.end, len(last.blocks)
        least = max(self.start + 1, self.end - _MAX_END_BLOCKS)
        while at > least and other > last.start + 1:
            if self.is_pager(at - 1):
                at -= 1
            elif last.is_pager(other - 1):
                other -= 1
            elif _is_same((self, at - 1), (last, other - 1)):
                at, other = at - 1, other - 1
            else:
                break
        self.end = at


def _next(part: _Part, at: int) -> int:
    while at < len(part.blocks) and part.is_pager(at):
        at += 1
    return at


def _is_same(one: tuple[_Part, int], other: tuple[_Part, int]) -> bool:
    """Whether two blocks are of one kind and say the same, and are short enough for a frame."""
    first, second = _block(one), _block(other)
    is_frame = first.kind is second.kind and len(first.content) <= _MAX_FRAME_CHARS
    if first.kind in (BlockKind.TABLE_ROW,) or not is_frame:
        return False
    return one[0].words(one[1]) == other[0].words(other[1])


def _block(place: tuple[_Part, int]) -> Block:
    return place[0].blocks[place[1]]
