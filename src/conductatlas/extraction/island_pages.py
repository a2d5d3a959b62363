"""Pages in a state: the texts that it holds, each with its own title, address and language.

A state holds more than the page: menus, translations, other pages. Prose is gathered into the
records that own it; lists of pages and objects keyed by address or language come apart.
"""

import re
from dataclasses import dataclass, field

from conductatlas.extraction.island_records import (
    ADDRESS_KEYS,
    LOCALE,
    LOCALE_KEYS,
    SECONDARY,
    SLUG_KEYS,
    has_more,
    identity_of,
    is_frame,
    is_furniture,
    is_keyed,
    is_page,
    is_pages,
    is_text,
    plain_name,
    reference_of,
    referred_in,
    title_in,
)
from conductatlas.extraction.island_states import value_in
from conductatlas.extraction.island_strings import string_html, words_of
from conductatlas.extraction.island_trees import is_rich, rich_html
from conductatlas.extraction.pieces import key
from conductatlas.extraction.signs import TITLES

__all__ = ["StatePage", "pages_in"]

_MAX_DEPTH = 60
_MIN_LIST_CHARS = 60
# Names of objects whose members are sections of one text.
_SECTIONS = re.compile(r"(?:sections?|items|parts|chapters|clauses|paragraphs|accordions?|faqs?)$")
_MAX_VALUES = 150_000


@dataclass(slots=True)
class StatePage:
    """One text of a state; `names` are its addresses and keys, `locale` its language."""

    title: str
    parts: list[str] = field(default_factory=list)
    names: tuple[str, ...] = ()
    locale: str = ""

    @property
    def markup(self) -> str:
        """Its HTML, with its title above it."""
        inside = "".join(self.parts)
        return f"<h1>{self.title}</h1>{inside}" if self.title else inside


def pages_in(states: list[object]) -> list[StatePage]:
    """The texts in the states of one page."""
    collector = _Collector(states)
    for state in states:
        parts = collector.parts(state, "", 0)
        collector.keep(state, parts, ())
    return collector.pages


