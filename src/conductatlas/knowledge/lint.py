"""Every fault of the knowledge base at once, for its authors and for `make check`."""

from pathlib import Path

from conductatlas.knowledge.loader import read_knowledge
from conductatlas.model import DataFileFault

__all__ = ["lint"]


def lint(folder: Path | None = None) -> list[DataFileFault]:
    """Every fault of the knowledge base in `folder` (the shipped one without), by path and line."""
    _, faults = read_knowledge(folder)
    return sorted(faults, key=lambda f: (str(f.path), f.line, f.fault))
