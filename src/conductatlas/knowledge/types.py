"""Provision types as data: what a clause can do to its reader, and how its wording looks.

Read from `data/types/*.yaml`, one file a family. `words.yaml` beside them names groups of words for
the cues (see `knowledge.cues`). Every fault comes with file, line and repair.
"""

import functools
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from conductatlas.knowledge.cues import Cue, CueError, compile_cue
from conductatlas.knowledge.learned import Learned, load_learned
from conductatlas.model import DataFileError, DataFileFault
from conductatlas.model.located import Fields, nearest, parse_yaml
from conductatlas.model.vocabulary import Basis, Severity

__all__ = [
    "DetectionRule",
    "Favours",
    "ProvisionType",
    "SeverityRule",
    "load_types",
    "read_types",
]

SHIPPED = Path(__file__).parent / "data" / "types"
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATE = re.compile(r"20[0-9]{2}-[01][0-9]-[0-3][0-9]")


class Favours(StrEnum):
    """Whom a type of clause serves as a rule."""

    PLATFORM = "platform"
    USER = "user"
    NEUTRAL = "neutral"


@dataclass(frozen=True, slots=True)
class DetectionRule:
    """One way in which a type is worded; it fires on a sentence.

    One cue of `any_of` must stand in the sentence, one of `with_any` too, one of `near` in the
    sentence, its introduction or its headings, none of `none_of` in the sentence; one of `heading`
    and none of `not_heading` in the headings above. Empty tuples ask nothing.
    """

    id: str
    any_of: tuple[Cue, ...]
    with_any: tuple[Cue, ...] = ()
    near: tuple[Cue, ...] = ()
    none_of: tuple[Cue, ...] = ()
    heading: tuple[Cue, ...] = ()
    not_heading: tuple[Cue, ...] = ()
    negation_allowed: bool = False
    basis: Basis = Basis.EXPLICIT


@dataclass(frozen=True, slots=True)
class SeverityRule:
    """What moves a finding's severity: a fact with a value, or a cue in the quote."""

    reason: str
    effect: int
    fact: str | None = None
    value: bool | None = None
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class ProvisionType:
    """One thing that a clause can do: its meaning, base severity, facts, and how it is found.

    `learned` is what was learned of this and the other types of its set; without it (None), or
    where it does not know the type, the rules alone decide.
    """

    slug: str
    family: str
    name: str
    severity: Severity
    favours: Favours
    definition: str
    not_this: str
    facts: tuple[str, ...]
    rules: tuple[DetectionRule, ...]
    severity_rules: tuple[SeverityRule, ...]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]
    reviewed: str
    learned: Learned | None = None


@functools.cache
def load_types(folder: Path = SHIPPED) -> Mapping[str, ProvisionType]:
    """The provision types of `folder` by slug, in order of file and place.

    The shipped ones come with what was learned of them. Raises DataFileError with every fault of
    every file.
    """
    types, faults = read_types(folder)
    if faults:
        raise DataFileError(faults)
    return MappingProxyType(types)


def read_types(folder: Path) -> tuple[dict[str, ProvisionType], list[DataFileFault]]:
    """The types that could be read from `folder`, by slug, and every fault.

    The shipped ones come with what was learned of them.
    """
    faults: list[DataFileFault] = []
    groups = _read_groups(folder / "words.yaml", faults)
    types: dict[str, ProvisionType] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.name != "words.yaml":
            _read_family(path, groups, types, faults)
    learned = load_learned() if folder == SHIPPED else None
    return {slug: replace(one, learned=learned) for slug, one in types.items()}, faults


def _read_groups(path: Path, faults: list[DataFileFault]) -> dict[str, tuple[str, ...]]:
    root = _open(path, "the word groups", faults)
    if root is None:
        return {}
    return {name: root.texts(name) for name in root.node.fields or {}}


def _open(path: Path, what: str, faults: list[DataFileFault]) -> Fields | None:
    try:
        text = path.read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        faults.append(DataFileFault(path, 1, f"cannot be read ({error})", "Save it as UTF-8"))
        return None
    node = parse_yaml(text, path, faults)
    return None if node is None else Fields(node, path, faults, what).of(node, what)


