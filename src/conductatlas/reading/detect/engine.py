"""The detection engine: every rule of every type on every sentence, without trying most of them.

A cue is looked up by its rarest word first; only cues whose word stands in the sentence are tried.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from conductatlas.knowledge.cues import Cue
from conductatlas.knowledge.types import DetectionRule, ProvisionType
from conductatlas.model import Span
from conductatlas.model.vocabulary import Basis
from conductatlas.reading.detect.memory import Fired, Memory
from conductatlas.reading.detect.units import Unit

__all__ = ["Detector", "Hit"]

# "not limited to" and "not only" deny nothing.
_NEGATION = re.compile(
    r" (?:not(?! (?:limited|only|just))|never|neither|nor|cannot|[a-z]+n't)(?: [^ ]+){0,3} $"
)
_NEGATION_INSIDE = re.compile(
    r" (?:not(?! (?:limited|only|just|less))|never|neither|nor|cannot|[a-z]+n't) "
)
_KNOWN_WORDS = 50_000


@dataclass(frozen=True, slots=True)
class Hit:
    """One rule of one type that fired on one unit, and the words that it fired on."""

    type: str
    rule: str
    unit: int
    span: Span
    basis: Basis


@dataclass(slots=True)
class _Reading:
    """A string in normal form, the cues whose rarest word stands in it, and those already tried."""

    text: str
    possible: set[int]
    tried: dict[int, re.Match[str] | None] = field(default_factory=dict)

    def find(self, number: int, cue: Cue) -> re.Match[str] | None:
        """The first match of `cue`; None where there is none."""
        if number not in self.possible:
            return None
        if number not in self.tried:
            self.tried[number] = cue.pattern.search(self.text)
        return self.tried[number]


@dataclass(frozen=True, slots=True)
class _Compiled:
    """A rule with its cues as numbers."""

    type: str
    rule: DetectionRule
    any_of: tuple[int, ...]
    with_any: tuple[int, ...]
    near: tuple[int, ...]
    none_of: tuple[int, ...]
    heading: tuple[int, ...]
    not_heading: tuple[int, ...]


class Detector:
    """The rules of a set of types, ready to read sentences. Immutable in what it answers."""

    def __init__(self, types: Mapping[str, ProvisionType]) -> None:
        self._cues: list[Cue] = []
        self._numbers: dict[str, int] = {}
        self._rules = [self._compile(t.slug, rule) for t in types.values() for rule in t.rules]
        self._by_cue: dict[int, list[_Compiled]] = defaultdict(list)
        for rule in self._rules:
            for number in rule.any_of:
                self._by_cue[number].append(rule)
        self._by_word, self._by_stem = self._anchors(range(len(self._cues)))
        self._known: dict[str, tuple[int, ...]] = {}

    def hits(self, units: Sequence[Unit], memory: Memory | None = None) -> list[Hit]:
        """What the rules find in `units`, in reading order."""
        found: list[Hit] = []
        headings: dict[str, _Reading] = {}
        for unit in units:
            at = unit.words.at
            for one in self._fired(unit, headings, memory):
                span = Span(at + one.span.start, at + one.span.end)
                found.append(Hit(one.type, one.rule, unit.number, span, one.basis))
        return found

    def _fired(
        self, unit: Unit, headings: dict[str, _Reading], memory: Memory | None
    ) -> Iterable[Fired]:
        """What fires on one sentence; it is remembered with all that the rules look at."""
        if memory is None:
            return self._read(unit, headings)
        key = unit.words.source, unit.words.text, unit.heading, unit.intro
        if (known := memory.fired.get(key)) is None:
            known = memory.fired[key] = tuple(self._read(unit, headings))
        return known

    def _read(self, unit: Unit, headings: dict[str, _Reading]) -> Iterable[Fired]:
        sentence = self._reading(unit.words.text)
        for around in (unit.heading, unit.intro):
            if around not in headings:
                headings[around] = self._reading(around)
        heading, intro = headings[unit.heading], headings[unit.intro]
        fired: set[tuple[str, str]] = set()
        for number in sorted(n for n in sentence.possible if n in self._by_cue):
            match = sentence.find(number, self._cues[number])
            if match is None:
                continue
            for rule in self._by_cue[number]:
                key = (rule.type, rule.rule.id)
                if key in fired or not self._holds(rule, number, sentence, heading, intro):
                    continue
                fired.add(key)
                span = unit.words.span(match.start(), match.end())
                place = Span(span.start - unit.words.at, span.end - unit.words.at)
                yield Fired(rule.type, rule.rule.id, place, rule.rule.basis)

    def _reading(self, text: str) -> _Reading:
        found: set[int] = set()
        for word in text.split():
            cues = self._known.get(word)
            if cues is None:
                cues = self._look_up(word)
            found.update(cues)
        return _Reading(text, found)

    def _look_up(self, word: str) -> tuple[int, ...]:
        cues = set(self._by_word.get(word, ()))
        if word.isdecimal():
            cues.update(self._by_word.get("#", ()))
        for length in range(2, len(word) + 1):
            cues.update(self._by_stem.get(word[:length], ()))
        if len(self._known) < _KNOWN_WORDS:
            self._known[word] = tuple(cues)
        return tuple(cues)

    def _holds(
        self, rule: _Compiled, number: int, sentence: _Reading, heading: _Reading, intro: _Reading
    ) -> bool:
        if rule.heading and not self._stands(rule.heading, heading):
            return False
        if rule.not_heading and self._stands(rule.not_heading, heading):
            return False
        if rule.none_of and self._stands(rule.none_of, sentence):
            return False
        if rule.with_any and not self._stands(rule.with_any, sentence):
            return False
        if rule.near and not any(
            self._stands(rule.near, place) for place in (sentence, heading, intro)
        ):
            return False
        return rule.rule.negation_allowed or not self._is_denied(number, sentence, intro)

    def _stands(self, cues: tuple[int, ...], where: _Reading) -> bool:
        return any(where.find(number, self._cues[number]) for number in cues)

    def _is_denied(self, number: int, sentence: _Reading, intro: _Reading) -> bool:
        cue = self._cues[number]
        if cue.negative:
            return False
        match = sentence.find(number, cue)
        if match is None:
            return False
        before = sentence.text[max(0, match.start() - 60) : match.start()]
        return bool(_NEGATION.search(before) or _NEGATION_INSIDE.search(f" {match[0]}"))

    def _compile(self, slug: str, rule: DetectionRule) -> _Compiled:
        number = self._number
        return _Compiled(
            slug,
            rule,
            tuple(map(number, rule.any_of)),
            tuple(map(number, rule.with_any)),
            tuple(map(number, rule.near)),
            tuple(map(number, rule.none_of)),
            tuple(map(number, rule.heading)),
            tuple(map(number, rule.not_heading)),
        )

    def _number(self, cue: Cue) -> int:
        if cue.text not in self._numbers:
            self._numbers[cue.text] = len(self._cues)
            self._cues.append(cue)
        return self._numbers[cue.text]

    def _anchors(self, numbers: Iterable[int]) -> tuple[dict[str, list[int]], dict[str, list[int]]]:
        words: dict[str, list[int]] = defaultdict(list)
        stems: dict[str, list[int]] = defaultdict(list)
        for number in numbers:
            for anchor in self._cues[number].anchors:
                (stems if anchor.endswith("*") else words)[anchor.rstrip("*")].append(number)
        return words, stems
