"""Laws and their citable parts, and the rules that say which part bears on which clause.

Read from `data/regulations/` and `data/rules/`. A part whose number lies outside its act is
refused: a wrong article is the commonest mistake of automatic commentary.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from conductatlas.knowledge.entries import Entries
from conductatlas.knowledge.phrases import typographic
from conductatlas.knowledge.schema import (
    LegalPart,
    LegalRule,
    LegalScope,
    LegalStatus,
    Note,
    PartKey,
    Regulation,
)
from conductatlas.model.located import Fields, Located

__all__ = ["read_legal_rules", "read_notes", "read_regulations"]

_NUMBER = re.compile(r"\d+(?:[.:-]\d+)*")


def read_regulations(entries: Entries) -> dict[str, Regulation]:
    """The laws of `data/regulations/`, by id."""
    found: dict[str, Regulation] = {}
    for root in entries.files("regulations"):
        for made, entry in entries.each(root, "regulations", "the regulation"):
            found[made] = _regulation(made, entry, entries)
    return found


def _regulation(made: str, entry: Fields, entries: Entries) -> Regulation:
    short = typographic(entry.text("short", required=True) or "")
    citation = entry.text("citation", required=True) or ""
    regulation = Regulation(
        id=made,
        name=typographic(entry.text("name", required=True) or ""),
        short=short,
        citation=citation,
        jurisdiction=entry.text("jurisdiction", required=True) or "",
        scope=entry.choice("scope", LegalScope, required=True) or LegalScope.GENERAL,
        status=entry.choice("status", LegalStatus, required=True) or LegalStatus.IN_FORCE,
        since=entry.text("since", required=True) or "",
        source=entry.text("source", required=True) or "",
        reviewed=entries.reviewed(entry),
        parts=_parts(entry, short, citation),
        note=entry.text("note"),
        penalties=entry.text("penalties"),
    )
    entry.done()
    return regulation


def _parts(entry: Fields, short: str, citation: str) -> Mapping[str, LegalPart]:
    inline = entry.text("inline") or f"{short} {{part}}"
    full = entry.text("full") or f"{citation}, {{part}}"
    bound = entry.text("bound", required=True)
    first, last = (entry.text(name, required=True) or "" for name in ("first", "last"))
    also = entry.texts("also")
    parts: dict[str, LegalPart] = {}
    for label, node in _listed_parts(entry):
        if not label.startswith(also) and not _number(first) <= _number(label) <= _number(last):
            fault = f"{label} lies outside {short}, which runs from {first} to {last}"
            entry.fault(node.line, fault, "Give the part that says so, or leave it out")
        requires = node.scalar if isinstance(node.scalar, str) else ""
        if not requires:
            entry.fault(node.line, f"{label} requires nothing", "Say in one sentence what it asks")
        cited, shown = full.replace("{part}", label), inline.replace("{part}", label)
        parts[label] = LegalPart(label, shown, cited, typographic(requires), bound)
    return MappingProxyType(parts)


def _listed_parts(entry: Fields) -> Iterator[tuple[str, Located]]:
    parts = entry.child("parts", f"the parts of {entry.what}")
    if parts is None or not parts.node.fields:
        entry.fault(entry.line("parts"), f"{entry.what} has no parts", "Add what can be cited")
        return
    yield from parts.node.fields.items()


def _number(text: str) -> tuple[int, ...]:
    match = _NUMBER.search(text)
    return tuple(int(n) for n in re.split("[.:-]", match[0])) if match else ()


def read_legal_rules(entries: Entries) -> Iterator[tuple[LegalRule, Fields]]:
    """The rules of `data/rules/law/` in order, each with its place for further checks."""
    for root in entries.files("rules/law"):
        entries.reviewed(root)
        for made, entry in entries.each(root, "rules", "the rule"):
            rule = LegalRule(
                id=made,
                applies=entries.applies(entry),
                cites=entries.cites(entry, required=True),
                why=entries.passage(entry, "why", required=True),
                leads=frozenset(entries.words(entry, "lead")),
            )
            entry.done()
            yield rule, entry


def read_notes(entries: Entries) -> Iterator[tuple[Note, Fields]]:
    """The sentences of parts 2 to 5 in `data/rules/notes/`, each with its place."""
    for root in entries.files("rules/notes"):
        entries.reviewed(root)
        key = root.choice("part", PartKey, required=True) or PartKey.DUE_DILIGENCE
        for made, entry in entries.each(root, "notes", "the note"):
            note = Note(
                id=made,
                applies=entries.applies(entry),
                part=key,
                say=entries.passage(entry, "say", required=True),
                cites=entries.cites(entry),
                source=entry.text("source"),
            )
            entry.done()
            yield note, entry
