"""Values of checks: what is to be visited, what came, how it ended. No rows of the database."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

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
    "DocumentTarget",
    "HostView",
    "NewCapture",
    "NewCheck",
    "OpenCheck",
    "SeenText",
    "Sighting",
    "SourceTarget",
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
    shell_seen_at: dt.datetime | None = None
    moved_to: str = ""


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
    screenshot: bytes | None = None
    # Whether every redirect on the way to `final_url` was permanent.
    moved_for_good: bool = False


@dataclass(frozen=True, slots=True)
class CapturedPart:
    """A stored capture as extraction needs it."""

    capture_id: int
    leaf: int
    raw_sha256: str
    media_type: str
    final_url: str
    source: SourceTarget
    method: str = "http"
    moved_for_good: bool = False

    @property
    def moved_to(self) -> str:
        """Where the site sends its readers for good; "" where the page stands where it was."""
        return self.final_url if self.moved_for_good else ""

    @property
    def is_rendered(self) -> bool:
        """Whether a browser made the page."""
        return self.method == "browser"


@dataclass(frozen=True, slots=True)
class OpenCheck:
    """A check whose captures are stored and whose outcome is not: where work goes on."""

    id: int
    document_id: int
    started_at: dt.datetime
    origin: Origin
    parts: tuple[CapturedPart, ...] = ()


@dataclass(frozen=True, slots=True)
class SeenText:
    """A text that a check saw before, under its hash; its rendition where one is kept."""

    at: dt.datetime
    text_sha256: str
    check_id: int
    rendition_id: int | None = None


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
    # The observed variant that was seen, 0 for none; whether the alternation is over.
    variant: int = 0
    ends_variants: bool = False
    # Sources with the address where the policy was found for good, "" for their own one again.
    moves: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HostView:
    """What is known of a host between two checks."""

    host: str
    failing_since: dt.datetime | None = None
    failures: int = 0
    announced: bool = False
    not_before: dt.datetime | None = None
    reason: str = field(default="")
