"""The leaves of the evidence log: what a capture, a version, a provision or a change commits to.

Canonical JSON of at most 16 kB, the same bytes for the same facts. Each says in `origin` whether
its moment was our own, imported, or simulated (design, section 4).
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.evidence.canonical import JsonValue, canonical_json
from conductatlas.model import RecordId
from conductatlas.model.vocabulary import ChangeClass, Direction, Origin, Severity

__all__ = [
    "MOST_LEAF_BYTES",
    "CaptureLeaf",
    "ChangeLeaf",
    "ProvisionLeaf",
    "VersionLeaf",
    "leaf_entry",
]

MOST_LEAF_BYTES = 16_000
_FORMAT = 1
# Longer text is cut; the whole of it is in the exchange or the record whose hash the leaf holds.
_LONGEST_TEXT_BYTES = 2_000


@dataclass(frozen=True, slots=True)
class CaptureLeaf:
    """What was fetched, from where, when, and the hashes of what came."""

    document: RecordId
    url: str
    final_url: str
    fetched_at: dt.datetime
    status: int
    media_type: str
    method: str
    raw_sha256: str
    raw_bytes: int
    exchange_sha256: str
    origin: Origin
    # Whether certificates were not checked, by the operator's exception for this source.
    insecure_tls: bool = False
    # The picture of a page that was rendered in a browser; left out where there is none.
    screenshot_sha256: str = ""

    def fields(self) -> dict[str, JsonValue]:
        """The leaf's own fields."""
        fields: dict[str, JsonValue] = {
            "type": "capture",
            "document": str(self.document),
            "url": _cut(self.url),
            "final_url": _cut(self.final_url),
            "at": _moment(self.fetched_at),
            "status": self.status,
            "media_type": self.media_type,
            "method": self.method,
            "raw_sha256": self.raw_sha256,
            "raw_bytes": self.raw_bytes,
            "exchange_sha256": self.exchange_sha256,
            "insecure_tls": self.insecure_tls,
            "origin": self.origin.value,
        }
        if self.screenshot_sha256:
            fields["screenshot_sha256"] = self.screenshot_sha256
        return fields


@dataclass(frozen=True, slots=True)
class VersionLeaf:
    """A confirmed text: its hash, what made it, and the log indexes of its captures."""

    document: RecordId
    version: RecordId
    number: int
    text_sha256: str
    text_bytes: int
    extractor: str
    captures: Sequence[int]
    first_seen: dt.datetime
    confirmed_at: dt.datetime
    origin: Origin
    is_seam: bool = False
    # Of imported history: the archive, its commit, and the hash of what was recorded there.
    imported_from: str = ""
    commit: str = ""
    recorded_sha256: str = ""

    def fields(self) -> dict[str, JsonValue]:
        """The leaf's own fields."""
        fields: dict[str, JsonValue] = {
            "type": "version",
            "document": str(self.document),
            "version": str(self.version),
            "number": self.number,
            "text_sha256": self.text_sha256,
            "text_bytes": self.text_bytes,
            "extractor": self.extractor,
            "captures": list(self.captures),
            "first_seen": _moment(self.first_seen),
            "confirmed_at": _moment(self.confirmed_at),
            "seam": self.is_seam,
            "origin": self.origin.value,
        }
        if self.imported_from:
            fields["imported_from"] = _cut(self.imported_from)
            fields["commit"] = self.commit
            fields["recorded_sha256"] = self.recorded_sha256
        return fields


@dataclass(frozen=True, slots=True)
class ProvisionLeaf:
    """A provision as it was first published: where its quote stands in which text.

    The text is that of the version leaf at `version_leaf`, unless `text_sha256` names another:
    the same version as a later extractor made it.
    """

    provision: RecordId
    version_leaf: int
    provision_type: str
    quote_sha256: str
    start: int
    end: int
    reader: str
    at: dt.datetime
    origin: Origin
    text_sha256: str = ""

    def fields(self) -> dict[str, JsonValue]:
        """The leaf's own fields."""
        fields: dict[str, JsonValue] = {
            "type": "provision",
            "provision": str(self.provision),
            "version_leaf": self.version_leaf,
            "provision_type": self.provision_type,
            "quote_sha256": self.quote_sha256,
            "start": self.start,
            "end": self.end,
            "reader": self.reader,
            "at": _moment(self.at),
            "origin": self.origin.value,
        }
        if self.text_sha256:
            fields["text_sha256"] = self.text_sha256
        return fields


@dataclass(frozen=True, slots=True)
class ChangeLeaf:
    """A published change: the two versions, what it amounts to, the hash of its whole record."""

    change: RecordId
    document: RecordId
    old_version: RecordId
    new_version: RecordId
    change_class: ChangeClass
    severity: Severity | None
    direction: Direction
    summary: str
    record_sha256: str
    detected_at: dt.datetime
    confirmed_at: dt.datetime
    origin: Origin

    def fields(self) -> dict[str, JsonValue]:
        """The leaf's own fields."""
        return {
            "type": "change",
            "change": str(self.change),
            "document": str(self.document),
            "old_version": str(self.old_version),
            "new_version": str(self.new_version),
            "class": self.change_class.value,
            "severity": self.severity.value if self.severity else None,
            "direction": self.direction.value,
            "summary": _cut(self.summary),
            "record_sha256": self.record_sha256,
            "detected_at": _moment(self.detected_at),
            "confirmed_at": _moment(self.confirmed_at),
            "origin": self.origin.value,
        }


def leaf_entry(leaf: CaptureLeaf | VersionLeaf | ProvisionLeaf | ChangeLeaf) -> bytes:
    """The canonical bytes of `leaf`; raises ValueError beyond 16 kB."""
    fields = leaf.fields()
    fields["format"] = _FORMAT
    entry = canonical_json(fields)
    if len(entry) > MOST_LEAF_BYTES:
        raise ValueError(f"a leaf of {len(entry)} bytes: at most {MOST_LEAF_BYTES} are allowed")
    return entry


def _cut(text: str) -> str:
    return text.encode("utf-8", "replace")[:_LONGEST_TEXT_BYTES].decode("utf-8", "ignore")


def _moment(at: dt.datetime) -> str:
    """RFC 3339 in UTC with microseconds where there are any."""
    if at.utcoffset() is None:
        raise ValueError(f"{at}: a moment without time zone says nothing")
    return at.astimezone(dt.UTC).isoformat().replace("+00:00", "Z")
