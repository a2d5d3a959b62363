"""Furniture learnt from a document's own history: what comes and goes while the policy stays.

A teaser that is there on some days, a counter that differs on every capture: no list of phrases
knows them, the recent texts of the document do. For `cosmetic.judge`; callers give the texts.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from conductatlas.model import Span
from conductatlas.text.blocks import Block, split_blocks
from conductatlas.text.furniture import is_party, is_policy_sentence
from conductatlas.text.normal import normal_words

__all__ = ["Passing", "Sighting", "passing_blocks", "sighting"]

# "Came, went, came" is three turns; a statement of policy needs two more to be no statement.
_TURNS, _TURNS_OF_STATEMENT = 3, 5
# A place is restless where at least this many captures in a row each had something else there.
_RESTLESS = 4
# Turns count only between texts that share most of their blocks: else the page itself flipped.
_STAYS = 0.8
_FEWEST_BLOCKS = 5
_MOST_TURNING = 0.2
_DIGITS = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Sighting:
    """A text of a document as it was seen: its blocks in normal form and as written."""

    seen: dt.datetime
    words: tuple[str, ...]
    raws: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Passing:
    """What of a document passes while its policy stays.

    `blocks` are normal forms of blocks that come and go, `places` the neighbours between which
    every capture had something else, `shapes` what stood there with its digits masked.
    """

    blocks: frozenset[str] = frozenset()
    places: frozenset[tuple[str, str]] = frozenset()
    shapes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.blocks or self.places)

    def spans(self, text: str) -> tuple[Span, ...]:
        """The stretches of `text` that hold what passes, in order."""
        if not self:
            return ()
        blocks = split_blocks(text)
        words = [normal_words(block.content.of(text)) for block in blocks]
        around = zip(["", *words], words, [*words[1:], ""], blocks, strict=False)
        return tuple(b.span for a, w, z, b in around if self._holds(text, b, w, (a, z)))

    def _holds(self, text: str, block: Block, words: str, place: tuple[str, str]) -> bool:
        if words in self.blocks:
            return True
        if place not in self.places:
            return False
        raw = block.content.of(text)
        return _masked(words) in self.shapes or not (is_policy_sentence(raw) or is_party(raw))


def sighting(seen: dt.datetime, text: str) -> Sighting:
    """The text of a document that was seen at `seen`, ready for `passing_blocks`."""
    raws = tuple(block.content.of(text) for block in split_blocks(text))
    return Sighting(seen, tuple(normal_words(raw) for raw in raws), raws)


def passing_blocks(history: Sequence[Sighting]) -> Passing:
    """What passes in the recent texts of one document; ten or so are enough, in any order.

    Four texts are the fewest that teach anything. The texts are those of one source: of
    documents that flip between variants nothing is learnt.
    """
    texts = sorted(history, key=lambda text: text.seen)
    stretch = _longest_stretch(texts)
    if len(stretch) <= _TURNS:
        return Passing()
    places, shapes = _restless(stretch)
    return Passing(frozenset(_turning(stretch)), places, shapes)


def _longest_stretch(texts: Sequence[Sighting]) -> list[Sighting]:
    """The longest run of texts, the latest of equals, in which the policy stays the same."""
    best: list[Sighting] = []
    run: list[Sighting] = []
    for text in texts:
        run = [*run, text] if run and _stays(run[-1], text) else [text]
        best = run if len(run) >= len(best) else best
    return best


def _stays(old: Sighting, new: Sighting) -> bool:
    before, after = set(old.words), set(new.words)
    most = max(len(before), len(after))
    return most >= _FEWEST_BLOCKS and len(before & after) >= most * _STAYS


def _turning(texts: Sequence[Sighting]) -> Iterator[str]:
    """The blocks that come and go; none where they are many, for then the page has variants."""
    sets = [frozenset(text.words) for text in texts]
    turns = Counter(words for old, new in pairwise(sets) for words in old ^ new if words)
    raw_of = {w: r for text in texts for w, r in zip(text.words, text.raws, strict=True)}
    found = [words for words, number in turns.items() if number >= _needed(raw_of[words])]
    if len(found) <= max(len(found_in) for found_in in sets) * _MOST_TURNING:
        yield from found


def _needed(raw: str) -> int:
    return _TURNS_OF_STATEMENT if is_policy_sentence(raw) or is_party(raw) else _TURNS


def _restless(texts: Sequence[Sighting]) -> tuple[frozenset[tuple[str, str]], frozenset[str]]:
    """The places that held something else every time, and the shapes of what they held."""
    held = [_held(text) for text in texts]
    places, shapes = set(), set()
    for place in held[-1]:
        row = [there[place] for there in reversed(held) if place in there]
        changes = sum(1 for a, b in pairwise(row) if a != b)
        if changes >= _RESTLESS and changes == len(row) - 1 == len(held) - 1:
            places.add(place)
            shapes |= {_masked(words) for words in row}
    return frozenset(places), frozenset(shapes)


def _held(text: Sighting) -> dict[tuple[str, str], str]:
    """What stands between two blocks, by those two."""
    words = text.words
    return {(a, z): w for a, w, z in zip(("", *words), words, (*words[1:], ""), strict=False) if w}


def _masked(words: str) -> str:
    return _DIGITS.sub("0", words)
