"""What goes to a worker for one document's recorded history, and what comes back: plain values."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conductatlas.archive.values import Explained
from conductatlas.model.records import Extracted, Finding, PairReading
from conductatlas.model.vocabulary import CaptureHealth, ChangeClass, CosmeticReason, Gate, Outcome
from conductatlas.pipeline.jobs import Job, Work
from conductatlas.pipeline.ota_history import Recorded

__all__ = ["HistoryJob", "HistoryWork", "NewText", "Step", "Successors"]

_FOR_EVER = dt.datetime.max.replace(tzinfo=dt.UTC)
# For each finding the one of the version before that it goes on from, and what became of it.
Successors = tuple[tuple[int, str] | None, ...]


@dataclass(frozen=True, slots=True)
class HistoryJob(Job):
    """The texts of one document that are to be imported, oldest first.

    `in_force`, `confirmation` and `known` are what the archive has of it already: an import that
    goes on. The last text stood until `until`; the steps are written to `spool`.
    """

    repository: Path = Path()
    spool: Path = Path()
    texts: tuple[Recorded, ...] = ()
    until: dt.datetime = _FOR_EVER
    confirmation: Mapping[str, Any] = field(default_factory=dict)
    known: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NewText:
    """A text that came into force, with all that follows from it.

    `successors` and `explained` stand beside `findings`; `pair` is None for the first text and at a
    seam. `recorded` are the bytes that the other archive recorded.
    """

    extracted: Extracted
    slices: tuple[str, ...]
    findings: tuple[Finding, ...]
    successors: Successors
    explained: tuple[Explained, ...]
    pair: PairReading | None
    recorded: bytes
    first_seen: dt.datetime
    is_seam: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """What one recorded text comes to: how a check that saw it would have ended."""

    text: Recorded
    outcome: Outcome
    reason: str = ""
    gate: Gate | None = None
    text_sha256: str = ""
    compared: ChangeClass | None = None
    cosmetic_reasons: tuple[CosmeticReason, ...] = ()
    is_verified: bool = False
    opens: NewText | None = None


@dataclass(frozen=True, slots=True)
class HistoryWork(Work):
    """How many steps a document's history has, and how the document stands at its end."""

    steps: int = 0
    confirmation: Mapping[str, Any] = field(default_factory=dict)
    health: CaptureHealth = CaptureHealth.OK
    health_reason: str = ""
    last_updated: dt.date | None = None
