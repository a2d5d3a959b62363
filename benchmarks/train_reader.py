"""Makes `knowledge/data/precision/reader.json` from labelled documents; the same bytes every time.

    python benchmarks/train_reader.py ../shared/gold [--all]

Learns from two thirds of the documents, by the hash of their names; the last third is never read
(`--all` takes them too; then no figure of `provisions.py` is honest). Needs numpy and scipy. The
texts are those of the Open Terms Archive (ODC-BY 1.0, Open Terms Archive contributors); what is
kept of them are weights of single words and pairs.
"""

import hashlib
import json
import re
import sys
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from scipy import sparse

from conductatlas.knowledge.learned import SHIPPED, read_learned
from conductatlas.knowledge.types import load_types
from conductatlas.reading.detect import Detector, make_features, make_units
from conductatlas.reading.detect.names import platform_names
from conductatlas.reading.detect.weigh import Scorer, candidates_of
from conductatlas.text import split_blocks

FOLDS = 4
ROUNDS = 150
REGULAR = 0.1
POSITIVE = 2.0
LEAST_DOCUMENTS = 3
LEAST_LABELS = 4
THRESHOLD = 0.38
SCALES = {"words": 0.25, "heading": 0.18, "context": 0.08}
RULE_SCALES = {"r:": 1.0, "b:": 0.3, "k:": 0.2}
# In hundredths: lighter weights move few decisions and make most of the file.
LEAST_WEIGHT, LEAST_RULE_WEIGHT = 15, 5


def is_held(name: str) -> bool:
    """Whether a document is of the third that is never learned from."""
    return int(hashlib.sha256(name.encode()).hexdigest(), 16) % 3 == 0


def fold_of(name: str) -> int:
    """The fold of a document."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


@dataclass
class Document:
    """One labelled document: its units, features, and per type the units that are labelled.

    `targets[type][unit]` is 1 for the unit that the label quotes, -1 for others of its blocks;
    `blocks[type]` are the numbers of the text's blocks that a label of the type covers.
    """

    name: str
    units: tuple
    features: tuple
    targets: dict = field(default_factory=lambda: defaultdict(dict))
    blocks: dict = field(default_factory=lambda: defaultdict(set))


def read_document(name: str, gold: Path, detector) -> Document:
    """The document `name` of the gold folder."""
    text = (gold / "texts" / f"{name}.md").read_text("utf-8")
    blocks = split_blocks(text)
    units = make_units(text, blocks, platform_names(text))
    document = Document(name, units, make_features(text, units, detector.hits(units)))
    spans = [m.span() for m in re.finditer(r"(?s)\S.*?(?=\n[ \t]*\n|\s*\Z)", text)]
    for line in (gold / "labels" / f"{name}.jsonl").read_text("utf-8").splitlines():
        if line.strip():
            add_label(document, json.loads(line), text, spans)
    return document


def add_label(document: Document, label: dict, text: str, spans: list) -> None:
    """Mark the units of one label."""
    slug, places = label["type"], [spans[n] for n in label["blocks"] if n < len(spans)]
    inside = [u for u in document.units if any(a <= u.span.start < b for a, b in places)]
    starts = [at for a, b in places if (at := text.find(label["quote"][:50], a, b)) >= 0]
    quoted = [u for u in inside if starts and u.span.start <= starts[0] < u.span.end]
    if not quoted and inside:
        at = starts[0] if starts else inside[0].span.start
        quoted = [min(inside, key=lambda u: abs(u.span.start - at))]
    for unit in inside:
        document.targets[slug].setdefault(unit.number, -1)
        document.blocks[slug].add(unit.block)
    for unit in quoted:
        document.targets[slug][unit.number] = 1


def rows_of(documents: list, vocabulary: dict, inverse: np.ndarray) -> sparse.csr_matrix:
    """The units of `documents` as scaled feature rows."""
    indices, values, ends = [], [], [0]
    for document in documents:
        for features in document.features:
            for group, scale in SCALES.items():
                names = getattr(features, group)
                share = scale / np.sqrt(len(names)) if names else 0
                known = sorted(vocabulary[n] for n in names if n in vocabulary)
                indices += known
                values += [share * inverse[n] for n in known]
            known = sorted(n for n in features.rules if n in vocabulary)
            indices += [vocabulary[n] for n in known]
            values += [RULE_SCALES[n[:2]] for n in known]
            ends.append(len(indices))
    shape = (len(ends) - 1, len(vocabulary))
    return sparse.csr_matrix((values, indices, ends), shape=shape, dtype=np.float32)


def vocabulary_of(documents: list) -> tuple[dict, np.ndarray]:
    """The features seen in enough documents, and how telling each is (inverse frequency)."""
    documents_with, units_with, units = Counter(), Counter(), 0
    for document in documents:
        seen = set()
        for features in document.features:
            units += 1
            names = {*features.words, *features.heading, *features.context, *features.rules}
            units_with.update(names)
            seen |= names
        documents_with.update(seen)
    names = sorted(n for n, count in documents_with.items() if count >= LEAST_DOCUMENTS)
    inverse = np.array([np.log(units / units_with[n]) for n in names], dtype=np.float32)
    return {name: at for at, name in enumerate(names)}, inverse


def targets_of(documents: list, slugs: list) -> np.ndarray:
    """Per unit and type: 1, 0, or -1 where it says nothing."""
    out = np.zeros((sum(len(d.units) for d in documents), len(slugs)), dtype=np.float32)
    start = 0
    for document in documents:
        for at, slug in enumerate(slugs):
            for unit, value in document.targets.get(slug, {}).items():
                out[start + unit, at] = value
        start += len(document.units)
    return out


def fit(rows: sparse.csr_matrix, targets: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Logistic regressions for all types at once, by accelerated gradient steps."""
    weight_of = np.where(targets < 0, 0, np.where(targets > 0, POSITIVE, 1)).astype(np.float32)
    wanted, back = np.maximum(targets, 0), rows.T.tocsr()
    probe = np.ones(rows.shape[1], dtype=np.float32)
    for _ in range(20):
        probe = back @ (rows @ probe)
        largest = float(np.linalg.norm(probe))
        probe /= largest
    step = 1 / (0.25 * POSITIVE * largest + REGULAR)
    weights = np.zeros((rows.shape[1], targets.shape[1]), dtype=np.float32)
    bias = np.full(targets.shape[1], -4, dtype=np.float32)
    ahead, bias_ahead, pace = weights, bias, 1.0
    bias_step = 0.3 / np.maximum(weight_of.sum(0) * 0.02, 1)
    for _ in range(ROUNDS):
        wrong = weight_of * (1 / (1 + np.exp(-(rows @ ahead + bias_ahead))) - wanted)
        new = ahead - step * (back @ wrong + REGULAR * ahead)
        new_bias = bias_ahead - bias_step * wrong.sum(0)
        next_pace = (1 + np.sqrt(1 + 4 * pace * pace)) / 2
        ahead = new + (pace - 1) / next_pace * (new - weights)
        bias_ahead = new_bias + (pace - 1) / next_pace * 0.5 * (new_bias - bias)
        weights, bias, pace = new, new_bias, next_pace
    return weights, bias


