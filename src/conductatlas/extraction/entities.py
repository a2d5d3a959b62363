"""Whose document it is: the platform's own company among all that are named, and its own names.

A company is the platform's own where the text makes it so (a defined "we", "operated by", "is the
controller"), never by being named alone; processors, hosts and arbitration bodies stay strangers.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from conductatlas.extraction.addresses import address_after, country_in, registration_after
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
_NEAR = 60
_OWN_FROM = 3
_BEFORE = re.compile(rf"(?:^|\W)(?:{any_of(phrases(IN_FAVOUR_BEFORE))})\W{{0,6}}$", re.IGNORECASE)
_BEHIND = re.compile(rf"[\s,]{{0,3}}(?:{any_of(phrases(IN_FAVOUR_AFTER))})(?!\w)", re.IGNORECASE)
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
    score: int
    terms: tuple[OwnName, ...]


def find_parties(text: str) -> Parties:
    """The companies in `text`, each once, and the words that the platform uses for itself."""
    groups: dict[str, list[Company]] = {}
    for company in companies_in(text):
        groups.setdefault(_key(company), []).append(company)
    judged = [_judged(text, group) for group in list(groups.values())[:_MOST_ENTITIES]]
    judged.sort(key=lambda j: (-max(j.score, 0) if j.score >= _OWN_FROM else 1, j.company.start))
    names = [term for j in judged if j.score >= _OWN_FROM for term in j.terms]
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
    return _Judged(company, best + min(2, len(group) // 3), tuple(terms))


def _score(text: str, company: Company) -> int:
    low = max(0, company.start - _NEAR)
    before = text[low : company.start]
    sentence = re.split(r"[.!?]\s|\n\n", before)[-1]
    score = 3 if _BEFORE.search(sentence.rstrip('"“* \n')) else 0
    score += 3 if _BEHIND.match(text, company.end) else 0
    terms = _terms(text, company)
    if any(_PRONOUN.match(t.name) for t in terms):
        score += 5
    elif terms:
        score += 1
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
    address = address_after(text, company.end)
    country = FORMS.get(company.form) or None
    if country is None:
        end = address.end if address else min(len(text), company.end + _NEAR)
        country = country_in(text, company.start, end)
    return NamedEntity(
        name=" ".join(text[company.start : company.end].split()),
        form=company.form,
        span=Span(company.start, company.end),
        is_own=judged.score >= _OWN_FROM,
        country=country,
        address=address,
        registration=registration_after(text, company.end),
    )
