"""Finds, grades, matches and explains provisions in canonical text. Pure."""

from conductatlas.reading.detect import Memory
from conductatlas.reading.read import READER, read_text

__all__ = ["READER", "Memory", "read_text"]
