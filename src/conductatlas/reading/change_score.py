"""For or against the reader, as one number: antisymmetric, with learned weights.

Every feature changes its sign, and nothing else, when the comparison is turned round, and there is
no constant term: so the opposite comparison always scores the opposite.
"""

import math
from collections.abc import Mapping, Sequence

from conductatlas.reading.change_cues import cue_changes, cue_names

__all__ = ["change_features", "score"]

_WORDS, _CUES = 20, 2.0


def change_features(
    gone: Sequence[str], came: Sequence[str], provided: float
) -> Mapping[str, float]:
    """The features of a change from the sentences `gone` to those that `came`.

    `provided` is what provisions weigh, above 0 for the reader.
    """
    changes = cue_changes(gone, came)
    found = {name: _odd(number) for name, (number, _) in zip(cue_names(), changes, strict=True)}
    found["balance"] = _odd(sum(number * weight for number, weight in changes) / _CUES)
    found["length"] = _length(came) - _length(gone)
    found["provisions"] = _odd(round(provided, 6))
    return {name: value for name, value in found.items() if value}


def score(features: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """The sum of weighted features: above 0 for the reader, below 0 against them."""
    return sum(weights.get(name, 0.0) * features[name] for name in sorted(features))


def _odd(value: float) -> float:
    """The value, damped: the tenth cue of a kind says less than the first."""
    return math.copysign(math.log1p(abs(value)), value) if value else 0.0


def _length(sentences: Sequence[str]) -> float:
    return math.log1p(sum(len(raw.split()) for raw in sentences) / _WORDS)
