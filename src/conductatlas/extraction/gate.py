"""What a page shows of itself: a policy, or a log-in, a bot check, "not found", nothing, something
else.

Evidence is added up. Every kind of page has cues (`signs_walls`, `signs_pages`), each with a weight
for where it stands; the page is of that kind where they reach `_PROOF` and outweigh how strongly it
looks like a policy (`measures`). Long text in the words of a policy is never judged by a phrase.
Where nothing speaks for another kind, a document of some length or with parts is a policy.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conductatlas.extraction.cues import BODY, HEAD, PAGE, TEXT, TITLE, Kind
from conductatlas.extraction.index import index_reason
from conductatlas.extraction.measures import Evidence, Measures, measure
from conductatlas.extraction.partial import partial_reason
from conductatlas.extraction.signs_pages import PAGES
from conductatlas.extraction.signs_walls import NEEDS_SCRIPT, WALLS
from conductatlas.model.vocabulary import Gate

__all__ = ["Evidence", "Verdict", "judge"]

_FEW_WORDS = 25
_ONE_SENTENCE = 6
_MIN_ENTRIES = 3
_SCRAP_WORDS = 80
_PROOF = 2.0
_PLAIN = 3.0
_A_HINT = 1.5
_BEYOND_DOUBT = 5.0
_A_NAME = 2.0
_A_CLAUSE = 0.5
_SENTENCES_WORDS = 30
_SOME_PASSWORD, _ONLY_PASSWORD = 1.5, 3.0
_PLACE_CHARS = 4000
_MAX_TITLE_CHARS = 300
_MOST_QUOTES = 3
_LEGAL_ENOUGH = 2.5
_HARDLY_LEGAL = 1.0
_LONG_WORDS = 1500


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gate and, unless it is "policy", the reason in words."""

    gate: Gate
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class _Looked:
    """Where cues are looked for, how much one in the text counts, how much a password field."""

    places: dict[str, str]
    trust: float
    password: float


@dataclass(frozen=True, slots=True)
class _Case:
    """How much speaks for one kind of page, and the words that do."""

    kind: Kind
    weight: float
    groups: int
    quotes: tuple[str, ...]

    @property
    def is_proven(self) -> bool:
        """Whether enough speaks for it: one group of words alone has to be beyond mistake."""
        return self.weight >= _PLAIN or (self.weight >= _PROOF and self.groups > 1)

    def verdict(self) -> Verdict:
        quotes = ", ".join(self.quotes[:_MOST_QUOTES])
        return Verdict(self.kind.gate, f"it looks like {self.kind.name}: {quotes}")


def judge(evidence: Evidence) -> Verdict:
    """The gate of one page."""
    seen = measure(evidence)
    if seen.strength < _BEYOND_DOUBT and (verdict := _other_kind(evidence, seen)):
        return verdict
    if reason := partial_reason(evidence, seen):
        return Verdict(Gate.PARTIAL, reason)
    return Verdict(Gate.POLICY)


def _other_kind(evidence: Evidence, seen: Measures) -> Verdict | None:
    """The verdict on a page that is no policy; None for a policy, whole or in part."""
    looked = _looked_at(evidence, seen)
    walls = _strongest(WALLS, looked)
    is_sure = walls.is_proven or (walls.weight >= _PROOF and seen.count < _SCRAP_WORDS)
    if is_sure and walls.weight > seen.strength:
        return walls.verdict()
    page = _strongest(PAGES, looked)
    is_proven = page.is_proven and page.weight > seen.strength
    if is_proven and page.weight >= _PLAIN:
        return page.verdict()
    if verdict := _empty(evidence, seen):
        return verdict
    if reason := index_reason(evidence.pieces, seen):
        return Verdict(Gate.NOT_A_POLICY, reason)
    return page.verdict() if is_proven else _unlike_a_policy(seen, page)


def _looked_at(evidence: Evidence, seen: Measures) -> _Looked:
    """The text of each place where cues are looked for."""
    is_named = seen.name >= _A_NAME and seen.count >= _SENTENCES_WORDS
    is_bare = not seen.name and seen.count < _SENTENCES_WORDS
    return _Looked(
        places={
            TITLE: evidence.title[:_MAX_TITLE_CHARS],
            HEAD: seen.head,
            TEXT: seen.text[:_PLACE_CHARS],
            # Menus and footers say "log in" on every page: they count where there is little else.
            PAGE: evidence.page_words[:_PLACE_CHARS] if seen.count < _SCRAP_WORDS else "",
            BODY: evidence.page_words[:_PLACE_CHARS],
        },
        # Under the name of a policy, a sentence about passwords or prices is one of its clauses.
        trust=_A_CLAUSE if is_named else 1.0,
        password=evidence.has_password * (_ONLY_PASSWORD if is_bare else _SOME_PASSWORD),
    )


def _strongest(kinds: Iterable[Kind], looked: _Looked) -> _Case:
    """The kind for which most speaks, the earlier of two equal ones."""
    return max((_weighed(kind, looked) for kind in kinds), key=lambda case: case.weight)


def _weighed(kind: Kind, looked: _Looked) -> _Case:
    weight, groups, quotes = 0.0, 0, []
    if looked.password and kind.gate is Gate.LOGIN:
        weight += looked.password
        groups += 1
        quotes.append("a field for a password")
    for cue in kind.cues:
        found = [(place, cue.pattern.search(looked.places[place])) for place in cue.places]
        hits = [(place, match) for place, match in found if match]
        quotes += [f'"{_quote(match)}"' for _, match in hits]
        is_titled = any(place in (TITLE, HEAD) for place, _ in hits)
        groups += bool(hits)
        weight += bool(hits) * cue.weight * (1.0 if is_titled else looked.trust)
    return _Case(kind, weight, groups, tuple(dict.fromkeys(quotes)))


def _empty(evidence: Evidence, seen: Measures) -> Verdict | None:
    if seen.count >= _FEW_WORDS:
        return None
    if found := NEEDS_SCRIPT.search(evidence.page_words[:_PLACE_CHARS]):
        return Verdict(Gate.EMPTY, f'the text needs a browser that runs scripts: "{_quote(found)}"')
    linked = [piece for piece in evidence.pieces if piece.linked > 0.8]
    own = seen.count - sum(len(piece.words.split()) for piece in linked)
    if len(linked) >= _MIN_ENTRIES or (seen.name and own >= _ONE_SENTENCE):
        return None
    return Verdict(Gate.EMPTY, f"{seen.count} words of text are left of the page")


def _unlike_a_policy(seen: Measures, page: _Case) -> Verdict | None:
    """The verdict on text that has neither the name, the words nor the shape of a policy.

    A long text needs fewer words of policies than a short one, and a document with parts needs
    none, as long as next to nothing speaks for another kind of page.
    """
    if seen.name:
        return None
    share = min(1.0, seen.count / _LONG_WORDS)
    needed = _LEGAL_ENOUGH + share * (_HARDLY_LEGAL - _LEGAL_ENOUGH) + page.weight / 2
    if seen.legal + seen.rules / 2 >= needed:
        return None
    if seen.is_document and not page.is_proven:
        return None
    words = f"{seen.count} words without the name of a policy"
    density = f"of which {seen.legal:.1f} in 100 are those of policies"
    hint = page.verdict().reason if page.weight >= _A_HINT else "nothing says what it is"
    return Verdict(Gate.NOT_A_POLICY, f"{hint}; {words}, {density}")


def _quote(match: re.Match[str]) -> str:
    return " ".join(match[0].split())[:80]
