"""The postal address, registration number and country that stand right behind a company's name."""

import re

from conductatlas.extraction.alternation import any_of
from conductatlas.extraction.entitywords import COUNTRIES
from conductatlas.model import Span

__all__ = ["address_after", "country_in", "registration_after"]

_WINDOW, _LEAD_CHARS = 260, 140
_SHORTEST, _MOST_PARTS = 14, 9
_COUNTRY = re.compile(rf"(?<!\w)(?:{any_of(COUNTRIES)})(?!\w)", re.IGNORECASE)
_POSTCODE = (
    r"[A-Z]{1,2}-?\s?\d{4,6}(?:-\d{4})?|\d{5}(?:-\d{3,4})?|\d{4}\s?[A-Z]{2}|\d{3}\s\d{2}|\d{2}-\d{3}"
    r"|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d{2}\s[A-Z\d]{4}|\d{3}-\d{4}|\d{4,6}"
)
_END = re.compile(rf"(?<!\w)(?:{_POSTCODE})(?!\w)(?:[,\s]{{1,2}}[^\W\d_][\w' -]{{1,28}})?")
# What tells that the address is over, or that there is none.
_STOP = re.compile(
    r"\n\s*\n\s*\n|\n#|[;()]|\.\s+[A-ZÀ-Þ][a-z]+\s[a-z]|e-?mail|\btel\b|\bphone|telefon|https?:|@|\bfax\b"
    r"|\bregist|\bcompany (?:no|number|reg)|\bvat\b|\b(?:if|which|that|who|please|whose)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?:(?:address|adresse|dirección|indirizzo|adres|adress|osoite|adresa|at|à|in|bei|office"
    r"|situé|sito in|domicilio en|gevestigd te|med säte i|z siedzibą w|se sídlem)\b(?:\s(?:is|est|au|at))*"
    r"|[,:\n])[\s:,]*(?:attn:[^\n,]{0,40}[\n,]\s*)?(?=[^\W_])",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"(?:regist\w+|reg\.?|org(?:anisation\w*|\.)?|corporate id|corp\. id|company|kvk|hrb|rcs|siren|siret"
    r"|cvr|nip|krs|regon|ičo?|y-tunnus|business id|handelsregister\w*|p\.\s?iva|cif|nif|abn|acn)"
    r"[^\n\d;]{0,48}?(?P<number>(?:[A-Z]{1,3}\s?)?\d[\d .\-/]{3,17}\d)(?!\w)",
    re.IGNORECASE,
)


def address_after(text: str, end: int) -> Span | None:
    """The address that begins behind a name which ends at `end`; None where none does."""
    window = text[end : end + _WINDOW]
    lead = _LEAD.search(window, 0, _LEAD_CHARS)
    if lead is None:
        return None
    stop = _STOP.search(window, lead.end())
    until = stop.start() if stop else len(window)
    last = None
    for match in _END.finditer(window, lead.end(), until):
        last = match
    if last is None:
        return None
    ends = last.end()
    for country in _COUNTRY.finditer(window, last.start(), min(until, last.end() + 45)):
        ends = max(ends, country.end())
    begins = _begin(window, lead.end(), ends)
    address = window[begins:ends].rstrip(" ,.\n|")
    parts = re.split(r"[,\n]", address)
    if len(address) < _SHORTEST or not 2 <= len(parts) <= 2 * _MOST_PARTS:
        return None
    return Span(end + begins, end + begins + len(address))


def _begin(window: str, start: int, end: int) -> int:
    """The address begins no earlier than what looks like one: after the last "at" of a sentence."""
    for lead in _LEAD.finditer(window, start, end):
        if lead[0].strip(" ,:\n") and lead.end() < end - _SHORTEST:
            start = lead.end()
    return start


def registration_after(text: str, end: int) -> Span | None:
    """The registration number within the words behind a name; None where none is given."""
    match = _NUMBER.search(text, end, end + _WINDOW)
    return Span(match.start("number"), match.end("number")) if match else None


def country_in(text: str, start: int, end: int) -> str | None:
    """The country that is named first between `start` and `end` of `text`, as ISO 3166-1."""
    match = _COUNTRY.search(text, start, end)
    return COUNTRIES[" ".join(match[0].lower().split()).replace("’", "'")] if match else None
