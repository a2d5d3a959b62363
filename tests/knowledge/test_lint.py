"""Faults of the knowledge base come all at once, with file, line and repair."""

import shutil
from pathlib import Path

import pytest

from conductatlas.knowledge import lint, load_knowledge
from conductatlas.knowledge.loader import read_knowledge
from conductatlas.model import DataFileError

DATA = Path(read_knowledge.__code__.co_filename).parent / "data"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped knowledge base but for its types, to be spoilt."""
    leave_out = shutil.ignore_patterns("types", "precision")
    return Path(shutil.copytree(DATA, tmp_path / "data", ignore=leave_out))


def spoil(folder: Path, file: str, old: str, new: str) -> tuple[Path, int]:
    """Replace the first `old` in a file; its path and the line of the change."""
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")
    return path, text[: text.index(old)].count("\n") + 1


def test_the_shipped_knowledge_base_has_no_fault() -> None:
    assert lint() == []


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        ("regulations/eu.yaml", "Art. 82(1):", "Art. 182(1):", "runs from 1 to 99"),
        ("regulations/us-states.yaml", "§ 1798.105(a):", "§ 1799.105(a):", "runs from 1798.100"),
        ("regulations/eu.yaml", "reviewed: 2026-11-24", "reviewed: soon", "is no review date"),
        ("regulations/eu.yaml", "scope: personal-data", "scope: privacy", "is no scope"),
        ("agencies/agencies.yaml", "https://reportfraud", "http://reportfraud", "no https://"),
        ("rules/law/10-personal-data.yaml", "gdpr Art. 6(4)", "gdpr Art. 6(9)", "has no part"),
        ("rules/law/10-personal-data.yaml", "[gdpr Art", "[dgpr Art", '"dgpr" is no regulation'),
        ("rules/agencies/agencies.yaml", "agency: ico", "agency: ilo", '"ilo" is no agency'),
        ("actions/privacy.yaml", "when: opt_out", "when: opt_owt", 'asks for "opt_owt"'),
        ("explanations/arbitration.yaml", "{provider}", "{prowider}", 'asks for "prowider"'),
        ("explanations/arbitration.yaml", "{opt_out_days|days}", "{opt_out_days|dais}", "no form"),
    ],
)
def test_a_fault_is_named_with_its_line(
    folder: Path, file: str, old: str, new: str, fault: str
) -> None:
    path, line = spoil(folder, file, old, new)
    found = [f for f in lint(folder) if fault in f.fault and f.path == path]
    assert found
    assert abs(found[0].line - line) <= 1
    assert found[0].repair


def test_the_privacy_law_of_the_eu_is_refused_for_a_clause_without_personal_data(
    folder: Path,
) -> None:
    spoil(
        folder, "rules/law/20-sharing.yaml", "types: [targeting-restriction]", "types: [no-refunds]"
    )
    assert any("cites GDPR for no-refunds" in fault.fault for fault in lint(folder))


def test_childrens_law_is_refused_without_children(folder: Path) -> None:
    spoil(folder, "rules/law/20-sharing.yaml", "types: [childrens-data]", "types: [liability-cap]")
    assert any("cites COPPA Rule for liability-cap" in fault.fault for fault in lint(folder))


def test_health_law_is_refused_outside_the_health_sector(folder: Path) -> None:
    rules = "rules/law/10-personal-data.yaml"
    spoil(folder, rules, 'sectors: "@health-sectors"', "sectors: [health, gaming]")
    assert any("outside the sectors it is made for" in fault.fault for fault in lint(folder))


def test_a_type_without_texts_is_named(folder: Path) -> None:
    path = folder / "explanations" / "liability.yaml"
    path.write_text(path.read_text("utf-8").replace("- id: liability-cap", "- id: liability-kap"))
    faults = " ".join(fault.fault for fault in lint(folder))
    assert 'the type "liability-cap" has no entry' in faults
    assert '"liability-kap" is no type' in faults


def test_a_fact_that_no_text_mentions_is_named(folder: Path) -> None:
    path = folder / "explanations" / "arbitration.yaml"
    path.write_text(path.read_text("utf-8").replace("[exclusive]", "[law]"), "utf-8")
    path.write_text(path.read_text("utf-8").replace("[denied exclusive]", "[denied law]"), "utf-8")
    assert any('never mentions the fact "exclusive"' in fault.fault for fault in lint(folder))


def test_all_faults_come_at_once_and_nothing_is_loaded(folder: Path) -> None:
    spoil(folder, "regulations/eu.yaml", "Art. 82(1):", "Art. 182(1):")
    spoil(folder, "agencies/agencies.yaml", "https://reportfraud", "http://reportfraud")
    with pytest.raises(DataFileError) as caught:
        load_knowledge(folder)
    assert {fault.path.name for fault in caught.value.faults} >= {"eu.yaml", "agencies.yaml"}
