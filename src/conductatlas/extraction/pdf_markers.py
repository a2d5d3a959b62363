"""The marks that items of a list begin with in a PDF: bullets, numbers, letters, Roman numerals."""

import re

__all__ = ["BULLET", "ITEM_NUMBER", "NUMBERED", "is_marker", "numbering_depth"]

# "o" is the inner bullet of word processors; U+F0A7 and U+F0B7 are bullets of symbol fonts.
BULLET = re.compile(r"(?:[●•▪◦○‣·■□►➢✓\uf0a7\uf0b7\uf0d8*–-]|o(?= [^\W\d]))\s+(?=\S)")
NUMBERED = re.compile(
    r"(?:\(?[0-9]{1,3}[.)]|[0-9]{1,3}(?:\.[0-9]{1,3})+\.?|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,6}[.)]"
    r"|(?:article|section|artikel|artículo|articolo|part)\s+[0-9IVX]+\b[.:]?|§\s*[0-9]+[a-z]?)\s+\S",
    re.IGNORECASE,
)
# What canonical text knows as the number of an item.
ITEM_NUMBER = re.compile(r"(?:\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)])\s+\S")
_MARKER = re.compile(
    r"[●•▪◦○‣·■□►➢✓\uf0a7\uf0b7\uf0d8*–-]|o|\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[a-zA-Z]"
    r"|[ivxIVX]{1,6})[.)]*"
)
_DECIMAL = re.compile(r"\(?([0-9]{1,3}(?:\.[0-9]{1,3})*)[.)]?\s")


def is_marker(text: str) -> bool:
    """Whether `text` is a list's mark and nothing else."""
    return _MARKER.fullmatch(text.strip()) is not None


def numbering_depth(text: str) -> int:
    """How deep the decimal number is that `text` begins with: "7.2 Data" is 2; 1 without one."""
    number = _DECIMAL.match(text)
    return number[1].count(".") + 1 if number else 1
