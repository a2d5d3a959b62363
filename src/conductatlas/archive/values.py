"""What goes into the store and comes out of it: frozen values, never rows of the database."""

from conductatlas.archive.captured import (
    CapturedPart,
    CheckEnd,
    DocumentTarget,
    HostView,
    NewCapture,
    NewCheck,
    OpenCheck,
    SeenText,
    Sighting,
    SourceTarget,
)
from conductatlas.archive.confirmed import (
    CurrentText,
    Explained,
    NewChange,
    NewReading,
    NewRendition,
    NewVersion,
    OpenedPeriod,
    Recording,
    StoredReading,
    Successor,
)

__all__ = [
    "CapturedPart",
    "CheckEnd",
    "CurrentText",
    "DocumentTarget",
    "Explained",
    "HostView",
    "NewCapture",
    "NewChange",
    "NewCheck",
    "NewReading",
    "NewRendition",
    "NewVersion",
    "OpenCheck",
    "OpenedPeriod",
    "Recording",
    "SeenText",
    "Sighting",
    "SourceTarget",
    "StoredReading",
    "Successor",
]
