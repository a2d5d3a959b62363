"""The values of the knowledge base: law, bodies, applicability, texts, steps. Frozen.

Read from `data/` by `knowledge.loader`; what a lawyer reviews is the data, not this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from conductatlas.knowledge.phrases import Passage, Term
from conductatlas.knowledge.types import ProvisionType

__all__ = [
    "ActionText",
    "Agency",
    "AgencyRule",
    "Applies",
    "Cite",
    "Frame",
    "Knowledge",
    "LegalPart",
    "LegalRule",
    "LegalScope",
    "LegalStatus",
    "Note",
    "PartKey",
    "Regulation",
    "TypeTexts",
]


class LegalScope(StrEnum):
    """What a law is about: a rule that cites it must keep to that (see `knowledge.lint`)."""

    GENERAL = "general"
    PERSONAL_DATA = "personal-data"
    CHILDREN = "children"
    HEALTH = "health"
    FINANCE = "finance"
    VIDEO = "video"


class LegalStatus(StrEnum):
    """Where a law stands on the day it was reviewed."""

    IN_FORCE = "in-force"
    PARTLY_IN_FORCE = "partly-in-force"
    DELAYED = "delayed"


class PartKey(StrEnum):
    """The five parts of the institutional analysis, in their order."""

    REGULATORY_FRAMEWORK = "regulatory-framework"
    ENFORCEMENT_EXPOSURE = "enforcement-exposure"
    CONTRACT_AND_VENDOR = "contract-and-vendor"
    JURISDICTION_FLAGS = "jurisdiction-flags"
    DUE_DILIGENCE = "due-diligence"


@dataclass(frozen=True, slots=True)
class LegalPart:
    """One citable part of a law: how it is cited inline and in full, and what it requires."""

    part: str
    inline: str
    citation: str
    requires: str
    bound: str | None


@dataclass(frozen=True, slots=True)
class Regulation:
    """A law or instrument with its citable parts by their label, such as "Art. 6(1)"."""

    id: str
    name: str
    short: str
    citation: str
    jurisdiction: str
    scope: LegalScope
    status: LegalStatus
    since: str
    source: str
    reviewed: str
    parts: Mapping[str, LegalPart]
    note: str | None = None
    penalties: str | None = None


@dataclass(frozen=True, slots=True)
class Agency:
    """A body that can act, on what, its complaint channel, and one limit to print."""

    id: str
    name: str
    jurisdiction: str
    acts_on: str
    complaint_url: str | None
    limit: str
    source: str
    reviewed: str


@dataclass(frozen=True, slots=True)
class Applies:
    """Where a rule applies: a provision type, and limits that are empty where there are none."""

    types: frozenset[str]
    kinds: frozenset[str] = frozenset()
    not_kinds: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    not_sectors: frozenset[str] = frozenset()
    when: tuple[Term, ...] = ()


@dataclass(frozen=True, slots=True)
class Cite:
    """A part of a regulation, by the ids of both."""

    regulation: str
    part: str


@dataclass(frozen=True, slots=True)
class LegalRule:
    """Parts of laws that bear on a clause, and why, in one sentence.

    For the types in `leads` it stands first: its sentence opens the analysis.
    """

    id: str
    applies: Applies
    cites: tuple[Cite, ...]
    why: Passage
    leads: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class AgencyRule:
    """A body that can act on a clause, and why, in one sentence."""

    id: str
    applies: Applies
    agency: str
    why: Passage


@dataclass(frozen=True, slots=True)
class Note:
    """A sentence of parts 2 to 5; `source` is the decision or text that it rests on."""

    id: str
    applies: Applies
    part: PartKey
    say: Passage
    cites: tuple[Cite, ...]
    source: str | None


@dataclass(frozen=True, slots=True)
class TypeTexts:
    """What is said of one provision type to a consumer."""

    type: str
    what_it_is: Passage
    consumer_impact: Passage
    why_it_matters: Passage
    reviewed: str


@dataclass(frozen=True, slots=True)
class ActionText:
    """One step for the reader.

    `contact` names the facts that may hold an address, in order; `address` the words to look for in
    the document's e-mail addresses, `link` those to look for in its links; `deadline` is a fact
    that counts days.
    """

    id: str
    applies: Applies
    kind: str
    label: str
    text: Passage
    contact: tuple[str, ...]
    address: tuple[str, ...]
    link: tuple[str, ...]
    deadline: str | None
    who: str | None
    letter: Passage


@dataclass(frozen=True, slots=True)
class Frame:
    """The words around the texts: headings, the caveat of the actions, stock sentences."""

    headings: Mapping[PartKey, str]
    caveat: str
    jurisdictions: str
    contact: str
    platform: str
    document: str


@dataclass(frozen=True, slots=True, eq=False)
class Knowledge:
    """The whole knowledge base. Rules, notes and actions are listed by provision type, in order."""

    types: Mapping[str, ProvisionType]
    regulations: Mapping[str, Regulation]
    agencies: Mapping[str, Agency]
    explanations: Mapping[str, TypeTexts]
    actions: Mapping[str, tuple[ActionText, ...]]
    legal_rules: Mapping[str, tuple[LegalRule, ...]]
    agency_rules: Mapping[str, tuple[AgencyRule, ...]]
    notes: Mapping[str, tuple[Note, ...]]
    frame: Frame

    def part(self, cite: Cite) -> LegalPart:
        """The part of a regulation that `cite` names."""
        return self.regulations[cite.regulation].parts[cite.part]

    @property
    def caveat(self) -> str:
        """The one sentence that stands above the steps of a page."""
        return self.frame.caveat
