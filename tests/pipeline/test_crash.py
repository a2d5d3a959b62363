"""Checks in real processes: killed, starved of disk, twenty at once (faults R1, R2, R5)."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest


def run(mode: str, folder: Path, seed: int = 1) -> dict[str, Any]:
    """What `tests.support.crash` says of one mode, on SQLite."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("CONDUCTATLAS_")}
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.crash", mode, str(folder), str(seed)],
        cwd=Path(__file__).parents[2],
        env=kept,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert done.returncode == 0, done.stderr
    said: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return said | {"stderr": done.stderr}


@pytest.fixture(scope="module")
def calm(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """What an undisturbed run leaves."""
    said: dict[str, Any] = run("calm", tmp_path_factory.mktemp("calm"))["archive"]
    assert len(said["versions"]) > 14
    assert said["changes"]
    return said


def test_r1_killed_at_random_moments_it_goes_on_without_loss_or_duplicates(
    calm: dict[str, Any], tmp_path: Path
) -> None:
    said = run("killed", tmp_path)
    assert said["kills"] == 30
    assert said["archive"] == calm


def test_r2_a_full_disk_is_a_sentence_and_leaves_nothing_half_written(
    calm: dict[str, Any], tmp_path: Path
) -> None:
    said = run("starved", tmp_path)
    refused = [error for error in said["errors"] if error]
    assert len(refused) >= 5
    assert all("cannot be" in error and "half" in error for error in refused), refused
    assert said["archive"] == calm


def test_r5_twenty_checks_at_once_wait_for_each_other(tmp_path: Path) -> None:
    said = run("many", tmp_path)
    assert set(said["codes"]) == {0}, said["stderr"]
    assert [number for _, number, _ in said["archive"]["versions"]] == [1] * 10
    assert said["archive"]["is_gapless"]
    assert "locked" not in said["stderr"]
