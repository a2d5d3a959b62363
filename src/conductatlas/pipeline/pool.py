"""Worker processes for the work that needs no database, each on its own pipe.

A nursery is forked off at once, before threads and connections exist; when the first job comes it
loads what the work needs, once, and forks the workers from itself. A page that kills its worker, or
outlasts its budget, costs that page alone. When the main process dies, all see their pipes close.
"""

import logging
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from time import monotonic

from conductatlas.pipeline.jobs import Job, Work
from conductatlas.pipeline.nursery import Nursery

__all__ = ["Pool"]

log = logging.getLogger(__name__)
_BUDGET_SECONDS = 60.0


@dataclass(slots=True)
class _Worker:
    """Our end of a worker's pipe, and the job that it is at."""

    pipe: Connection
    pid: int
    key: int | None = None
    deadline: float = 0.0


class Pool:
    """Does jobs in `workers` processes; with 0 in this one, when results are asked for."""

    def __init__(
        self,
        do: Callable[[Job], Work],
        workers: int,
        budget: float = _BUDGET_SECONDS,
        warm: Callable[[], None] = lambda: None,
    ) -> None:
        self._do, self._budget, self._most = do, budget, workers
        self._waiting: deque[tuple[int, Job]] = deque()
        self._workers: list[_Worker] = []
        self._nursery = Nursery(lambda pipe: serve(pipe, do), warm) if workers else None

    @property
    def workers(self) -> int:
        """How many processes work at most; 0 where this one does it all."""
        return self._most

    @property
    def unfinished(self) -> int:
        """How many jobs were given and not yet returned."""
        return len(self._waiting) + sum(worker.key is not None for worker in self._workers)

    @property
    def pipes(self) -> list[Connection]:
        """What to wait on for results."""
        return [worker.pipe for worker in self._workers if worker.key is not None]

    def warm_up(self) -> None:
        """Say that jobs will come."""
        if self._nursery is not None:
            self._nursery.warm_up()

    def give(self, key: int, job: Job) -> None:
        """Add a job; its result comes under `key`."""
        self._waiting.append((key, job))
        self._hand_out()

    def results(self, timeout: float = 0.0) -> Iterator[tuple[int, Work]]:
        """The results that are there, or come within `timeout` seconds, by key."""
        if self._nursery is None:
            while self._waiting:
                key, job = self._waiting.popleft()
                yield key, guarded(self._do, job)
            return
        ready = set(wait(self.pipes, timeout)) if self.pipes else set()
        for worker in list(self._workers):
            if worker.key is None:
                continue
            if worker.pipe in ready:
                yield worker.key, self._received(worker)
            elif monotonic() > worker.deadline:
                fault = f"reading the page took longer than {self._budget:.0f} s"
                yield worker.key, self._lost(worker, fault)
        self._hand_out()

    def close(self) -> None:
        """End the workers: those at work are stopped, the others see their pipes close."""
        for worker in self._workers:
            if worker.key is not None:
                _kill(worker.pid)
            worker.pipe.close()
        self._workers.clear()
        if self._nursery is not None:
            self._nursery.close()

    def _hand_out(self) -> None:
        while self._waiting and (worker := self._idle()) is not None:
            key, job = self._waiting.popleft()
            worker.key, worker.deadline = key, monotonic() + self._budget
            worker.pipe.send(job)

    def _idle(self) -> _Worker | None:
        for worker in self._workers:
            if worker.key is None:
                return worker
        if self._nursery is None or len(self._workers) >= self._most:
            return None
        pipe, pid = self._nursery.start_worker()
        self._workers.append(_Worker(pipe, pid))
        return self._workers[-1]

    def _received(self, worker: _Worker) -> Work:
        try:
            work = worker.pipe.recv()
        except (EOFError, OSError):
            return self._lost(worker, "reading the page ended the program that reads it")
        worker.key = None
        return work if isinstance(work, Work) else Work(fault="the worker answered nonsense")

    def _lost(self, worker: _Worker, fault: str) -> Work:
        log.error("worker lost", extra={"fault": fault})
        _kill(worker.pid)
        worker.pipe.close()
        self._workers.remove(worker)
        return Work(fault=fault)


def serve(pipe: Connection, do: Callable[[Job], Work]) -> None:
    """A worker's life: jobs in, results out, until the pipe closes."""
    while True:
        try:
            job = pipe.recv()
            pipe.send(guarded(do, job))
        except (EOFError, OSError):
            return


def guarded(do: Callable[[Job], Work], job: Job) -> Work:
    """What `do` gives, or a fault in its place."""
    try:
        return do(job)
    except Exception as error:  # the boundary: one page must not end the run
        log.exception("page not read")
        return Work(fault=f"the page could not be read ({type(error).__name__}: {error})")


def _kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return
