"""Makes `knowledge/data/precision/change.json` from labelled pairs; the same bytes every time.

    python benchmarks/train_change.py

Learns the weights of a change's direction by a logistic regression without a constant term, from
pairs of the gold set and of the recorded history that are labelled better or worse; services that
are held out are never read. Prints what a cross-validation by service finds. The texts are those
of the Open Terms Archive (ODC-BY 1.0, Open Terms Archive contributors); of them only weights stay.
"""

import hashlib
import json
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.pairs import LabelledPair, all_pairs
from conductatlas.knowledge import load_types
from conductatlas.knowledge.learned_change import CHANGE_FILE
from conductatlas.reading import read_text
from conductatlas.reading.change_cues import cue_names
from conductatlas.reading.change_direction import differing, provided, provision_changes
from conductatlas.reading.change_score import change_features
from conductatlas.reading.match import match_findings
from conductatlas.text import split_blocks
from conductatlas.text.issues import first_issues

NAMES = ("balance", "length", "provisions", *cue_names())
REGULAR = {"balance": 4.0, "length": 4.0, "provisions": 4.0}
REGULAR_CUE = 60.0
FOLDS = 8


def features_of(pair: LabelledPair, types: dict) -> list[float]:
    """The features of a pair's difference, in the order of NAMES."""
    end_old, end_new = first_issues(pair.old, pair.new)
    old, new = pair.old[:end_old], pair.new[:end_new]
    before, after = (read_text(t, split_blocks(t), types, language=None) for t in (old, new))
    favours = {slug: type_.favours.value for slug, type_ in types.items()}
    matches = match_findings(old, before, new, after)
    changes = provision_changes(matches, before, after, favours)
    good, bad = provided(changes, before, after)
    found = change_features(*differing(old, new), good - bad)
    return [found.get(name, 0.0) for name in NAMES]


def fit(rows: np.ndarray, better: np.ndarray) -> np.ndarray:
    """The weights, by Newton's method; the two directions weigh the same however many they are."""
    share = np.where(better, better.mean(), 1 - better.mean())
    weight = 0.5 / share
    regular = np.diag([REGULAR.get(name, REGULAR_CUE) for name in NAMES])
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (weight * (likely - better)) + regular @ weights
        curve = (rows * (weight * likely * (1 - likely))[:, None]).T @ rows + regular
        weights = weights - np.linalg.solve(curve, slope)
    return weights


def checked(rows: np.ndarray, better: np.ndarray, folds: np.ndarray) -> tuple[float, float]:
    """The shares of better and of worse ones that folds not learned from are told right."""
    scores = np.zeros(len(rows))
    for fold in range(FOLDS):
        inside = folds == fold
        scores[inside] = rows[inside] @ fit(rows[~inside], better[~inside])
    return float((scores[better] > 0).mean()), float((scores[~better] < 0).mean())


def main() -> None:
    """Learn, write the file, print the cross-validation."""
    types = dict(load_types())
    pairs = [p for p in all_pairs() if not p.is_unseen and p.label["class"] == "substantive"]
    pairs = [p for p in pairs if p.label["direction"] in ("better", "worse")]
    rows = np.array([features_of(pair, types) for pair in pairs])
    better = np.array([pair.label["direction"] == "better" for pair in pairs])
    services = [pair.document.split("/")[0].encode() for pair in pairs]
    folds = np.array([int(hashlib.sha256(s).hexdigest(), 16) // 3 % FOLDS for s in services])
    right = checked(rows, better, folds)
    weights = {n: round(float(w), 2) for n, w in zip(NAMES, fit(rows, better), strict=True)}
    made = {
        "made_by": "benchmarks/train_change.py",
        "from": "Open Terms Archive contributors, ODC-BY 1.0; labels of ConductAtlas",
        "pairs": len(pairs),
        "weights": {name: weight for name, weight in weights.items() if weight},
    }
    CHANGE_FILE.write_text(json.dumps(made, sort_keys=True, indent=1) + "\n", "utf-8")
    print(f"{len(pairs)} pairs; by service left out: better {right[0]:.2f}, worse {right[1]:.2f}")


if __name__ == "__main__":
    main()
