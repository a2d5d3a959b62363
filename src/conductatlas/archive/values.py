"""What goes into the store and comes out of it: frozen values, never rows of the database."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from conductatlas.model.records import Extracted, Finding, PairReading
from conductatlas.model.vocabulary import (
    CaptureHealth,
    ChangeClass,
    CosmeticReason,
    Gate,
    Origin,
    Outcome,
)

__all__ = [
    "CapturedPart",
    "CheckEnd",
    "CurrentText",
    "DocumentTarget",
    "Explained",
    "HostView",
    "NewCapture",
    "NewChange",
    "NewCheck",
    "NewReading",
    "NewRendition",
    "NewVersion",
    "OpenCheck",
    "OpenedPeriod",
    "Sighting",
    "SourceTarget",
    "StoredReading",
    "Successor",
]


@dataclass(frozen=True, slots=True)
class SourceTarget:
    """One source as a check needs it; `last_*` are of the newest capture that brought a body."""

    id: int
    position: int
    url: str
    select: tuple[str, ...] = ()
    remove: tuple[str, ...] = ()
    section: str = ""
    browser: bool = False
    insecure_tls: bool = False
    accept_language: str = ""
    cookies: tuple[tuple[str, str], ...] = ()
    proxy: str = ""
    etag: str = ""
    last_modified: str = ""
    last_raw_sha256: str = ""
    last_media_type: str = ""
    last_final_url: str = ""
    last_fetched_at: dt.datetime | None = None


@dataclass(frozen=True, slots=True)
class DocumentTarget:
    """One document as a check needs it."""

    id: int
    platform: str
    platform_name: str
    sectors: tuple[str, ...]
    slug: str
    title: str
    kind: str
    language: str
    every_minutes: int
    health: CaptureHealth
    confirmation: Mapping[str, Any]
    sources: tuple[SourceTarget, ...]
    current_version: int | None = None

    @property
    def path(self) -> str:
        """How people name it: PLATFORM/DOCUMENT."""
        return f"{self.platform}/{self.slug}"


@dataclass(frozen=True, slots=True)
class NewCheck:
    """A check that was just made: of which document and sources, when, and what its moment is."""

    document_id: int
    started_at: dt.datetime
    origin: Origin
    sources: tuple[SourceTarget, ...] = ()


@dataclass(frozen=True, slots=True)
class NewCapture:
    """One page that was fetched; `raw` is None for a 304, which confirms the stored body."""

    source_id: int
    fetched_at: dt.datetime
    url: str
    final_url: str
    status: int
    media_type: str
    raw: bytes | None
    exchange: bytes
    etag: str = ""
    last_modified: str = ""
    method: str = "http"
    insecure_tls: bool = False


@dataclass(frozen=True, slots=True)
class CapturedPart:
    """A stored capture as extraction needs it."""

    capture_id: int
    leaf: int
    raw_sha256: str
    media_type: str
    final_url: str
    source: SourceTarget


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """A check whose captures are stored and whose outcome is not: where work goes on."""

    id: int
    document_id: int
    started_at: dt.datetime
    origin: Origin
    parts: tuple[CapturedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class Sighting:
    """The text that a check saw, for its observation."""

    gate: Gate
    text_sha256: str
    extractor: str
    compared: ChangeClass | None
    version_id: int | None = None
    last_updated: dt.date | None = None


@dataclass(frozen=True, slots=True)
class CheckEnd:
    """How a check ended, and what that means for its document."""

    outcome: Outcome
    reason: str
    health: CaptureHealth
    confirmation: Mapping[str, Any]
    next_check: dt.datetime
    sighting: Sighting | None = None
    cosmetic_reasons: tuple[CosmeticReason, ...] = ()
    is_verified: bool = False
    notices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A confirmed text that comes into force; `version_id` where it was in force before.

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
    is_in_force: bool = True


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


@dataclass(frozen=True, slots=True)
class HostView:
    """What is known of a host between two checks."""

    host: str
    failing_since: dt.datetime | None = None
    failures: int = 0
    announced: bool = False
    not_before: dt.datetime | None = None
    reason: str = field(default="")
