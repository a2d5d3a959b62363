"""The markers of list items as a reader sees them: 3., (c), iv), or a bullet."""

import re

from conductatlas.extraction.tree import Node

__all__ = ["item_marker"]

_STYLE = re.compile(r"list-style(?:-type)?:\s*([a-z-]+)")
_KINDS = {
    "a": "a", "lower-alpha": "a", "lower-latin": "a",
    "A": "A", "upper-alpha": "A", "upper-latin": "A",
    "i": "i", "lower-roman": "i", "I": "I", "upper-roman": "I",
    "none": "-", "disc": "-", "circle": "-", "square": "-",
}  # fmt: skip
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_marker(listing: Node, item: Node, number: int) -> tuple[int, str]:
    """The number of `item` (the one before it had `number`) and its marker as written."""
    if listing.tag != "ol":
        return number + 1, "-"
    value = item.get("value") or (listing.get("start") if number == 0 else "")
    number = int(value) if value.isdecimal() and len(value) < 6 else number + 1
    style = _STYLE.search(listing.get("style"))
    kind = _KINDS.get(style[1], "1") if style else _KINDS.get(listing.get("type"), "1")
    return number, _written(kind, number)


def _written(kind: str, number: int) -> str:
    if kind == "-":
        return "-"
    if kind in "aA" and 1 <= number <= 26:
        return f"{chr(ord(kind) + number - 1)}."
    if kind in "iI" and 1 <= number < 40:
        roman = _roman(number)
        return f"{roman.upper() if kind == 'I' else roman}."
    return f"{number}."


def _roman(number: int) -> str:
    parts = []
    for value, letters in _ROMAN:
        parts.append(letters * (number // value))
        number %= value
    return "".join(parts)
