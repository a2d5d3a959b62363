"""What of a sentence and its surroundings is weighed: its words and those around it, and the rules.

The same features are learned from (`benchmarks/train_reader.py`) and read with (`weigh`); their
names are the keys of `knowledge/data/precision/reader.json`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from conductatlas.reading.detect.engine import Hit
from conductatlas.reading.detect.memory import Place
from conductatlas.reading.detect.units import Unit

__all__ = ["Features", "features_at", "make_features", "make_places"]

_PRIVACY = re.compile(r"privacy|cookie|data protection", re.I)
_CONTEXT_WORDS = 25


@dataclass(frozen=True, slots=True)
class Features:
    """The features of one unit, by group."""

    words: tuple[str, ...]
    heading: tuple[str, ...]
    context: tuple[str, ...]
    rules: tuple[str, ...]


def make_features(text: str, units: Sequence[Unit], hits: Iterable[Hit]) -> tuple[Features, ...]:
    """The features of each of `units` of `text`, in their order."""
    return tuple(features_at(place) for place in make_places(text, units, hits))


def make_places(text: str, units: Sequence[Unit], hits: Iterable[Hit]) -> list[Place]:
    """For each of `units` all that its features are made of; the rules are features already."""
    of_unit: dict[int, set[str]] = defaultdict(set)
    of_block: dict[int, set[str]] = defaultdict(set)
    for hit in hits:
        of_unit[hit.unit].add(f"{hit.type}/{hit.rule}")
        of_block[units[hit.unit].block].add(f"{hit.type}/{hit.rule}")
    document = "k:privacy" if _PRIVACY.search(text[:600]) else "k:terms"
    places = []
    for unit in units:
        own = of_unit[unit.number]
        # Sorted: sums of scores must not depend on the order that a set happens to have.
        rules = [f"r:{rule}" for rule in sorted(own)]
        rules += [f"b:{rule}" for rule in sorted(of_block[unit.block] - own)]
        rules += [document, "k:item" if unit.intro else "k:sentence"]
        context = " ".join(_context(unit, units))
        places.append(Place(unit.words.text, unit.heading, context, tuple(rules)))
    return places


def features_at(place: Place) -> Features:
    """The features of one place."""
    return Features(
        _pairs(place.words.split()),
        tuple(sorted({f"h:{word}" for word in place.heading.split()})),
        tuple(sorted({f"c:{word}" for word in place.context.split()})),
        place.rules,
    )


def _pairs(words: list[str]) -> tuple[str, ...]:
    """The words, each once, and the pairs of neighbours."""
    pairs = (f"{a} {b}" for a, b in pairwise(words))
    return tuple(sorted({*words, *pairs}))


def _context(unit: Unit, units: Sequence[Unit]) -> list[str]:
    """The words of the sentence before in the same block, and the last ones of the introduction."""
    words = unit.intro.split()[-_CONTEXT_WORDS:]
    if unit.number and (before := units[unit.number - 1]).block == unit.block:
        words += before.words.text.split()
    return words
