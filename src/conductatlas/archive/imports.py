"""Values of an import, and what the archive knows of earlier ones. No rows of the database."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from conductatlas.archive.models import Check, Document, History, Version
from conductatlas.catalogue import PlatformEntry
from conductatlas.model.vocabulary import (
    CaptureHealth,
    ChangeClass,
    CosmeticReason,
    DocumentKind,
    Gate,
    Origin,
    Outcome,
)

__all__ = [
    "ImportTarget",
    "Imported",
    "ImportedEnd",
    "ImportedSight",
    "NewImport",
    "imported_before",
    "own_versions",
]


@dataclass(frozen=True, slots=True)
class NewImport:
    """A document that another archive recorded, under the names that it had there.

    `entry` is what that archive declares of its service, where it is given; `is_only_of_kind` says
    that no other document of the service is of this kind.
    """

    archive: str
    service: str
    title: str
    kind: DocumentKind
    paths: tuple[str, ...]
    now: dt.datetime
    entry: PlatformEntry | None = None
    is_only_of_kind: bool = False


@dataclass(frozen=True, slots=True)
class ImportTarget:
    """The document that a history goes to, and the history's own row."""

    document_id: int
    history_id: int


@dataclass(frozen=True, slots=True)
class ImportedSight:
    """One observation of a history, and what it came to; `gate` is None where it had no text."""

    commit: str
    at: dt.datetime
    outcome: Outcome
    reason: str = ""
    gate: Gate | None = None
    text_sha256: str = ""
    extractor: str = ""
    compared: ChangeClass | None = None
    cosmetic_reasons: tuple[CosmeticReason, ...] = ()


@dataclass(frozen=True, slots=True)
class ImportedEnd:
    """How a document stands after its history; `versions` are the checks that saw each of them."""

    document_id: int
    first_seen: dt.datetime
    last_checked: dt.datetime
    last_verified: dt.datetime | None
    last_updated: dt.date | None
    health: CaptureHealth
    health_reason: str
    confirmation: Mapping[str, Any]
    versions: Mapping[int, Sequence[int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Imported:
    """What was imported of a document before: its commits, and the newest moment among them."""

    document_id: int
    commits: frozenset[str]
    newest: dt.datetime


def imported_before() -> dict[str, Imported]:
    """What was imported before, by the path of the document in the other archive."""
    commits: dict[int, list[tuple[str, dt.datetime]]] = {}
    rows = Check.objects.filter(history__isnull=False).order_by()
    for history, commit, at in rows.values_list("history_id", "commit", "started_at"):
        commits.setdefault(history, []).append((commit, at))
    found: dict[str, Imported] = {}
    for key, document, paths in History.objects.values_list("pk", "document_id", "paths"):
        mine = commits.get(key)
        if mine:
            one = Imported(document, frozenset(c for c, _ in mine), max(at for _, at in mine))
            found |= dict.fromkeys(paths, one)
    return found


def own_versions(document_id: int) -> bool:
    """Whether a document has versions that were not imported: its history comes too late then."""
    others = Version.objects.filter(document=document_id).exclude(origin=Origin.IMPORTED.value)
    return (
        others.exists()
        or Document.objects.filter(pk=document_id, checks__stage="captured").exists()
    )
