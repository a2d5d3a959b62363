"""The values that pass between the floors: what an extraction, a reading, a comparison hands on.

Frozen, without I/O. Offsets are Unicode code points into the canonical text; moments are aware
datetimes in UTC; hashes are lower-case hexadecimal SHA-256.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from conductatlas.model.span import Span
from conductatlas.model.stated import NamedEntity, OwnName, StatedDate
from conductatlas.model.vocabulary import (
    Affected,
    Basis,
    ChangeClass,
    ChangeTopic,
    CosmeticReason,
    Direction,
    Gate,
    Severity,
)

__all__ = [
    "Action",
    "AgencyReason",
    "Citation",
    "Explanation",
    "Extracted",
    "FactValue",
    "Finding",
    "InstitutionalPart",
    "PairReading",
    "ProvisionChange",
    "Segment",
    "SeverityReason",
    "TraceStep",
]

FactValue = bool | int | float | str | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Extracted:
    """What one extractor version made of one or more captured pages (contract `extract`)."""

    text: str
    sha256: str
    gate: Gate
    extractor: str
    title: str | None = None
    language: str | None = None
    last_updated: dt.date | None = None
    effective: dt.date | None = None
    gate_reason: str | None = None
    kind: str | None = None
    error: str | None = None
    # Where each source after the first begins in `text`, for a document made from several pages.
    seams: tuple[int, ...] = ()
    # What the text says of itself, with the places: dates and their sentences, the platform's
    # names, legal entities; `kind_read` is the kind by title and text where none is declared.
    dates: tuple[StatedDate, ...] = ()
    kind_read: str | None = None
    names: tuple[OwnName, ...] = ()
    entities: tuple[NamedEntity, ...] = ()
    # Where each page of a PDF begins in `text`; nothing for other kinds of file.
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class SeverityReason:
    """One reason that raised (+1), lowered (-1) or set (0) a severity."""

    reason: str
    effect: int


@dataclass(frozen=True, slots=True)
class TraceStep:
    """One rule that took part in a finding, and the place that it fired on."""

    rule: str
    span: Span


@dataclass(frozen=True, slots=True)
class Finding:
    """A provision as it was read in one text: `text[span.start:span.end] == quote`."""

    type: str
    family: str
    severity: Severity
    severity_reasons: tuple[SeverityReason, ...]
    confidence: float
    basis: Basis
    title: str
    quote: str
    span: Span
    heading_path: tuple[str, ...] = ()
    facts: Mapping[str, FactValue] = field(default_factory=dict)
    fact_spans: Mapping[str, Span] = field(default_factory=dict)
    trace: tuple[TraceStep, ...] = ()


@dataclass(frozen=True, slots=True)
class Action:
    """One step that a reader can take, with the address and deadline found in the document."""

    kind: str
    label: str
    text: str
    contact: str | None = None
    link: str | None = None
    deadline_days: int | None = None
    who: str | None = None
    letter: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """One citable part of a regulation and why it bears on this clause."""

    regulation: str
    part: str
    citation: str
    why: str
    jurisdiction: str


@dataclass(frozen=True, slots=True)
class InstitutionalPart:
    """One of the five parts of the institutional analysis."""

    key: str
    heading: str
    sentences: tuple[str, ...]
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class AgencyReason:
    """A body that can act on a clause, why, and where to complain."""

    agency: str
    why: str
    complaint_url: str | None = None


@dataclass(frozen=True, slots=True)
class Explanation:
    """What a clause does to its reader, composed from the knowledge base and its facts."""

    what_it_is: str
    consumer_impact: str
    why_it_matters: str
    actions: tuple[Action, ...]
    institutional: tuple[InstitutionalPart, ...]
    agencies: tuple[AgencyReason, ...]


@dataclass(frozen=True, slots=True)
class Segment:
    """One difference: a sentence (or heading, item, row) added, removed, modified or moved.

    `op` is one of "added", "removed", "modified", "moved"; `old` and `new` are its places, None
    where it has none; `words` are `(op, text)` runs of a modified one, op one of "=", "-", "+".
    """

    op: str
    old: Span | None
    new: Span | None
    words: tuple[tuple[str, str], ...] = ()
    cosmetic: bool = False


@dataclass(frozen=True, slots=True)
class ProvisionChange:
    """What happened to one provision between two texts; `status`: added, removed, amended, moved.

    `old` and `new` are indexes into the findings of the old and of the new text.
    """

    type: str
    status: str
    direction: Direction
    facts_before: Mapping[str, FactValue] | None
    facts_after: Mapping[str, FactValue] | None
    old: int | None = None
    new: int | None = None


@dataclass(frozen=True, slots=True)
class PairReading:
    """What the difference between two texts amounts to (contract `diff`)."""

    change_class: ChangeClass
    severity: Severity | None
    direction: Direction
    added: int
    removed: int
    modified: int
    moved: int
    segments: tuple[Segment, ...]
    cosmetic_reasons: tuple[CosmeticReason, ...]
    provisions: tuple[ProvisionChange, ...]
    summary: str
    suspect_reason: str | None = None
    effective: dt.date | None = None
    affected: tuple[Affected, ...] = ()
    topics: tuple[ChangeTopic, ...] = ()
    # Where the text says so: days from its posting until it applies, and the sentence (or the one
    # with the date) in which it does. What the difference weighs for the reader and against them.
    notice_days: int | None = None
    effective_words: str = ""
    better: float = 0.0
    worse: float = 0.0
