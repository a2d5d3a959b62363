"""A process of our own with all that it starts: watched, and ended to the last.

Chromium leaves its parent's process group, so on Linux the sessions of all descendants are looked
up in /proc. Elsewhere the group is ended, and Chromium with its pipe.
"""

import contextlib
import os
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

__all__ = ["end_all", "memory_of"]

_PROC = Path("/proc")
_PAGE_BYTES = 4096
_ROUNDS = 50
_ROUND_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class _Process:
    pid: int
    parent: int
    session: int


def memory_of(pid: int) -> int:
    """The bytes that `pid` and its descendants hold for themselves; 0 where nobody can tell."""
    return sum(_own_bytes(one.pid) for one in _family(pid, set()))


def end_all(pid: int, folder: Path) -> None:
    """End the process `pid`, the leader of its group, with all its descendants, and wait for that.

    A helper that left the family is known by `folder` in its command line, where the profile is.
    """
    sessions: set[int] = {pid}
    for _ in range(_ROUNDS):
        # What was about to fork when it was looked at is found in the next round.
        found = _family(pid, sessions, str(folder).encode())
        sessions |= {one.session for one in found} - {0, os.getsid(0)}
        for one in found:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.kill(one.pid, signal.SIGKILL)
        if not found:
            break
        time.sleep(_ROUND_SECONDS)
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)


def _family(pid: int, sessions: set[int], marker: bytes = b"") -> list[_Process]:
    """`pid`, its descendants, and whoever belongs to `sessions`; the dead are left out."""
    everybody = list(_processes())
    family = {p.pid for p in everybody if p.pid == pid or (marker and marker in _line(p.pid))}
    grown = True
    while grown:
        more = {p.pid for p in everybody if p.parent in family or p.session in sessions} - family
        family |= more
        grown = bool(more)
    return [one for one in everybody if one.pid in family - {os.getpid()}]


def _line(pid: int) -> bytes:
    try:
        return _PROC.joinpath(str(pid), "cmdline").read_bytes()
    except OSError:
        return b""


def _processes() -> Iterator[_Process]:
    for folder in _PROC.glob("[0-9]*"):
        try:
            # The name, in parentheses, may hold spaces.
            state, parent, _, session = (
                folder.joinpath("stat").read_text().rpartition(")")[2].split()[:4]
            )
        except (OSError, ValueError):
            continue
        if state not in "ZX":
            yield _Process(int(folder.name), int(parent), int(session))


def _own_bytes(pid: int) -> int:
    try:
        resident, shared = _PROC.joinpath(str(pid), "statm").read_text().split()[1:3]
    except (OSError, ValueError):
        return 0
    return max(0, int(resident) - int(shared)) * _PAGE_BYTES
