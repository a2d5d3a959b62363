"""The process that reads one PDF: its bytes on standard input, the reading as JSON on the output.

It limits itself before it reads a byte: memory, processor time, files, processes. `app.pdf_apart`
starts it; a PDF that breaks the program that reads it breaks this process alone.
"""

import json
import resource
import sys
from dataclasses import asdict

__all__ = ["CPU_SECONDS", "MEMORY_BYTES", "OUT_OF_MEMORY", "main"]

MEMORY_BYTES = 512 << 20
CPU_SECONDS = 30
OUT_OF_MEMORY = 3


def main() -> int:
    """Read one PDF; the exit code is `OUT_OF_MEMORY` where the limit was met."""
    _limit()
    try:
        return _answer()
    except MemoryError:
        return OUT_OF_MEMORY


def _limit() -> None:
    # What is loaded must be loaded first: afterwards no file can be opened for writing, and no
    # process started.
    from conductatlas.extraction import pdf  # noqa: F401

    limits = {
        resource.RLIMIT_AS: MEMORY_BYTES,
        resource.RLIMIT_CPU: CPU_SECONDS,
        resource.RLIMIT_CORE: 0,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_NPROC: 0,
        resource.RLIMIT_NOFILE: 16,
    }
    for kind, most in limits.items():
        # One above: at its hard limit of time a process is killed without a word of why.
        resource.setrlimit(kind, (most, most + (kind == resource.RLIMIT_CPU)))


def _answer() -> int:
    from conductatlas.extraction.pdf import read_pdf
    from conductatlas.extraction.reading import Reading

    made = read_pdf(sys.stdin.buffer.read())
    answer = {"reading" if isinstance(made, Reading) else "verdict": asdict(made)}
    sys.stdout.buffer.write(json.dumps(answer).encode("ascii"))
    sys.stdout.buffer.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main())
