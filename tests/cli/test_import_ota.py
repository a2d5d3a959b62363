"""Tests of `conductatlas import-ota` as a process: results, faults, and being killed."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.support.histories import a_bundle, a_history, texts

COMMAND = (sys.executable, "-m", "conductatlas", "import-ota")


def environment(folder: Path) -> dict[str, str]:
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("CONDUCTATLAS_", "DJANGO_"))}
    return kept | {"CONDUCTATLAS_DATA_DIR": str(folder), "CONDUCTATLAS_WORKERS": "1"}


def run(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [*COMMAND, *map(str, arguments)], env=environment(folder), capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def holdings(folder: Path) -> list[Any]:
    """What a data folder's archive holds, but for the time of the import."""
    import sqlite3

    with sqlite3.connect(folder / "archive.sqlite3") as database:
        return [
            database.execute(sql).fetchall()
            for sql in (
                "SELECT id, document_id, number, text_sha256, leaf_id FROM archive_version",
                "SELECT version_id, began, ended FROM archive_versionperiod",
                "SELECT slug, change_class, summary FROM archive_change",
                "SELECT document_id, started_at, outcome, [commit] FROM archive_check ORDER BY id",
                "SELECT document_id, slug, status FROM archive_provision",
                'SELECT "index", kind, hex(entry) FROM archive_leaf',
            )
        ]


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    commits = []
    for name in ("Terms of Service", "Privacy Policy", "Cookie Policy", "Brand Guidelines"):
        commits += a_history(*texts(*range(0, 200, 25)), path=f"Lumenpost/{name}.md")
    return a_bundle(tmp_path / "lumenpost-versions.bundle", commits)


def test_the_result_is_json_and_the_second_import_does_nothing(
    bundle: Path, tmp_path: Path
) -> None:
    done = run(tmp_path / "data", bundle, "--json")
    assert done.returncode == 0, done.stderr
    said = json.loads(done.stdout)
    assert said["name"] == "lumenpost-versions"
    assert [one["observations"] for one in said["documents"]] == [8] * 4
    assert "importing: 4 of 4" in done.stderr
    again = run(tmp_path / "data", bundle)
    assert "0 observations" in again.stdout
    assert "32 observations were there already" in again.stdout


def test_declarations_give_the_sources(bundle: Path, tmp_path: Path) -> None:
    folder = tmp_path / "declarations"
    folder.mkdir()
    terms = {"Terms of Service": {"fetch": "https://lumenpost.example/terms", "select": "main"}}
    (folder / "Lumenpost.json").write_text(json.dumps({"name": "Lumenpost", "terms": terms}))
    done = run(tmp_path / "data", bundle, "--declarations", folder)
    assert done.returncode == 0, done.stderr
    import sqlite3

    with sqlite3.connect(tmp_path / "data" / "archive.sqlite3") as database:
        found = database.execute("SELECT url, [select] FROM archive_source").fetchall()
    assert found == [("https://lumenpost.example/terms", '["main"]')]


def test_what_is_no_archive_is_a_sentence_and_exit_code_1(tmp_path: Path) -> None:
    code = a_bundle(tmp_path / "code.bundle", a_history((0, "x"), (1, "y"), path="src/main.py"))
    done = run(tmp_path / "data", code)
    assert done.returncode == 1
    assert "is no versions repository of an Open Terms Archive" in done.stderr
    assert "Traceback" not in done.stderr


def test_killed_at_random_moments_it_goes_on_without_loss_or_duplicates(
    bundle: Path, tmp_path: Path
) -> None:
    calm, hurt, chance = tmp_path / "calm", tmp_path / "hurt", random.Random(7)
    began = time.monotonic()
    assert run(calm, bundle).returncode == 0
    took = time.monotonic() - began
    for _ in range(6):
        process = subprocess.Popen(
            [*COMMAND, str(bundle)], env=environment(hurt),
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        time.sleep(chance.uniform(0.3, 1.0) * took)
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert run(hurt, bundle).returncode == 0
    assert holdings(hurt) == holdings(calm)
    assert not (hurt / "import").exists()
