"""How commands speak: results to standard output, progress to standard error.

Colour and progress bars only on a terminal; what a policy wrote never reaches a terminal with its
control characters.
"""

import json
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

__all__ = ["Advance", "clean", "emit", "line", "note", "progress", "table"]


class Advance(Protocol):
    """Tells a progress display that one more is done, and what it was."""

    def __call__(self, what: str = "") -> None:
        """Advance by one."""


def clean(text: str) -> str:
    """`text` for a terminal: control characters and bidirectional overrides become spaces."""
    return "".join(
        " " if unicodedata.category(c) in ("Cc", "Cf") and c not in "\n\t" else c for c in text
    )


def emit(result: object) -> None:
    """Print one JSON value on a line of its own."""
    sys.stdout.write(json.dumps(result, ensure_ascii=False, separators=(",", ":")) + "\n")


def line(text: str = "") -> None:
    """Print one line of a result."""
    sys.stdout.write(clean(text) + "\n")


def note(text: str) -> None:
    """Tell the user something that is not the result."""
    sys.stderr.write(clean(text) + "\n")
    sys.stderr.flush()


def table(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    """Print rows for people: aligned on a terminal, tab-separated where it is piped."""
    cells = [[clean("" if c is None else str(c)).replace("\n", " ") for c in row] for row in rows]
    if not sys.stdout.isatty():
        for row in [list(columns), *cells]:
            sys.stdout.write("\t".join(c.replace("\t", " ") for c in row) + "\n")
        return
    from rich.console import Console
    from rich.table import Table

    shown = Table(box=None, pad_edge=False, header_style="bold")
    for column in columns:
        shown.add_column(column, overflow="fold")
    for row in cells:
        shown.add_row(*(c.replace("[", r"\[") for c in row))
    Console().print(shown)


@contextmanager
def progress(title: str, total: int) -> Iterator[Advance]:
    """A progress display on standard error: a bar on a terminal, some plain lines elsewhere."""
    if sys.stderr.isatty():
        yield from _bar(title, total)
    else:
        yield from _lines(title, total)


def _bar(title: str, total: int) -> Iterator[Advance]:
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=total)

        def advance(what: str = "") -> None:
            bar.update(task, advance=1, description=clean(f"{title} {what}")[:60])

        yield advance


def _lines(title: str, total: int) -> Iterator[Advance]:
    done = 0
    step = max(1, total // 10)

    def advance(what: str = "") -> None:
        nonlocal done
        done += 1
        if done % step == 0 or done == total:
            note(f"{title}: {done} of {total}")

    yield advance
