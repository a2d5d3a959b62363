"""The postal address, registration number and country that stand right behind a company's name."""

import re

from conductatlas.extraction.alternation import any_of
from conductatlas.extraction.entitywords import COUNTRIES
from conductatlas.model import Span

__all__ = ["address_after", "country_in", "country_of_postcode", "registration_after"]

_WINDOW, _LEAD_CHARS = 260, 140
_SHORTEST, _MOST_PARTS, _COUNTRY_GAP = 14, 10, 32
_COUNTRY = re.compile(rf"(?<!\w)(?:{any_of(COUNTRIES)})(?!\w)", re.IGNORECASE)
_POSTCODE = (
    r"[A-Z]{1,2}-?\s?\d{4,6}(?:-\d{4})?|\d{5}(?:-\d{3,4})?|\d{4}\s?[A-Z]{2}|\d{3}\s\d{2}|\d{2}-\d{3}"
    r"|[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}|[A-Z]\d{2}\s[A-Z\d]{4}|\d{3}-\d{4}|\d{4,6}"
)
_END = re.compile(
    rf"(?<!\w)(?:{_POSTCODE})(?!\w)(?:[,\s]{{1,2}}[A-ZÀ-Þ][\w'’-]+(?:\s[A-ZÀ-Þ][\w'’-]+){{0,2}})?"
)
# What tells that the address is over, or that there is none.
_STOP = re.compile(
    r"\n\s*\n\s*\n|\n[#-]|[;()]|\.\s+[A-ZÀ-Þ][a-z]+\s[a-z]|e-?mail|\btel\b|\bphone|telefon|https?:|@|\bfax\b"
    r"|\bregist|\bcompany (?:no|number|reg)|\bvat\b|\b(?:if|which|that|who|please|whose)\b",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"(?<!\w)(?:(?:address|adresse|dirección|indirizzo|adres|adress|osoite|adresa|at|à|bei|office|situé"
    r"|sito in|domicilio en|gevestigd te|med säte i|z siedzibą w|se sídlem)(?:\s(?:is|est|au|at))*"
    r"[\s:,|]+)+(?:attn:[^\n,]{0,40}[\n,]\s*)?(?=[^\W_])",
    re.IGNORECASE,
)
_BARE_LEAD = re.compile(
    r"[.\s|]{0,3}[,:\n]\s*(?:att(?:n|ention):[^\n,]{0,40}[\n,]\s*)?(?=[^\W_])", re.IGNORECASE
)
_NUMBER = re.compile(
    r"(?:regist\w+|reg\.?|org(?:anisation\w*|\.)?|corporate id|corp\. id|company|kvk|hrb|rcs"
    r"|siren|siret|cvr|nip|krs|regon|ičo?|y-tunnus|business id|handelsregister\w*"
    r"|p\.\s?iva|cif|nif|abn|acn)"
    r"[^\n\d;]{0,48}?(?P<number>(?:(?-i:[A-Z]{1,3})\s?)?\d[\d .\-/]{3,17}\d)(?!\w)",
    re.IGNORECASE,
)


def address_after(text: str, end: int) -> Span | None:
    """The address that begins behind a name which ends at `end`; None where none does."""
    window = text[end : end + _WINDOW]
    lead = _BARE_LEAD.match(window) or _LEAD.search(window, 0, _LEAD_CHARS)
    spoken = _LEAD.search(window, 0, _LEAD_CHARS)
    span = None
    for start in (spoken, lead):
        if start is not None and span is None:
            span = _address(window, start.end())
    return span.shifted(end) if span else None


def _address(window: str, start: int) -> Span | None:
    """The address in `window` that begins at `start`: parts up to a postcode or a country."""
    stop = _STOP.search(window, start)
    until = stop.start() if stop else len(window)
    number = _NUMBER.match(window, start, until)
    start = _after(window, number.end()) if number else start
    last = None
    for match in _END.finditer(window, start, until):
        last = match
    for match in _COUNTRY.finditer(window, last.end() if last else start, until):
        if last is None or match.start() - last.end() <= _COUNTRY_GAP:
            last = match
            break
    if last is None:
        return None
    address = window[start : last.end()].rstrip(" ,.\n|")
    parts = len(re.split(r"[,\n|]", address))
    if (
        not len(address) >= _SHORTEST
        or not 2 <= parts <= _MOST_PARTS
        or not re.search(r"\d", address)
    ):
        return None
    return Span(start, start + len(address))


def _after(window: str, start: int) -> int:
    return start + len(window[start:]) - len(window[start:].lstrip(" ,.\n|"))


def registration_after(text: str, end: int) -> Span | None:
    """The registration number within the words behind a name; None where none is given."""
    match = _NUMBER.search(text, end, end + _WINDOW)
    return Span(match.start("number"), match.end("number")) if match else None


def country_in(text: str, start: int, end: int) -> str | None:
    """The country that is named first between `start` and `end` of `text`, as ISO 3166-1."""
    match = _COUNTRY.search(text, start, end)
    return COUNTRIES[" ".join(match[0].lower().split()).replace("’", "'")] if match else None


def country_of_postcode(address: str) -> str | None:
    """The country whose postcodes look like the one in `address`, where only one has such."""
    if re.search(r"(?<!\w)[A-Z]{1,2}\d[A-Z\d]?\s\d[A-Z]{2}(?!\w)", address):
        return "GB"
    return "US" if re.search(r"(?<!\w)[A-Z]{2}\s\d{5}(?:-\d{4})?(?!\w)", address) else None
