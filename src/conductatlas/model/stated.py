"""What a document says of itself: its dates, its names, the companies and addresses in it.

Each with the place it was read at; offsets are code points into the canonical text.
"""

import datetime as dt
from dataclasses import dataclass

from conductatlas.model.span import Span

__all__ = ["NamedEntity", "OwnName", "StatedDate"]


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date of the document and the sentence it came from: `span` of the text is `sentence`.

    `kind` is "last_updated" or "effective". `precision` is "day", or "month" for a month alone,
    whose `date` is its first. `source` is "text"; "page" for words beside the policy and
    "metadata" for what only machines read, which have no span. A date of the metadata is
    evidence alone: it is never given as the document's own.
    """

    kind: str
    date: dt.date
    precision: str
    sentence: str
    span: Span | None = None
    source: str = "text"


@dataclass(frozen=True, slots=True)
class OwnName:
    """A name or defined word that the platform uses for itself ("Acme", "we"), where it says so."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class NamedEntity:
    """A legal entity named in the document, with its form ("Ltd") and what stands near it.

    `is_own` says that it is the platform itself: a party to the contract or the controller. The
    country is a code of ISO 3166-1, given where the form, the address or the words name it.
    """

    name: str
    form: str
    span: Span
    is_own: bool = False
    country: str | None = None
    address: Span | None = None
    registration: Span | None = None
