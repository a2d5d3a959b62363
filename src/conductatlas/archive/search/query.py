"""What a reader typed, as words and phrases: no operator of a database gets through. Pure."""

import re
from dataclasses import dataclass

from conductatlas.model import InputError

__all__ = ["LONGEST_QUERY", "SearchQuery", "parse_query"]

LONGEST_QUERY = 2000
_MOST_TERMS = 32
_LOOSE_TERMS, _SHORT = 8, 3
_WORD = re.compile(r"\w+")
_QUOTED = re.compile(r'["“„]([^"“”„]*)["”“]')


@dataclass(frozen=True, slots=True)
class SearchQuery:
    """Phrases that must all occur; each is a run of words, most of them of one word alone."""

    phrases: tuple[tuple[str, ...], ...]
    any_of: bool = False

    def loosened(self) -> "SearchQuery":
        """The query for whatever holds any of the longer words, nearest first."""
        words = sorted({w for phrase in self.phrases for w in phrase}, key=lambda w: (-len(w), w))
        # Short words ("the", "of") are everywhere and say nothing.
        long = [word for word in words if len(word) > _SHORT] or words
        return SearchQuery(tuple((w,) for w in long[:_LOOSE_TERMS]), any_of=True)


def parse_query(text: str) -> SearchQuery | None:
    """The query in `text`; None where it holds no word. "Quoted words" must stand together.

    Raises InputError where the text is longer than LONGEST_QUERY characters.
    """
    if len(text) > LONGEST_QUERY:
        raise InputError(
            f"the search text has {len(text)} characters. Search for at most {LONGEST_QUERY}, "
            "a sentence or two."
        )
    phrases: list[tuple[str, ...]] = []
    at = 0
    for match in _QUOTED.finditer(text):
        phrases += _single(text[at : match.start()])
        if words := tuple(_WORD.findall(match[1])):
            phrases.append(words)
        at = match.end()
    phrases += _single(text[at:])
    kept = tuple(dict.fromkeys(phrases))[:_MOST_TERMS]
    return SearchQuery(kept) if kept else None


def _single(text: str) -> list[tuple[str, ...]]:
    return [(word,) for word in _WORD.findall(text)]
