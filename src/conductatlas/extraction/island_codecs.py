"""States that frameworks write in a notation of their own, as plain values again.

Nuxt 3 and SvelteKit number every value (devalue), React Router numbers the keys too (turbo-stream),
Astro writes each value with its kind, React's server components come in rows.
"""

import json
import re
from collections.abc import Mapping

from conductatlas.extraction.wordsets import wordset

__all__ = ["decoded", "flight_tree"]

_MAX_DEPTH = 100
_MAX_VALUES = 300_000
# A tuple: what is looked up in it may be a list, which no set takes.
_WRAPPERS = ("Reactive", "ShallowReactive", "Ref", "ShallowRef", "EmptyRef", "Object")
# What a component is given and does not show, or only in place of its page.
_NOT_SHOWN = wordset(
    """
    children dangerouslySetInnerHTML notFound forbidden unauthorized error loading template
    fallback errorStyles errorScripts templateStyles templateScripts loadingStyles className style
    """
)
_OF_WORDS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "a", "strong", "em", "b"})
_SAID = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "span", "ul", "ol", "li", "section"})
_HEADING = re.compile(r"heading|headline", re.IGNORECASE)
_LEVEL = re.compile(r"(?:heading|headline|^h) ?-?([1-6])$", re.IGNORECASE)
_NUMBERED_KEY = re.compile(r"_[0-9]+$")
_REFERENCE = re.compile(r"\$[L@QWF]?([0-9a-f]+)((?::[\w$]+)*)$")
_ROW = re.compile(rb"\s*([0-9a-f]*):")
_TEXT_ROW = re.compile(rb"T([0-9a-f]+),")


def decoded(value: object) -> object:
    """`value` in plain form where it is written in one of the known notations, else as it is."""
    if isinstance(value, list) and _is_numbered(value):
        return _Numbered(value).value(0, 0)
    if isinstance(value, dict) and value and all(_is_astro(one) for one in value.values()):
        return {name: _astro(one, 0) for name, one in value.items()}
    return value


def _is_numbered(values: list[object]) -> bool:
    """Whether the first value refers to others by their places in the list."""
    if len(values) < 4:
        return False
    first = values[0]
    if isinstance(first, list):
        return len(first) == 2 and first[0] in _WRAPPERS and isinstance(first[1], int)
    return (
        isinstance(first, dict)
        and bool(first)
        and all(isinstance(one, int) and one < len(values) for one in first.values())
    )


class _Numbered:
    """A flat list in which every member is the place of another value."""

    def __init__(self, values: list[object]) -> None:
        self.values = values
        self.left = _MAX_VALUES

    def value(self, place: object, depth: int) -> object:
        """The value at a place; None for a place that is none."""
        self.left -= 1
        if not isinstance(place, int) or isinstance(place, bool) or depth > _MAX_DEPTH:
            return None
        if not 0 <= place < len(self.values) or self.left < 0:
            return None
        raw = self.values[place]
        if isinstance(raw, dict):
            return {self.key(k, depth): self.value(v, depth + 1) for k, v in raw.items()}
        if isinstance(raw, list):
            return self.members(raw, depth)
        return raw

    def key(self, name: str, depth: int) -> str:
        """A key, which may itself be the place of its name."""
        if not _NUMBERED_KEY.match(name):
            return name
        said = self.value(int(name[1:]), depth + 1)
        return said if isinstance(said, str) else name

    def members(self, raw: list[object], depth: int) -> object:
        """A list, or what a wrapper such as ["Reactive", 4] holds."""
        if raw and isinstance(raw[0], str):
            return self.value(raw[1], depth + 1) if raw[0] in _WRAPPERS and len(raw) > 1 else None
        return [self.value(one, depth + 1) for one in raw]


def _is_astro(value: object) -> bool:
    return (
        isinstance(value, list)
        and len(value) == 2
        and isinstance(value[0], int)
        and not isinstance(value[0], bool)
        and 0 <= value[0] <= 11
    )


def _astro(value: object, depth: int) -> object:
    if not isinstance(value, list) or len(value) != 2 or depth > _MAX_DEPTH:
        return None
    kind, inner = value
    if kind == 1:
        members = _from_json(inner) if isinstance(inner, str) else inner
        return [_astro(one, depth + 1) for one in members] if isinstance(members, list) else None
    if isinstance(inner, dict):
        return {name: _astro(one, depth + 1) for name, one in inner.items()}
    return inner


