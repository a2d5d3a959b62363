"""Pages in a state: the texts that it holds, each with its own title, address and language.

A state holds more than the page: menus, translations, other pages. Prose is gathered into the
records that own it; lists of pages and objects keyed by address or language come apart.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from conductatlas.extraction.island_states import value_in
from conductatlas.extraction.island_strings import string_html, words_of
from conductatlas.extraction.island_trees import is_rich, rich_html
from conductatlas.extraction.pieces import key
from conductatlas.extraction.signs import TITLES
from conductatlas.extraction.wordsets import wordset

__all__ = ["StatePage", "pages_in"]

_MAX_DEPTH = 60
_MAX_VALUES = 150_000
_MAX_TITLE = 200
_FURNITURE = re.compile(
    r"(?:nav|navigation|menus?|mainmenu|footers?|sitefooter|headers?|siteheader|breadcrumbs?|i18n"
    r"|initiali18nstore|messages|localization|intl|locales|strings|dictionary|seo"
    r"|meta|metadata|metatags|opengraph|og|twitter|head|related\w*|recent\w*|recommended\w*"
    r"|cookie(?:banner|consent|notice|bar)\w*|consent\w*|banners?|announcements?|alerts?"
    r"|newsletter\w*|subscribe\w*|social\w*|config|settings|runtimeconfig|env|flags|featureflags"
    r"|experiments|styles?|css|theme|scripts?|alt|toc|tableofcontents|comments|testimonials"
    r"|properties|errors?|\w*class(?:names?)?)$"
)
_TITLE_KEYS = ("title", "heading", "headline", "name", "header", "question", "label", "pagetitle")
_SECONDARY = wordset(
    """
    description summary excerpt teaser subtitle abstract plaintext rawbody versions revisions
    history previousversions archive
    """
)
_ADDRESS_KEYS = ("path", "url", "uri", "permalink", "full_slug", "fullpath", "pathname", "route")
_SLUG_KEYS = ("slug", "uid", "handle", "key")
_LOCALE_KEYS = ("locale", "lang", "language", "_locale", "languages_code", "languageCode")
_LOCALE = re.compile(r"[a-z]{2}(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}))?$")
_KEYED = re.compile(r"/|[A-Z]\w+:\S|\w+\(.*\)$|https?://|.*/(?:pages?|api|legal)/")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")
_MARKS = re.compile(r"[^a-z0-9]")


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
        self.referred = _referred(states)

    def parts(self, value: object, name: str, depth: int, *, is_item: bool = False) -> list[str]:
        """The HTML of the prose below a value, without what is kept as a page of its own."""
        self.left -= 1
        if depth > _MAX_DEPTH or self.left < 0 or _is_frame(name, value):
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
        place = _reference(value)
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
            if len(texts) == len(values) and len(texts) > 1 and any(map(string_html, texts)):
                return ["<ul>" + "".join(f"<li>{one}</li>" for one in texts) + "</ul>"]
        if _is_pages(values):
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
        if _is_furniture(record):
            return []
        if "@type" in record:
            # Linked data speaks about the page; only an article's body is its text.
            kept = ("articleBody", "text", "headline", "@graph", "mainEntity", "hasPart")
            record = {name: record[name] for name in kept if name in record}
            is_item = False
        place = _identity(record)
        self.trail.append(place)
        apart = _is_keyed(record)
        found: list[str] = []
        for inner_name, value in record.items():
            is_locale = apart and _LOCALE.match(inner_name) is not None
            self.locales += [inner_name] if is_locale else []
            inner = self.parts(value, inner_name, depth + 1)
            if apart:
                self.keep(value, inner, (inner_name,))
            elif not (_plain(inner_name) in _SECONDARY and _has_more(record, inner_name)):
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
        if not is_item and _is_page(record):
            self.keep(record, found, (name,))
            return []
        title = _title(record)
        if not title or _begins_with(found[0], title):
            return found
        if not is_item and TITLES.search(title):
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
        title = _title(record)
        if title and distinct[0].startswith(f"<h2>{title}</h2>"):
            distinct = distinct[1:]
        if distinct and _begins_with(distinct[0], title):
            title = ""
        own = [str(record[n]) for n in (*_ADDRESS_KEYS, *_SLUG_KEYS) if _is_text(record.get(n))]
        said = [str(record[n]) for n in _LOCALE_KEYS if _is_text(record.get(n))]
        locale = (said or self.locales[-1:] or [""])[0]
        self.pages.append(StatePage(title, distinct, (*own, *names), locale))


def _is_frame(name: str, value: object) -> bool:
    """Whether a key names a part of the frame: a menu, settings, a catalogue of messages."""
    plain = _plain(name)
    if plain in ("translations", "translation"):
        # A list holds the text itself in several languages, an object the words of buttons.
        return not isinstance(value, list)
    return _FURNITURE.match(plain) is not None


def _plain(name: str) -> str:
    return _MARKS.sub("", name.lower())


def _is_text(value: object) -> bool:
    return isinstance(value, str) and 0 < len(value) < 300


def _title(record: Mapping[str, object]) -> str:
    """The record's own title, also where it stands in its front matter or as rich text."""
    for place in (record, record.get("frontmatter"), record.get("fields"), record.get("data")):
        if not isinstance(place, dict):
            continue
        names = {_plain(name): name for name in place}
        for wanted in _TITLE_KEYS:
            value = place.get(names.get(wanted, ""))
            if is_rich(value):
                value = words_of(rich_html(value, lambda _: "")).strip()
            if isinstance(value, str) and 0 < len(value) < _MAX_TITLE and "://" not in value:
                return " ".join(value.split())
    return ""