def learn(documents: list) -> dict:
    """Per type the bias and the weights, in hundredths, of one set of documents."""
    counts = Counter(slug for d in documents for slug, units in d.targets.items() for _ in units)
    labels = Counter(
        s for d in documents for s, u in d.targets.items() for v in u.values() if v > 0
    )
    slugs = sorted(s for s in counts if labels[s] >= LEAST_LABELS and s in load_types())
    vocabulary, inverse = vocabulary_of(documents)
    weights, bias = fit(rows_of(documents, vocabulary, inverse), targets_of(documents, slugs))
    scale = np.array(
        [feature_scale(name, inverse[at]) for name, at in vocabulary.items()], dtype=np.float32
    )
    hundredths = np.rint(weights * scale[:, None] * 100).astype(int)
    weights_of = {}
    for name, row in zip(vocabulary, hundredths, strict=True):
        least = LEAST_RULE_WEIGHT if name[:2] in RULE_SCALES else LEAST_WEIGHT
        if kept := [f"{at}:{row[at]}" for at in np.flatnonzero(np.abs(row) >= least)]:
            weights_of[name] = " ".join(kept)
    types = {
        slug: {"bias": round(float(bias[at]) * 100), "labels": labels[slug]}
        for at, slug in enumerate(slugs)
    }
    return {"types": types, "weights": weights_of}


def feature_scale(name: str, inverse: float) -> float:
    """What a feature's learned weight is multiplied by to weigh it without its row's scaling."""
    if name[:2] in RULE_SCALES:
        return RULE_SCALES[name[:2]]
    return inverse * SCALES[{"h:": "heading", "c:": "context"}.get(name[:2], "words")]