def _from_json(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def flight_tree(stream: str) -> list[object]:
    """The trees that the rows of React's server components hold, as elements with children.

    An element of the page is {"type": "element", "tagName": …, "properties": …, "children": […]};
    what a component is given besides children stands in it as {"type": "island", "value": …}.
    """
    return _Flight(_rows(stream.encode("utf-8", "replace"))).trees()


def _rows(stream: bytes) -> dict[str, object]:
    rows: dict[str, object] = {}
    at = 0
    while (head := _ROW.match(stream, at)) is not None:
        name, at = head[1].decode(), head.end()
        if (text := _TEXT_ROW.match(stream, at)) is not None:
            end = text.end() + int(text[1][:8], 16)
            rows[name] = _Text(stream[text.end() : end].decode("utf-8", "replace"))
            at = end
            continue
        end = stream.find(b"\n", at)
        end = len(stream) if end < 0 else end
        if stream[at : at + 1] in (b"[", b"{", b'"'):
            rows[name] = _from_json(stream[at:end].decode("utf-8", "replace"))
        at = end + 1
    return rows


class _Text(str):
    """Text of a row of its own, which holds no references."""

    __slots__ = ()


class _Flight:
    """Rows that refer to each other by name."""

    def __init__(self, rows: Mapping[str, object]) -> None:
        self.rows = rows
        self.seen: set[str] = set()
        self.left = _MAX_VALUES
        # How many elements are open in which only words stand, so that a component there is words.
        self.in_words = 0

    def trees(self) -> list[object]:
        """The first row's tree, then the rows that nothing refers to."""
        order = sorted(self.rows, key=lambda name: name != "0")
        trees = []
        for name in order:
            if name not in self.seen:
                self.seen.add(name)
                trees.append(self.value(self.rows[name], 0))
        return trees

    def value(self, raw: object, depth: int) -> object:
        """A value with its references followed."""
        self.left -= 1
        if depth > _MAX_DEPTH or self.left < 0:
            return None
        if isinstance(raw, str):
            return raw if isinstance(raw, _Text) or raw[:1] != "$" else self.reference(raw, depth)
        if isinstance(raw, dict):
            return {name: self.value(one, depth + 1) for name, one in raw.items()}
        if isinstance(raw, list):
            if len(raw) >= 4 and raw[0] == "$" and isinstance(raw[1], str):
                return self.element(raw[1], raw[3], depth)
            return [self.value(one, depth + 1) for one in raw]
        return raw

    def reference(self, raw: str, depth: int) -> object:
        """What "$L4" or "$4:props:children" stands for; each row is given once."""
        if raw.startswith("$$"):
            return raw[1:]
        match = _REFERENCE.match(raw)
        if match is None or match[1] not in self.rows:
            return None
        if match[2] or match[1] in self.seen:
            return None
        self.seen.add(match[1])
        return self.value(self.rows[match[1]], depth + 1)

    def element(self, tag: str, props: object, depth: int) -> object:
        """One element of the page, or what a component shows."""
        given = props if isinstance(props, dict) else {}
        is_component = tag.startswith("$") or not tag[:1].islower()
        if is_component and (heading := _heading(given)) is not None:
            return heading
        if is_component:
            tag = self.stand_in(given)
        self.in_words += tag in _OF_WORDS
        children = self.value(given.get("children"), depth + 1)
        inside = children if isinstance(children, list) else [children]
        markup = given.get("dangerouslySetInnerHTML")
        if isinstance(markup, dict):
            inside = [{"type": "raw", "value": self.value(markup.get("__html"), depth + 1)}]
        rest = {name: one for name, one in given.items() if name not in _NOT_SHOWN}
        if is_component and not self.in_words:
            inside.append({"type": "island", "value": self.value(rest, depth + 1)})
        self.in_words -= tag in _OF_WORDS
        shown = {"href": given.get("href")} if is_component else given
        return {"type": "element", "tagName": tag, "properties": shown, "children": inside}

    def stand_in(self, given: Mapping[str, object]) -> str:
        """The element that a component most likely shows, by what it is given."""
        if isinstance(given.get("href"), str):
            return "a"
        said = given.get("as") or given.get("tag")
        if isinstance(said, str) and said in _SAID:
            return said
        return "span" if self.in_words else "div"


def _heading(given: Mapping[str, object]) -> object:
    """The heading that a component shows: it is given a text, and called a heading in some way."""
    text = given.get("text") or given.get("title")
    if not isinstance(text, str) or text[:1] == "$" or isinstance(given.get("children"), list):
        return None
    said = [*given, *(one for one in given.values() if isinstance(one, str) and len(one) < 60)]
    if not any(_HEADING.search(one) for one in said):
        return None
    levels = [match[1] for one in said if (match := _LEVEL.search(one)) is not None]
    tag = f"h{levels[0] if levels else 2}"
    return {"type": "element", "tagName": tag, "properties": given, "children": [text]}
