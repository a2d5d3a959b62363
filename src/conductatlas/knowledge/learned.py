"""What was learned from labelled documents: weights of words and rules for each type, in one file.

The file `data/precision/reader.json` is made by `benchmarks/train_reader.py`, and says from how
many documents. Weights are whole hundredths, so that the file is the same wherever it is made.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from conductatlas.model import DataFileError, DataFileFault

__all__ = ["Learned", "load_learned", "read_learned"]

SHIPPED = Path(__file__).parent / "data" / "precision" / "reader.json"
FEW_LABELS = 15


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of the types `types`, in this order everywhere.

    `bias` and `weights` (feature to (type, weight) pairs) score a sentence. `priors` are the log
    odds that a candidate of the type was right, and the logarithm of how many there were; `rank`
    weighs candidates of all types; those from `threshold` upwards are findings. `calibration` gives
    the measured share of right ones from a score upwards; `rules` how often each rule ("type/rule")
    was right where it fired, with one right and one wrong added; `rare` are the types with too few
    labels to learn words from.
    """

    types: tuple[str, ...]
    bias: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]
    priors: tuple[tuple[float, float], ...]
    rank: tuple[float, ...]
    threshold: float
    calibration: tuple[tuple[float, float], ...]
    rules: Mapping[str, float]
    rare: frozenset[str]

    def confidence(self, likely: float) -> float:
        """The measured precision of findings at least as likely as `likely`'s step of the table."""
        shares = [share for low, share in self.calibration if likely >= low]
        return shares[-1] if shares else self.calibration[0][1]


def load_learned(path: Path = SHIPPED) -> Learned | None:
    """What `path` holds; None where there is no such file. Raises DataFileError."""
    if not path.exists():
        return None
    try:
        return read_learned(json.loads(path.read_text("utf-8")))
    except (ValueError, KeyError, TypeError, IndexError, OSError) as error:
        repair = "Make it again with benchmarks/train_reader.py"
        raise DataFileError([DataFileFault(path, 1, f"not readable ({error!r})", repair)]) from None


def read_learned(raw: dict[str, Any]) -> Learned:
    """`raw`, as the file holds it, as a value. Any fault is a ValueError, KeyError or TypeError."""
    types = raw["types"]
    return Learned(
        types=tuple(types),
        bias=tuple(kind["bias"] / 100 for kind in types.values()),
        weights=MappingProxyType({n: _pairs(text) for n, text in raw["weights"].items()}),
        priors=tuple((k["prior"][0] / 100, k["prior"][1] / 100) for k in types.values()),
        rank=tuple(float(weight) for weight in raw["rank"]),
        threshold=float(raw["threshold"]),
        calibration=tuple((float(low), float(share)) for low, share in raw["calibration"]),
        rare=frozenset(slug for slug, kind in types.items() if kind.get("labels", 0) < FEW_LABELS),
        rules=MappingProxyType(
            {n: (r + 1) / (f + 2) for n, (r, f) in raw.get("rules", {}).items()}
        ),
    )


def _pairs(text: str) -> tuple[tuple[int, float], ...]:
    """The pairs that "3:12 17:-40" says: type 3 by 0.12, type 17 by -0.40."""
    return tuple((int(at), int(w) / 100) for at, w in (p.split(":") for p in text.split()))
