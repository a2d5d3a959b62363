"""Finds, grades, matches and explains provisions in canonical text. Pure."""

from conductatlas.reading.read import READER, read_text

__all__ = ["READER", "read_text"]
