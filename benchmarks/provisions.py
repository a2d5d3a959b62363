"""How much of what people marked is found: our reader beside its own rules alone.

    python benchmarks/provisions.py ../shared [--by-type] [--misses N]

Runs the shared scorer on the documents that were learned from (two thirds, by the hash of the name)
and on the third that was not; the gap between the two is what to fear. The named alternative is the
rules without the weighing of words, in the same run.
"""

import hashlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from conductatlas.knowledge.types import ProvisionType, load_types
from conductatlas.reading import read_text
from conductatlas.text import split_blocks


def is_held(name: str) -> bool:
    """Whether a document is of the third that nothing was learned from."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def read_line(path: Path, types: Mapping[str, ProvisionType]) -> str:
    """One result line for one text, with what the scorer asks for."""
    text = path.read_text("utf-8")
    found = [
        {
            "type": f.type,
            "severity": f.severity.value,
            "start": f.span.start,
            "end": f.span.end,
            "facts": {n: list(v) if isinstance(v, tuple) else v for n, v in f.facts.items()},
        }
        for f in read_text(text, split_blocks(text), types)
    ]
    return json.dumps({"path": path.name, "provisions": found})


def scored(shared: Path, names: list[str], types: Mapping[str, ProvisionType], *more: str) -> str:
    """What the shared scorer prints for the documents `names`."""
    with tempfile.TemporaryDirectory() as folder:
        gold = Path(folder)
        (gold / "labels").mkdir()
        (gold / "texts").symlink_to((shared / "gold" / "texts").resolve())
        for name in names:
            source = shared / "gold" / "labels" / f"{name}.jsonl"
            (gold / "labels" / source.name).symlink_to(source.resolve())
        lines = [read_line(shared / "gold" / "texts" / f"{name}.md", types) for name in names]
        (gold / "results.jsonl").write_text("\n".join(lines) + "\n", "utf-8")
        scorer = (shared / "tools" / "score_provisions.py").resolve()
        command = [sys.executable, str(scorer), str(gold), str(gold / "results.jsonl"), *more]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> None:
    """Print the figures of both parts, of the reader and of its rules alone."""
    shared, more = Path(sys.argv[1]), sys.argv[2:]
    names = sorted(path.stem for path in (shared / "gold" / "labels").glob("*.jsonl"))
    types = load_types()
    rules_only = {slug: replace(kind, learned=None) for slug, kind in types.items()}
    parts = {
        "learned from (two thirds)": [n for n in names if not is_held(n)],
        "never learned from (a third)": [n for n in names if is_held(n)],
    }
    for title, mine in parts.items():
        for reader, used in (("reader", types), ("rules alone", rules_only)):
            print(f"## {title}, {len(mine)} documents: {reader}")
            print(scored(shared, mine, used, *(more if reader == "reader" else ())))


if __name__ == "__main__":
    main()
