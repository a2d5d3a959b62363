"""Detection: which sentences do which of the things in the taxonomy, and how far each reaches."""

from conductatlas.reading.detect.assemble import Extent, assemble
from conductatlas.reading.detect.engine import Detector, Hit, make_detector
from conductatlas.reading.detect.units import Unit, Words, make_units, normal

__all__ = [
    "Detector",
    "Extent",
    "Hit",
    "Unit",
    "Words",
    "assemble",
    "make_detector",
    "make_units",
    "normal",
]
