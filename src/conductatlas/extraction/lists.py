"""The markers of list items as a reader sees them: 3., (c), iv), or a bullet."""

import re

from conductatlas.extraction.tree import Node

__all__ = ["item_depth", "item_marker", "word_item"]

_STYLE = re.compile(r"list-style(?:-type)?:\s*([a-z-]+)")
_KINDS = {
    "a": "a", "lower-alpha": "a", "lower-latin": "a",
    "A": "A", "upper-alpha": "A", "upper-latin": "A",
    "i": "i", "lower-roman": "i", "I": "I", "upper-roman": "I",
    "none": "-", "disc": "-", "circle": "-", "square": "-",
}  # fmt: skip
# Editors that write no nested lists: the depth of an item stands in a class or an attribute.
_DEPTH = re.compile(r"lst-kix_\w+-(\d)\b|ql-indent-(\d)\b")
_LEVEL = re.compile(r"mso-list:\s*\S+ level(\d)")
_SYMBOLS = re.compile(r"font-family:\s*[^;]*(?:symbol|wingdings|courier)", re.IGNORECASE)
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def item_marker(listing: Node, item: Node, number: int) -> tuple[int, str]:
    """The number of `item` (the one before it had `number`) and its marker as written."""
    if listing.tag != "ol":
        return number + 1, "-"
    value = item.get("value") or (_first(listing) if number == 0 else "")
    step = -1 if listing.has("reversed") else 1
    number = int(value) if value.isdecimal() and len(value) < 6 else number + step
    style = _STYLE.search(item.get("style")) or _STYLE.search(listing.get("style"))
    kind = _KINDS.get(style[1], "1") if style else ""
    kind = kind or _KINDS.get(item.get("type") or listing.get("type"), "1")
    return number, _written(kind, number)


def _first(listing: Node) -> str:
    """The number of the first item, where it is not 1."""
    if listing.has("reversed") and not listing.get("start"):
        return str(sum(1 for child in listing.elements() if child.tag == "li"))
    return listing.get("start")


def item_depth(listing: Node, item: Node, depth: int) -> int:
    """How deep an item is (0 outermost): by nesting, `depth`, or by what its editor notes of it."""
    found = _DEPTH.search(f"{listing.get('class')} {item.get('class')}")
    level = item.get("aria-level")
    noted = int(found[1] or found[2]) if found else int(level) - 1 if level.isdecimal() else 0
    return max(depth, min(noted, 8))


def word_item(node: Node) -> tuple[int, str, Node] | None:
    """Depth, marker and the element of the marker, where a word processor wrote an item."""
    level = _LEVEL.search(node.attrs)
    if level is None:
        return None
    for inner in node.walk():
        if "mso-list:" in inner.attrs and "Ignore" in inner.attrs:
            marker = inner.words(20)
            is_bullet = not any(char.isalnum() for char in marker)
            is_bullet = is_bullet or (len(marker) == 1 and _in_symbols(inner, node))
            return int(level[1]) - 1, "-" if is_bullet else marker, inner
    return None


def _in_symbols(marker: Node, item: Node) -> bool:
    """Whether the marker is a letter of a font of signs, as "o" is a circle there."""
    above: Node | None = marker
    while above is not None and above is not item:
        if _SYMBOLS.search(above.get("style")):
            return True
        above = above.parent
    return False


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
