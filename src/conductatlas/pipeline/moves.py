"""A document that moved: its address leads to another one for good, and the policy stands there.

Pure. The document goes on; the operator is told which address to write into the catalogue.
"""

from collections.abc import Iterable

from conductatlas.archive.values import CapturedPart

__all__ = ["moves_of", "told_of"]


def moves_of(parts: Iterable[CapturedPart]) -> tuple[tuple[int, str], ...]:
    """For each source that leads elsewhere than it did: its key and where, "" for its own URL."""
    return tuple(
        (part.source.id, part.moved_to) for part in parts if part.moved_to != part.source.moved_to
    )


def told_of(moves: Iterable[tuple[int, str]]) -> str:
    """The sentence that tells the operator; "" where nothing moved."""
    urls = [url for _, url in moves if url]
    return f"moved for good to {' and '.join(urls)}: name it in the catalogue" if urls else ""
