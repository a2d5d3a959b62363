"""How well changes are told from noise: ours beside two naive rules, by the gold set's own scorer.

    python benchmarks/changes.py [--read]

With `--read` provisions are read too (slower; direction then comes from them as well). The rows
"tuned on" and "kept unseen" split the services by a hash: rules were only ever tuned on the first.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from conductatlas.analysis.pair import compare_texts, no_findings
from conductatlas.knowledge import load_types
from conductatlas.model.records import Finding
from conductatlas.model.vocabulary import Direction
from conductatlas.reading import read_text
from conductatlas.text import split_blocks
from conductatlas.text.datelines import without_dates

_SHARED = Path(os.environ.get("CONDUCTATLAS_SHARED", Path(__file__).parents[2] / "shared"))
_LINK = re.compile(r"\]\([^)]*\)")
_OPPOSITE = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}

Rule = Callable[[str, str], dict[str, Any]]


def any_difference(old: str, new: str) -> dict[str, Any]:
    """Every difference is a change."""
    return {"class": "none" if old == new else "substantive", "direction": "neutral"}


def without_noise(old: str, new: str) -> dict[str, Any]:
    """A difference that is left when white space, links and dates are gone is a change."""
    same = _bare(old) == _bare(new)
    return {"class": "cosmetic" if same else "substantive", "direction": "neutral"}


def _bare(text: str) -> str:
    return "".join(without_dates(_LINK.sub("]", text)).split())


def ours(read: Callable[[str], tuple[Finding, ...]], favours: dict[str, str]) -> Rule:
    """Our classification; each pair is compared backwards too, to count wrong opposites."""

    def rule(old: str, new: str) -> dict[str, Any]:
        there = compare_texts(old, new, read, favours)
        back = compare_texts(new, old, read, favours)
        opposite = _OPPOSITE.get(there.direction, there.direction) is back.direction
        return {
            "class": there.change_class.value,
            "direction": there.direction.value,
            "opposite": opposite,
        }

    return rule


def is_unseen(document: str) -> bool:
    """Whether a document's service belongs to the third that no rule was tuned on."""
    service = document.split("/")[0]
    return int(hashlib.sha256(service.encode()).hexdigest(), 16) % 3 == 0


def scores(results: Iterable[dict[str, Any]], numbers: set[int]) -> dict[str, Any]:
    """What the gold set's scorer says of the results of some pairs."""
    labels = _lines(_SHARED / "gold" / "changes" / "labels.jsonl")
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "labels.jsonl"), Path(folder, "results.jsonl")
        for path, rows in zip(files, (labels, results), strict=True):
            kept = (json.dumps(row) for row in rows if row["n"] in numbers)
            path.write_text("\n".join(kept), "utf-8")
        scorer = _SHARED / "tools" / "score_changes.py"
        done = subprocess.run(
            [sys.executable, str(scorer), *map(str, files), "--json"],
            check=True,
            capture_output=True,
            text=True,
        )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]


def main() -> None:
    """Print one row a rule and part of the gold set."""
    folder = _SHARED / "gold" / "changes"
    if not folder.exists():
        print(f"skipped: {folder} is absent")
        return
    pairs = _lines(folder / "pairs.jsonl")
    texts = [
        [(folder / pair[side]).read_text("utf-8") for side in ("old", "new")] for pair in pairs
    ]
    parts = {
        "all": {pair["n"] for pair in pairs},
        "tuned on": {pair["n"] for pair in pairs if not is_unseen(pair["document"])},
        "kept unseen": {pair["n"] for pair in pairs if is_unseen(pair["document"])},
    }
    for name, rule in _rules().items():
        results = [{"n": pair["n"], **rule(*both)} for pair, both in zip(pairs, texts, strict=True)]
        for part, numbers in parts.items():
            print(f"{name:32} {part:12} {_row(scores(results, numbers))}")
        if "opposite" in results[0]:
            print(f"{name:32} wrong opposites: {sum(not r['opposite'] for r in results)}")


def _rules() -> dict[str, Rule]:
    read: Callable[[str], tuple[Finding, ...]] = no_findings
    favours: dict[str, str] = {}
    if "--read" in sys.argv:
        types = load_types()
        favours = {slug: type_.favours.value for slug, type_ in types.items()}

        def read(text: str) -> tuple[Finding, ...]:
            return read_text(text, split_blocks(text), types, language=None)

    return {
        "any difference": any_difference,
        "without white space, links, dates": without_noise,
        "ConductAtlas": ours(read, favours),
    }


def _row(score: dict[str, Any]) -> str:
    shown = ("precision", "recall", "f1", "suspect", "cosmetic", "editorial_published", "direction")
    return "  ".join(f"{name} {score[name]}" for name in shown)


if __name__ == "__main__":
    main()
