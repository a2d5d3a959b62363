"""Time and memory of a command and all its children, read from /proc while it runs."""

import os
import subprocess
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PAGE_BYTES = os.sysconf("SC_PAGE_SIZE")
_SAMPLE_SECONDS = 0.02


@dataclass(frozen=True, slots=True)
class Measured:
    """Seconds by the wall clock, the peak of resident memory of the process tree, its output."""

    seconds: float
    peak_mib: float
    returncode: int
    output: str


def run_measured(command: Sequence[str], environment: Mapping[str, str] | None = None,
                 folder: Path | None = None,
                 sample_seconds: float = _SAMPLE_SECONDS) -> Measured:  # fmt: skip
    """Run `command` to its end; shared pages are counted once (proportional set size)."""
    began = time.perf_counter()
    process = subprocess.Popen(
        command, env=dict(environment or os.environ), cwd=folder, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
    )  # fmt: skip
    peak = Peak(process.pid, sample_seconds)
    peak.start()
    output, _ = process.communicate()
    seconds = time.perf_counter() - began
    return Measured(seconds, peak.stop(), process.returncode, output)


class Peak(threading.Thread):
    """Samples the memory of a process tree until it is stopped."""

    def __init__(self, pid: int, sample_seconds: float = _SAMPLE_SECONDS) -> None:
        super().__init__(daemon=True)
        self.sample_seconds = sample_seconds
        self.pid, self.most, self.ended = pid, 0.0, threading.Event()

    def run(self) -> None:
        """Sample."""
        while not self.ended.is_set():
            self.most = max(self.most, sum(map(_pss_mib, _tree(self.pid))))
            self.ended.wait(self.sample_seconds)

    def stop(self) -> float:
        """The peak in MiB."""
        self.ended.set()
        self.join()
        return self.most


def _tree(pid: int) -> list[int]:
    found, todo = [], [pid]
    while todo:
        one = todo.pop()
        found.append(one)
        try:
            for task in Path(f"/proc/{one}/task").iterdir():
                todo += map(int, (task / "children").read_text().split())
        except OSError:
            continue
    return found


def _pss_mib(pid: int) -> float:
    try:
        for row in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if row.startswith("Pss:"):
                return int(row.split()[1]) / 1024
    except OSError:
        pass
    return 0.0