def _read_family(
    path: Path,
    groups: Mapping[str, tuple[str, ...]],
    types: dict[str, ProvisionType],
    faults: list[DataFileFault],
) -> None:
    root = _open(path, "the family", faults)
    if root is None:
        return
    family = root.text("family", required=True) or ""
    reviewed = root.text("reviewed", required=True) or ""
    if not _DATE.fullmatch(reviewed):
        root.fault(root.line("reviewed"), f'"{reviewed}" is no date', "Write it as 2026-11-24")
    for node in root.children("types", required=True):
        fields = root.of(node, "the type")
        if fields is None:
            continue
        found = _Reader(fields, groups).type(family, reviewed)
        if found.slug in types:
            root.fault(node.line, f'the type "{found.slug}" stands twice', "Keep one of them")
        types[found.slug] = found
    root.done()


@dataclass(slots=True)
class _Reader:
    """Reads one type from its fields."""

    fields: Fields
    groups: Mapping[str, tuple[str, ...]]

    def type(self, family: str, reviewed: str) -> ProvisionType:
        """The whole type."""
        fields = self.fields
        slug = fields.text("slug", required=True) or ""
        fields.what = f'the type "{slug}"'
        if not _SLUG.fullmatch(slug):
            fields.fault(fields.line("slug"), f'"{slug}" is no slug', "Use a-z, 0-9 and hyphens")
        facts = fields.texts("facts")
        found = ProvisionType(
            slug=slug,
            family=family,
            name=fields.text("name", required=True) or "",
            severity=fields.choice("severity", Severity, required=True) or Severity.LOW,
            favours=fields.choice("favours", Favours, required=True) or Favours.NEUTRAL,
            definition=fields.text("definition", required=True) or "",
            not_this=fields.text("not") or "",
            facts=facts,
            rules=tuple(self.rules()),
            severity_rules=tuple(self.severity_rules(facts)),
            examples=fields.texts("examples", required=True),
            counter_examples=fields.texts("counter_examples", required=True),
            reviewed=reviewed,
        )
        fields.done()
        return found

    def rules(self) -> Iterator[DetectionRule]:
        """The detection rules."""
        for node in self.fields.children("rules", required=True):
            rule = self.fields.of(node, f"a rule of {self.fields.what}")
            if rule is None:
                continue
            made = DetectionRule(
                id=rule.text("id", required=True) or "",
                any_of=self.cues(rule, "any", required=True),
                with_any=self.cues(rule, "with"),
                near=self.cues(rule, "near"),
                none_of=self.cues(rule, "not"),
                heading=self.cues(rule, "heading"),
                not_heading=self.cues(rule, "not_heading"),
                negation_allowed=rule.flag("negation_allowed"),
                basis=rule.choice("basis", Basis) or Basis.EXPLICIT,
            )
            rule.done()
            yield made

    def severity_rules(self, facts: tuple[str, ...]) -> Iterator[SeverityRule]:
        """What raises and lowers the severity."""
        for node in self.fields.children("severity_rules"):
            rule = self.fields.of(node, f"a severity rule of {self.fields.what}")
            if rule is None:
                continue
            fact = rule.text("fact")
            if fact is not None and fact not in facts:
                rule.fault(rule.line("fact"), f'"{fact}" is no fact of it', nearest(fact, facts))
            made = SeverityRule(
                reason=rule.text("reason", required=True) or "",
                effect=int(rule.number("effect", required=True) or 0),
                fact=fact,
                value=rule.flag("value") if rule.get("value") else None,
                cues=self.cues(rule, "any"),
            )
            if fact is None and not made.cues:
                rule.fault(node.line, "it asks nothing", 'Give it "fact" or "any"')
            rule.done()
            yield made

    def cues(self, rule: Fields, name: str, required: bool = False) -> tuple[Cue, ...]:
        """The cues of one field, compiled."""
        cues = []
        for text in rule.texts(name, required):
            try:
                cues.append(compile_cue(text, self.groups))
            except CueError as error:
                rule.fault(rule.line(name), str(error), "Mend the cue")
        return tuple(cues)
