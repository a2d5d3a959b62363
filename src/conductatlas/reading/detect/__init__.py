"""Detection: which sentences do which of the things in the taxonomy, and how far each reaches."""

from conductatlas.reading.detect.assemble import Extent, assemble
from conductatlas.reading.detect.engine import Detector, Hit
from conductatlas.reading.detect.features import Features, make_features
from conductatlas.reading.detect.find import Found, find_provisions
from conductatlas.reading.detect.memory import Judged, Memory
from conductatlas.reading.detect.units import Unit, Words, make_units, normal

__all__ = [
    "Detector",
    "Extent",
    "Features",
    "Found",
    "Hit",
    "Judged",
    "Memory",
    "Unit",
    "Words",
    "assemble",
    "find_provisions",
    "make_features",
    "make_units",
    "normal",
]
