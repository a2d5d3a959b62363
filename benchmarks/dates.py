"""How often the two dates of a policy are read right, against what people read in each document.

    python benchmarks/dates.py ../shared [CAPTURES] [--misses]

`data/dates.tsv` holds the labels, read in the texts themselves: those of the held-out third
(SHA-256 of the name) before the code ran on them; of the others some were put right where the code
was. `--misses` never lists the held out. A wrong date is worse than none: see `precision`.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from conductatlas.extraction import extract
from conductatlas.model.records import Extracted

LABELS = Path(__file__).parent / "data" / "dates.tsv"


@dataclass(frozen=True, slots=True)
class Label:
    """What a person read: "-" for not stated, "?" for not scored, "2024-03" for a month alone."""

    part: str
    name: str
    updated: str
    effective: str


def labels() -> Iterator[Label]:
    """The labels; a third of the gold documents are of the part "held out"."""
    for line in LABELS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        group, name, updated, effective = line.split("\t")
        held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0
        part = "captures" if group == "capture" else "gold, held out" if held else "gold, seen"
        yield Label(part, name, updated, effective)


def given(document: Extracted, kind: str) -> str:
    """The date that the extractor gives, a month where it is sure of no more."""
    date = getattr(document, kind)
    if date is not None:
        return str(date)
    for found in document.dates:
        if found.kind == kind and found.precision == "month":
            return f"{found.date:%Y-%m}"
    return "-"


def read(label: Label, shared: Path, captures: Path | None) -> Extracted | None:
    """The document of a label; None where its folder is not at hand."""
    if label.part != "captures":
        path = shared / "gold" / "texts" / f"{label.name}.md"
        return extract(path.read_bytes(), media_type="text/markdown")
    if captures is None:
        return None
    entries = json.loads((captures / "manifest.json").read_text("utf-8"))
    entry = next(e for e in entries if e["file"] == label.name)
    raw = (captures / label.name).read_bytes()
    return extract(raw, media_type=entry["media"], section=entry.get("section", ""))


def verdict(wanted: str, got: str) -> str:
    """One word for a date that is given, or not, against the one that a person read."""
    if wanted == got:
        return "none" if wanted == "-" else "right"
    return "absent" if got == "-" else "wrong"


def main(arguments: list[str]) -> None:
    """Print right, wrong and absent for each part and date."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    shared, captures = folders[0], folders[1] if len(folders) > 1 else None
    counts: dict[tuple[str, str], Counter[str]] = {}
    for label in labels():
        document = read(label, shared, captures)
        if document is None:
            continue
        for kind, wanted in (("last_updated", label.updated), ("effective", label.effective)):
            if wanted == "?":
                continue
            got = given(document, kind)
            word = verdict(wanted, got)
            counts.setdefault((label.part, kind), Counter())[word] += 1
            if "--misses" in arguments and word in ("wrong", "absent") and "held" not in label.part:
                print(f"{word:7} {kind:13} {label.name}: {wanted}, given {got}")
    print(f"{'part':16} {'date':13} right wrong absent none  accuracy  precision")
    for (part, kind), count in sorted(counts.items()):
        right, wrong = count["right"], count["wrong"]
        accuracy = (right + count["none"]) / count.total()
        print(
            f"{part:16} {kind:13} {right:5} {wrong:5} {count['absent']:6} {count['none']:4}"
            f"  {accuracy:8.3f}  {right / max(1, right + wrong):9.3f}"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
