"""What was learned: read from its file, and refused where it is broken."""

import json
from pathlib import Path

import pytest

from conductatlas.knowledge.learned import SHIPPED, load_learned
from conductatlas.knowledge.types import load_types
from conductatlas.model import DataFileError

RAW = {
    "types": {"no-refunds": {"bias": -400, "prior": [-150, 300], "labels": 3}},
    "weights": {"final": "0:250", "r:no-refunds/final": "0:-12"},
    "rank": [1, 0.5],
    "threshold": 0.4,
    "calibration": [[0.3, 0.35], [0.6, 0.8]],
    "rules": {"no-refunds/final": [8, 10]},
}


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "reader.json"
    path.write_text(text, "utf-8")
    return path


def test_the_file_is_read(tmp_path: Path) -> None:
    learned = load_learned(written(tmp_path, json.dumps(RAW)))
    assert learned is not None
    assert learned.types == ("no-refunds",)
    assert learned.weights["final"] == ((0, 2.5),)
    assert learned.rules["no-refunds/final"] == 0.75
    assert learned.rare == {"no-refunds"}


@pytest.mark.parametrize(("likely", "share"), [(0.1, 0.35), (0.59, 0.35), (0.6, 0.8), (1.0, 0.8)])
def test_confidence_is_the_measured_share(tmp_path: Path, likely: float, share: float) -> None:
    learned = load_learned(written(tmp_path, json.dumps(RAW)))
    assert learned is not None
    assert learned.confidence(likely) == share


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", json.dumps({**RAW, "weights": {"a": "x"}})])
def test_a_broken_file_is_refused_with_a_repair(tmp_path: Path, text: str) -> None:
    with pytest.raises(DataFileError, match="Make it again"):
        load_learned(written(tmp_path, text))


def test_without_a_file_nothing_was_learned(tmp_path: Path) -> None:
    assert load_learned(tmp_path / "none.json") is None


def test_the_shipped_weights_are_of_shipped_types() -> None:
    learned = load_learned(SHIPPED)
    assert learned is not None
    assert set(learned.types) <= set(load_types())
    assert {rule.split("/")[0] for rule in learned.rules} <= set(load_types())
