"""Legal entities as a text names them: a name in capitals with its legal form, and where it stands.

Only what is written: a form alone, a sentence in capitals ("PROVIDED AS IS") or a common word
before a form ("Limited License") is no company.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conductatlas.extraction.alternation import any_of
from conductatlas.extraction.entitywords import FORMS
from conductatlas.extraction.wordsets import wordset

__all__ = ["Company", "companies_in"]

_MOST_CHARS = 300_000
_MOST_NAME_CHARS, _MOST_NAME_WORDS = 70, 7
# Without a look-behind: the engine then leaps from one first letter of a form to the next.
_FORM = re.compile(rf"{any_of(FORMS)}(?![\w/&]|-\w|\.\w)")
# Small letters begin only some forms, but every other word: they are looked for only where one of
# those forms stands in the text.
_SMALL = {form: form.split() for form in FORMS if form[0].islower()}
_CAPITAL_FORM = re.compile(rf"{any_of(f for f in FORMS if f not in _SMALL)}(?![\w/&]|-\w|\.\w)")
_BEFORE_FORM = frozenset(" ,]\n\t\u00a0")
# The French write the form first: "SAS Lumen".
_FORM_FIRST = re.compile(
    r"(?<![\w.])(?P<form>SAS|SARL|SASU|EURL)\s(?P<name>[A-ZÀ-Þ][\w.&-]+(?:\s[A-ZÀ-Þ][\w.&-]+){0,2})"
)
_SHOUTED = re.compile(r"\b(?:OR|AND|YOU|YOUR|NOT|THE|ANY|EXCEPT|ARE|IS|DOES|IN|AN|SUCH)\b")
_PLACE = re.compile(r"\((\w+)\)")
_TOKEN = re.compile(r"[^\s]+")
# A form that is also a common word or an abbreviation of something else needs more before it.
_WEAK = wordset(
    """AS AG AB SA SE KG UG BV NV SL SIA UAB OY LTD Company Limited Foundation Corporation SAS
    Incorporated DAC"""
)
_JOINING = wordset("of and & de des du der die für the la le y e i et und van von di in")
_NOT_NAMES = wordset(
    """This These That Our Your A An By With From To And Or In On At If When We You For As Any Is
    Are Each Such All Its Their About Under Between Contact Controller Company Address Welcome
    Die Der Das La Le Les El Los De Het Il Lo Data Please Both How See Name Copyright Email Via
    Terms Policy Notice Agreement Section Article Clause Chapter Annex Procedures"""
)
_STOP = re.compile(r"[\"“”„«»()\[\]:;|!?©®™<>•*]|\.\s|[,，]\s*$|\n")


@dataclass(frozen=True, slots=True)
class Company:
    """A legal entity as it is named once; `core` is the name without its form."""

    core: str
    form: str
    start: int
    end: int


def companies_in(text: str) -> Iterator[Company]:
    """Every naming of a legal entity in `text`, in order."""
    forms = (
        _FORM
        if any(all(part in text for part in parts) for parts in _SMALL.values())
        else _CAPITAL_FORM
    )
    for match in forms.finditer(text, 0, _MOST_CHARS):
        if text[match.start() - 1 : match.start()] not in _BEFORE_FORM:
            continue
        company = _named(text, match)
        if company is not None:
            yield company
    for match in _FORM_FIRST.finditer(text, 0, _MOST_CHARS):
        name = match["name"].rstrip(".")
        yield Company(name, match["form"], match.start(), match.start("name") + len(name))


def _named(text: str, form: re.Match[str]) -> Company | None:
    """The company whose form stands at `form`; None where no name stands before it."""
    low = max(0, form.start() - _MOST_NAME_CHARS)
    before = text[low : form.start()]
    # "Lumen (India) Private Limited": such brackets are part of the name.
    plain = _PLACE.sub(r" \1 ", before)
    trimmed = plain.rstrip(" ,\t\u00a0")
    if "\n" in before[len(trimmed) :] or not trimmed:
        return None
    stops = [m.end() for m in _STOP.finditer(trimmed)]
    start = _name_start(trimmed, _after_abbreviation(trimmed, stops))
    core = before[start:].strip(" ,\t\u00a0")
    if not core or not _is_name(core, form[0], comma=before.rstrip().endswith(",")):
        return None
    if form[0] in _WEAK and _is_shouted(text, form.end(), core):
        return None
    return Company(core, form[0], low + start, form.end())


def _after_abbreviation(trimmed: str, stops: list[int]) -> int:
    """Where the name may begin: after the last sign that no name holds, but for "A. " in it."""
    for stop in reversed(stops):
        if not re.search(r"(?:^|\s)[A-Z]\.\s?$", trimmed[:stop]):
            return stop
    return 0


def _name_start(trimmed: str, floor: int) -> int:
    """Where the run of capitalised words begins that ends `trimmed`; its length where none does."""
    tokens = list(_TOKEN.finditer(trimmed, floor))[-_MOST_NAME_WORDS:]
    start = len(trimmed)
    for token in reversed(tokens):
        word = token[0].strip(",")
        if word in _JOINING and start < len(trimmed):
            continue
        if word == "The" and start < len(trimmed):
            return token.start()
        parted = token[0].endswith(",") and start < len(trimmed)
        if parted or word in FORMS or word in _NOT_NAMES or not _is_part(word):
            break
        start = token.start()
    return start


def _is_part(word: str) -> bool:
    """Whether a word can be one of a name: a capital or a figure in it, no end of a sentence."""
    ends = word[-1:] in (".", ";") and len(word) > 3 and "." not in word[:-1]
    return not ends and re.search(r"[^\W\d_a-zß-öø-ÿ]|\d", word) is not None


def _is_name(core: str, form: str, *, comma: bool) -> bool:
    words = core.split()
    if words[0] in ("The", "THE") and (len(words) < 3 and form in _WEAK):
        return False
    if form == "Company" and (len(words) < 2 or comma):
        return False
    if core.isupper() and form in _WEAK and (len(words) > 3 or _SHOUTED.search(core)):
        return False
    return any(c.isalpha() for c in core) and not re.match(r"\d+[.)]", core)


def _is_shouted(text: str, end: int, core: str) -> bool:
    """Whether the form stands in a sentence in capitals, where it is a word like any other."""
    if any(c.islower() for c in core):
        return re.match(r"\s[A-Z][a-z]+s?\b(?![^\n]{0,3}[,(])", text[end : end + 20]) is not None
    following = re.match(r"[\s,]*([^\W\d_]{2,})", text[end : end + 30])
    return following is not None and following[1].isupper()