def _is_furniture(record: Mapping[str, object]) -> bool:
    """Whether the record calls itself a part of the frame: a newsletter box, a banner."""
    names = (record.get(name) for name in ("component", "__component", "_type", "__typename"))
    return any(
        isinstance(name, str) and _FURNITURE.match(_plain(name.rpartition(".")[2]))
        for name in names
    )


def _is_page(record: Mapping[str, object]) -> bool:
    """Whether the record has a title and an address of its own."""
    if not _title(record):
        return False
    return any(_is_text(record.get(name)) for name in (*_ADDRESS_KEYS, *_SLUG_KEYS, "uid")) or any(
        isinstance(record.get(name), dict) for name in ("slug", "frontmatter")
    )


def _is_pages(values: list[object]) -> bool:
    """Whether a list holds pages rather than sections: each at an address, or in a language."""
    records = [one for one in values if isinstance(one, dict)]
    if len(records) < 2:
        return False
    addressed = [r for r in records if any(_is_text(r.get(name)) for name in _ADDRESS_KEYS)]
    if len(addressed) > 1 and len({_address(r) for r in addressed}) == len(addressed):
        return True
    locales = {str(r[n]) for r in records for n in _LOCALE_KEYS if _is_text(r.get(n))}
    if len(locales) > 1:
        return True
    named = [r for r in records if _is_page(r) and TITLES.search(_title(r))]
    return len(named) > 1 and 2 * len(named) >= len(records)


def _address(record: Mapping[str, object]) -> str:
    return next((str(record[n]) for n in _ADDRESS_KEYS if _is_text(record.get(n))), "")


def _is_keyed(record: Mapping[str, object]) -> bool:
    """Whether an object's keys are addresses, languages, records' names, or names of policies."""
    names = [name for name, value in record.items() if isinstance(value, dict | list | str)]
    if len(names) < 2:
        return len(names) == 1 and _KEYED.match(names[0]) is not None
    if all(_LOCALE.match(name) for name in names):
        return True
    if sum(_KEYED.match(name) is not None for name in names) * 2 > len(names):
        return True
    large = [name for name in names if _size(record[name]) > 300]
    policies = [name for name in large if TITLES.search(_CAMEL.sub(" ", name))]
    return len(policies) > 1


def _size(value: object, depth: int = 0) -> int:
    """About how many characters of strings are in a value, counted no further than needed."""
    if isinstance(value, str):
        return len(value)
    if depth > 8 or not isinstance(value, dict | list):
        return 0
    total = 0
    for inner in value.values() if isinstance(value, dict) else value:
        total += _size(inner, depth + 1)
        if total > 300:
            break
    return total


def _has_more(record: Mapping[str, object], name: str) -> bool:
    return any(other != name and _size(value) > 300 for other, value in record.items())


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


def _identity(record: Mapping[str, object]) -> str:
    system = record.get("sys")
    if isinstance(system, dict) and isinstance(system.get("id"), str):
        return str(system["id"])
    typename, own = record.get("__typename"), record.get("id")
    return f"{typename}:{own}" if typename and own else ""


def _reference(value: Mapping[str, object]) -> str:
    if isinstance(value.get("__ref"), str):
        return str(value["__ref"])
    system = value.get("sys")
    if isinstance(system, dict) and "fields" not in value and system.get("type") == "Link":
        return str(system.get("id"))
    return ""


def _referred(states: list[object]) -> dict[str, dict[str, object]]:
    """Records that others refer to: Apollo's by their keys, Contentful's by their ids."""
    found: dict[str, dict[str, object]] = {}
    stack: list[object] = list(states)
    left = _MAX_VALUES
    while stack and left > 0:
        left -= 1
        value = stack.pop()
        if isinstance(value, dict):
            if "fields" in value and (place := _identity(value)):
                found[place] = value
            for name, inner in value.items():
                if isinstance(inner, dict) and "__typename" in inner and ":" in name:
                    found[name] = inner
            stack += value.values()
        elif isinstance(value, list):
            stack += value
    return found
