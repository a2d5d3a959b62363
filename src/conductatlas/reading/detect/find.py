"""Finds the provisions of a text: by rules alone where nothing was learned, else both weighed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from conductatlas.knowledge.learned import Learned
from conductatlas.knowledge.types import ProvisionType
from conductatlas.model.vocabulary import Basis
from conductatlas.reading.detect.assemble import Extent, assemble
from conductatlas.reading.detect.engine import Detector, Hit
from conductatlas.reading.detect.features import make_places
from conductatlas.reading.detect.memory import Memory
from conductatlas.reading.detect.names import platform_names
from conductatlas.reading.detect.units import Unit, make_units
from conductatlas.reading.detect.weigh import Scorer, candidates_of
from conductatlas.text import Block

__all__ = ["Found", "find_provisions"]

# What a rule that was never measured is taken to be worth.
UNMEASURED = 0.5
# A rule this often right is believed where the type has too few labels to learn its words from.
TRUSTED = 0.6


@dataclass(frozen=True, slots=True)
class Found:
    """A provision's extent and its confidence: the measured precision of findings as likely."""

    extent: Extent
    confidence: float


@dataclass(frozen=True, slots=True)
class _Machine:
    """What reading needs of a set of types, made once."""

    types: Mapping[str, ProvisionType]
    detector: Detector
    learned: Learned | None
    scorer: Scorer | None

    @property
    def weighed(self) -> frozenset[str]:
        """The types whose words are weighed; of the others the rules alone decide."""
        return frozenset(self.learned.types if self.learned else ())


_MACHINES: list[_Machine] = []


def _machine(types: Mapping[str, ProvisionType]) -> _Machine:
    """The machine of `types`; a set of types is known by being the very same object."""
    for machine in _MACHINES:
        if machine.types is types:
            return machine
    learned = next((t.learned for t in types.values() if t.learned), None)
    machine = _Machine(types, Detector(types), learned, Scorer(learned) if learned else None)
    _MACHINES[:] = [machine, *_MACHINES[:3]]
    return machine


def find_provisions(
    text: str,
    blocks: Sequence[Block],
    types: Mapping[str, ProvisionType],
    memory: Memory | None = None,
) -> list[Found]:
    """The provisions of `text` in reading order; no two of one type overlap.

    `memory` holds what was read of other texts with these `types`; it changes nothing but the time.
    """
    machine = _machine(types)
    units = make_units(text, blocks, platform_names(text), memory)
    fired = machine.detector.hits(units, memory)
    weighed, sure = _weigh(text, units, fired, machine, memory)
    hits = [hit for hit in fired if hit.type not in machine.weighed] + weighed
    found = []
    for extent in assemble(text, blocks, units, hits):
        places = ((hit.type, units[hit.unit].block) for hit in extent.hits)
        found.append(Found(extent, max(sure.get(place, UNMEASURED) for place in places)))
    return found


def _weigh(
    text: str,
    units: Sequence[Unit],
    fired: Sequence[Hit],
    machine: _Machine,
    memory: Memory | None,
) -> tuple[list[Hit], dict[tuple[str, int], float]]:
    """The hits of the types that are weighed, and the confidence of each type and block."""
    if machine.scorer is None or machine.learned is None or not units:
        return [], {}
    places = make_places(text, units, fired)
    scores = machine.scorer.scores_at(places, memory)
    rules = [place.rules for place in places]
    candidates = [
        c for c in candidates_of(machine.scorer.types, units, rules, scores)
        if c.type in machine.types
    ]  # fmt: skip
    by_rule: dict[tuple[str, int], list[Hit]] = defaultdict(list)
    for hit in fired:
        by_rule[hit.type, hit.unit].append(hit)
    hits: list[Hit] = []
    sure: dict[tuple[str, int], float] = {}
    for candidate, likely in zip(candidates, machine.scorer.likely(candidates), strict=True):
        if likely < machine.learned.threshold:
            continue
        sure[candidate.type, candidate.block] = machine.learned.confidence(likely)
        for number in candidate.units:
            words = Hit(candidate.type, "words", number, units[number].span, Basis.IMPLIED)
            hits += by_rule.get((candidate.type, number)) or [words]
    return hits + _trusted(units, fired, machine.learned, sure), sure


def _trusted(
    units: Sequence[Unit],
    fired: Sequence[Hit],
    learned: Learned,
    sure: dict[tuple[str, int], float],
) -> list[Hit]:
    """The hits of trusted rules in blocks that were not taken; their confidence goes to `sure`."""
    taken = set(sure)
    hits = []
    for hit in fired:
        worth = learned.rules.get(f"{hit.type}/{hit.rule}", 0.0)
        place = hit.type, units[hit.unit].block
        if worth >= TRUSTED and place not in taken and hit.type in learned.rare:
            hits.append(hit)
            sure[place] = max(sure.get(place, 0.0), round(worth, 2))
    return hits
