"""What was read of blocks before, so that a text that repeats most of another costs little.

One memory belongs to one reader version and one set of types; it is handed in, and never changes
what is found. Keys hold all that the reader looks at: the words with their headings, introduction
and the sentence before.
"""

from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from conductatlas.model import Span
from conductatlas.model.records import FactValue, SeverityReason
from conductatlas.model.vocabulary import Basis, Severity

__all__ = ["Fired", "Judged", "Memory", "Piece", "Place"]

# So much is kept of each kind; where it is exceeded that kind is begun anew.
_MOST = 12_000


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence of a block: its place in the content, its normal form, whether it is a unit."""

    start: int
    end: int
    words: str
    is_unit: bool


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that fired on a sentence, at a place relative to the sentence."""

    type: str
    rule: str
    span: Span
    basis: Basis


@dataclass(frozen=True, slots=True)
class Judged:
    """Facts and severity of a quote; places are relative to it."""

    facts: dict[str, FactValue]
    spans: dict[str, Span]
    severity: Severity
    reasons: tuple[SeverityReason, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What stands around a sentence that is weighed, and what fired on it and beside it."""

    words: str
    heading: str
    context: str
    rules: tuple[str, ...]


@dataclass(slots=True)
class Memory:
    """Sentences by block, rules by sentence, scores by place, facts by quote."""

    pieces: dict[tuple[str, bool, frozenset[str]], tuple[Piece, ...]] = field(default_factory=dict)
    fired: dict[tuple[str, str, str, str], tuple[Fired, ...]] = field(default_factory=dict)
    scores: dict[Place, npt.NDArray[np.float32]] = field(default_factory=dict)
    judged: dict[tuple[str, str], Judged] = field(default_factory=dict)

    def trim(self) -> None:
        """Forget what has grown too large."""
        for kept in (self.pieces, self.fired, self.scores, self.judged):
            if len(kept) > _MOST:
                kept.clear()
