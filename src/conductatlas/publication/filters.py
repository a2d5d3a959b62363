"""One parser of filters for pages, CSV and JSON: what it does not know is refused by name.

A filter is a field of the query string; a field may be given several times, which means any of its
values. The parsed filters also spell out the links that leave one of them out.
"""

import datetime as dt
import difflib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from conductatlas.model import InputError

__all__ = ["Chip", "Field", "FilterError", "Filters", "parse_filters"]

_FORMATS = ("html", "csv", "json")
_LAST_PAGE = 1_000_000
_LONGEST = 2000


class FilterError(InputError):
    """A filter that does not exist, or a value that it does not know."""

    def __init__(self, name: str, fault: str, repair: str) -> None:
        super().__init__(f"{fault}. {repair}.")
        self.name = name


@dataclass(frozen=True, slots=True)
class Field:
    """A filter of a list: its name in the address, its label, its closed values with labels.

    Without `choices` it is free text; with `is_date` an ISO date. `blank` names what leaving it
    out means.
    """

    name: str
    label: str
    choices: Mapping[str, str] | None = None
    is_date: bool = False
    blank: str = "Any"


@dataclass(frozen=True, slots=True)
class Chip:
    """An active filter as it is shown, and the query string without it."""

    label: str
    value: str
    without: str


@dataclass(frozen=True, slots=True)
class Filters:
    """The filters of one request; `values` holds only those that were given."""

    fields: tuple[Field, ...]
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    page: int = 1
    format: str = "html"

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a filter."""
        return self.values.get(name, ())

    def one(self, name: str) -> str:
        """The first value of a filter, or nothing."""
        return next(iter(self.all(name)), "")

    def date(self, name: str) -> dt.date | None:
        """The value of a filter that is a date."""
        return dt.date.fromisoformat(self.one(name)) if self.all(name) else None

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The active filters in the order of the fields."""
        return tuple(
            Chip(f.label, (f.choices or {}).get(value, value), self._without(f.name, value))
            for f in self.fields
            for value in self.all(f.name)
        )

    @property
    def query(self) -> str:
        """The query string of the filters alone, without page and format."""
        return urlencode([(n, v) for n, values in self.values.items() for v in values])

    def _without(self, name: str, value: str) -> str:
        kept = [
            (n, v) for n, values in self.values.items() for v in values if (n, v) != (name, value)
        ]
        return urlencode(kept)


def parse_filters(
    given: Mapping[str, Sequence[str]], fields: Iterable[Field], formats: bool = True
) -> Filters:
    """The filters in a query string, given as each name's values.

    Raises FilterError for an unknown name (with the nearest one) or a value out of a closed list.
    """
    known = {one.name: one for one in fields}
    reserved = {"page", "format"} if formats else {"page"}
    values: dict[str, tuple[str, ...]] = {}
    for name, raw in given.items():
        if name not in known and name not in reserved:
            raise FilterError(name, f"there is no filter {name!r}", _nearest(name, known))
        if name in known and (kept := tuple(v.strip() for v in raw if v.strip())):
            values[name] = tuple(dict.fromkeys(_checked(known[name], v) for v in kept))
    ordered = {name: values[name] for name in known if name in values}
    return Filters(
        fields=tuple(known.values()),
        values=ordered,
        page=_page(given.get("page", ())),
        format=_format(given.get("format", ())) if formats else "html",
    )


def _checked(one: Field, value: str) -> str:
    if len(value) > _LONGEST:
        raise FilterError(
            one.name, f"{one.name!r} has {len(value)} characters", f"Give at most {_LONGEST}"
        )
    if "\0" in value:
        raise FilterError(one.name, f"{one.name!r} holds a NUL character", "Leave it out")
    if one.choices is not None and value not in one.choices:
        raise FilterError(
            one.name, f"{value[:80]!r} is no {one.label.lower()}", _nearest(value, one.choices)
        )
    if one.is_date:
        try:
            dt.date.fromisoformat(value)
        except ValueError as error:
            raise FilterError(
                one.name, f"{value[:80]!r} is no date", "Write it as 2026-04-30"
            ) from error
    return value


def _page(values: Sequence[str]) -> int:
    text = next((v for v in values if v.strip()), "1").strip()
    if not (text.isascii() and text.isdigit()) or not 1 <= int(text[:9]) <= _LAST_PAGE:
        raise FilterError("page", f"{text[:80]!r} is no page", "Write a number from 1")
    return int(text)


def _format(values: Sequence[str]) -> str:
    text = next((v for v in values if v.strip()), "html")
    if text not in _FORMATS:
        raise FilterError("format", f"{text[:80]!r} is no format", "Use csv, json or html")
    return text


def _nearest(word: str, known: Iterable[str]) -> str:
    words = sorted(known)
    close = difflib.get_close_matches(word[:80], words, n=1, cutoff=0.5)
    if close:
        return f"Did you mean {close[0]!r}"
    if not words:
        return "This page has no filters"
    return "Use one of: " + ", ".join(words[:40])
