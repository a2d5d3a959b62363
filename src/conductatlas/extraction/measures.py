"""What the gate measures of a page before it weighs signs: how much it looks like a policy.

A title that is the name of a policy, the share of words that policies use, a date of its own, and
the sheer amount of text add up to `strength`; what speaks for another kind of page has to outweigh
it.
"""

import itertools
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.legalwords import is_legal_word
from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH, ROW, Piece
from conductatlas.extraction.signs import (
    DATED,
    MENTIONS,
    RULE_WORDS,
    SUBJECTS,
    TITLES,
)
from conductatlas.extraction.signs_walls import BANNER

__all__ = ["Evidence", "Measures", "is_prose", "measure"]

_SAMPLE_CHARS = 4000
# A text of so many words is a policy whatever else is said; how many more there are says nothing.
_MOST_WORDS = 6000
_EARLY = 6
_LEAD, _MOST_EARLY = 15, 3
_MIN_PARTS = 3
_MIN_LISTED = 4
_SHORT_PIECE = 160
_MAX_TITLE_CHARS = 300
_MAX_NAME_WORDS = 12
_WORD = re.compile(r"[^\W\d_]+(?:['’]t)?")
_SEGMENTS = re.compile(r"\s+[|–—·:»•-]\s+|\||:\s")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the gate looks at: the extracted pieces, the page's title, all its words, its forms.

    `bare_headings` is how many headings stood at the page's end with nothing under them.
    """

    pieces: Sequence[Piece]
    title: str
    page_words: str
    has_password: bool = False
    bare_headings: int = 0


@dataclass(frozen=True, slots=True)
class Measures:
    """Counts and shares of one page.

    `legal` and `rules` are words in a hundred; `name` is 2 where a title is the name of a policy, 1
    where it is a subject of policies, else 0.
    """

    text: str
    head: str
    count: int
    legal: float
    rules: float
    name: float
    is_dated: bool
    is_document: bool

    @property
    def strength(self) -> float:
        """How strongly the page looks like a policy: 0 for nothing, above 5 beyond doubt."""
        words = self.name + min(2.0, self.legal / 2.5) + 0.5 * self.is_dated
        # A text of many thousand words is judged by no phrase, whatever it is about.
        bulk = min(3.0, self.count / 300) + max(0.0, (self.count - 2500) / 500)
        return words * min(1.0, self.count / 40) + bulk


def measure(evidence: Evidence) -> Measures:
    """The measures of one page."""
    pieces = [piece for piece in evidence.pieces if not _is_banner(piece)]
    text = "\n".join(piece.words for piece in pieces)
    legal, rules = _shares(text[:_SAMPLE_CHARS])
    return Measures(
        text=text,
        head=_head(pieces),
        count=len(text.split(None, _MOST_WORDS)),
        legal=legal,
        rules=rules,
        name=_name(evidence.title, pieces),
        is_dated=DATED.search(text[:600]) is not None,
        is_document=_is_document(pieces),
    )


def is_prose(piece: Piece) -> bool:
    """Whether a piece is running text, longer than a line, outside links."""
    return len(piece.words) > 120 and piece.linked < 0.3


def _is_banner(piece: Piece) -> bool:
    return (
        piece.kind == PARAGRAPH
        and len(piece.text) < _SHORT_PIECE
        and BANNER.match(piece.text) is not None
    )


def _head(pieces: Sequence[Piece]) -> str:
    """The first headings, or the first line where a page has none."""
    heads = [p.words for p in pieces[:_LEAD] if p.kind == HEADING and p.level <= 2][:2]
    first = [p.words for p in pieces[:1] if len(p.words) < _SHORT_PIECE]
    return "\n".join(dict.fromkeys(first + heads))[:_MAX_TITLE_CHARS]


def _shares(sample: str) -> tuple[float, float]:
    """Words of policies, and words of rules, in a hundred words of `sample`."""
    words = Counter(_WORD.findall(sample.casefold()))
    legal = sum(count for word, count in words.items() if is_legal_word(word))
    rules = sum(count for word, count in words.items() if word in RULE_WORDS)
    return 100 * legal / max(1, words.total()), 100 * rules / max(1, words.total())


def _name(title: str, pieces: Sequence[Piece]) -> float:
    """How far the page's title or an early heading is the name of a policy.

    A heading further down names a part: it may be that of a policy, or of an article about one.
    """
    early = [p.words for p in pieces[:_EARLY] if p.kind == HEADING or p.bold > 0.9]
    tops = [title, *early[:1]] + [p.words for p in pieces[:1] if len(p.words) < _SHORT_PIECE]
    later = [p.words for p in pieces[:_LEAD] if p.kind == HEADING and p.level <= 2][:_MOST_EARLY]
    named = max(_named(top[:_MAX_TITLE_CHARS]) for top in tops)
    if named or any(MENTIONS.search(top[:_MAX_TITLE_CHARS]) for top in tops):
        return named
    return min(1.0, max(map(_named, (*early, *later)), default=0.0))


def _named(title: str) -> float:
    """2 where a part of `title` names a policy and none speaks about one; 1 for its subject."""
    parts = _SEGMENTS.split(title)
    if any(MENTIONS.search(part) for part in parts):
        return 0.0
    short = [part for part in parts if len(part.split()) <= _MAX_NAME_WORDS]
    if any(TITLES.search(part) for part in short):
        return 2.0
    return float(any(SUBJECTS.search(part) for part in short))


def _is_document(pieces: Sequence[Piece]) -> bool:
    """Whether the page has the shape of a document: headings with statements, or a list of them."""
    listed = sum(1 for piece in pieces if piece.kind in (ITEM, ROW) and piece.linked < 0.5)
    parts = sum(
        1
        for piece, after in itertools.pairwise(pieces)
        if piece.kind == HEADING and after.kind in (ITEM, ROW, PARAGRAPH) and after.linked < 0.5
    )
    return parts >= _MIN_PARTS or listed >= max(_MIN_LISTED, len(pieces) / 2)
