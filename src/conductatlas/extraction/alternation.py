"""Many phrases as one pattern that branches letter by letter.

A plain alternation tries every phrase at every letter of a text; this one leaves at the first
letter that none of them has.
"""

import re
from collections.abc import Iterable

__all__ = ["any_of", "phrases"]

_END = ""
Trie = dict[str, "Trie"]


def phrases(text: str) -> frozenset[str]:
    """The phrases of `text`, parted by "|" and by the ends of lines."""
    parts = (part.strip() for line in text.splitlines() for part in line.split("|"))
    return frozenset(part for part in parts if part)


def any_of(words: Iterable[str]) -> str:
    """A pattern for any of `words`, the longest that fits first; white space fits white space."""
    root: Trie = {}
    for word in words:
        at = root
        for letter in word:
            at = at.setdefault(letter, {})
        at[_END] = {}
    return _pattern(root)


def _pattern(at: Trie) -> str:
    branches = [_letter(letter) + _pattern(at[letter]) for letter in sorted(at) if letter != _END]
    if not branches:
        return ""
    optional = "?" if _END in at else ""
    if len(branches) == 1 and not optional:
        return branches[0]
    return f"(?:{'|'.join(branches)}){optional}"


def _letter(letter: str) -> str:
    if letter == " ":
        return r"\s"
    return "['’]" if letter == "'" else re.escape(letter)
