"""What was learned from labelled documents: weights of words and rules for each type, in one file.

The file `data/precision/reader.json` is made by `benchmarks/train_reader.py`, which also says from
which documents. Weights are whole hundredths, so that the file is the same wherever it is made.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from conductatlas.model import DataFileError, DataFileFault

__all__ = ["Learned", "load_learned"]

SHIPPED = Path(__file__).parent / "data" / "precision" / "reader.json"


@dataclass(frozen=True, slots=True)
class Learned:
    """What was learned of one type.

    `bias` and `weights` (feature to weight) score a sentence; `prior` is how often a candidate of
    the type was right and the logarithm of how many there were; `rank` weighs the candidates of all
    types; `calibration` gives the measured precision from a score upwards.
    """

    bias: float
    weights: Mapping[str, float]
    prior: tuple[float, float]
    rank: tuple[float, ...]
    threshold: float
    calibration: tuple[tuple[float, float], ...]


def load_learned(path: Path = SHIPPED) -> Mapping[str, Learned]:
    """What `path` holds, by type slug; empty where there is no such file. Raises DataFileError."""
    if not path.exists():
        return MappingProxyType({})
    try:
        return MappingProxyType(_read(json.loads(path.read_text("utf-8"))))
    except (ValueError, KeyError, TypeError, OSError) as error:
        repair = "Make it again with benchmarks/train_reader.py"
        raise DataFileError([DataFileFault(path, 1, f"not readable ({error!r})", repair)]) from None


def _read(raw: dict[str, object]) -> dict[str, Learned]:
    rank = tuple(_numbers(raw["rank"]))
    calibration = tuple((low, share) for low, share in raw["calibration"])  # type: ignore[attr-defined]  # JSON: any fault is caught above
    found = {}
    for slug, kind in raw["types"].items():  # type: ignore[attr-defined]  # JSON, as above
        found[slug] = Learned(
            bias=kind["bias"] / 100,
            weights={name: value / 100 for name, value in kind["weights"].items()},
            prior=(kind["prior"][0] / 100, kind["prior"][1] / 100),
            rank=rank,
            threshold=float(raw["threshold"]),  # type: ignore[arg-type]  # JSON, as above
            calibration=calibration,
        )
    return found


def _numbers(raw: object) -> list[float]:
    if not isinstance(raw, list):
        raise TypeError("a list of numbers was expected")
    return [float(value) for value in raw]
