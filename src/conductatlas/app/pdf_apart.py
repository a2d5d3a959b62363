"""Reads a PDF in a process of its own, so that a hostile file costs that process and no more.

The child has no environment, no descriptor but its pipes, and limits of memory and time. Its answer
is JSON, checked as it is read: what it sends is as little to be trusted as the file.
"""

import json
import signal
import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from conductatlas.app.pdf_child import CPU_SECONDS, MEMORY_BYTES, OUT_OF_MEMORY
from conductatlas.extraction.gate import Verdict
from conductatlas.extraction.pdf import MAX_PDF_BYTES
from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH, ROW, Piece
from conductatlas.extraction.reading import PageStart, Reading
from conductatlas.model.vocabulary import Gate

__all__ = ["read_pdf_apart"]

_WALL_SECONDS = 50.0
_MOST_ANSWER_BYTES = 64 << 20
_KINDS = frozenset({HEADING, ITEM, PARAGRAPH, ROW})
_DEEPEST = 6
# The path is the parent's: the child is isolated from the environment, and from the folder.
_CHILD = """
import sys
sys.path[:] = {path!r}
from conductatlas.app.pdf_child import main
sys.exit(main())
"""


@dataclass(frozen=True, slots=True)
class _End:
    """How a child ended: what it wrote, its exit code, and whether it was ended for its time."""

    answer: bytes
    code: int
    is_late: bool


def read_pdf_apart(raw: bytes, wall_seconds: float = _WALL_SECONDS) -> Reading | Verdict:
    """What `extraction.pdf.read_pdf` makes of a PDF; a verdict where it ends without an answer."""
    if len(raw) > MAX_PDF_BYTES:
        return _refused(f"the PDF has {len(raw):,} bytes, more than {MAX_PDF_BYTES:,}")
    end = _run(raw, wall_seconds)
    if end.is_late:
        return _refused(f"reading the PDF took longer than {wall_seconds:.0f} s")
    if end.code != 0:
        return _refused(_why(end.code))
    try:
        return _answered(json.loads(end.answer))
    except (ValueError, KeyError, TypeError):
        return _refused("the program that reads PDFs answered nonsense")


def _run(raw: bytes, wall_seconds: float) -> _End:
    child = subprocess.Popen(  # noqa: S603 - our own interpreter, our own words
        [sys.executable, "-I", "-c", _CHILD.format(path=[place for place in sys.path if place])],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={"PYTHONHASHSEED": "0"},
    )
    late = threading.Event()

    def stop() -> None:
        late.set()
        child.kill()

    timer = threading.Timer(wall_seconds, stop)
    timer.start()
    try:
        answer = _exchanged(child, raw)
        return _End(answer, child.wait(), late.is_set())
    finally:
        timer.cancel()
        child.kill()
        child.wait()


def _exchanged(child: subprocess.Popen[bytes], raw: bytes) -> bytes:
    """What the child answers; one that answers without an end is stopped."""
    if child.stdin is None or child.stdout is None:
        raise ValueError("the child was started without pipes: give it both")
    with child.stdout as answers:
        # A child that ends before it has read all says why by its exit code.
        with suppress(BrokenPipeError), child.stdin as questions:
            questions.write(raw)
        answer = answers.read(_MOST_ANSWER_BYTES + 1)
        if len(answer) > _MOST_ANSWER_BYTES:
            child.kill()
    return answer


def _why(code: int) -> str:
    """The reason that a child's exit code stands for."""
    memory = f"{MEMORY_BYTES >> 20:,} MiB of memory"
    if code == OUT_OF_MEMORY:
        return f"reading the PDF takes more than {memory}"
    if code == -signal.SIGXCPU:
        return f"reading the PDF takes more than {CPU_SECONDS} s of processor time"
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return f"the PDF broke the program that reads it ({name}), or took more than {memory}"


def _answered(answer: Mapping[str, Any]) -> Reading | Verdict:
    """The answer as values, every field of it made anew."""
    if (verdict := answer.get("verdict")) is not None:
        return Verdict(Gate(verdict["gate"]), str(verdict["reason"]))
    reading = answer["reading"]
    return Reading(
        pieces=[_piece(piece) for piece in reading["pieces"]],
        title=str(reading["title"]),
        page_words=str(reading["page_words"]),
        page_starts=tuple(
            PageStart(abs(int(start["piece"])), abs(int(start["offset"])))
            for start in reading["page_starts"]
        ),
    )


def _piece(piece: Mapping[str, Any]) -> Piece:
    kind, level = str(piece["kind"]), int(piece["level"])
    if kind not in _KINDS or not 0 <= level <= _DEEPEST:
        raise ValueError(f'a piece of kind "{kind}" and level {level}: no such piece')
    return Piece(kind, str(piece["text"]), level, str(piece["marker"]))


def _refused(reason: str) -> Verdict:
    return Verdict(Gate.NOT_A_POLICY, reason)
