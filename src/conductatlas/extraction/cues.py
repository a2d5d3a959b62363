"""A cue: words that speak for one kind of page, where they must stand, and how much they weigh.

`TITLE` is the page's title, `HEAD` its first headings or line, `TEXT` the extracted text, `BODY`
all words of the page, menus and buttons included; `PAGE` the same, where there is little text.
"""

import re
from dataclasses import dataclass

from conductatlas.extraction.signs import anyof
from conductatlas.model.vocabulary import Gate

__all__ = ["BODY", "HEAD", "PAGE", "TEXT", "TITLE", "Cue", "Kind", "cue", "page"]

TITLE, HEAD, TEXT, PAGE, BODY = "title", "head", "text", "page", "body"


@dataclass(frozen=True, slots=True)
class Cue:
    """One group of phrases; it counts once a place, however often it occurs there."""

    weight: float
    places: tuple[str, ...]
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of page: its gate, its name in words, and the cues that add up for it."""

    gate: Gate
    name: str
    cues: tuple[Cue, ...]


def cue(weight: float, places: str, phrases: str) -> Cue:
    """A cue of the alternatives in `phrases`, looked for at `places` (words, parted by spaces)."""
    return Cue(weight, tuple(places.split()), anyof(phrases))


def page(name: str, *cues: tuple[float, str, str]) -> Kind:
    """A kind of page that holds text but no policy, with its cues as `cue` takes them."""
    return Kind(Gate.NOT_A_POLICY, name, tuple(cue(*one) for one in cues))
