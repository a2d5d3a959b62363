"""Imports the recorded history of an Open Terms Archive: documents side by side, stored in turn.

What one document's history comes to is stored in one transaction, in an order that depends on the
history alone: an import that was killed goes on with the next document, and two imports of the same
history make the same archive.
"""

import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path

from django.db import connections

from conductatlas.archive import store, targets
from conductatlas.archive.imports import NewImport, imported_before, own_versions
from conductatlas.archive.lock import LockRequest, check_lock
from conductatlas.archive.values import DocumentTarget
from conductatlas.catalogue import kind_of
from conductatlas.model import InputError
from conductatlas.model.versions import OTA_EXTRACTOR
from conductatlas.model.vocabulary import Origin
from conductatlas.pipeline.check import CheckOptions
from conductatlas.pipeline.jobs import Job, TextInForce, Work
from conductatlas.pipeline.ota_git import open_repository, read_log, sizes_of
from conductatlas.pipeline.ota_history import (
    RecordedDocument,
    RecordedHistory,
    parse_log,
    with_sizes,
)
from conductatlas.pipeline.ota_jobs import HistoryJob, HistoryWork
from conductatlas.pipeline.ota_report import (
    ImportedDocument,
    ImportOptions,
    ImportReport,
    Task,
    chosen,
    name_of,
    task_of,
)
from conductatlas.pipeline.ota_spool import read_steps
from conductatlas.pipeline.ota_store import HistoryPlace, StoredHistory, store_history
from conductatlas.pipeline.pool import Pool
from conductatlas.pipeline.rerun import kept_reading, renew_version
from conductatlas.pipeline.stages import Stages
from conductatlas.pipeline.workshop import Workshop, facts_of

__all__ = ["import_history"]

_SCRATCH = "import"
# A history of hundreds of long texts takes minutes; one that hangs must still end.
_BUDGET_SECONDS = 3600.0
_LOOK_SECONDS = 0.5


def import_history(
    options: ImportOptions,
    shop: Workshop,
    run: CheckOptions,
    started: Callable[[int], None] = lambda _: None,
    progress: Callable[[ImportedDocument], None] = lambda _: None,
) -> ImportReport:
    """Import what `options` names; what the archive has already is left as it is.

    `started` hears how many documents there are to import. Raises InputError for a source that
    is no history, LockedError, or StorageError: what was stored by then stays.
    """
    pool = _pool(shop, run)
    try:
        with store.database_faults(), check_lock(_lock(run, shop)), _scratch(run) as scratch:
            repository = open_repository(options.source, scratch)
            name = options.name or name_of(options.source)
            history = chosen(parse_log(read_log(repository), str(options.source)), options)
            blobs = (text.blob for one in history.documents for text in one.texts if text.blob)
            history = with_sizes(history, sizes_of(repository, blobs))
            one_run = _Import(replace(options, name=name), shop, pool, scratch, repository)
            one_run.history = history
            return one_run.run(started, progress)
    finally:
        pool.close()


