"""Pairs sentences that the alignment in order has left over: moved, reworded, split or merged.

Looks across the whole document. Candidates share a rare word; the pair with the most words in
common goes first, so that the result does not depend on chance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from conductatlas.text.units import Unit

__all__ = ["Pair", "pair_leftovers"]

# Shares of words (2·common / sum) above which two sentences are wordings of one.
_LEAST_NEARBY = 0.5
_LEAST_ACROSS = 0.72
_RARE = 24
_CANDIDATES = 6


@dataclass(frozen=True, slots=True)
class Pair:
    """Old and new units (runs of neighbours) that are one statement; equal words make a move."""

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]

    @property
    def is_move(self) -> bool:
        """Whether the words are the same and only the place differs."""
        return _words(self.old) == _words(self.new)


def _words(units: Iterable[Unit]) -> str:
    return " ".join(unit.words for unit in units)


def pair_leftovers(old: Sequence[Unit], new: Sequence[Unit]) -> list[Pair]:
    """The pairs among units that stand in no equal stretch; each unit is in one pair at most."""
    pool = _Pool(old, new)
    pool.take_moves()
    pool.take_similar()
    return pool.pairs


class _Pool:
    """What is still free on both sides, by the unit's number in its text."""

    def __init__(self, old: Sequence[Unit], new: Sequence[Unit]) -> None:
        self.old = {unit.at: unit for unit in old}
        self.new = {unit.at: unit for unit in new}
        self.tokens = {unit.words: unit.words.split() for unit in (*old, *new)}
        self.pairs: list[Pair] = []

    def take_moves(self) -> None:
        """Pair units with the same words, the first with the first."""
        places: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.new.values():
            places[unit.words].append(unit)
        for unit in list(self.old.values()):
            if waiting := places.get(unit.words):
                self.pair((unit,), (waiting.pop(0),))

    def take_similar(self) -> None:
        """Pair reworded units, the most similar first; then let pairs grow over their parts."""
        scored = sorted(self.scored(), key=lambda s: (-s[0], abs(s[1].hunk - s[2].hunk), s[1].at))
        chosen = []
        for _, a, b in scored:
            if a.at in self.old and b.at in self.new:
                del self.old[a.at], self.new[b.at]
                chosen.append((a, b))
        for a, b in chosen:
            self.pairs.append(self.grown(a, b))

    def pair(self, old: tuple[Unit, ...], new: tuple[Unit, ...]) -> None:
        """Take the units out of the pool as one pair."""
        self.pairs.append(Pair(old, new))
        for unit in old:
            self.old.pop(unit.at, None)
        for unit in new:
            self.new.pop(unit.at, None)

    def scored(self) -> Iterable[tuple[float, Unit, Unit]]:
        """Candidate pairs that are similar enough, with their similarity."""
        holders: dict[str, list[Unit]] = defaultdict(list)
        for unit in self.new.values():
            for word in set(self.tokens[unit.words]):
                holders[word].append(unit)
        nearby: dict[int, list[Unit]] = defaultdict(list)
        for unit in self.new.values():
            nearby[unit.hunk].append(unit)
        for unit in self.old.values():
            for other in self.candidates(unit, holders, nearby[unit.hunk]):
                least = _LEAST_NEARBY if other.hunk == unit.hunk else _LEAST_ACROSS
                score = self.similarity((unit,), (other,), least)
                if score >= least:
                    yield score, unit, other

    def candidates(
        self, unit: Unit, holders: dict[str, list[Unit]], nearby: list[Unit]
    ) -> list[Unit]:
        """The few units of the new text that share most rare words with `unit`."""
        if len(nearby) <= _CANDIDATES and len(holders) > 0:
            close = {other.at: other for other in nearby}
        else:
            close = {}
        shared: Counter[int] = Counter()
        by_at: dict[int, Unit] = {}
        for word in set(self.tokens[unit.words]):
            group = holders.get(word, ())
            if len(group) <= _RARE:
                for other in group:
                    shared[other.at] += 1
                    by_at[other.at] = other
        best = sorted(shared.items(), key=lambda s: (-s[1], s[0]))[:_CANDIDATES]
        return list((close | {at: by_at[at] for at, _ in best}).values())

    def similarity(self, old: Sequence[Unit], new: Sequence[Unit], least: float = 0.0) -> float:
        """The share of words in common and in order, 0 where it is below `least`."""
        a = [word for unit in old for word in self.tokens[unit.words]]
        b = [word for unit in new for word in self.tokens[unit.words]]
        return Indel.normalized_similarity(a, b, score_cutoff=least)

    def grown(self, a: Unit, b: Unit) -> Pair:
        """The pair with those free neighbours that make the two sides more alike (a split)."""
        old: tuple[Unit, ...] = (a,)
        new: tuple[Unit, ...] = (b,)
        score = self.similarity(old, new)
        while score < 1:
            bigger = [
                (self.similarity(x, y), x, y) for x, y in self.neighbours(old, new, a.hunk, b.hunk)
            ]
            best = max(bigger, key=lambda s: s[0], default=None)
            if best is None or best[0] <= score:
                break
            score, old, new = best
            for unit in old:
                self.old.pop(unit.at, None)
            for unit in new:
                self.new.pop(unit.at, None)
        return Pair(old, new)

    def neighbours(
        self, old: tuple[Unit, ...], new: tuple[Unit, ...], old_hunk: int, new_hunk: int
    ) -> Iterable[tuple[tuple[Unit, ...], tuple[Unit, ...]]]:
        """The pair with one free neighbour more, before or behind, on either side."""
        for at, place in ((old[0].at - 1, 0), (old[-1].at + 1, 1)):
            unit = self.old.get(at)
            if unit is not None and unit.hunk == old_hunk:
                yield ((unit, *old) if place == 0 else (*old, unit)), new
        for at, place in ((new[0].at - 1, 0), (new[-1].at + 1, 1)):
            unit = self.new.get(at)
            if unit is not None and unit.hunk == new_hunk:
                yield old, ((unit, *new) if place == 0 else (*new, unit))
