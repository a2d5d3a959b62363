"""Weighs the candidates: which sentences say what, from their words, their context and the rules.

Two steps, both linear. The first scores each sentence for each type; the second ranks the blocks
that came out likely by what stands beside them: the same type nearby, other types in the block.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from conductatlas.knowledge.learned import Learned
from conductatlas.reading.detect.features import Features, features_at
from conductatlas.reading.detect.memory import Memory, Place
from conductatlas.reading.detect.units import Unit

__all__ = ["Candidate", "Scorer", "candidates_of"]

Floats = npt.NDArray[np.float32]

# A block whose best sentence is less likely than this is no candidate.
FLOOR = 0.05
# Of a block that is taken, the sentences at least this likely, beside the best, belong to it.
BESIDE = 0.4
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Candidate:
    """A block that may do what `type` says: its likely units, and its row for the ranking."""

    type: str
    block: int
    units: tuple[int, ...]
    row: tuple[float, ...]


class Scorer:
    """Both steps, for all types that `learned` knows."""

    def __init__(self, learned: Learned) -> None:
        self.types = learned.types
        self._bias = np.array(learned.bias, dtype=np.float32)
        self._numbers = {name: at for at, name in enumerate(learned.weights, start=1)}
        # Row 0 is that of every feature that nothing was learned of.
        self._weights = np.zeros((len(self._numbers) + 1, len(self.types)), dtype=np.float32)
        for number, pairs in enumerate(learned.weights.values(), start=1):
            for at, weight in pairs:
                self._weights[number, at] = weight
        self._rank = np.array(learned.rank)
        self._priors = dict(zip(learned.types, learned.priors, strict=True))

    def scores(self, features: Sequence[Features]) -> Floats:
        """The probability of each of `types` (columns) for each unit (rows)."""
        total = np.tile(self._bias, (len(features), 1))
        for each in ("words", "heading", "context"):
            total += self._sums([getattr(f, each) for f in features], scaled=True)
        total += self._sums([f.rules for f in features], scaled=False)
        return np.asarray(1 / (1 + np.exp(-np.clip(total, -30, 30))), dtype=np.float32)

    def scores_at(self, places: Sequence[Place], memory: Memory | None) -> Floats:
        """As `scores`, of places; those that were weighed before are remembered."""
        kept = memory.scores if memory is not None else {}
        fresh = list(dict.fromkeys(place for place in places if place not in kept))
        rows = self.scores([features_at(place) for place in fresh])
        found = dict(zip(fresh, rows, strict=True))
        # Copies: a row alone must not keep the whole table alive.
        kept |= {place: row.copy() for place, row in found.items()} if memory is not None else {}
        return np.array([found[p] if p in found else kept[p] for p in places], dtype=np.float32)

    def _sums(self, groups: Sequence[Sequence[str]], scaled: bool) -> Floats:
        """The summed weights of each group of features; an empty group sums to nothing."""
        get = self._numbers.get
        numbers = [[n for name in group if (n := get(name))] or [0] for group in groups]
        out = np.empty((len(groups), len(self.types)), dtype=np.float32)
        for at, mine in enumerate(numbers):
            self._weights[mine].sum(axis=0, out=out[at])
        if scaled:
            sizes = np.array([max(1, len(group)) for group in groups], dtype=np.float32)
            out /= np.sqrt(sizes)[:, None]
        return out

    def likely(self, candidates: Sequence[Candidate]) -> list[float]:
        """The second step: how likely it is that each candidate is a provision."""
        if not candidates:
            return []
        rows = np.array([(1.0, *c.row, *self._priors[c.type]) for c in candidates])
        return [float(value) for value in 1 / (1 + np.exp(-(rows @ self._rank)))]


def candidates_of(
    types: Sequence[str], units: Sequence[Unit], rules: Sequence[Sequence[str]], scores: Floats
) -> list[Candidate]:
    """The candidates among the blocks of `units`, with their rows, in reading order."""
    return _Rows(types, units, rules, scores).candidates() if len(units) else []


class _Rows:
    """The blocks of a document with their scores, and what stands beside them."""

    def __init__(
        self,
        types: Sequence[str],
        units: Sequence[Unit],
        rules: Sequence[Sequence[str]],
        scores: Floats,
    ) -> None:
        self.types, self.units, self.rules, self.scores = types, units, rules, scores
        starts = [0, *(b.number for a, b in pairwise(units) if a.block != b.block)]
        self.members = [range(a, b) for a, b in pairwise([*starts, len(units)])]
        self.best: Floats = np.maximum.reduceat(scores, starts, axis=0)
        self.odds = _odds(self.best)
        self.top = self.odds.max(axis=0)

    def candidates(self) -> list[Candidate]:
        """The candidates of all blocks."""
        found = []
        for place, at in zip(*np.nonzero(self.best >= FLOOR), strict=True):
            members = self.members[place]
            least = max(FLOOR, BESIDE * float(self.best[place, at]))
            units = tuple(n for n in members if self.scores[n, at] >= least)
            row = self.row(int(place), int(at), members)
            found.append(Candidate(self.types[at], self.units[members[0]].block, units, row))
        return found

    def row(self, place: int, at: int, members: range) -> tuple[float, ...]:
        """What is known of one candidate, as numbers."""
        best = self.best[place]
        value = best[at]
        rank = int((best > value).sum())
        mine = sorted(self.scores[members.start : members.stop, at], reverse=True)
        top = max(members, key=lambda n: float(self.scores[n, at]))
        fired = self.fired(members, self.types[at])
        beside = np.partition(self.odds[place], -2)[-2 if rank == 0 else -1]
        return (
            float(self.odds[place, at]),
            float(_odds(mine[1])) if len(mine) > 1 else -6.0,
            float(min(fired, 4)),
            float(fired > 0),
            float(self.odds[place - 1, at]) if place else float(_odds(0.0)),
            float(self.odds[place + 1, at]) if place + 1 < len(self.best) else float(_odds(0.0)),
            float(rank),
            float(beside),
            float(min(int((self.best[:, at] > value).sum()), 8)),
            float(self.top[at]),
            float(np.log1p(len(self.units[top].words))),
            float(np.log1p(len(members))),
            float(bool(self.units[top].intro)),
            float((best > 0.2).sum()),
        )

    def fired(self, members: Iterable[int], slug: str) -> int:
        """How often a rule of the type fired in the block's own sentences."""
        start = f"r:{slug}/"
        return sum(1 for n in members for rule in self.rules[n] if rule.startswith(start))


def _odds(share: "Floats | float | np.float32") -> Floats:
    held = np.clip(np.asarray(share, dtype=np.float32), _LEAST, 1 - _LEAST)
    return np.asarray(np.log(held / (1 - held)), dtype=np.float32)
