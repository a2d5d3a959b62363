"""Reads an Open Terms Archive declarations folder as a catalogue.

Format: one JSON file a service, `{"name", "documents" | "terms": {TYPE: {"fetch", "select", …}}}`
(docs.opentermsarchive.org, declarations); `combine` makes a document of several sources.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from conductatlas.catalogue.kinds import kind_of
from conductatlas.catalogue.schema import DocumentEntry, PlatformEntry, SourceEntry
from conductatlas.catalogue.urls import url_fault
from conductatlas.model import DataFileError, DataFileFault, slugify
from conductatlas.model.vocabulary import Sector

__all__ = ["load_ota_declarations"]


def load_ota_declarations(folder: Path) -> tuple[PlatformEntry, ...]:
    """The services declared in `folder` as platforms, by slug.

    Their sector is "other", since the declarations name none. History and filter files are passed
    over. Raises DataFileError with every fault.
    """
    faults: list[DataFileFault] = []
    entries: dict[str, PlatformEntry] = {}
    for path in sorted(folder.glob("*.json")):
        if path.stem.endswith((".history", ".filters")):
            continue
        entry = _service(path, faults)
        if entry is not None and entry.slug in entries:
            fault = f'the slug "{entry.slug}" stands twice'
            faults.append(DataFileFault(path, 1, fault, "Rename one service"))
        elif entry is not None:
            entries[entry.slug] = entry
    if not entries and not faults:
        faults.append(DataFileFault(folder, 1, "no declarations found", "Name a folder of them"))
    if faults:
        raise DataFileError(faults)
    return tuple(entries[slug] for slug in sorted(entries))


def _service(path: Path, faults: list[DataFileFault]) -> PlatformEntry | None:
    try:
        data = json.loads(path.read_text("utf-8"))
    except json.JSONDecodeError as error:
        faults.append(DataFileFault(path, error.lineno, f"not JSON ({error.msg})", "Mend it"))
        return None
    except (OSError, UnicodeDecodeError) as error:
        faults.append(DataFileFault(path, 1, f"cannot be read ({error})", "Save it as UTF-8"))
        return None
    terms = (data.get("terms") or data.get("documents")) if isinstance(data, dict) else None
    if not isinstance(terms, dict):
        faults.append(DataFileFault(path, 1, 'it has no "terms"', "Name a declarations folder"))
        return None
    name = str(data.get("name") or path.stem)
    documents = [_document(path, kind, body, faults) for kind, body in terms.items()]
    kept = tuple(d for d in documents if d is not None)
    slug = slugify(name) or slugify(path.stem) or "service"
    return PlatformEntry(slug, name, "", (Sector.OTHER,), kept)


def _document(
    path: Path, title: str, body: Mapping[str, Any], faults: list[DataFileFault]
) -> DocumentEntry | None:
    parts = body.get("combine") or [body]
    sources = []
    for part in parts:
        url = str(part.get("fetch") or body.get("fetch") or "")
        if fault := url_fault(url):
            faults.append(DataFileFault(path, 1, f"{title}: {fault}", "Mend its fetch"))
            return None
        select = part.get("select") or body.get("select")
        remove = part.get("remove") or body.get("remove")
        client = bool(part.get("executeClientScripts") or body.get("executeClientScripts"))
        sources.append(SourceEntry(url, _selectors(select), _selectors(remove), browser=client))
    return DocumentEntry(slugify(title), title, kind_of(title), tuple(sources))


def _selectors(value: object) -> tuple[str, ...]:
    """CSS selectors alone: ranges and functions of that format have no counterpart here."""
    items = value if isinstance(value, list) else [value]
    return tuple(item for item in items if isinstance(item, str))
