"""How often the company that a policy is of is named right: against names that people read in it.

    python benchmarks/entities.py ../shared [--misses]

`data/entities.tsv` holds the labels; a third (SHA-256 of the name) was held out. Right: the first
company marked as the platform's own is the one that was read. Wrong: another is. Invented: one is
given where a person found none.
"""

import hashlib
import re
import sys
from collections import Counter
from pathlib import Path

from conductatlas.extraction import extract

LABELS = Path(__file__).parent / "data" / "entities.tsv"


def key(name: str) -> str:
    """A name to compare: letters and figures, the usual short forms."""
    name = re.sub(r"\W+", "", name.casefold())
    return name.replace("limited", "ltd").replace("incorporated", "inc")


def verdict(wanted: str, own: list[str]) -> str:
    """One word for the companies given as the platform's own against the label."""
    if wanted == "-":
        return "invented" if own else "none"
    if not own:
        return "absent"
    return "right" if key(own[0]) in {key(w) for w in wanted.split("|")} else "wrong"


def main(arguments: list[str]) -> None:
    """Print the counts for the documents that were seen and for those held out."""
    texts = Path(arguments[0]) / "gold" / "texts"
    counts: dict[str, Counter[str]] = {"seen": Counter(), "held out": Counter()}
    for line in LABELS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        name, wanted = line.split("\t")
        held = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0
        document = extract((texts / f"{name}.md").read_bytes(), media_type="text/markdown")
        own = [entity.name for entity in document.entities if entity.is_own]
        word = verdict(wanted, own)
        counts["held out" if held else "seen"][word] += 1
        if "--misses" in arguments and not held and word not in ("right", "none"):
            print(f"{word:8} {name}: {wanted}, given {own[:3]}")
    for part, count in counts.items():
        print(part, dict(sorted(count.items())))


if __name__ == "__main__":
    main(sys.argv[1:])
