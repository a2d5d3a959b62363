"""Values of confirmed texts: versions, readings, changes. No rows of the database."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conductatlas.archive.captured import CapturedPart
from conductatlas.model.records import Extracted, Finding, PairReading
from conductatlas.model.vocabulary import Origin

__all__ = [
    "CurrentText",
    "Explained",
    "NewChange",
    "NewReading",
    "NewRendition",
    "NewVersion",
    "OpenedPeriod",
    "Recording",
    "StoredReading",
    "Successor",
]


@dataclass(frozen=True, slots=True)
class Recording:
    """Where an imported text comes from: its history's row, that archive's name and commit."""

    history_id: int
    archive: str
    commit: str


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A confirmed text that comes into force; `version_id` where it was in force before.

    `variant` is the number of the observed variant that it belongs to, 0 where there are none.
    `slices` are the text cut into blocks (`text.block_slices`).
    """

    check_id: int
    extracted: Extracted
    slices: tuple[str, ...]
    first_seen: dt.datetime
    confirmed_at: dt.datetime
    origin: Origin
    parts: tuple[CapturedPart, ...]
    confirmation: Mapping[str, Any]
    is_seam: bool = False
    version_id: int | None = None
    variant: int = 0
    recording: Recording | None = None
    # The name of the blob that holds what was recorded, once it is kept.
    recorded_sha256: str | None = None
    # Whether another text follows within the same stage: nobody will search this one.
    is_passing: bool = False


@dataclass(frozen=True, slots=True)
class OpenedPeriod:
    """A period that a check opened: which version came into force, and which one before it.

    `is_return` where that version was in force before.
    """

    period_id: int
    version_id: int
    rendition_id: int
    began: dt.datetime
    previous_version_id: int | None
    is_seam: bool
    is_return: bool
    variant: int = 0


@dataclass(frozen=True, slots=True)
class CurrentText:
    """A version's text as its newest rendition has it."""

    version_id: int
    number: int
    rendition_id: int
    extractor: str
    text_sha256: str
    language: str
    reading_id: int | None = None
    reader: str = ""


@dataclass(frozen=True, slots=True)
class Successor:
    """For a new finding: the wording that it goes on from, and what happened to it."""

    wording_id: int
    status: str


@dataclass(frozen=True, slots=True)
class Explained:
    """A composed explanation (`packing.explanation_words`), under half of its SHA-256."""

    content: str
    composer: str
    words: bytes


@dataclass(frozen=True, slots=True)
class NewRendition:
    """A version's text made again by another extractor version."""

    version_id: int
    extracted: Extracted
    slices: tuple[str, ...]
    parts: tuple[CapturedPart, ...]
    made_at: dt.datetime


@dataclass(frozen=True, slots=True)
class NewReading:
    """One rendition read by one reader version.

    `successors` is as long as `findings`, None for what is new; so is `explanations`.
    `gone_status` is what becomes of provisions in force that are not among the findings; with
    `is_in_force` false the version is an older one, and what is in force stays as it is.
    """

    document_id: int
    version_id: int
    rendition_id: int
    reader: str
    findings: tuple[Finding, ...]
    successors: tuple[Successor | None, ...]
    explanations: tuple[Explained, ...]
    # When it was read, and since when the text is known to stand.
    at: dt.datetime
    seen_at: dt.datetime
    origin: Origin
    gone_status: str = "removed"
    # Whether the document had no provisions before.
    is_first: bool = False
    is_in_force: bool = True
    # Whether the provisions are indexed later, with those of the texts that follow.
    is_passing: bool = False


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A reading as it is kept: the wordings in reading order, and the findings made from them."""

    id: int
    wording_ids: tuple[int, ...]
    provision_ids: tuple[int, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class NewChange:
    """The difference between two consecutive confirmed versions, to be kept as one record."""

    document_id: int
    period_id: int
    old_version_id: int
    new_version_id: int
    pair: PairReading
    detected_at: dt.datetime
    confirmed_at: dt.datetime
    origin: Origin
    old_wordings: tuple[int, ...] = ()
    new_wordings: tuple[int, ...] = ()
