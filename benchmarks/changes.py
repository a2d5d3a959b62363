"""How well changes are told from noise: ours beside two naive rules, by the gold set's own scorer.

    python benchmarks/changes.py [--read]

Over the pairs of the gold set and over recorded pairs (`pairs.py`), each in two parts: rules were
only ever tuned on the services of the first. With `--read` provisions are read too (slower;
direction then comes from them as well, as it does in the archive).
"""

import json
import re
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.pairs import SHARED, LabelledPair, all_pairs
from conductatlas.analysis.pair import compare_texts, no_findings
from conductatlas.knowledge import load_types
from conductatlas.model.records import Finding
from conductatlas.model.vocabulary import Direction
from conductatlas.reading import read_text
from conductatlas.text import split_blocks
from conductatlas.text.datelines import without_dates

_LINK = re.compile(r"\]\([^)]*\)")
_OPPOSITE = {Direction.BETTER: Direction.WORSE, Direction.WORSE: Direction.BETTER}
_SHOWN = ("precision", "recall", "f1", "suspect", "cosmetic", "editorial_published", "direction")

Result = dict[str, Any]
Rule = Callable[[str, str], Result]
Part = list[tuple[LabelledPair, Result]]


def any_difference(old: str, new: str) -> Result:
    """Every difference is a change."""
    return {"class": "none" if old == new else "substantive", "direction": "neutral"}


def without_noise(old: str, new: str) -> Result:
    """A difference that is left when white space, links and dates are gone is a change."""
    same = _bare(old) == _bare(new)
    return {"class": "cosmetic" if same else "substantive", "direction": "neutral"}


def _bare(text: str) -> str:
    return "".join(without_dates(_LINK.sub("]", text)).split())


def ours(read: Callable[[str], tuple[Finding, ...]], favours: dict[str, str]) -> Rule:
    """Our classification; each pair is compared backwards too, to count wrong opposites."""

    def rule(old: str, new: str) -> Result:
        there = compare_texts(old, new, read, favours)
        back = compare_texts(new, old, read, favours)
        opposite = _OPPOSITE.get(there.direction, there.direction) is back.direction
        return {
            "class": there.change_class.value,
            "direction": there.direction.value,
            "reasons": [reason.value for reason in there.cosmetic_reasons],
            "opposite": opposite,
        }

    return rule


def parts(results: Part) -> Iterator[tuple[str, Part]]:
    """The results by source and by whether rules were tuned on the service; then all of them."""
    for source in ("gold", "recorded", "all"):
        rows = [r for r in results if source in (r[0].source, "all")]
        yield f"{source} tuned", [r for r in rows if not r[0].is_unseen]
        yield f"{source} held out", [r for r in rows if r[0].is_unseen]


def score(part: Part) -> dict[str, Any]:
    """What the gold set's scorer says of one part."""
    with tempfile.TemporaryDirectory() as folder:
        files = Path(folder, "labels.jsonl"), Path(folder, "results.jsonl")
        labels = (json.dumps({**pair.label, "n": n}) for n, (pair, _) in enumerate(part))
        results = (json.dumps({**result, "n": n}) for n, (_, result) in enumerate(part))
        for path, rows in zip(files, (labels, results), strict=True):
            path.write_text("\n".join(rows), "utf-8")
        scorer = [sys.executable, str(SHARED / "tools" / "score_changes.py"), *map(str, files)]
        done = subprocess.run([*scorer, "--json"], check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def main() -> None:
    """Print one row a rule and part; for ours the confusion, the reasons, the wrong opposites."""
    pairs = all_pairs()
    if not pairs:
        return
    for name, rule in _rules().items():
        results = [(pair, rule(pair.old, pair.new)) for pair in pairs]
        for part, rows in parts(results):
            row = score(rows) if rows else {}
            shown = "  ".join(f"{key} {row[key]}" for key in _SHOWN if key in row)
            print(f"{name:34} {part:18} {len(rows):4} pairs  {shown}")
        if "opposite" in results[0][1]:
            _details(results)


def _details(results: Part) -> None:
    for half, rows in parts(results):
        if half.startswith("all"):
            table = Counter((pair.label["class"], result["class"]) for pair, result in rows)
            print(f"{half}: label, result, pairs")
            for (label, result), number in sorted(table.items()):
                print(f"  {label:14} {result:12} {number}")
            print(f"  cosmetic reasons: {_reasons(rows)}")
    wrong = sum(not result["opposite"] for _, result in results)
    print(f"wrong opposites: {wrong} of {len(results)} pairs")


def _reasons(rows: Part) -> str:
    """How our reasons of cosmetic differences agree with the labels'."""
    right = ours = theirs = 0
    for pair, result in rows:
        if pair.label["class"] == result["class"] == "cosmetic":
            found, said = set(result["reasons"]), set(pair.label["reasons"])
            right, ours, theirs = right + len(found & said), ours + len(found), theirs + len(said)
    return f"precision {right / max(1, ours):.2f}, recall {right / max(1, theirs):.2f}"


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


if __name__ == "__main__":
    main()
