"""Numbers as policies write them: "30", "thirty", "thirty (30)", "1,000"."""

import re

__all__ = ["NUMBER", "number"]

_UNITS = re.findall(
    "[a-z]+",
    """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """,
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_WORDS = {word: at for at, word in enumerate(_UNITS)} | {
    word: 10 * at for at, word in enumerate(_TENS, start=2)
}
_WORD = "|".join(sorted(_WORDS, key=len, reverse=True))

# One number: digits, or words with the digits in brackets behind them.
NUMBER = (
    rf"(?:(?:(?:one |a )?hundred(?: and)?(?: (?:{_WORD}))?|(?:{_WORD})(?:[- ](?:{_WORD}))?)"
    r"(?:\s*\(\s*\d{1,4}\s*\))?|\d{1,3}(?:,\d{3})+|\d{1,6})"
)


def number(text: str) -> int | None:
    """The number that `text` (a match of NUMBER) says; None where it says none."""
    digits = re.search(r"\d[\d,]*", text)
    if digits:
        return int(digits[0].replace(",", ""))
    words = re.findall(r"[a-z]+", text.lower())
    hundreds = 0
    if "hundred" in words:
        hundreds, words = 100, words[words.index("hundred") + 1 :]
    known = [_WORDS[word] for word in words if word in _WORDS]
    return hundreds + sum(known) if known or hundreds else None
