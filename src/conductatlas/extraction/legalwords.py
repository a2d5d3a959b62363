"""How many words of a text are those of policies, counted word by word."""

import re

from conductatlas.extraction.signs import LEGAL_STEMS, LEGAL_WORDS

__all__ = ["is_legal_word", "legal_words"]

_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_STEM_LENGTHS = tuple(sorted({len(stem) for stem in LEGAL_STEMS}))


def is_legal_word(word: str) -> bool:
    """Whether a folded `word` is one of those that policies are made of."""
    return word in LEGAL_WORDS or any(word[:length] in LEGAL_STEMS for length in _STEM_LENGTHS)


def legal_words(text: str) -> int:
    """The number of such words in `text`."""
    return sum(1 for word in _WORD.findall(text.casefold()) if is_legal_word(word))
