"""Labelled pairs of versions: the gold set, and the recorded ones read out of the bundle.

The texts of the recorded pairs are not in this repository: they are read from the Open Terms
Archive bundle (ODC-BY 1.0, Open Terms Archive contributors) by commit and path.
"""

import hashlib
import json
import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("CONDUCTATLAS_SHARED", Path(__file__).parents[2] / "shared"))
RECORDED = Path(__file__).parent / "data" / "recorded-changes.jsonl"


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two versions of a document and what a person said of their difference."""

    source: str
    document: str
    old: str
    new: str
    label: dict[str, Any]

    @property
    def is_unseen(self) -> bool:
        """Whether the document's service belongs to the third that no rule was tuned on."""
        service = self.document.split("/")[0]
        return int(hashlib.sha256(service.encode()).hexdigest(), 16) % 3 == 0


def all_pairs() -> list[LabelledPair]:
    """The pairs of both sources; of one that is absent none, and a line that says so."""
    return [*gold_pairs(), *recorded_pairs()]


def gold_pairs() -> Iterator[LabelledPair]:
    """The pairs of the gold set."""
    folder = SHARED / "gold" / "changes"
    if not folder.exists():
        print(f"no gold pairs: {folder} is absent")
        return
    labels = {row["n"]: row for row in _lines(folder / "labels.jsonl")}
    for row in _lines(folder / "pairs.jsonl"):
        old, new = ((folder / row[side]).read_text("utf-8") for side in ("old", "new"))
        yield LabelledPair("gold", row["document"], old, new, labels[row["n"]])


def recorded_pairs() -> Iterator[LabelledPair]:
    """The recorded pairs, their texts read out of the bundle by one git process."""
    bundle = SHARED / "corpus" / "ota-contrib-dev.bundle"
    if not bundle.exists():
        print(f"no recorded pairs: {bundle} is absent")
        return
    rows = _lines(RECORDED)
    wanted = [f"{r[side]}:{r['document']}.md" for r in rows for side in _COMMITS]
    with tempfile.TemporaryDirectory() as folder:
        clone = ["git", "clone", "--quiet", "--bare", str(bundle), folder]
        subprocess.run(clone, check=True)
        texts = _texts(Path(folder), wanted)
    for row, old, new in zip(rows, texts[::2], texts[1::2], strict=True):
        yield LabelledPair("recorded", row["document"], old, new, row)


_COMMITS = ("old_commit", "new_commit")


def _texts(repository: Path, names: list[str]) -> list[str]:
    command = ["git", "-C", str(repository), "cat-file", "--batch"]
    done = subprocess.run(command, input="\n".join(names).encode(), capture_output=True, check=True)
    texts, at = [], 0
    for _ in names:
        end = done.stdout.index(b"\n", at)
        size = int(done.stdout[at:end].split()[-1])
        texts.append(done.stdout[end + 1 : end + 1 + size].decode("utf-8"))
        at = end + size + 2
    return texts


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
