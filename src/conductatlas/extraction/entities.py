"""Whose document it is: the platform's own company among all that are named, and its own names.

A company is the platform's own where the text makes it so (a defined "we", "operated by", "is the
controller"), never by being named alone; processors, hosts and arbitration bodies stay strangers.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from conductatlas.extraction.addresses import (
    address_after,
    country_in,
    country_of_postcode,
    registration_after,
)
from conductatlas.extraction.alternation import any_of, phrases
from conductatlas.extraction.companies import Company, companies_in
from conductatlas.extraction.entitywords import (
    AGAINST,
    FORMS,
    IN_FAVOUR_AFTER,
    IN_FAVOUR_BEFORE,
    PRONOUNS,
)
from conductatlas.model import Span
from conductatlas.model.stated import NamedEntity, OwnName

__all__ = ["Parties", "find_parties", "own_country"]

_MOST_ENTITIES = 40
_HEAD_CHARS = 4000
_OPENING_CHARS = 700
_NEAR = 60
_OWN_FROM, _SURE_FROM = 3, 5
_BEFORE = re.compile(rf"(?:^|\W)(?:{any_of(phrases(IN_FAVOUR_BEFORE))})\W{{0,6}}$", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?:\.?\s\([^()\n]{{1,80}}\))?[\s,]{{0,3}}(?:{any_of(phrases(IN_FAVOUR_AFTER))})(?!\w)",
    re.IGNORECASE,
)
_AGAINST = re.compile(rf"(?<!\w)(?:{any_of(phrases(AGAINST))})(?!\w)", re.IGNORECASE)
_DEFINED = re.compile(r"[^()\n]{0,90}?\((?P<inside>[^()\n]{1,160})\)")
_QUOTED = re.compile(r"[\"“”„«'‘*]{1,2}\s?(?P<term>[^\"“”„«»'’*()]{1,40}?)[,.]?\s?[\"“”»'’*]{1,2}")
_PRONOUN = re.compile(rf"(?:{any_of(phrases(PRONOUNS))})$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Parties:
    """The names that the platform uses for itself, and the companies named, its own first."""

    names: tuple[OwnName, ...] = ()
    entities: tuple[NamedEntity, ...] = ()


@dataclass(frozen=True, slots=True)
class _Judged:
    company: Company
    namings: Sequence[Company]
    score: int
    terms: tuple[OwnName, ...]
    is_own: bool = False


def find_parties(text: str) -> Parties:
    """The companies in `text`, each once, and the words that the platform uses for itself."""
    groups: dict[str, list[Company]] = {}
    for company in companies_in(text):
        groups.setdefault(_key(company), []).append(company)
    judged = [_judged(text, group) for group in list(groups.values())[:_MOST_ENTITIES]]
    # Where one company is surely the platform's, hints alone make no other one so.
    least = _SURE_FROM if any(j.score >= _SURE_FROM for j in judged) else _OWN_FROM
    judged = [replace(j, is_own=j.score >= least) for j in judged]
    judged.sort(key=lambda j: (not j.is_own, j.company.start))
    names = [term for j in judged if j.is_own for term in j.terms]
    if not names:
        names = list(_defined_alone(text))
    return Parties(tuple(_once(names)), tuple(_entity(text, j) for j in judged))


def own_country(parties: Parties) -> str | None:
    """The country of the platform's own companies, where all that have one agree."""
    countries = {e.country for e in parties.entities if e.is_own and e.country}
    return countries.pop() if len(countries) == 1 else None


def _key(company: Company) -> str:
    form = {"limited": "ltd", "incorporated": "inc"}.get(
        company.form.lower().strip("."), company.form
    )
    return re.sub(r"\W+", "", f"{company.core}{form}".casefold())


def _judged(text: str, group: Sequence[Company]) -> _Judged:
    """How much speaks for a company being the platform's own, at its best naming."""
    scored = [(_score(text, company), company) for company in group[:12]]
    best, company = max(scored, key=lambda s: (s[0], -s[1].start))
    terms = [term for _, c in scored for term in _terms(text, c)]
    often = min(2, len(group) // 3) if best > 1 else 0
    return _Judged(company, group[:12], best + often, tuple(terms))


def _score(text: str, company: Company) -> int:
    low = max(0, company.start - _NEAR)
    before = text[low : company.start]
    sentence = re.split(r"[.!?]\s|\n\n", before)[-1]
    score = 3 if _BEFORE.search(sentence.rstrip('"“* \n')) else 0
    score += 3 if _BEHIND.match(text, company.end) else 0
    terms = _terms(text, company)
    if any(_PRONOUN.match(t.name) for t in terms):
        return score + 6
    score += (2 if company.start < _OPENING_CHARS else 1) if terms else 0
    score += 1 if company.start < _HEAD_CHARS else 0
    score += 2 if text.startswith("#", text.rfind("\n", 0, company.start) + 1) else 0
    return score - (4 if _AGAINST.search(sentence) else 0)


def _terms(text: str, company: Company) -> list[OwnName]:
    """The words that brackets behind a company define for it: ("Acme", "we", "us")."""
    match = _DEFINED.match(text, company.end, company.end + 260)
    if match is None or re.search(r"[.!?]\s", text[company.end : match.start("inside")][3:]):
        return []
    return list(_quoted(text, match.start("inside"), match.end("inside")))


def _quoted(text: str, start: int, end: int) -> Iterator[OwnName]:
    for term in _QUOTED.finditer(text, start, end):
        name = term["term"].strip(" ,;")
        if name:
            at = text.index(name, term.start("term"))
            yield OwnName(name, Span(at, at + len(name)))


def _defined_alone(text: str) -> Iterator[OwnName]:
    """The names in brackets that define "we" where no company stands before them."""
    for match in re.finditer(r"\(([^()\n]{4,160})\)", text[:_HEAD_CHARS]):
        terms = list(_quoted(text, match.start(1), match.end(1)))
        if any(_PRONOUN.match(t.name) for t in terms):
            yield from terms
            return


def _once(names: Sequence[OwnName]) -> list[OwnName]:
    seen: dict[str, OwnName] = {}
    for name in names:
        seen.setdefault(name.name.casefold(), name)
    return list(seen.values())


def _entity(text: str, judged: _Judged) -> NamedEntity:
    company = judged.company
    address = _first(address_after(text, c.end) for c in judged.namings)
    country = FORMS.get(company.form) or None
    if country is None:
        end = address.end if address else min(len(text), company.end + _NEAR)
        start = address.start if address else company.start
        country = country_in(text, start, end) or country_in(text, company.start, company.end)
    if country is None and address is not None:
        country = country_of_postcode(address.of(text))
    return NamedEntity(
        name=" ".join(text[company.start : company.end].split()),
        form=company.form,
        span=Span(company.start, company.end),
        is_own=judged.is_own,
        country=country,
        address=address,
        registration=_first(registration_after(text, c.end) for c in judged.namings),
    )


def _first(spans: Iterable[Span | None]) -> Span | None:
    return next((span for span in spans if span is not None), None)