def candidates(documents: list, learned: dict) -> list[tuple[str, tuple, bool]]:
    """Per candidate of `documents`: its type, its row, and whether a label covers its block."""
    types = {slug: {**kind, "prior": (0, 0)} for slug, kind in learned["types"].items()}
    empty = {"rank": [], "threshold": 0, "calibration": [], "rules": {}}
    scorer, out = Scorer(read_learned({**learned, **empty, "types": types})), []
    for document in documents:
        scores = scorer.scores(document.features)
        for found in candidates_of(
            scorer.types, document.units, [f.rules for f in document.features], scores
        ):
            right = found.block in document.blocks.get(found.type, ())
            out.append((found.type, found.row, right))
    return out


def rules_of(documents: list) -> dict[str, tuple[int, int]]:
    """Per rule: in how many blocks it was right, and in how many it fired."""
    right, fired = Counter(), Counter()
    for document in documents:
        places = {
            (rule[2:], unit.block)
            for unit, features in zip(document.units, document.features, strict=True)
            for rule in features.rules
            if rule.startswith("r:")
        }
        fired.update(rule for rule, _ in places)
        right.update(r for r, b in places if b in document.blocks.get(r.split("/")[0], ()))
    return {rule: (right[rule], count) for rule, count in sorted(fired.items())}


def priors_of(found: list) -> dict[str, tuple[int, int]]:
    """Per type: the odds that a candidate was right, and the logarithm of how many there were."""
    right, all_ = Counter(t for t, _, r in found if r), Counter(t for t, _, _ in found)
    return {
        t: (round(100 * np.log((right[t] + 1) / (n - right[t] + 2))), round(100 * np.log(1 + n)))
        for t, n in sorted(all_.items())
    }


def fit_rank(found: list, priors: dict) -> tuple[list[float], np.ndarray, np.ndarray]:
    """The weights of the ranking by Newton's method; the scores and truths it was fitted on."""
    rows = np.array([(1.0, *row, *(p / 100 for p in priors[t])) for t, row, _ in found])
    truth = np.array([r for _, _, r in found], dtype=float)
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        likely = 1 / (1 + np.exp(-rows @ weights))
        slope = rows.T @ (likely - truth) + 1.0 * weights
        curve = (rows * (likely * (1 - likely))[:, None]).T @ rows + np.eye(rows.shape[1])
        weights = weights - np.linalg.solve(curve, slope)
    return [round(float(w), 3) for w in weights], 1 / (1 + np.exp(-rows @ weights)), truth


def calibration_of(scores: np.ndarray, truth: np.ndarray) -> list[tuple[float, float]]:
    """From which score upwards which share was right, in steps of a tenth; never falling."""
    table, least = [], 0.0
    for low in np.arange(0.3, 1.0, 0.1):
        inside = (scores >= low) & (scores < low + 0.1)
        if inside.sum() >= 20:
            least = max(least, float(truth[inside].mean()))
            table.append((round(float(low), 1), round(least, 2)))
    return table


def main() -> None:
    """Learn and write the file; print how many weights it holds."""
    gold = Path(sys.argv[1])
    names = sorted(path.stem for path in (gold / "labels").glob("*.jsonl"))
    names = [n for n in names if "--all" in sys.argv or not is_held(n)]
    detector = Detector(load_types())
    documents = [read_document(name, gold, detector) for name in names]
    found = []
    for fold in range(FOLDS):
        learned = learn([d for d in documents if fold_of(d.name) != fold])
        found += candidates([d for d in documents if fold_of(d.name) == fold], learned)
        print(f"fold {fold}: {len(found)} candidates", file=sys.stderr)
    priors = priors_of(found)
    rank, scores, truth = fit_rank(found, priors)
    learned = learn(documents)
    types = {s: {**k, "prior": priors.get(s, (-200, 0))} for s, k in learned["types"].items()}
    made = {
        "made_by": "benchmarks/train_reader.py" + (" --all" if "--all" in sys.argv else ""),
        "from": "Open Terms Archive contributors, ODC-BY 1.0; labels of the ConductAtlas gold set",
        "documents": len(documents),
        "threshold": THRESHOLD,
        "rank": rank,
        "rules": rules_of(documents),
        "calibration": calibration_of(scores, truth),
        "types": types,
        "weights": learned["weights"],
    }
    SHIPPED.write_text(
        json.dumps(made, sort_keys=True, indent=0, ensure_ascii=False) + "\n", "utf-8"
    )
    print(f"{sum(len(w.split()) for w in made['weights'].values())} weights of {len(types)} types")


if __name__ == "__main__":
    main()
