"""Identifiers of the archive's records: `CA-D-000461`, `CA-V-001094`, `CA-P-004119`, `CA-C-002783`.

One width everywhere (at least six digits), monotonic by creation, never reused.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["RecordId", "RecordKind", "parse_record_id", "slugify"]


class RecordKind(StrEnum):
    """The kinds of record that carry a permanent id; the value is its letter."""

    DOCUMENT = "D"
    VERSION = "V"
    PROVISION = "P"
    CHANGE = "C"


_RECORD_ID = re.compile(r"CA-([DVPC])-([0-9]{6,12})")
_NOT_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True, order=True)
class RecordId:
    """A permanent id: its kind and its number, which is at least 1."""

    kind: RecordKind
    number: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError(f"a record number begins at 1: got {self.number}")

    def __str__(self) -> str:
        return f"CA-{self.kind.value}-{self.number:06d}"


def parse_record_id(text: str) -> RecordId | None:
    """The id written in `text`, or None where it is none; padding beyond six digits is refused."""
    match = _RECORD_ID.fullmatch(text)
    if match is None:
        return None
    digits = match[2]
    if (len(digits) > 6 and digits.startswith("0")) or int(digits) == 0:
        return None
    return RecordId(RecordKind(match[1]), int(digits))


def slugify(title: str, longest: int = 80) -> str:
    """`title` as a path part: lower-case ASCII letters, digits and single hyphens; may be empty."""
    slug = _NOT_SLUG.sub("-", title.lower().replace("'", "").replace("’", "")).strip("-")
    if len(slug) <= longest:
        return slug
    return slug[:longest].rsplit("-", 1)[0] or slug[:longest]
