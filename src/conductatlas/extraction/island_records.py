"""Records in a state: which are pages, which sections, which part of the frame; what they refer to.

Judged by the names of their members as content systems give them, never by a site.
"""

import re
from collections.abc import Mapping

from conductatlas.extraction.island_strings import words_of
from conductatlas.extraction.island_trees import is_rich, rich_html
from conductatlas.extraction.signs import TITLES
from conductatlas.extraction.wordsets import wordset

__all__ = [
    "ADDRESS_KEYS",
    "LOCALE",
    "LOCALE_KEYS",
    "SECONDARY",
    "SLUG_KEYS",
    "has_more",
    "identity_of",
    "is_frame",
    "is_furniture",
    "is_keyed",
    "is_page",
    "is_pages",
    "is_text",
    "plain_name",
    "reference_of",
    "referred_in",
    "title_in",
]

_MAX_VALUES = 150_000
_MAX_TITLE = 200
_FURNITURE = re.compile(
    r"(?:nav|navigation|menus?|mainmenu|(?:site)?footer\w*|headers?|siteheader|header(?:collection|data)|breadcrumbs?|i18n"
    r"|initiali18nstore|messages|localization|intl|locales|strings|dictionary|seo"
    r"|meta|metadata|metatags|opengraph|og|twitter|head|related\w*|recent\w*|recommended\w*"
    r"|cookie(?:banner|consent|notice|bar)\w*|consent\w*|banners?|announcements?|alerts?"
    r"|newsletter\w*|subscribe\w*|social\w*|config|settings|runtimeconfig|env|flags|featureflags"
    r"|experiments|styles?|css|theme|scripts?|alt|toc|tableofcontents|comments|testimonials"
    r"|properties|errors?|\w*class(?:names?)?)$"
)
_TITLE_KEYS = ("title", "heading", "headline", "name", "header", "question", "label", "pagetitle")
SECONDARY = wordset(
    """
    description summary excerpt teaser subtitle abstract plaintext rawbody versions revisions
    history previousversions archive
    """
)
ADDRESS_KEYS = ("path", "url", "uri", "permalink", "full_slug", "fullpath", "pathname", "route")
SLUG_KEYS = ("slug", "uid", "handle", "key")
LOCALE_KEYS = ("locale", "lang", "language", "_locale", "languages_code", "languageCode")
LOCALE = re.compile(r"[a-z]{2}(?:[-_](?:[A-Za-z]{2}|[A-Z][a-z]{3}))?$")
_KEYED = re.compile(r"/|[A-Z]\w+:\S|\w+\(.*\)$|https?://|.*/(?:pages?|api|legal)/")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])|[_-]+")
_MARKS = re.compile(r"[^a-z0-9]")


def is_frame(name: str, value: object) -> bool:
    """Whether a key names a part of the frame: a menu, settings, a catalogue of messages."""
    plain = plain_name(name)
    if plain in ("translations", "translation"):
        # A list holds the text itself in several languages, an object the words of buttons.
        return not isinstance(value, list)
    return _FURNITURE.match(plain) is not None


def plain_name(name: str) -> str:
    """A key without capitals and marks."""
    low = name.lower()
    return low if low.isalnum() and low.isascii() else _MARKS.sub("", low)


def is_text(value: object) -> bool:
    """Whether a value is a short string."""
    return isinstance(value, str) and 0 < len(value) < 300


def title_in(record: Mapping[str, object]) -> str:
    """The record's own title, also where it stands in its front matter or as rich text."""
    for place in (record, record.get("frontmatter"), record.get("fields"), record.get("data")):
        if not isinstance(place, dict):
            continue
        names = {plain_name(name): name for name in place}
        for wanted in _TITLE_KEYS:
            value = place.get(names.get(wanted, ""))
            if isinstance(value, dict):
                value = value.get("rendered")
            if is_rich(value):
                value = words_of(rich_html(value, lambda _: "")).strip()
            if isinstance(value, str) and 0 < len(value) < _MAX_TITLE and "://" not in value:
                return " ".join(value.split())
    return ""


def is_furniture(record: Mapping[str, object]) -> bool:
    """Whether the record calls itself a part of the frame: a newsletter box, a banner."""
    names = (record.get(name) for name in ("component", "__component", "_type", "__typename"))
    return any(
        isinstance(name, str) and _FURNITURE.match(plain_name(name.rpartition(".")[2]))
        for name in names
    )


def is_page(record: Mapping[str, object]) -> bool:
    """Whether the record has a title and an address of its own."""
    if not title_in(record):
        return False
    return any(is_text(record.get(name)) for name in (*ADDRESS_KEYS, *SLUG_KEYS, "uid")) or any(
        isinstance(record.get(name), dict) for name in ("slug", "frontmatter")
    )


def is_pages(values: list[object]) -> bool:
    """Whether a list holds pages rather than sections: each at an address, or in a language."""
    records = [one for one in values if isinstance(one, dict)]
    if len(records) < 2:
        return False
    addressed = [r for r in records if any(is_text(r.get(name)) for name in ADDRESS_KEYS)]
    if len(addressed) > 1 and len({_address(r) for r in addressed}) == len(addressed):
        return True
    locales = {str(r[n]) for r in records for n in LOCALE_KEYS if is_text(r.get(n))}
    if len(locales) > 1:
        return True
    named = [r for r in records if is_page(r) and TITLES.search(title_in(r))]
    return len(named) > 1 and 2 * len(named) >= len(records)


def _address(record: Mapping[str, object]) -> str:
    return next((str(record[n]) for n in ADDRESS_KEYS if is_text(record.get(n))), "")


def is_keyed(record: Mapping[str, object]) -> bool:
    """Whether an object's keys are addresses, languages, records' names, or names of policies."""
    names = [name for name, value in record.items() if isinstance(value, dict | list | str)]
    if len(names) < 2:
        return len(names) == 1 and _KEYED.match(names[0]) is not None
    if all(LOCALE.match(name) for name in names):
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


def has_more(record: Mapping[str, object], name: str) -> bool:
    """Whether the record holds a long text under another name too."""
    return any(other != name and _size(value) > 300 for other, value in record.items())


def identity_of(record: Mapping[str, object]) -> str:
    """The name by which others refer to a record; "" where it has none."""
    system = record.get("sys")
    if isinstance(system, dict) and isinstance(system.get("id"), str):
        return str(system["id"])
    typename, own = record.get("__typename"), record.get("id")
    return f"{typename}:{own}" if typename and own else ""


def reference_of(value: Mapping[str, object]) -> str:
    """The name of the record that a value stands for; "" where it is no reference."""
    if isinstance(value.get("__ref"), str):
        return str(value["__ref"])
    system = value.get("sys")
    if isinstance(system, dict) and "fields" not in value and system.get("type") == "Link":
        return str(system.get("id"))
    return ""


def referred_in(states: list[object]) -> dict[str, dict[str, object]]:
    """Records that others refer to: Apollo's by their keys, Contentful's by their ids."""
    found: dict[str, dict[str, object]] = {}
    stack: list[object] = list(states)
    left = _MAX_VALUES
    while stack and left > 0:
        left -= 1
        value = stack.pop()
        if isinstance(value, dict):
            if "fields" in value and (place := identity_of(value)):
                found[place] = value
            for name, inner in value.items():
                if isinstance(inner, dict) and "__typename" in inner and ":" in name:
                    found[name] = inner
            stack += value.values()
        elif isinstance(value, list):
            stack += value
    return found
