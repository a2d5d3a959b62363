"""What a text says of itself, read in the order in which one thing helps the next.

Language, then the companies (their country says how figures are read), then dates and kind.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.bylines import Byline, with_bylines
from conductatlas.extraction.dates import PolicyDates, find_dates
from conductatlas.extraction.entities import Parties, find_parties, own_country
from conductatlas.extraction.kinds import kind_of_text
from conductatlas.extraction.language import language_of

__all__ = ["Metadata", "read_metadata"]

_OPENING_CHARS = 3000


@dataclass(frozen=True, slots=True)
class Metadata:
    """The language, dates, names and kind of one text; every place is an offset into it."""

    language: str | None
    dates: PolicyDates
    parties: Parties
    kind: str | None


def read_metadata(
    text: str, title: str | None, declared: str, bylines: Sequence[Byline] = ()
) -> Metadata:
    """What `text` with `title` says of itself.

    `declared` is the language that its page names, `bylines` are the dates beside the policy.
    """
    language = language_of(text, declared)
    parties = find_parties(text)
    dates = find_dates(text, language, own_country(parties))
    dates = with_bylines(dates, bylines)
    kind = kind_of_text(title, _headings(text), text)
    return Metadata(language, dates, parties, kind.value if kind else None)


def _headings(text: str) -> list[str]:
    """The first headings of the text."""
    lines = text[:_OPENING_CHARS].split("\n")
    return [line.lstrip("# ") for line in lines if line.startswith("#")]
