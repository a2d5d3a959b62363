"""The whole knowledge base, read once from its folder and frozen.

`load_knowledge()` reads what ships with the package; another folder of the same
layout can be given.
"""

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol, TypeVar

from conductatlas.knowledge.agencies import read_agencies, read_agency_rules
from conductatlas.knowledge.checks import Checks
from conductatlas.knowledge.entries import Entries
from conductatlas.knowledge.law import read_legal_rules, read_notes, read_regulations
from conductatlas.knowledge.schema import (
    ActionText,
    AgencyRule,
    Applies,
    Knowledge,
    LegalRule,
    Note,
    TypeTexts,
)
from conductatlas.knowledge.texts import read_actions, read_explanations, read_frame
from conductatlas.knowledge.types import ProvisionType, load_types, read_types
from conductatlas.model import DataFileError, DataFileFault

__all__ = ["load_knowledge", "read_knowledge"]

_SHIPPED = Path(__file__).parent / "data"


class _HasApplies(Protocol):
    @property
    def applies(self) -> Applies: ...


Rule = TypeVar("Rule", bound=_HasApplies)


@functools.cache
def load_knowledge(folder: Path | None = None) -> Knowledge:
    """The knowledge base of `folder`, or the one that ships; read once a process.

    Raises DataFileError with every fault, each with file, line and repair.
    """
    knowledge, faults = read_knowledge(folder)
    if faults:
        raise DataFileError(faults)
    return knowledge


def read_knowledge(folder: Path | None = None) -> tuple[Knowledge, list[DataFileFault]]:
    """What could be read of the knowledge base in `folder`, and every fault.

    A folder without provision types of its own takes those that ship.
    """
    folder = folder or _SHIPPED
    own_types = (folder / "types").is_dir()
    types, faults = read_types(folder / "types") if own_types else (dict(load_types()), [])
    entries = Entries(folder, faults)
    entries.groups = _groups(entries)
    regulations, agencies = read_regulations(entries), read_agencies(entries)
    checks = Checks(entries, types, regulations, agencies)
    actions = _listed(_actions(entries, checks), types)
    knowledge = Knowledge(
        types=MappingProxyType(types),
        regulations=MappingProxyType(regulations),
        agencies=MappingProxyType(agencies),
        explanations=MappingProxyType(_explanations(entries, checks)),
        actions=actions,
        legal_rules=_led(_listed(_legal_rules(entries, checks), types)),
        agency_rules=_listed(_agency_rules(entries, checks), types),
        notes=_listed(_notes(entries, checks), types),
        frame=read_frame(entries),
    )
    checks.covered(knowledge.explanations, "explanations")
    checks.covered(actions, "actions")
    return knowledge, entries.faults


def _groups(entries: Entries) -> Mapping[str, tuple[str, ...]]:
    root = entries.file(entries.folder / "rules" / "groups.yaml")
    return {} if root is None else {name: root.texts(name) for name in root.node.fields or {}}


def _explanations(entries: Entries, checks: Checks) -> dict[str, TypeTexts]:
    found: dict[str, TypeTexts] = {}
    for texts, entry in read_explanations(entries):
        checks.explanation(texts, entry)
        found[texts.type] = texts
    return found


def _actions(entries: Entries, checks: Checks) -> list[ActionText]:
    found = []
    for action, entry in read_actions(entries):
        checks.applies(action.applies, entry)
        checks.action(action, entry)
        checks.passage(action.text, action.applies.types, entry, "text")
        checks.passage(action.letter, action.applies.types, entry, "letter")
        found.append(action)
    return found


def _legal_rules(entries: Entries, checks: Checks) -> list[LegalRule]:
    found = []
    for rule, entry in read_legal_rules(entries):
        checks.applies(rule.applies, entry)
        checks.cites(rule.cites, rule.applies, entry)
        checks.leads(rule.leads, rule.applies, entry)
        checks.passage(rule.why, rule.applies.types, entry, "why")
        found.append(rule)
    return found


def _agency_rules(entries: Entries, checks: Checks) -> list[AgencyRule]:
    found = []
    for rule, entry in read_agency_rules(entries):
        checks.applies(rule.applies, entry)
        checks.agency(rule.agency, entry)
        checks.passage(rule.why, rule.applies.types, entry, "why")
        found.append(rule)
    return found


def _notes(entries: Entries, checks: Checks) -> list[Note]:
    found = []
    for note, entry in read_notes(entries):
        checks.applies(note.applies, entry)
        checks.cites(note.cites, note.applies, entry)
        checks.passage(note.say, note.applies.types, entry, "say")
        found.append(note)
    return found


def _led(listed: Mapping[str, tuple[LegalRule, ...]]) -> Mapping[str, tuple[LegalRule, ...]]:
    """The rules of each type with those first that lead for it, else in their order."""
    return MappingProxyType(
        {
            slug: tuple(sorted(rules, key=lambda rule: slug not in rule.leads))
            for slug, rules in listed.items()
        }
    )


def _listed(
    rules: Iterable[Rule], types: Mapping[str, ProvisionType]
) -> Mapping[str, tuple[Rule, ...]]:
    listed: dict[str, list[Rule]] = {slug: [] for slug in types}
    for rule in rules:
        for slug in rule.applies.types & listed.keys():
            listed[slug].append(rule)
    return MappingProxyType({slug: tuple(found) for slug, found in listed.items()})
