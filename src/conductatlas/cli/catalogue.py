"""`conductatlas catalogue`: checks and lists what is tracked."""

from pathlib import Path

from conductatlas.catalogue import SHIPPED, check_catalogue
from conductatlas.cli.output import emit, line, note, table

__all__ = ["lint", "listing"]


def lint(folders: list[Path], as_json: bool) -> int:
    """Report every fault of the shipped catalogue and of `folders` laid over it."""
    entries, faults = check_catalogue(folders or [SHIPPED])
    documents = sum(len(e.documents) for e in entries)
    if as_json:
        rows = [
            {"path": str(f.path), "line": f.line, "fault": f.fault, "repair": f.repair}
            for f in faults
        ]
        emit({"platforms": len(entries), "documents": documents, "faults": rows})
        return 1 if faults else 0
    for fault in faults:
        line(str(fault))
    note(f"{len(entries)} platforms, {documents} documents, {len(faults)} faults")
    return 1 if faults else 0


def listing(folders: list[Path], as_json: bool) -> int:
    """List every document that is tracked."""
    entries, _ = check_catalogue(folders or [SHIPPED])
    rows = [
        (f"{e.slug}/{d.slug}", d.kind.value, d.title, d.sources[0].url if d.sources else "")
        for e in entries
        for d in e.documents
    ]
    if as_json:
        for path, kind, title, url in rows:
            emit({"document": path, "kind": kind, "title": title, "url": url})
    else:
        table(("document", "kind", "title", "source"), rows)
    return 0
