"""What an import is asked to do, and what it says in the end: plain values."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from conductatlas.archive.imports import Imported
from conductatlas.catalogue import PlatformEntry
from conductatlas.model import InputError
from conductatlas.pipeline.ota_history import RecordedDocument, RecordedHistory

__all__ = [
    "ImportOptions",
    "ImportReport",
    "ImportedDocument",
    "Task",
    "chosen",
    "name_of",
    "task_of",
]


@dataclass(frozen=True, slots=True)
class ImportOptions:
    """What is imported, under which name, and which part of it."""

    source: Path
    name: str = ""
    service: str = ""
    document: str = ""
    entries: Sequence[PlatformEntry] = ()


@dataclass(frozen=True, slots=True)
class ImportedDocument:
    """What came of one document; `fault` is a sentence where it was not imported."""

    path: str
    observations: int = 0
    versions: int = 0
    changes: int = 0
    notes: tuple[str, ...] = ()
    fault: str = ""


@dataclass(slots=True)
class ImportReport:
    """What an import did; `known` counts observations that were there already."""

    name: str = ""
    documents: list[ImportedDocument] = field(default_factory=list)
    known: int = 0

    @property
    def has_faults(self) -> bool:
        """Whether any document could not be imported, or any text of one."""
        return any(one.fault or one.notes for one in self.documents)


@dataclass(frozen=True, slots=True)
class Task:
    """A document with the texts that are to be imported; `new` of them are not known yet."""

    recorded: RecordedDocument
    new: int
    notes: tuple[str, ...] = ()


def task_of(document: RecordedDocument, before: Imported | None) -> Task:
    """What is left to import of a document, of which `before` was imported."""
    if before is None:
        return Task(document, len(document.texts), document.notes)
    new = [text for text in document.texts if text.commit not in before.commits]
    kept = tuple(text for text in new if text.at >= before.newest)
    notes = document.notes if new else ()
    if late := len(new) - len(kept):
        notes = (*notes, f"{late} texts are older than what was imported before: left out")
    return Task(replace(document, texts=kept), len(new), notes)


def chosen(history: RecordedHistory, options: ImportOptions) -> RecordedHistory:
    """The part of a history that `options` ask for."""
    service, document = options.service.casefold(), options.document.casefold()
    chosen = tuple(
        one
        for one in history.documents
        if (not service or one.service.casefold() == service)
        and (not document or one.title.casefold() == document)
    )
    if not chosen:
        known = ", ".join(sorted({one.service for one in history.documents})[:12])
        raise InputError(f"{options.source} records nothing of that name. Its services: {known}.")
    return replace(history, documents=chosen)


def name_of(source: Path) -> str:
    """What the other archive is called where nobody says: after its file or folder."""
    return source.resolve().name.removesuffix(".bundle").removesuffix(".git")[:200]
