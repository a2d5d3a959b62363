"""Checks documents: visits their sources, keeps what came, and says what it means.

Three parts run side by side: visits in a thread, reading in worker processes, and here, in the
main thread, every write to the archive. One run at a time an archive.
"""

import datetime as dt
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from multiprocessing.connection import wait
from pathlib import Path

from django.db import connections

from conductatlas.archive import store, targets
from conductatlas.archive.lock import LockRequest, check_lock
from conductatlas.archive.values import CheckEnd, DocumentTarget, OpenCheck
from conductatlas.capture import HostState
from conductatlas.model.vocabulary import Origin
from conductatlas.pipeline.confirm import after_failure
from conductatlas.pipeline.confirmation import read_confirmation, write_confirmation
from conductatlas.pipeline.failures import VisitFailure, failure_of
from conductatlas.pipeline.hosts import HostVisits, host_of, hosts_after
from conductatlas.pipeline.jobs import Job, Work
from conductatlas.pipeline.keeping import new_captures, new_check
from conductatlas.pipeline.pool import Pool
from conductatlas.pipeline.run import DocumentOutcome, Runner, next_check
from conductatlas.pipeline.shells import Shell
from conductatlas.pipeline.stages import Stages
from conductatlas.pipeline.timing import StageSeconds
from conductatlas.pipeline.visits import OpenGuest, Visit, Visits
from conductatlas.pipeline.workshop import Workshop

__all__ = ["CheckOptions", "CheckReport", "Selection", "check_documents", "resume"]

_LOOK_SECONDS = 0.5
_MOST_WAITING = 8


@dataclass(frozen=True, slots=True)
class Selection:
    """Which documents: all, of a platform, or one; with `only_due` those that are due."""

    platform: str = ""
    document: str = ""
    only_due: bool = False


@dataclass(frozen=True, slots=True)
class CheckOptions:
    """How a run goes: where its lock lies, who asks, how many at once, what its moments are."""

    folder: Path
    command: str = "check"
    wait_seconds: float = 0.0
    at_once: int = 16
    workers: int = 2
    origin: Origin = Origin.CAPTURED


@dataclass(slots=True)
class CheckReport:
    """What a run did. `stages` are seconds of work, of which those in workers ran side by side."""

    documents: list[DocumentOutcome] = field(default_factory=list)
    raw_bytes: int = 0
    stages: StageSeconds = field(default_factory=StageSeconds)

    @property
    def outcomes(self) -> dict[str, int]:
        """How many documents ended how."""
        return dict(Counter(one.outcome.value for one in self.documents))


def check_documents(
    selection: Selection,
    guest: OpenGuest,
    shop: Workshop,
    options: CheckOptions,
    progress: Callable[[DocumentOutcome], None] = lambda _: None,
) -> CheckReport:
    """Check the documents of `selection`, after finishing what an earlier run left undone.

    Raises UnknownTargetError, LockedError, or StorageError; what was stored by then stays, and the
    next run goes on from it.
    """
    pool = _pool(shop, options)
    try:
        with store.database_faults(), check_lock(_lock(options, shop)):
            run = _Run(shop, options, Runner(shop, pool), progress)
            run.finish_open_checks()
            due_at = shop.now() if selection.only_due else None
            found = targets.find_targets(selection.platform, selection.document, due_at)
            run.visit(found, guest)
            return run.report
    finally:
        pool.close()


def resume(
    shop: Workshop,
    options: CheckOptions,
    progress: Callable[[DocumentOutcome], None] = lambda _: None,
) -> CheckReport:
    """Finish the checks that a crash left between capture and outcome; visits nothing."""
    pool = _pool(shop, options)
    try:
        with store.database_faults(), check_lock(_lock(options, shop)):
            run = _Run(shop, options, Runner(shop, pool), progress)
            run.finish_open_checks()
            return run.report
    finally:
        pool.close()


def _pool(shop: Workshop, options: CheckOptions) -> Pool:
    if options.workers:
        # What is forked off must not inherit an open connection.
        connections.close_all()
    do = partial(_work, stages=shop.stages)
    return Pool(do, options.workers, warm=partial(_warm, shop.stages))


def _warm(stages: Stages) -> None:
    import_module("conductatlas.pipeline.work")
    stages.warm()


def _work(job: Job, stages: Stages) -> Work:
    # Loaded by the workers alone: a check of unchanged pages needs none of it.
    from conductatlas.pipeline.work import do_work

    return do_work(job, stages)


def _lock(options: CheckOptions, shop: Workshop) -> LockRequest:
    since = shop.now().isoformat(" ", "seconds")
    return LockRequest(options.folder, options.command, since, options.wait_seconds)


