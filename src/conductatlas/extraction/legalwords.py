"""How many words of a text are those of policies, counted word by word."""

import re
from functools import lru_cache

from conductatlas.extraction.signs import LEGAL_STEMS, LEGAL_WORDS

__all__ = ["is_legal_word", "legal_words"]

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
# Longer words are remembered by their beginning: none of ours is so long.
_MOST_CHARS = 1 + max(map(len, LEGAL_WORDS | LEGAL_STEMS))
_STEM_LENGTHS = tuple(sorted({len(stem) for stem in LEGAL_STEMS}))


def is_legal_word(word: str) -> bool:
    """Whether a folded `word` is one of those that policies are made of."""
    return _is_legal(word[:_MOST_CHARS])


@lru_cache(maxsize=8192)
def _is_legal(word: str) -> bool:
    return word in LEGAL_WORDS or any(word[:length] in LEGAL_STEMS for length in _STEM_LENGTHS)


def legal_words(text: str) -> int:
    """The number of such words in `text`."""
    return sum(1 for word in _WORD.findall(text.casefold()) if is_legal_word(word))