class _Import:
    """One import under the lock."""

    history: RecordedHistory

    def __init__(
        self, options: ImportOptions, shop: Workshop, pool: Pool, scratch: Path, repository: Path
    ) -> None:
        self.options, self.shop, self.pool = options, shop, pool
        self.scratch, self.repository = scratch, repository
        self.report = ImportReport(options.name)
        self.entries = {entry.name.casefold(): entry for entry in options.entries}
        self.places: dict[int, HistoryPlace] = {}

    def run(
        self, started: Callable[[int], None], progress: Callable[[ImportedDocument], None]
    ) -> ImportReport:
        """Hand out every document, store each in its turn."""
        tasks = self.tasks()
        started(len(tasks))
        for done in self.in_turn(tasks):
            self.report.documents.append(done)
            progress(done)
        self.report.documents.sort(key=lambda one: one.path)
        return self.report

    def tasks(self) -> list[Task]:
        """What is new, the largest document first: no long one is left for the end."""
        before = imported_before()
        tasks = []
        for document in self.history.documents:
            known = next((before[p] for p in document.paths if p in before), None)
            task = task_of(document, known)
            self.report.known += len(document.texts) - task.new
            if task.recorded.texts or task.notes:
                tasks.append(task)
        tasks.sort(key=lambda task: (-task.recorded.size, task.recorded.path))
        return tasks

    def in_turn(self, tasks: Sequence[Task]) -> Iterator[ImportedDocument]:
        """Each document's end, in the order of `tasks`, however the workers finish them."""
        works: dict[int, Work] = {}
        given = 0
        for at, task in enumerate(tasks):
            # A few ahead: what the archive has of a document is read when its turn is near.
            while given < len(tasks) and given <= at + 2 * max(1, self.pool.workers):
                self.give(given, tasks[given], works)
                given += 1
            while at not in works:
                works.update(self.pool.results(_LOOK_SECONDS))
            yield self.finished(at, task, works.pop(at))

    def give(self, at: int, task: Task, works: dict[int, Work]) -> None:
        """Hand one document to the workers; a fault in its place where that cannot be."""
        if not task.recorded.texts:
            works[at] = HistoryWork()
            return
        try:
            place, job = self.prepared(at, task)
        except InputError as error:
            works[at] = Work(fault=str(error))
            return
        self.places[at] = place
        self.pool.give(at, job)

    def prepared(self, at: int, task: Task) -> tuple[HistoryPlace, HistoryJob]:
        """The document's place in the archive, and the job that its history is."""
        target = store.track_import(self.new_import(task.recorded))
        if own_versions(target.document_id):
            raise InputError(
                "it has captures of our own already, and history is only put before the first "
                "of them. Import into a fresh archive to have it."
            )
        document = targets.target(target.document_id)
        version_id = document.current_version
        in_force = self.in_force(document, version_id) if version_id else None
        place = HistoryPlace(
            target, self.options.name, self.shop.stages.reader, self.shop.now(), version_id,
            in_force.wording_ids if in_force else (),
        )  # fmt: skip
        known = targets.known_texts(target.document_id, OTA_EXTRACTOR)
        job = HistoryJob(
            pages=(),
            extractor=OTA_EXTRACTOR,
            facts=facts_of(document),
            language=document.language,
            in_force=in_force,
            repository=self.repository,
            spool=self.scratch / f"{at}.steps",
            texts=task.recorded.texts,
            until=self.history.until,
            confirmation=document.confirmation,
            known=frozenset(known),
        )
        return place, job

    def in_force(self, document: DocumentTarget, version_id: int) -> TextInForce | None:
        """The text that an earlier import left in force, as the present reader reads it."""
        current = renew_version(
            document, version_id, self.shop, Origin.IMPORTED, extractor=OTA_EXTRACTOR
        )
        return kept_reading(current) if current else None

    def new_import(self, recorded: RecordedDocument) -> NewImport:
        """What the archive is to know of a document."""
        kind = kind_of(recorded.title)
        kinds = Counter(
            kind_of(one.title) for one in self.history.documents
            if one.service == recorded.service
        )  # fmt: skip
        return NewImport(
            archive=self.options.name,
            service=recorded.service,
            title=recorded.title,
            kind=kind,
            paths=recorded.paths,
            now=self.shop.now(),
            entry=self.entries.get(recorded.service.casefold()),
            is_only_of_kind=kinds[kind] == 1,
        )

    def finished(self, at: int, task: Task, work: Work) -> ImportedDocument:
        """Store what a worker made of a document; one that fails does not stop the others."""
        path = task.recorded.path
        if work.fault or not isinstance(work, HistoryWork):
            return ImportedDocument(path, notes=task.notes, fault=work.fault or "it was not read")
        if not work.steps:
            return ImportedDocument(path, notes=task.notes)
        spool = self.scratch / f"{at}.steps"
        try:
            stored = store_history(
                self.places.pop(at), work, partial(read_steps, spool, work.steps), self.shop.blobs
            )
        finally:
            spool.unlink(missing_ok=True)
        return _ended(path, task.notes, stored)


def _ended(path: str, notes: tuple[str, ...], stored: StoredHistory) -> ImportedDocument:
    return ImportedDocument(
        path, stored.observations, stored.versions, stored.changes,
        (*notes, *stored.without_text),
    )  # fmt: skip


@contextmanager
def _scratch(run: CheckOptions) -> Iterator[Path]:
    """A folder for this import; those that a killed one left are removed first."""
    top = run.folder / _SCRATCH
    shutil.rmtree(top, ignore_errors=True)
    top.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=top) as folder:
        yield Path(folder)
    shutil.rmtree(top, ignore_errors=True)


def _pool(shop: Workshop, run: CheckOptions) -> Pool:
    if run.workers:
        # What is forked off must not inherit an open connection.
        connections.close_all()
    return Pool(
        partial(_work, stages=shop.stages),
        run.workers,
        budget=_BUDGET_SECONDS,
        warm=partial(_warm, shop.stages),
    )


def _warm(stages: Stages) -> None:
    import_module("conductatlas.pipeline.ota_work")
    stages.warm()


def _work(job: Job, stages: Stages) -> Work:
    # Loaded by the workers alone.
    from conductatlas.pipeline.ota_work import do_history

    if not isinstance(job, HistoryJob):
        raise TypeError("an import does histories alone")
    return do_history(job, stages)


def _lock(run: CheckOptions, shop: Workshop) -> LockRequest:
    since = shop.now().isoformat(" ", "seconds")
    return LockRequest(run.folder, run.command, since, run.wait_seconds)
