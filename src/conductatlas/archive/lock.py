"""One process at a time checks an archive: the second waits, or hears who is at work.

On SQLite a lock on a file of the data folder, on PostgreSQL an advisory lock: both end with the
process, however it ends, so that nothing has to be cleared after a crash.
"""

import contextlib
import fcntl
import json
import os
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from django.db import connection

from conductatlas.model import LockedError, StorageError

__all__ = ["LockRequest", "check_lock"]

_LOCK_KEY = 6964
_PAUSE_SECONDS = 0.1
_THREADS = threading.Lock()


@dataclass(frozen=True, slots=True)
class LockRequest:
    """Who wants to write: the data folder, the command, the moment, and for how long to wait."""

    folder: Path
    command: str
    since: str
    wait_seconds: float = 0.0


@contextmanager
def check_lock(request: LockRequest) -> Iterator[None]:
    """Hold the archive's check lock; raises LockedError that says who holds it."""
    hold = _postgres_lock if connection.vendor == "postgresql" else _file_lock
    # A file lock belongs to the process: its own threads are kept apart by this one.
    if not _THREADS.acquire(timeout=max(request.wait_seconds, 0.0)):
        raise LockedError("another thread of this process is checking this archive. Wait for it.")
    try:
        with hold(request):
            yield
    finally:
        _THREADS.release()


@contextmanager
def _file_lock(request: LockRequest) -> Iterator[None]:
    path = request.folder / "check.lock"
    try:
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StorageError(
            f"{path}: cannot be opened ({error.strerror}). Give write permission to the folder."
        ) from error
    with file:
        _until(request, lambda: _try_file(file), lambda: _holder(path))
        _say_who(file, request)
        yield


@contextmanager
def _postgres_lock(request: LockRequest) -> Iterator[None]:
    _until(request, _try_postgres, _postgres_holder)
    name = f"conductatlas {request.command} on {socket.gethostname()} since {request.since}"
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('application_name', %s, false)", [name[:63]])
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_LOCK_KEY])


def _until(request: LockRequest, attempt: Callable[[], bool], holder: Callable[[], str]) -> None:
    deadline = time.monotonic() + request.wait_seconds
    while not attempt():
        if time.monotonic() >= deadline:
            raise LockedError(
                f"another process is checking this archive ({holder()}). "
                "Wait until it has ended, or stop it."
            )
        time.sleep(_PAUSE_SECONDS)


def _try_file(file: IO[str]) -> bool:
    # lockf, not flock: a forked worker must not hold the lock on when this process is killed.
    try:
        fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _say_who(file: IO[str], request: LockRequest) -> None:
    who = {
        "pid": os.getpid(),
        "host": socket.gethostname(),
        "since": request.since,
        "command": request.command,
    }
    with contextlib.suppress(OSError):
        file.truncate(0)
        file.write(json.dumps(who))
        file.flush()


def _holder(path: Path) -> str:
    # Another handle: closing one that is not locked would free the lock of this process only.
    try:
        who = json.loads(path.read_text("utf-8"))
        return f"process {who['pid']} on {who['host']}, {who['command']!r} since {who['since']}"
    except (OSError, ValueError, KeyError):
        return "it has not said who it is"


def _try_postgres() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [_LOCK_KEY])
        return bool(cursor.fetchone()[0])


def _postgres_holder() -> str:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT a.application_name, a.pid FROM pg_locks l JOIN pg_stat_activity a USING (pid) "
            "WHERE l.locktype = 'advisory' AND l.objid = %s AND l.granted AND l.database = "
            "(SELECT oid FROM pg_database WHERE datname = current_database())",
            [_LOCK_KEY],
        )
        row = cursor.fetchone()
    return f"{row[0] or 'unnamed'}, server process {row[1]}" if row else "it has just ended"
