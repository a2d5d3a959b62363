"""The normal form in which two wordings are compared: the words alone.

Each stage takes away one thing that a reader does not read: white space, images, link targets,
markup, typography, numbering. `cosmetic.py` leaves out one stage at a time to name what differed.
"""

import functools
import html
import re
import unicodedata
from collections.abc import Callable, Mapping
from types import MappingProxyType

from conductatlas.model.vocabulary import CosmeticReason

__all__ = ["STAGES", "link_free", "link_labels", "normal_words"]

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]")
_LABEL = r"\[((?:[^\[\]\\]|\\.|\[(?:[^\[\]\\]|\\.)*\])*)\]"
_TARGET = r"\((?:[^()\s\"]|\([^()]*\))*(?:\s+\"[^\"]*\")?\s*\)"
# An inline image's data may hold spaces, and stand in angle brackets.
_IMAGE = re.compile("!" + _LABEL + rf"(?:{_TARGET}|\(<?data:[^()]*(?:\([^()]*\)[^()]*)*\))")
_LINK = re.compile(_LABEL + _TARGET)
_BARE_URL = re.compile(r"https?://(?:www\.)?|\bwww\.", re.IGNORECASE)
_URL_TAIL = re.compile(r"(?<=[\w/])[?#][\w%&=.~+:@!;/#?-]*|(?<=\w)/(?=[\s)\]>.,;]|$)")
_LOOKS_URL = re.compile(r"https?://\S+|\bwww\.\S+", re.IGNORECASE)
# Addresses that a page hides from robots arrive masked, often with stray letters around them.
_MASKED = re.compile(r"\S*\\?\[email\s*protected\\?\]\S*", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z][^<>\n]{0,200}>")
_HEADING = re.compile(r"^[ \t]*(?:>[ \t]*)*#{1,6}[ \t]+|^[ \t]*(?:=+|-{2,})[ \t]*$", re.MULTILINE)
_BULLET = re.compile(r"^[ \t]*(?:>[ \t]*)*(?:[-*+•‣◦·–—][ \t]+|>[ \t]*)", re.MULTILINE)
_NO_MARKS = str.maketrans("", "", "*`~|")
_EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)")
# Notes for screen readers and placeholders of templates come and go with the page's code.
_NEW_TAB = re.compile(
    r"\(?\bopens? in (?:an? )?new (?:browser )?(?:tab|window)\b\.?\)?|\{\{[^{}\n]{0,80}\}\}"
    r"|\(?\bexternal link\b\)?",
    re.IGNORECASE,
)
# A token of a session or a build: long, and letters and digits mixed. No registry number is.
_SERIAL = re.compile(r"\b(?=(?:\w*\d){4})(?=\w*[a-zA-Z])\w{18,}\b")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")
_NUMBERING = re.compile(
    r"^[ \t]*\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})+[.):]?|(?:[0-9]{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.):])"
    r"(?=\s|$)",
    re.MULTILINE,
)
_CJK = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_HAS_CJK = re.compile(f"[{_CJK}]")
_WORD = re.compile(r"[^\W_]+(?:[.,'][^\W_]+)*|[$€£¥₹%§]")
_WORD_CJK = re.compile(rf"[{_CJK}]|(?:(?![{_CJK}])[^\W_])+(?:[.,'][^\W_]+)*|[$€£¥₹%§]")
# "U.S." and "US" are one word; no dots are left where the last one ends a sentence.
_ACRONYM = re.compile(r"(?<![\w.])(?:[A-Za-z]\.){1,5}[A-Za-z]\b(?!\.\w)")
_PLAIN = re.compile(r"[A-Za-z ,.\n]*")
_FORMS = str.maketrans({
    "‘": "'", "’": "'", "‛": "'", "`": "'", "´": "'", "′": "'",
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "″": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-",
    "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\u3000": " ",
})  # fmt: skip


def _images(text: str) -> str:
    return _IMAGE.sub(" ", text) if "![" in text else text


def _links(text: str) -> str:
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if "protected" in text:
        text = _MASKED.sub("email-protected", text)
    if "://" in text or "www." in text:
        text = _LOOKS_URL.sub(lambda m: _BARE_URL.sub("", _URL_TAIL.sub("", m[0])), text)
    return text


def _markup(text: str) -> str:
    if "<" in text:
        text = _TAG.sub(" ", text)
    text = _NEW_TAB.sub("", _BULLET.sub("", _HEADING.sub("", text)))
    if "\\" in text:
        text = _ESCAPE.sub(r"\1", text)
    text = text.translate(_NO_MARKS)
    return _EMPHASIS.sub("", text) if "_" in text else text


def _numbering(text: str) -> str:
    return _NUMBERING.sub("", text)


def _typography(text: str) -> str:
    finder = _WORD
    if not text.isascii():
        text = _INVISIBLE.sub("", unicodedata.normalize("NFKC", text).translate(_FORMS))
        finder = _WORD_CJK if _HAS_CJK.search(text) else _WORD
    if "&" in text:
        text = html.unescape(text).replace("\u00a0", " ").replace("&", " and ")
    text = _SERIAL.sub("", text.replace("(c)", "©"))
    text = _ACRONYM.sub(_undotted, text) if "." in text else text
    return " ".join(finder.findall(text.casefold()))


def _undotted(match: re.Match[str]) -> str:
    return match[0].replace(".", "")


def _white_space(text: str) -> str:
    return " ".join(text.split())


# In the order in which they are applied: links hide markup, markup hides numbers.
STAGES: Mapping[CosmeticReason, Callable[[str], str]] = MappingProxyType(
    {
        CosmeticReason.IMAGE: _images,
        CosmeticReason.LINK_TARGET: _links,
        CosmeticReason.MARKUP: _markup,
        CosmeticReason.NUMBERING: _numbering,
        CosmeticReason.TYPOGRAPHY: _typography,
        CosmeticReason.WHITE_SPACE: _white_space,
    }
)


@functools.lru_cache(maxsize=16_384)
def normal_words(raw: str) -> str:
    """The words of `raw` in lower case, joined by one space; equal for texts that read the same.

    Links count by their words, punctuation, markup and leading numbers not at all. Currency,
    percent and section signs are words of their own.
    """
    if _PLAIN.fullmatch(raw) and raw.isascii():
        raw = _numbering(raw)
        raw = _ACRONYM.sub(_undotted, raw) if "." in raw else raw
        return " ".join(_WORD.findall(raw.lower()))
    for stage in STAGES.values():
        raw = stage(raw)
    return raw


def link_labels(raw: str) -> str:
    """`raw` with each link replaced by its label."""
    return _LINK.sub(r"\1", raw)


def link_free(raw: str) -> str:
    """`raw` without its links and images, words and all: what stands outside them."""
    return _LINK.sub(" ", _IMAGE.sub(" ", raw))
