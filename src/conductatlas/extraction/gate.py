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
_ONE_SENTENCE = 8
_MIN_ENTRIES = 3
_SCRAP_WORDS = 80
_PROOF = 2.0
_PLAIN = 3.0
_A_HINT = 1.5
_BEYOND_DOUBT = 5.0
_PASSWORD_WEIGHT = 1.5
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
class _Case:
    """How much speaks for one kind of page, and the words that do."""

    kind: Kind
    weight: float
    quotes: tuple[str, ...]

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
    places = _places(evidence, seen)
    walls = _strongest(WALLS, places, evidence.has_password)
    if walls.weight >= _PROOF and walls.weight > seen.strength:
        return walls.verdict()
    if verdict := _empty(evidence, seen):
        return verdict
    page = _strongest(PAGES, places)
    is_proven = page.weight >= _PROOF and page.weight > seen.strength
    if is_proven and page.weight >= _PLAIN:
        return page.verdict()
    if reason := index_reason(evidence.pieces, seen):
        return Verdict(Gate.NOT_A_POLICY, reason)
    return page.verdict() if is_proven else _unlike_a_policy(seen, page)


def _places(evidence: Evidence, seen: Measures) -> dict[str, str]:
    """The text of each place where cues are looked for."""
    is_scrap = seen.count < _SCRAP_WORDS
    return {
        TITLE: evidence.title[:_MAX_TITLE_CHARS],
        HEAD: seen.head,
        TEXT: seen.text[:_PLACE_CHARS],
        # Menus and footers say "log in" on every page: they count where there is little else.
        PAGE: evidence.page_words[:_PLACE_CHARS] if is_scrap else "",
        BODY: evidence.page_words[:_PLACE_CHARS],
    }


def _strongest(kinds: Iterable[Kind], places: dict[str, str], has_password: bool = False) -> _Case:
    """The kind for which most speaks, the earlier of two equal ones."""
    cases = [_weighed(kind, places, has_password) for kind in kinds]
    return max(cases, key=lambda case: case.weight)


def _weighed(kind: Kind, places: dict[str, str], has_password: bool) -> _Case:
    weight, quotes = 0.0, []
    if has_password and kind.gate is Gate.LOGIN:
        weight += _PASSWORD_WEIGHT
        quotes.append("a field for a password")
    for cue in kind.cues:
        hits = 0
        for place in cue.places:
            if found := cue.pattern.search(places[place]):
                quotes.append(f'"{_quote(found)}"')
                hits += 1
        weight += cue.weight * min(1, hits)
    return _Case(kind, weight, tuple(dict.fromkeys(quotes)))


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
    if page.weight < _PROOF and seen.legal + seen.rules / 2 >= needed:
        return None
    if page.weight < _PROOF and seen.is_document:
        return None
    words = f"{seen.count} words without the name of a policy"
    density = f"of which {seen.legal:.1f} in 100 are those of policies"
    hint = page.verdict().reason if page.weight >= _A_HINT else "nothing says what it is"
    return Verdict(Gate.NOT_A_POLICY, f"{hint}; {words}, {density}")


def _quote(match: re.Match[str]) -> str:
    return " ".join(match[0].split())[:80]
