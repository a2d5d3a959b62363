"""The archive's tables. Written by `archive.store` alone, read through `archive.queries`."""

from conductatlas.archive.models.capture import (
    Blob,
    Capture,
    Check,
    History,
    HostState,
    Observation,
)
from conductatlas.archive.models.change import Change, ChangedProvision
from conductatlas.archive.models.log import Event, Leaf, NamedValue
from conductatlas.archive.models.platform import Document, OldSlug, Platform, Source
from conductatlas.archive.models.provision import Explanation, Provision, Wording
from conductatlas.archive.models.version import (
    Block,
    ObservedVariant,
    Reading,
    Rendition,
    Version,
    VersionPeriod,
)

__all__ = [
    "Blob",
    "Block",
    "Capture",
    "Change",
    "ChangedProvision",
    "Check",
    "Document",
    "Event",
    "Explanation",
    "History",
    "HostState",
    "Leaf",
    "NamedValue",
    "Observation",
    "ObservedVariant",
    "OldSlug",
    "Platform",
    "Provision",
    "Reading",
    "Rendition",
    "Source",
    "Version",
    "VersionPeriod",
    "Wording",
]
