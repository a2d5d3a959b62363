"""Provision types as data: complete, the same as the shared taxonomy, true to their examples."""

from pathlib import Path

import pytest
import yaml

from conductatlas.knowledge.types import ProvisionType, load_types, read_types
from conductatlas.model import DataFileError
from conductatlas.reading.detect import Detector, make_units
from conductatlas.text import split_blocks
from tests.support.shared import shared

TYPES = load_types()
DETECTOR = Detector(TYPES)
EXAMPLES = [(slug, text) for slug, kind in TYPES.items() for text in kind.examples]
COUNTER_EXAMPLES = [(slug, text) for slug, kind in TYPES.items() for text in kind.counter_examples]
GOOD = """
family: demo
reviewed: 2026-11-24
types:
  - slug: no-refunds
    name: No refunds
    severity: medium
    favours: platform
    definition: "Payments are final."
    facts: [exceptions]
    rules:
      - {id: final, any: ["payments .. final"]}
    examples: ["All payments are final."]
    counter_examples: ["Payments are quick."]
"""


def fired(text: str) -> set[str]:
    """The types of which a rule fires on `text`; "Lumenpost" and "Fernmail" are the platform."""
    units = make_units(text, split_blocks(text), frozenset({"lumenpost", "fernmail"}))
    return {hit.type for hit in DETECTOR.hits(units)}


def folder_with(tmp_path: Path, family: str) -> Path:
    (tmp_path / "words.yaml").write_text("we: [we, us]\n", "utf-8")
    (tmp_path / "demo.yaml").write_text(family, "utf-8")
    return tmp_path


def test_the_types_are_those_of_the_taxonomy() -> None:
    rows = yaml.safe_load(shared("taxonomy.yaml").read_text("utf-8"))
    ours = {t.slug: (t.family, t.severity.value, t.favours.value, t.facts) for t in TYPES.values()}
    assert ours == {
        r["slug"]: (r["family"], r["severity"], r["favours"], tuple(r["facts"])) for r in rows
    }


@pytest.mark.parametrize(("slug", "text"), EXAMPLES)
def test_an_example_is_found(slug: str, text: str) -> None:
    assert slug in fired(text)


@pytest.mark.parametrize(("slug", "text"), COUNTER_EXAMPLES)
def test_a_counter_example_is_not_found(slug: str, text: str) -> None:
    assert slug not in fired(text)


@pytest.mark.parametrize("kind", TYPES.values(), ids=lambda kind: kind.slug)
def test_every_type_has_rules_and_examples(kind: ProvisionType) -> None:
    assert kind.rules
    assert kind.examples
    assert kind.counter_examples
    assert len({rule.id for rule in kind.rules}) == len(kind.rules)


def test_a_family_is_read_from_its_file(tmp_path: Path) -> None:
    types = load_types(folder_with(tmp_path, GOOD))
    assert types["no-refunds"].name == "No refunds"
    assert types["no-refunds"].family == "demo"


@pytest.mark.parametrize(
    ("was", "now", "fault"),
    [
        ("severity: medium", "severity: middling", '"middling" is no severity. Use one of'),
        ("favours: platform", "favors: platform", 'has no "favours"'),
        ("payments .. final", "payments {thing}", 'unknown group "thing"'),
        ("payments .. final", "payments (a|b", "a bracket that is not closed"),
        ("payments .. final", "Payments", "no lower-case word"),
        ("payments .. final", "final?", "no word that must stand"),
        ("2026-11-24", "yesterday", '"yesterday" is no date'),
    ],
)
def test_a_fault_is_named_with_line_and_repair(
    tmp_path: Path, was: str, now: str, fault: str
) -> None:
    with pytest.raises(DataFileError, match=r"demo\.yaml:[0-9]+: ") as caught:
        load_types(folder_with(tmp_path, GOOD.replace(was, now)))
    assert fault in str(caught.value)


def test_every_fault_is_reported_at_once(tmp_path: Path) -> None:
    broken = GOOD.replace("medium", "middling").replace("payments .. final", "{thing}")
    _, faults = read_types(folder_with(tmp_path, broken))
    assert len(faults) == 2