class _Collector:
    """Walks states; pages that stand apart are kept as they are met."""

    def __init__(self, states: list[object]) -> None:
        self.pages: list[StatePage] = []
        self.left = _MAX_VALUES
        self.trail: list[str] = []
        self.locales: list[str] = []
        self.referred = referred_in(states)

    def parts(self, value: object, name: str, depth: int, *, is_item: bool = False) -> list[str]:
        """The HTML of the prose below a value, without what is kept as a page of its own."""
        self.left -= 1
        if depth > _MAX_DEPTH or self.left < 0 or is_frame(name, value):
            return []
        if isinstance(value, str):
            return self.string(value, name, depth)
        if is_rich(value):
            made = rich_html(value, lambda inner: "".join(self.parts(inner, "", depth + 1)))
            return [made] if len(key(words_of(made))) > 30 else []
        if isinstance(value, list):
            return self.members(value, depth)
        if isinstance(value, dict):
            return self.record(self.resolved(value), name, depth, is_item=is_item)
        return []

    def resolved(self, value: dict[str, object]) -> dict[str, object]:
        """What a reference to a record elsewhere in the state stands for."""
        place = reference_of(value)
        if place and place in self.referred and place not in self.trail:
            return self.referred[place]
        return value

    def string(self, text: str, name: str, depth: int) -> list[str]:
        """A string: prose, or data in a string."""
        if len(text) > 200 and (inner := value_in(text)) is not None:
            return self.parts(inner, name, depth + 1)
        made = string_html(text)
        return [made] if made else []

    def members(self, values: list[object], depth: int) -> list[str]:
        """What a list holds: sections of one text, or pages that each stand for themselves."""
        if any(isinstance(one, str) for one in values):
            texts = [one for one in values if isinstance(one, str)]
            if len(texts) == len(values) and _is_listing(texts):
                return ["<ul>" + "".join(f"<li>{one}</li>" for one in texts) + "</ul>"]
        if is_pages(values):
            for one in values:
                self.keep(one, self.parts(one, "", depth + 1, is_item=True), ())
            return []
        found: list[str] = []
        for one in values:
            found += self.parts(one, "", depth + 1, is_item=True)
        return found

    def record(
        self, record: dict[str, object], name: str, depth: int, *, is_item: bool
    ) -> list[str]:
        """What an object holds, under its own title where it is a section of something."""
        if is_furniture(record):
            return []
        if "@type" in record:
            # Linked data speaks about the page; only an article's body is its text.
            kept = ("articleBody", "text", "headline", "@graph", "mainEntity", "hasPart")
            record = {name: record[name] for name in kept if name in record}
            is_item = False
        place = identity_of(record)
        self.trail.append(place)
        apart = is_keyed(record)
        is_part = _SECTIONS.match(plain_name(name)) is not None and not apart
        found: list[str] = []
        for inner_name, value in record.items():
            is_locale = apart and LOCALE.match(inner_name) is not None
            self.locales += [inner_name] if is_locale else []
            inner = self.parts(value, inner_name, depth + 1, is_item=is_part)
            if apart:
                self.keep(value, inner, (inner_name,))
            elif not (plain_name(inner_name) in SECONDARY and has_more(record, inner_name)):
                found += inner
            if is_locale:
                self.locales.pop()
        self.trail.pop()
        return self.titled(record, name, found, is_item=is_item)

    def titled(
        self, record: dict[str, object], name: str, found: list[str], *, is_item: bool
    ) -> list[str]:
        """The parts of a record: kept as a page where it is one, else given on under its title."""
        if not found:
            return []
        if not is_item and is_page(record):
            self.keep(record, found, (name,))
            return []
        title = title_in(record)
        if not title or _begins_with(found[0], title):
            return found
        if TITLES.search(title) and (not is_item or is_page(record)):
            # Perhaps the policy, perhaps a section of it that has a policy's name: both are kept.
            self.keep(record, found, (name,))
            return [f"<h1>{title}</h1>", *found]
        return [f"<h2>{title}</h2>", *found] if is_item else found

    def keep(self, value: object, parts: list[str], names: tuple[str, ...]) -> None:
        """Add a page of these parts, each of them once."""
        distinct = _distinct(parts)
        if not distinct:
            return
        record = self.resolved(value) if isinstance(value, dict) else {}
        title = title_in(record)
        if title and distinct[0].startswith(f"<h2>{title}</h2>"):
            distinct = distinct[1:]
        if distinct and _begins_with(distinct[0], title):
            title = ""
        own = [str(record[n]) for n in (*ADDRESS_KEYS, *SLUG_KEYS) if is_text(record.get(n))]
        said = [str(record[n]) for n in LOCALE_KEYS if is_text(record.get(n))]
        locale = (said or self.locales[-1:] or [""])[0]
        self.pages.append(StatePage(title, distinct, (*own, *names), locale))


def _is_listing(texts: list[str]) -> bool:
    """Whether strings are the items of a list in the text: several, each of some words."""
    is_said = all(len(text.split()) > 2 and "://" not in text for text in texts)
    return len(texts) > 1 and is_said and sum(map(len, texts)) >= _MIN_LIST_CHARS


def _begins_with(markup: str, title: str) -> bool:
    wanted = key(title)
    return bool(wanted) and key(words_of(markup[:2000])).startswith(wanted)


def _distinct(parts: list[str]) -> list[str]:
    """The parts, each once: a text that stands in two forms, or in a longer one, goes."""
    words = [key(words_of(part)) for part in parts]
    kept: list[int] = []
    for at, mine in enumerate(words[:2000]):
        twins = [one for one in kept if _is_same(words[one], mine)]
        if not twins and mine:
            kept.append(at)
    return [parts[at] for at in kept]


def _is_same(first: str, second: str) -> bool:
    if first == second:
        return True
    if min(len(first), len(second)) < 200:
        return False
    longest, shortest = max(len(first), len(second)), min(len(first), len(second))
    return first[:100] == second[:100] and shortest > 0.8 * longest
