"""Real pairs of versions: the class of the shorter ones against their hand labels."""

import json
from collections import Counter

from conductatlas.analysis.pair import compare_texts
from conductatlas.text import apply, diff
from tests.support.shared import shared

_LONGEST = 24_000


def test_most_short_real_pairs_are_classed_as_people_class_them() -> None:
    folder = shared("gold/changes")
    labels = {
        label["n"]: label["class"]
        for label in map(json.loads, (folder / "labels.jsonl").read_text().splitlines())
    }
    table: Counter[tuple[str, str]] = Counter()
    for pair in map(json.loads, (folder / "pairs.jsonl").read_text().splitlines()):
        old, new = ((folder / pair[side]).read_text("utf-8") for side in ("old", "new"))
        if max(len(old), len(new)) > _LONGEST:
            continue
        assert apply(diff(old, new), old) == new
        table[labels[pair["n"]], compare_texts(old, new).change_class.value] += 1
    published = sum(n for (_, got), n in table.items() if got == "substantive")
    editorial = table["editorial", "substantive"]
    hits = table["substantive", "substantive"]
    wanted = sum(n for (label, _), n in table.items() if label == "substantive")
    assert hits / (published - editorial) >= 0.85
    assert hits / wanted >= 0.9