class _Run:
    """One run under the lock."""

    def __init__(
        self,
        shop: Workshop,
        options: CheckOptions,
        runner: Runner,
        progress: Callable[[DocumentOutcome], None],
    ) -> None:
        self.shop, self.options, self.runner, self.progress = shop, options, runner, progress
        self.report = CheckReport(stages=runner.seconds)
        self.hosts: dict[str, HostVisits] = {}

    def finish_open_checks(self) -> None:
        """Bring every check that was captured to its outcome."""
        self.shop.blobs.tidy()
        for check in targets.open_checks():
            self._done(self.runner.take(check))
            self.runner.hand_out()
            # One by one: two checks of one document build on each other.
            while self.runner.pool.unfinished:
                self._collect(_LOOK_SECONDS)

    def visit(self, found: tuple[DocumentTarget, ...], guest: OpenGuest) -> None:
        """Visit documents and bring each to its outcome."""
        self.runner.renders = True
        if any("last" not in target.confirmation for target in found):
            self.runner.pool.warm_up()
        names = {host_of(source.url) for target in found for source in target.sources}
        known = targets.host_views(names)
        states = [HostState(v.host, v.not_before, 0, v.reason) for v in known.values()]
        after = self._round(found, guest, states, self._take)
        # What showed nothing by itself is visited once more, with a browser.
        while shells := {shell.target.id: shell for shell in self.runner.shells()}:
            targets_of_shells = tuple(shell.target for shell in shells.values())
            take = partial(self._take_rendered, shells)
            after = self._round(targets_of_shells, guest, after, take)
        self._note_back_offs(after)
        views, events = hosts_after(known, self.hosts, self.shop.now())
        if views or events:
            store.store_hosts(views, events, self.shop.now())

    def _round(
        self,
        found: tuple[DocumentTarget, ...],
        guest: OpenGuest,
        states: Iterable[HostState],
        take: Callable[[Sequence[Visit]], None],
    ) -> tuple[HostState, ...]:
        """Visit documents and store what comes; what was learned of hosts."""
        visits = Visits(found, guest, self.shop.now, self.options.at_once, states)
        with visits:
            while not visits.is_over or self.runner.pool.unfinished:
                # Pages that wait for a worker are held in memory: no more of them than needed.
                has_room = self.runner.pool.unfinished < _MOST_WAITING
                pipes = self.runner.pool.pipes
                wait([visits.pipe, *pipes] if has_room else pipes, _LOOK_SECONDS)
                self._collect()
                if has_room:
                    take(visits.take())
                    self._collect()
        return visits.states

    def _take(self, visits: Sequence[Visit]) -> None:
        """Keep what visits brought: all of them by one commit, with outcomes that are plain."""
        whole: list[Visit] = []
        for visit in visits:
            self._note_host(visit)
            failure = failure_of(visit)
            if failure is None:
                whole.append(visit)
            else:
                self._done(self._failed(visit, failure))
        if not whole:
            return
        with store.stage():
            checks = self.report.stages.time("keep", partial(self._keep, whole))
            pairs = list(zip(checks, whole, strict=True))
            outcomes = self.report.stages.time("prepare", partial(self._begin, pairs))
        self.runner.hand_out()
        for outcome in outcomes:
            self._done(outcome)

    def _take_rendered(self, shells: Mapping[int, Shell], visits: Sequence[Visit]) -> None:
        """Keep pages that were rendered, and go on with the checks that wait for them."""
        for visit in visits:
            self._note_host(visit)
            shell = shells[visit.target.id]
            failure = failure_of(visit)
            if failure is not None:
                self._done(self.runner.failed(shell, failure))
                continue
            check = shell.pending.check
            new = new_check(visit, self.options.origin, check.started_at)
            captures = new_captures(visit, self.shop.stages.record)
            self.report.raw_bytes += sum(len(one.raw or b"") for one in captures)
            with store.stage():
                now = self.shop.now()
                store.add_captures(self.shop.blobs, check.id, new, captures, now)
                outcome = self.runner.rendered(shell)
            self.runner.hand_out()
            self._done(outcome)

    def _keep(self, visits: Sequence[Visit]) -> list[OpenCheck]:
        new = []
        for visit in visits:
            captures = new_captures(visit, self.shop.stages.record)
            self.report.raw_bytes += sum(len(one.raw or b"") for one in captures)
            new.append((new_check(visit, self.options.origin), captures))
        return store.record_captures(self.shop.blobs, new, self.shop.now())

    def _begin(self, pairs: Sequence[tuple[OpenCheck, Visit]]) -> list[DocumentOutcome | None]:
        return [self.runner.take(check, visit.target) for check, visit in pairs]

    def _failed(self, visit: Visit, failure: VisitFailure) -> DocumentOutcome:
        target = visit.target
        state = read_confirmation(target.confirmation)
        at = visit.started_at
        verdict = after_failure(state, failure.outcome, failure.reason, at, failure.is_missing)
        due = next_check(target, verdict.outcome, at, self.shop.gap)
        end = CheckEnd(
            outcome=verdict.outcome,
            reason=verdict.reason,
            health=verdict.health,
            confirmation=write_confirmation(verdict.state),
            next_check=max(due, failure.retry_at or due),
            notices=verdict.notices,
        )
        store.record_check(new_check(visit, self.options.origin), end, self.shop.now())
        return DocumentOutcome(target.path, verdict.outcome, verdict.reason)

    def _note_host(self, visit: Visit) -> None:
        for source, exchange in visit.exchanges:
            seen = self.hosts.setdefault(host_of(source.url), HostVisits())
            took = exchange.finished_at - exchange.started_at
            self.report.stages.add("fetch", took / dt.timedelta(seconds=1))
            if exchange.failure is None or exchange.status is not None:
                seen.came = True
            elif exchange.failure.is_of_the_host:
                seen.failures.append(exchange.failure.sentence)

    def _note_back_offs(self, states: Iterable[HostState]) -> None:
        for state in states:
            if state.not_before is not None and state.host in self.hosts:
                self.hosts[state.host].not_before = state.not_before

    def _collect(self, timeout: float = 0.0) -> None:
        for outcome in self.runner.results(timeout):
            self._done(outcome)

    def _done(self, outcome: DocumentOutcome | None) -> None:
        if outcome is not None:
            self.report.documents.append(outcome)
            self.progress(outcome)
