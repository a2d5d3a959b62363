"""Which dates of a text are announced as its own: the word beside the date, and where it stands.

A date counts only right beside a word that announces it, where the line says little else or its
sentence speaks of the text itself ("This policy is effective …"). "Effective 1 May, we charge …"
and "terms that took effect on …" are about other things.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conductatlas.extraction.alternation import any_of, phrases
from conductatlas.extraction.calendar import ReadDate
from conductatlas.extraction.datewords import (
    AFTER_EFFECTIVE,
    AFTER_UPDATED,
    CJK_EFFECTIVE,
    CJK_UPDATED,
    EFFECTIVE_WORDS,
    ENDING_WORDS,
    POSTED_WORDS,
    UPDATED_WORDS,
)
from conductatlas.extraction.signs import TITLES

__all__ = ["EFFECTIVE", "UPDATED", "Announced", "announced"]

UPDATED, EFFECTIVE = "last_updated", "effective"
_GAP_CHARS, _GAP_WORDS, _WORD_CHARS = 45, 8, 45
_BEFORE_CHARS, _MOST_BEFORE, _MOST_SELF = 240, 8, 16
_MOST_AFTER, _MOST_AFTER_COMMA = 9, 3
_MOST_ROW_WORDS = 10


def _either(spaced: str, unspaced: str) -> str:
    return rf"(?<!\w)(?:{any_of(phrases(spaced))})(?!\w)|(?:{any_of(phrases(unspaced))})"


_VERSION = r"(?:versi(?:on|e|one|ón|oon)|versão|wersja|verze|versjon|fassung)\s\d+(?:\.\d+)*"
_CUE = re.compile(
    rf"(?P<updated>{_either(UPDATED_WORDS, CJK_UPDATED)})"
    rf"|(?P<effective>{_either(EFFECTIVE_WORDS, CJK_EFFECTIVE)})"
    rf"|(?P<posted>(?<!\w)(?:{_VERSION}|{any_of(phrases(POSTED_WORDS))})(?!\w))",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"[\s.]{{0,3}}(?:年|r\.|г\.)?[^\S\n]?[（(]?(?:(?P<updated>{any_of(phrases(AFTER_UPDATED))})"
    rf"|(?P<effective>{any_of(phrases(AFTER_EFFECTIVE))}))",
    re.IGNORECASE,
)
_ENDING = re.compile(rf"(?<!\w)(?:{any_of(phrases(ENDING_WORDS))})(?!\w)", re.IGNORECASE)
# What may stand between "Last updated" and "Effective" where one date is both.
_JOINT = re.compile(
    r"\s*(?:[:,;&/|*_()–—-]+\s*|(?<=\s)(?:and|und|et|y|e|en|och|og|ja|a|i|ve|и|și|és)\s+)+",
    re.IGNORECASE,
)
_CLOSE = re.compile(
    r"[\s:：.,*_|>（(–—-]*"
    r"(?:(?:on|of|am|vom|le|du|la|el|il|del|de|op|van|em|den|dne|ze dne|z dnia|från|af|the)\s)?\W*"
)
_MARKUP = re.compile(r"^[\s#>*_|（(\[\\-]+")
_WORD = re.compile(r"[^\W\d_]+")
_SENTENCE_END = re.compile(r"[.!?;:|•·–—](?:\s|\W*$)|\n|。")
_REST_ENDS = re.compile(r"[.!?;|(（\[]|\d|\n|。|$")
# "Version 3.2, effective …": what stands before the comma is no clause.
_NUMBERED = re.compile(rf"{_VERSION}\s?,\s?", re.IGNORECASE)
_RANGE = re.compile(r"\s*(?:–|—|-|to\b|until\b|bis\b|au\b|al\b|t\.?\s?o\.?\s?m\b)\s*\d")


@dataclass(frozen=True, slots=True)
class Announced:
    """A date that words announce as the text's own, with the place of the whole announcement.

    `is_posted` says that the words tell only when the text was put up or drawn up.
    """

    kind: str
    date: ReadDate
    start: int
    end: int
    is_posted: bool = False


def announced(text: str, dates: Sequence[ReadDate]) -> Iterator[Announced]:
    """The dates among `dates` (of `text`, in order) that are announced; one may be so twice."""
    before = 0
    for date in dates:
        if not _RANGE.match(text, date.end):
            yield from _by_words_before(text, date, before)
            yield from _by_words_after(text, date)
        before = date.end


def _by_words_before(text: str, date: ReadDate, floor: int) -> Iterator[Announced]:
    """The announcements that stand before the date; several where they are joined by "and"."""
    start = max(floor, date.start - _GAP_CHARS - _WORD_CHARS)
    until = date.start
    for cue in reversed(list(_CUE.finditer(text, start, date.start))):
        joint = until < date.start and _JOINT.fullmatch(text, cue.end(), until)
        if not joint and (until < date.start or not _is_beside(text, cue, date)):
            continue
        until = cue.start()
        if _is_own(text, cue.start(), date, floor, posted=bool(cue["posted"])):
            kind = EFFECTIVE if cue["effective"] else UPDATED
            yield Announced(kind, date, cue.start(), date.end, bool(cue["posted"]))


def _is_beside(text: str, cue: re.Match[str], date: ReadDate) -> bool:
    """Whether the date belongs to the word: close after it, with no other sentence between."""
    between = text[cue.end() : date.start]
    if cue["posted"]:
        return _CLOSE.fullmatch(between) is not None and len(between) <= 12
    joined = re.sub(r"[\s*_#>|\\]*\n[\s*_#>|\\-]*", " ", between)
    if len(joined) > _GAP_CHARS or between.count("\n") > 2 or re.search(r"[.!?;]\s|\d|\n", joined):
        return False
    return len(_WORD.findall(joined)) <= _GAP_WORDS and not _ENDING.search(joined)


def _by_words_after(text: str, date: ReadDate) -> Iterator[Announced]:
    match = _AFTER.match(text, date.end)
    if match and _is_own(text, date.start, date, 0, posted=False):
        kind = EFFECTIVE if match["effective"] else UPDATED
        yield Announced(kind, date, date.start, match.end())


def _is_own(text: str, start: int, date: ReadDate, floor: int, *, posted: bool) -> bool:
    """Whether what begins at `start` and ends with the date speaks of the text itself."""
    line_start = max(text.rfind("\n", 0, start) + 1, start - _BEFORE_CHARS, floor)
    before = text[line_start:start]
    if not _is_short_row(text, start):
        return False
    sentence = _MARKUP.sub("", before[_last_end(before) :])
    words = len(_WORD.findall(sentence))
    if words <= _MOST_SELF and _speaks_of_itself(sentence):
        return True
    after = _words_after(text, date.end)
    if posted:
        return words <= 1 and len(sentence) <= 20 and after <= _MOST_AFTER_COMMA
    follows = (line_start == floor and _JOINT.fullmatch(sentence)) or _NUMBERED.fullmatch(sentence)
    clause = sentence.rstrip().endswith(",") and not follows
    clause = clause or _OTHER.search(sentence) is not None
    return words <= _MOST_BEFORE and len(sentence) <= 80 and after <= _MOST_AFTER and not clause


def _last_end(before: str) -> int:
    ends = [match.end() for match in _SENTENCE_END.finditer(before)]
    return ends[-1] if ends else 0


_SELF = re.compile(
    r"\b(?:this|these|the|our|diese[rs]?|die|der|das|unsere?|cette|ces|la|les|le|présentes?|esta|"
    r"este|estos|estas|los|las|el|questa|questo|queste|questi|deze|dit|het|de|os|as|niniejsz\w+|"
    r"den|det|denne|dette|disse|dessa|denna|nämä|tämä|tato|tyto|tento|ta|te)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:replac\w+|supersed\w+|prior|previous\w*|former|earlier|old|law|act|regulation|directive|"
    r"incorporated|ersetz\w+|gesetz|verordnung|remplac\w+|loi|reemplaz\w+|sostitu\w+|vervang\w+)\b",
    re.IGNORECASE,
)


def _speaks_of_itself(sentence: str) -> bool:
    if not (_SELF.search(sentence) and TITLES.search(sentence)) or _OTHER.search(sentence):
        return False
    return not sentence.rstrip().endswith(",")


def _words_after(text: str, end: int) -> int:
    """How many words follow the date in its sentence; none where a new one is glued to it.

    A main clause after a comma ("Effective 1 May, we charge …") counts as too many.
    """
    rest = text[end : end + _BEFORE_CHARS]
    if rest[:1].isalpha():
        return 0
    stop = _REST_ENDS.search(rest)
    words = len(_WORD.findall(rest[: stop.start() if stop else len(rest)]))
    clause = rest.lstrip().startswith(",") and words > _MOST_AFTER_COMMA
    return _MOST_AFTER + 1 if clause else words


def _is_short_row(text: str, start: int) -> bool:
    """Whether what holds `start` is no table row, or one with little more than the date."""
    line_start = text.rfind("\n", 0, start) + 1
    if not text.startswith("|", line_start):
        return True
    end = text.find("\n", start)
    row = text[line_start : end if end >= 0 else len(text)]
    return len(row) <= 2 * _BEFORE_CHARS and len(_WORD.findall(row)) <= _MOST_ROW_WORDS
