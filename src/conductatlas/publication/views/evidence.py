"""The evidence at the foot of a record: what was captured when, hashes, and what was checked."""

import datetime as dt
from dataclasses import dataclass

from conductatlas.archive import queries
from conductatlas.publication.cite import Citation

__all__ = ["Checked", "Evidence", "EvidencePart", "evidence"]


@dataclass(frozen=True, slots=True)
class Checked:
    """One thing that the archive checked, and what it means."""

    label: str
    meaning: str


@dataclass(frozen=True, slots=True)
class EvidencePart:
    """One capture; `begins` is where its text begins, None where it is the only one."""

    capture: queries.CaptureRow
    begins: int | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """The stamp of a record; `leaf_index` is the record's own leaf, None where it has none."""

    record: str
    leaf_index: int | None
    version: queries.VersionRow
    captures: tuple[queries.CaptureRow, ...]
    checked: tuple[Checked, ...]
    citation: Citation

    @property
    def parts(self) -> tuple[EvidencePart, ...]:
        """The captures in the order of the text; with their places where several made it."""
        seams = (0, *self.version.rendition.seams)
        known = len(seams) == len(self.captures) > 1
        places = seams if known else (None,) * len(self.captures)
        return tuple(EvidencePart(*pair) for pair in zip(self.captures, places, strict=True))

    @property
    def captured_at(self) -> dt.datetime:
        """When the text was fetched: the last of its captures, else when it was first seen."""
        return max((c.fetched_at for c in self.captures), default=self.version.first_seen)


def evidence(
    record: str,
    leaf_index: int | None,
    version: queries.VersionRow,
    captures: tuple[queries.CaptureRow, ...],
    citation: Citation,
    quote_checked: bool = False,
) -> Evidence:
    """The stamp, saying only what was done."""
    checked = []
    if captures:
        checked.append(
            Checked("Raw page kept", "The bytes as they were received are stored under their hash.")
        )
    checked.append(
        Checked("Text hash matches", "The canonical text is checked against its hash when read.")
    )
    if quote_checked:
        checked.append(
            Checked(
                "Quote found in the text",
                "The quoted words stand in the canonical text at the stated place.",
            )
        )
    if version.confirmed_at > version.first_seen:
        checked.append(Checked("Seen twice", "A second visit, apart in time, found the same text."))
    return Evidence(record, leaf_index, version, captures, tuple(checked), citation)
