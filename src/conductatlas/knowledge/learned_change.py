"""What was learned from labelled pairs of versions: weights of the signs of a change's direction.

The file `data/precision/change.json` is made by `benchmarks/train_change.py`, and says from how
many pairs. It is read once, when this module is imported.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from conductatlas.model import DataFileError, DataFileFault

__all__ = ["DIRECTION_WEIGHTS", "read_direction_weights"]

CHANGE_FILE = Path(__file__).parent / "data" / "precision" / "change.json"


def read_direction_weights(path: Path = CHANGE_FILE) -> Mapping[str, float]:
    """The weight of each sign, above 0 for the reader. Raises DataFileError."""
    try:
        raw: dict[str, Any] = json.loads(path.read_text("utf-8"))
        return MappingProxyType({name: float(weight) for name, weight in raw["weights"].items()})
    except (ValueError, KeyError, TypeError, AttributeError, OSError) as error:
        repair = "Make it again with benchmarks/train_change.py"
        raise DataFileError([DataFileFault(path, 1, f"not readable ({error!r})", repair)]) from None


DIRECTION_WEIGHTS = read_direction_weights()
