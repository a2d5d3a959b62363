"""How well explanations hold: grounded, about the clause at hand, plain, and quick to compose.

Run `python benchmarks/explanations.py [GOLD]` with the folder of labelled policies. The labels
stand in for findings, so that the reader's own mistakes do not count here. The alternative in the
same run is one fixed text a type: what a page has that explains the type and not the clause.
"""

import collections
import json
import re
import statistics
import sys
import time
from collections.abc import Iterable, Iterator
from itertools import combinations, islice
from pathlib import Path
from typing import Any

from conductatlas.knowledge import Knowledge, load_knowledge
from conductatlas.model import Span
from conductatlas.model.records import Explanation, FactValue, Finding
from conductatlas.model.vocabulary import Basis, Severity
from conductatlas.reading.explain import ExplainContext, check, compose, contacts_of

DEFAULT = Path(__file__).resolve().parents[1].parent / "shared" / "gold"
FIELDS = ("what_it_is", "consumer_impact", "why_it_matters")
Case = tuple[Finding, ExplainContext, Explanation]


def cases(gold: Path, knowledge: Knowledge) -> Iterator[tuple[Finding, ExplainContext]]:
    """Each label of the gold set as a finding with the context of its document."""
    for path in sorted((gold / "labels").glob("*.jsonl")):
        text = (gold / "texts" / f"{path.stem}.md").read_text("utf-8")
        blocks = re.split(r"\n\s*\n", text)
        kind = "privacy-policy" if "privacy" in path.stem else "terms-of-service"
        emails, links = contacts_of(text)
        context = ExplainContext("Lumenpost", "the document", kind, (), emails, links)
        for line in path.read_text("utf-8").splitlines():
            label = json.loads(line)
            if label["type"] in knowledge.types:
                yield finding(label, blocks), context


def finding(label: dict[str, Any], blocks: list[str]) -> Finding:
    """A label as a finding."""
    quote = "\n\n".join(blocks[n] for n in label["blocks"] if n < len(blocks))
    severity = Severity(label.get("severity", "medium"))
    facts = {name: fact(value) for name, value in label["facts"].items()}
    span = Span(0, len(quote))
    basis = Basis.EXPLICIT
    return Finding(label["type"], "", severity, (), 0.9, basis, "", quote, span, (), facts)


def fact(value: object) -> FactValue:
    """A fact as the reader gives it: lists as tuples, anything odd as text."""
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return value if isinstance(value, bool | int | float | str) else json.dumps(value)


def shared_text(made: list[Case]) -> tuple[int, int]:
    """Pairs of one type with different facts: how many have the same texts, and how many pairs."""
    by_type: dict[str, dict[str, str]] = collections.defaultdict(dict)
    for found, _, told in made:
        key = json.dumps(sorted(found.facts.items()), default=str)
        by_type[found.type][key] = told.what_it_is + told.consumer_impact
    same = total = 0
    for texts in by_type.values():
        for one, other in combinations(texts.values(), 2):
            total, same = total + 1, same + (one == other)
    return same, total


def flesch(text: str) -> float:
    """The Flesch reading ease of `text`, figures and bracketed citations left out."""
    text = re.sub(r"\([^)]*\)|\S*\d\S*|\S+@\S+", "", text)
    sentences = max(1, len(re.findall(r"[.!?](?:\s|$)", text)))
    words = re.findall(r"[A-Za-z’']+", text) or ["a"]
    syllables = sum(map(_syllables, words))
    return 206.835 - 1.015 * len(words) / sentences - 84.6 * syllables / len(words)


def _syllables(word: str) -> int:
    word = re.sub(r"(?:[^laeiouy]es|ed|[^laeiouy]e)$", "", word.lower())
    return max(1, len(re.findall(r"[aeiouy]{1,2}", word)))


def readability(made: list[Case]) -> dict[str, float]:
    """The median reading ease of the consumer parts by type."""
    by_type: dict[str, list[float]] = collections.defaultdict(list)
    for found, _, told in made:
        by_type[found.type].append(flesch(" ".join(getattr(told, name) for name in FIELDS)))
    return {slug: statistics.median(values) for slug, values in by_type.items()}


def mentions(made: list[Case], bare: dict[str, str]) -> float:
    """The share of findings with facts whose consumer text differs from that of no facts."""
    with_facts = [(f, told) for f, _, told in made if f.facts]
    said = sum(t.what_it_is + t.consumer_impact != bare[f.type] for f, t in with_facts)
    return said / max(1, len(with_facts))


def report(rows: Iterable[tuple[str, object, str]]) -> None:
    """Print one line a figure: name, value, aim."""
    for name, value, aim in rows:
        print(f"{name:<58} {value!s:>12}   {aim}")


def main(gold: Path) -> None:
    """Compose every label and print the figures."""
    knowledge = load_knowledge()
    given = list(cases(gold, knowledge))
    started = time.perf_counter()
    made = [(f, context, compose(f, context, knowledge)) for f, context in given]
    spent = (time.perf_counter() - started) / len(made)
    context = made[0][1]
    plain = {slug: compose(_bare(slug), context, knowledge) for slug in knowledge.types}
    bare = {slug: told.what_it_is + told.consumer_impact for slug, told in plain.items()}
    faults = [fault for case in made for fault in check(case[2], case[0], case[1], knowledge)]
    ungrounded = sum(bool(check(told, f, context, knowledge)) for f, context, told in made)
    same, pairs = shared_text(made)
    ease = readability(made)
    lengths = {n: statistics.median(len(getattr(c[2], n).split()) for c in made) for n in FIELDS}
    hard = sorted(slug for slug, value in ease.items() if value < 50)
    report(
        [
            ("provisions composed", len(made), ""),
            ("grounded", f"{1 - ungrounded / len(made):.2%}", "100 %"),
            (
                "with facts, and a text that depends on them",
                f"{mentions(made, bare):.1%}",
                ">= 95 %",
            ),
            ("pairs with other facts and the same text", f"{same / pairs:.1%}", "<= 5 %"),
            ("  the same, one fixed text a type", "100.0%", "the alternative"),
            *((f"median words of {name}", n, "25 to 60") for name, n in lengths.items()),
            ("median reading ease, all types", f"{statistics.median(ease.values()):.0f}", ">= 50"),
            ("types below 50", ", ".join(hard) or "none", "none"),
            ("milliseconds a provision", f"{spent * 1000:.2f}", "<= 2"),
        ]
    )
    for fault in islice(dict.fromkeys(faults), 10):
        print(f"  {fault}")


def _bare(slug: str) -> Finding:
    return finding({"type": slug, "blocks": [], "facts": {}}, [])


if __name__ == "__main__":
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not folder.exists():
        sys.exit(f"{folder} is absent: give the folder of labelled policies")
    main(folder)
