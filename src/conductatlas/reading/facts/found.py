"""A fact as it was found: its normal form, its place in the quote; and the ways to look for one."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from conductatlas.model.records import FactValue

__all__ = ["Finder", "Found", "after", "flag", "listing", "pattern", "written"]


@dataclass(frozen=True, slots=True)
class Found:
    """One fact: its normal form, and where it stands (offsets into the quote)."""

    value: FactValue
    start: int
    end: int


_SPACE = re.compile(r"\[[^\]]*\]| ")
Finder = Callable[[str], Found | None]


def pattern(text: str) -> re.Pattern[str]:
    """`text` as a pattern in which a space stands for any white space and markup.

    Spaces in a character class stay what they are.
    """
    return re.compile(_SPACE.sub(lambda m: m[0] if m[0] != " " else r"[\s*_]+", text), re.I)


def flag(*choices: tuple[bool, str]) -> Finder:
    """The first of the yes/no patterns that stands in the quote, tried in the order given."""
    compiled = [(value, pattern(text)) for value, text in choices]

    def find(quote: str) -> Found | None:
        for value, wanted in compiled:
            if match := wanted.search(quote):
                return Found(value, match.start(), match.end())
        return None

    return find


def listing(words: Sequence[tuple[str, str]]) -> Finder:
    """The names whose pattern stands in the quote, each once, in the order of the quote."""
    compiled = [(name, pattern(rf"\b(?:{text})")) for name, text in words]

    def find(quote: str) -> Found | None:
        hits = [(m.start(), m.end(), name) for name, p in compiled if (m := p.search(quote))]
        return _joined(sorted(hits))

    return find


def _joined(hits: Iterable[tuple[int, int, str]]) -> Found | None:
    found = list(hits)
    if not found:
        return None
    names = tuple(dict.fromkeys(name for _, _, name in found))
    return Found(names, found[0][0], max(end for _, end, _ in found))


def written(text: str, group: int = 1) -> Finder:
    """The words of one group of a pattern, as they stand in the quote, without markup."""
    wanted = pattern(text)

    def find(quote: str) -> Found | None:
        match = wanted.search(quote)
        if match is None or not match[group].strip(" *_"):
            return None
        words = re.sub(r"[\s*_]+", " ", match[group]).strip(" ,.;:\"'“”()")
        return Found(words, match.start(group), match.end(group))

    return find


def after(*finders: Finder) -> Finder:
    """The first of `finders` that finds something."""

    def find(quote: str) -> Found | None:
        return next((found for finder in finders if (found := finder(quote))), None)

    return find
