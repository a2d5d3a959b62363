"""The language of a text, by its letters and its small words; the page's attribute breaks a tie.

Looked for in slices of the whole text, so that an English head on a German policy, or a law quoted
in it, does not decide. Only what the words leave open goes to a trained model, held to languages
that policies come in; loading it costs 50 MiB and half a second.
"""

import re
from collections import Counter
from functools import cache
from typing import Protocol

from conductatlas.extraction.stopwords import STOPWORDS

__all__ = ["language_of"]

_SLICES, _SLICE_CHARS = 6, 700
_ENOUGH_LETTERS, _ENOUGH_WORDS = 80, 12
# Small words are a third of running text; below a tenth the text is a list of names or of another
# language than those whose words are known.
_LEAST_SHARE, _CLEAR_LEAD, _ANY_LEAD = 0.09, 1.25, 1.04
_LINK = re.compile(r"\]\([^)]*\)|https?://\S+|\S+@\S+")
_TAG = re.compile(r"([a-zA-Z]{2,3})(?:[-_][a-zA-Z0-9-]+)?$")
_WORD = re.compile(r"[^\W\d_]+")
_KANA, _HANGUL, _HAN = (
    re.compile(f"[{r}]") for r in ("\u3040-\u30ff", "\uac00-\ud7af", "\u4e00-\u9fff")
)
_SCRIPTS = (("el", re.compile("[\u0370-\u03ff]")), ("he", re.compile("[\u0590-\u05ff]")),
            ("th", re.compile("[\u0e00-\u0e7f]")))  # fmt: skip
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_ARABIC = re.compile("[\u0600-\u06ff]")
_SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id", "zht": "zh"}
# Languages that differ by less than the model sees: the page's own word decides among them.
_TWINS = (("hr", "sr", "bs", "sh"), ("id", "ms"), ("bg", "mk"), ("hi", "mr", "ne"))
# What the model may answer: languages that policies are published in.
_MODEL_LANGUAGES = (
    *STOPWORDS, "ar", "bg", "el", "fa", "he", "hi", "ja", "ko", "lt", "lv", "ms", "nn", "ru", "sr",
    "th", "uk", "ur", "vi", "zh",
)  # fmt: skip
_INDEX: dict[str, tuple[str, ...]] = {
    word: tuple(language for language, words in STOPWORDS.items() if word in words)
    for word in frozenset().union(*STOPWORDS.values())
}


class _Model(Protocol):
    def classify(self, text: str) -> tuple[str, float]: ...


def language_of(text: str, declared: str = "") -> str | None:
    """The language of `text` as a BCP 47 tag ("en"); None where nothing tells it."""
    sample = _sample(text)
    match = _TAG.match(declared.strip())
    tag = match[1].lower() if match else None
    tag = _SAME.get(tag, tag) if tag else None
    letters = sum(map(str.isalpha, sample))
    by_script = _by_script(sample, letters)
    if by_script is not None:
        return by_script
    words = _WORD.findall(sample)
    by_words = _by_words(words, tag)
    if by_words is not None:
        return by_words
    if letters < _ENOUGH_LETTERS:
        return tag
    answer = str(_model().classify(sample)[0])
    answer = _SAME.get(answer, answer)
    twins = next((group for group in _TWINS if answer in group), ())
    return tag if tag in twins else answer


def _sample(text: str) -> str:
    """Slices from all over the text, without links, in small letters."""
    if len(text) <= _SLICES * _SLICE_CHARS:
        return _LINK.sub(" ", text).lower()
    step = (len(text) - _SLICE_CHARS) // (_SLICES - 1)
    slices = (text[at * step : at * step + _SLICE_CHARS] for at in range(_SLICES))
    return _LINK.sub(" ", " ".join(slices)).lower()


def _by_script(sample: str, letters: int) -> str | None:
    """The language that the letters alone tell; None for Latin letters and shared scripts."""
    if letters < _ENOUGH_WORDS or sample.isascii():
        return None
    if len(_KANA.findall(sample)) * 12 > letters:
        return "ja"
    if len(_HANGUL.findall(sample)) * 4 > letters:
        return "ko"
    if len(_HAN.findall(sample)) * 3 > letters:
        return "zh"
    if len(_CYRILLIC.findall(sample)) * 2 > letters:
        return "uk" if re.search("[їєґ]", sample) else "ru" if re.search("[ыэё]", sample) else None
    return next((t for t, letter in _SCRIPTS if len(letter.findall(sample)) * 2 > letters), None)


def _by_words(words: list[str], tag: str | None) -> str | None:
    """The language whose small words are most of `words`; `tag` decides between two that are near.

    None where too few are known, or where two are near and neither is declared.
    """
    votes: Counter[str] = Counter()
    for word in words:
        languages = _INDEX.get(word, ())
        for language in languages:
            votes[language] += 12 // len(languages)
    if len(words) < _ENOUGH_WORDS or not votes:
        return None
    (best, most), (second, next_most) = (*votes.most_common(2), ("", 0))[:2]
    if most < 12 * _LEAST_SHARE * len(words):
        return None
    if most >= _CLEAR_LEAD * next_most:
        return best
    if tag in (best, second):
        return tag
    return best if most >= _ANY_LEAD * next_most else None


@cache
def _model() -> _Model:
    """The trained model, loaded on first need and held to the languages above."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    model = LanguageIdentifier.from_model_file(MODEL_FILE)
    model.set_languages(_MODEL_LANGUAGES)
    # It keeps the table of all 140 languages to go back to; nobody goes back.
    model._full_model = (model.nb_ptc, model.nb_pc, model.nb_classes)
    return model  # type: ignore[no-any-return]  # the library has no types
