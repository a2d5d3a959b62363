"""The process that workers are forked from: it holds no thread, no connection, no lock.

Forking a process that has threads and an open database is unsafe; so one is forked off early, and
starts workers when it is asked to. Pipes to them are handed over its own pipe.
"""

import gc
import os
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from multiprocessing.reduction import recv_handle, send_handle

from conductatlas.model import ConductAtlasError

__all__ = ["Nursery"]


class Nursery:
    """A process that forks workers; each runs `serve` on its end of a pipe and ends with it.

    `warm` is run in it once, before its first worker.
    """

    def __init__(self, serve: Callable[[Connection], None], warm: Callable[[], None]) -> None:
        self._pipe, theirs = Pipe()
        self._pid = os.fork()
        if not self._pid:
            self._pipe.close()
            _run(lambda: _keep(theirs, serve, warm))
        theirs.close()

    def warm_up(self) -> None:
        """Let it load what the work needs, while others do something else."""
        with suppress(OSError):
            self._pipe.send("warm")

    def start_worker(self) -> tuple[Connection, int]:
        """Our end of a new worker's pipe, and its process id."""
        try:
            self._pipe.send("worker")
            pid = self._pipe.recv()
            return Connection(recv_handle(self._pipe)), pid
        except (EOFError, OSError) as error:
            raise ConductAtlasError(
                "the process that starts workers is gone; memory may have run out. "
                "Run the command again, with CONDUCTATLAS_WORKERS=1 or 0."
            ) from error

    def close(self) -> None:
        """End it; its workers end as their own pipes close."""
        self._pipe.close()
        with suppress(ChildProcessError):
            os.waitpid(self._pid, 0)


def _keep(pipe: Connection, serve: Callable[[Connection], None], warm: Callable[[], None]) -> None:
    """The nursery's life: a worker for each word that asks for one, until the pipe closes."""
    # Workers that end are not waited for by anybody.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    is_warm = False
    while True:
        try:
            word = pipe.recv()
        except (EOFError, OSError):
            return
        if not is_warm:
            warm()
            # What is loaded stays shared with the workers: no collector walks over it.
            gc.collect()
            gc.freeze()
            is_warm = True
        if word == "worker":
            _start(pipe, serve)


def _start(pipe: Connection, serve: Callable[[Connection], None]) -> None:
    ours, theirs = Pipe()
    pid = os.fork()
    if not pid:
        ours.close()
        pipe.close()
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        _run(lambda: serve(theirs))
    theirs.close()
    pipe.send(pid)
    send_handle(pipe, ours.fileno(), os.getppid())
    ours.close()


def _run(life: Callable[[], None]) -> None:
    """Live in a forked process, and leave it without what its parent registered for its end."""
    # Ctrl-C is for the main process, which then closes the pipes.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    code = 1
    try:
        life()
        code = 0
    finally:
        os._exit(code)
