"""Worker processes for the work that needs no database, each on its own pipe.

Forked before threads and connections exist. A page that kills its worker, or outlasts its budget,
costs that page alone; when the main process dies, the workers see their pipes close and end.
"""

import logging
import multiprocessing
import os
import signal
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess
from time import monotonic

from conductatlas.pipeline.work import Job, Work

__all__ = ["Pool"]

log = logging.getLogger(__name__)
_BUDGET_SECONDS = 60.0


@dataclass(slots=True)
class _Worker:
    """A process, our end of its pipe, and the job that it is at."""

    process: ForkProcess
    pipe: Connection
    key: int | None = None
    deadline: float = 0.0


class Pool:
    """Does jobs in `workers` processes; with 0 in this one, when results are asked for."""

    def __init__(self, do: Callable[[Job], Work], workers: int, budget: float = _BUDGET_SECONDS):
        self._do, self._budget = do, budget
        self._waiting: deque[tuple[int, Job]] = deque()
        self._workers: list[_Worker] = []
        for _ in range(workers):
            self._workers.append(self._start())

    @property
    def unfinished(self) -> int:
        """How many jobs were given and not yet returned."""
        return len(self._waiting) + sum(worker.key is not None for worker in self._workers)

    @property
    def pipes(self) -> list[Connection]:
        """What to wait on for results."""
        return [worker.pipe for worker in self._workers if worker.key is not None]

    def give(self, key: int, job: Job) -> None:
        """Add a job; its result comes under `key`."""
        self._waiting.append((key, job))
        self._hand_out()

    def results(self, timeout: float = 0.0) -> Iterator[tuple[int, Work]]:
        """The results that are there, or come within `timeout` seconds, by key."""
        if not self._workers:
            while self._waiting:
                key, job = self._waiting.popleft()
                yield key, _guarded(self._do, job)
            return
        ready = set(wait(self.pipes, timeout)) if self.pipes else set()
        for place, worker in enumerate(self._workers):
            if worker.key is None:
                continue
            if worker.pipe in ready:
                yield worker.key, self._received(place)
            elif monotonic() > worker.deadline:
                yield worker.key, self._given_up(place)
        self._hand_out()

    def close(self) -> None:
        """End the workers."""
        for worker in self._workers:
            worker.pipe.close()
        for worker in self._workers:
            worker.process.join(1.0)
            if worker.process.is_alive():
                worker.process.kill()
                worker.process.join()
        self._workers.clear()

    def _start(self) -> _Worker:
        context = multiprocessing.get_context("fork")
        ours, theirs = context.Pipe()
        # A sibling's open end would keep a worker waiting after the main process is gone.
        others = [worker.pipe for worker in self._workers]
        process = context.Process(target=_serve, args=(theirs, [ours, *others], self._do))
        process.daemon = True
        process.start()
        theirs.close()
        return _Worker(process, ours)

    def _hand_out(self) -> None:
        for worker in self._workers:
            if worker.key is None and self._waiting:
                key, job = self._waiting.popleft()
                worker.pipe.send(job)
                worker.key, worker.deadline = key, monotonic() + self._budget

    def _received(self, place: int) -> Work:
        worker = self._workers[place]
        try:
            work = worker.pipe.recv()
        except (EOFError, OSError):
            return self._replaced(place, "reading the page ended the program that reads it")
        worker.key = None
        return work if isinstance(work, Work) else Work(fault="the worker answered nonsense")

    def _given_up(self, place: int) -> Work:
        return self._replaced(place, f"reading the page took longer than {self._budget:.0f} s")

    def _replaced(self, place: int, fault: str) -> Work:
        log.error("worker lost", extra={"fault": fault})
        worker = self._workers.pop(place)
        worker.process.kill()
        worker.process.join()
        worker.pipe.close()
        self._workers.insert(place, self._start())
        return Work(fault=fault)


def _serve(pipe: Connection, others: list[Connection], do: Callable[[Job], Work]) -> None:
    """A worker's life: jobs in, results out, until the pipe closes."""
    # Ctrl-C is for the main process, which then closes the pipes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    for other in others:
        other.close()
    while True:
        try:
            job = pipe.recv()
            pipe.send(_guarded(do, job))
        except (EOFError, OSError):
            # Not sys.exit: what the main process registered to run at its end is not ours.
            os._exit(0)


def _guarded(do: Callable[[Job], Work], job: Job) -> Work:
    try:
        return do(job)
    except Exception as error:  # the boundary: one page must not end the run
        log.exception("page not read")
        return Work(fault=f"the page could not be read ({type(error).__name__}: {error})")
