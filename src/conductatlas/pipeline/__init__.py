"""The way of a document, driven: visits, confirmation, publication, reruns after an upgrade."""

from conductatlas.pipeline.accept import accept_waiting_text
from conductatlas.pipeline.catalogue_sync import sync_entries, sync_folders
from conductatlas.pipeline.check import (
    CheckOptions,
    CheckReport,
    Selection,
    check_documents,
    resume,
)
from conductatlas.pipeline.ota_import import import_history
from conductatlas.pipeline.ota_report import ImportedDocument, ImportOptions, ImportReport
from conductatlas.pipeline.rerun import RerunReport, rerun_all
from conductatlas.pipeline.run import DocumentOutcome
from conductatlas.pipeline.stages import Clause, DocumentFacts, Page, Stages
from conductatlas.pipeline.visits import Guest, OpenGuest
from conductatlas.pipeline.workshop import Workshop

__all__ = [
    "CheckOptions",
    "CheckReport",
    "Clause",
    "DocumentFacts",
    "DocumentOutcome",
    "Guest",
    "ImportOptions",
    "ImportReport",
    "ImportedDocument",
    "OpenGuest",
    "Page",
    "RerunReport",
    "Selection",
    "Stages",
    "Workshop",
    "accept_waiting_text",
    "check_documents",
    "import_history",
    "rerun_all",
    "resume",
    "sync_entries",
    "sync_folders",
]
