"""The learned weights of a change's direction."""

from pathlib import Path

import pytest

from conductatlas.knowledge.learned_change import DIRECTION_WEIGHTS, read_direction_weights
from conductatlas.model import DataFileError


def test_the_shipped_weights_favour_what_favours_the_reader() -> None:
    assert DIRECTION_WEIGHTS["balance"] > 0
    assert DIRECTION_WEIGHTS["provisions"] > 0


@pytest.mark.parametrize("text", ["", "{}", '{"weights": 3}', '{"weights": {"balance": "x"}}'])
def test_a_broken_file_is_named_with_its_repair(tmp_path: Path, text: str) -> None:
    path = tmp_path / "change.json"
    path.write_text(text, "utf-8")
    with pytest.raises(DataFileError, match=r"train_change\.py"):
        read_direction_weights(path)
