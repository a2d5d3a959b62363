"""The language of a text, by its words; the page's attribute only where words are few."""

import re

__all__ = ["language_of"]

_SAMPLE_CHARS = 1200
_ENOUGH_LETTERS = 80
_LINK = re.compile(r"\]\([^)]*\)|https?://\S+|\S+@\S+")
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_][a-zA-Z0-9-]+)?$")


def language_of(text: str, declared: str = "") -> str | None:
    """The language of `text` as a BCP 47 tag ("en"); None where nothing tells it."""
    sample = _LINK.sub(" ", text[: 2 * _SAMPLE_CHARS])[:_SAMPLE_CHARS]
    if sum(map(str.isalpha, sample)) < _ENOUGH_LETTERS:
        match = _TAG.match(declared.strip())
        return match[1].lower() if match else None
    # Imported on first use: the model takes time and memory, and many calls never need it.
    from py3langid import classify

    return str(classify(sample.lower() if sample.isupper() else sample)[0])
