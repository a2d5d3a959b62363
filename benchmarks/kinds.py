"""How often the kind of a policy is read right from its title and text, where none is declared.

    python benchmarks/kinds.py ../shared [CAPTURES] [--misses]

The label is what the people of Open Terms Archive called the document ("Trackers Policy"), as the
catalogue maps it to the closed list of kinds. A third of the gold documents (SHA-256 of the name)
was held out, and of the captures the services whose hash says so. The alternative in the same run
is the catalogue's own reading of the title that was extracted.
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from conductatlas.catalogue import kind_of
from conductatlas.extraction import extract
from conductatlas.model.records import Extracted


def is_held(name: str) -> bool:
    """Whether a name is of the third that was kept out of sight."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def documents(shared: Path, captures: Path | None) -> Iterator[tuple[str, str, str, Extracted]]:
    """Part, name, what people called it, and the extracted document."""
    gold = json.loads((shared / "gold" / "index.json").read_text("utf-8"))
    for name, entry in gold.items():
        path = shared / "gold" / "texts" / f"{name}.md"
        called = Path(entry["path"]).stem
        part = "gold, held out" if is_held(name) else "gold, seen"
        yield part, name, called, extract(path.read_bytes(), media_type="text/markdown")
    if captures is None:
        return
    last = {}
    for entry in json.loads((captures / "manifest.json").read_text("utf-8")):
        last[entry["service"], entry["document"]] = entry
    for (service, document), entry in last.items():
        raw = (captures / entry["file"]).read_bytes()
        part = "captures, held out" if is_held(service) else "captures, seen"
        found = extract(raw, media_type=entry["media"], section=entry.get("section", ""))
        yield part, f"{service}/{document}", document.split(" #")[0], found


def main(arguments: list[str]) -> None:
    """Print right, wrong and none for each part, ours and the alternative's."""
    folders = [Path(a) for a in arguments if not a.startswith("--")]
    counts: dict[str, Counter[str]] = {}
    for part, name, called, document in documents(
        folders[0], folders[1] if len(folders) > 1 else None
    ):
        wanted = kind_of(called)
        count = counts.setdefault(part, Counter())
        got = document.kind_read
        word = "none" if got is None else "right" if got == wanted else "wrong"
        count[word] += 1
        count["right by title rules"] += kind_of(document.title or "") == wanted
        if "--misses" in arguments and word != "right" and "held" not in part:
            print(f"{word} {name}: {wanted}, given {got} of {document.title!r}")
    for part, count in sorted(counts.items()):
        total = count["right"] + count["wrong"] + count["none"]
        print(f"{part:18} {total:4} {dict(sorted(count.items()))}")


if __name__ == "__main__":
    main(sys.argv[1:])
