"""Language and spelling of a text, as far as two versions of it must agree in them.

By frequent words and by spellings that differ across the Atlantic: cheap, and needs no model.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from types import MappingProxyType

from conductatlas.text.normal import link_free

__all__ = ["main_language", "respelling", "serial_commas", "spelling_of"]


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_FREQUENT: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "English": _words("the of and to you or your that for any our with"),
        "French": _words("les des vous la le et une est vos nous dans pour du"),
        "German": _words("die der und sie den von oder ihre das wir mit nicht zu"),
        "Spanish": _words("los las el del que su para una por se con sus y"),
        "Italian": _words("il di che della per gli dei una sono tuoi nel alla le"),
        "Portuguese": _words("os dos você uma que da para seus não ou ao nós em"),
        "Dutch": _words("het een van je wij dat op te zijn niet voor onze met"),
        "Polish": _words("się na nie przez oraz lub dla które jest do od usługi w"),
        "Swedish": _words("och att du som för är vi på din av den till med"),
        "Turkish": _words("ve bir bu için ile veya olarak bizim size de da"),
    }
)
_SCRIPTS = (
    ("Japanese", re.compile("[\u3040-\u30ff]")),
    ("Chinese", re.compile("[\u4e00-\u9fff]")),
    ("Korean", re.compile("[\uac00-\ud7af]")),
    ("Russian", re.compile("[\u0400-\u04ff]")),
    ("Arabic", re.compile("[\u0600-\u06ff]")),
    ("Hindi", re.compile("[\u0900-\u097f]")),
    ("Greek", re.compile("[\u0370-\u03ff]")),
    ("Hebrew", re.compile("[\u0590-\u05ff]")),
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 20_000
_LEAST_SHARE = 0.08

_BRITISH = re.compile(
    r"\b\w+(?:isation|ised?|ising|yse[ds]?)\b|\b\w*(?:behaviour|colour|favour|honour|labour)\w*"
    r"|\b(?:licence|centre|programme|catalogue|cancelled|defence|offence|judgement)s?\b"
)
_AMERICAN = re.compile(
    r"\b\w+(?:ization|ized?|izing|yze[ds]?)\b|\b\w*(?:behavior|color|favor|honor|labor)\w*"
    r"|\b(?:license|center|program|catalog|canceled|defense|offense|judgment)s?\b"
)
_SAME_IN_BOTH = re.compile(
    r"\b(?:exercis\w+|advertis\w+|advis\w+|compris\w+|otherwise|rais\w+|promis\w+|revis\w+|siz\w+"
    r"|supervis\w+|surpris\w+|seiz\w+|disguis\w+|likewise|wise|rise|franchis\w+|premis\w+|priz\w+"
    r"|expertise|enterprise|precis\w+|merchandis\w+|paradise|nois\w+|paus\w+|pleas\w+|excis\w+)\b"
)

_AND = re.compile(r" (?:and|or)\b")
_SPELLINGS = (
    (re.compile(r"(?<=\w\w\w)is(?=(?:e[sd]?|ing|ations?|ers?)\b)"), "iz"),
    (re.compile(r"(?<=\w\wly)s(?=e[sd]?\b|ing\b)"), "z"),
    (re.compile(r"(?:(?<=behavi)|(?<=col)|(?<=hon)|(?<=fav)|(?<=lab)|(?<=neighb))our"), "or"),
    (re.compile(r"\blicence"), "license"),
    (re.compile(r"(?<=[ef]en)ce(?=s?\b)"), "se"),
    (re.compile(r"\bcentre"), "center"),
    (re.compile(r"\bprogramme\b"), "program"),
    (re.compile(r"\bcatalogue"), "catalog"),
    (re.compile(r"(?<=[aeo]l)l(?=ed\b|ing\b)"), ""),
    (re.compile(r"judgement"), "judgment"),
    (re.compile(r"\bfulfil\b"), "fulfill"),
    (re.compile(r"\bwhilst\b"), "while"),
    (re.compile(r"\benquir(?=y|ies)"), "inquir"),
    (re.compile(r"\badvert(?:isement)?(?=s?\b)"), "ad"),
)


def main_language(text: str) -> str | None:
    """The English name of the language that `text` is mostly in; None where it is unclear."""
    sample = link_free(text[:_SAMPLE])
    words = [word.lower() for word in _WORD.findall(sample)]
    for name, script in _SCRIPTS:
        if len(script.findall(sample)) > len(sample) * 0.2:
            return name
    if len(words) < 30:
        return None
    counts = Counter(words)
    share = {
        name: sum(counts[word] for word in frequent) / len(words)
        for name, frequent in _FREQUENT.items()
    }
    best = max(share, key=lambda name: share[name])
    return best if share[best] >= _LEAST_SHARE else None


def respelling(old: str, new: str) -> str | None:
    """ "British" or "American" where `new` is `old` in that spelling, else None."""
    if old == new or _american(old) != _american(new):
        return None
    return "American" if _american(new) == new else "British"


def serial_commas(runs: Sequence[tuple[str, str]]) -> Iterator[str]:
    """ "American" for each comma that came before the last "and" of a list, "British" if it went.

    `runs` are the words of a sentence in both wordings, as the diff gives them.
    """
    for (op, text), (next_op, following) in pairwise(runs):
        if op != "=" and text == "," and next_op == "=" and _AND.match(following):
            yield "American" if op == "+" else "British"


def _american(words: str) -> str:
    for british, american in _SPELLINGS:
        words = british.sub(american, words)
    return words


def spelling_of(text: str) -> str | None:
    """ "British" or "American" where a text spells one way at least three times as often."""
    plain = _SAME_IN_BOTH.sub(" ", link_free(text).lower())
    british, american = len(_BRITISH.findall(plain)), len(_AMERICAN.findall(plain))
    if british >= 3 and british > 3 * american:
        return "British"
    return "American" if american >= 3 and american > 3 * british else None
