"""Rich text as content systems keep it, written as HTML.

Contentful, Sanity, Storyblok, Prismic, Strapi, Slate, Lexical, ProseMirror, Draft.js, Editor.js,
hast and mdast differ in their names for the same things: a kind, children or text, marks.
"""

import re
from collections.abc import Callable, Mapping
from itertools import groupby

from conductatlas.extraction.island_kinds import kind_of, level_of, list_of, target_of
from conductatlas.extraction.island_marks import (
    attributes_html,
    definitions_of,
    escaped,
    is_markup,
    link_html,
    spanned,
    spans_of,
    with_marks,
)

__all__ = ["RichText", "is_rich", "rich_html"]

_MAX_DEPTH = 110
_LEAF_KINDS = frozenset({"text", ""})
_SKIPPED = frozenset(
    {"script", "style", "svg", "img", "image", "iframe", "video", "head", "meta", "link-tag"}
)
_VOID = frozenset({"br", "hr", "img", "input", "meta", "link", "wbr"})

Island = Callable[[object], str]


def is_rich(value: object) -> bool:
    """Whether a value is the root of rich text, or a list of its blocks."""
    if isinstance(value, dict):
        return _is_root(value)
    if isinstance(value, list):
        nodes = [one for one in value if isinstance(one, dict)]
        return bool(nodes) and sum(_is_block(one) for one in nodes) > 0.6 * len(value)
    return False


def _is_root(node: Mapping[str, object]) -> bool:
    blocks = node.get("blocks")
    if isinstance(blocks, list) and blocks and isinstance(blocks[0], dict) and "title" not in node:
        return "entityMap" in node or isinstance(blocks[0].get("data"), dict) or is_rich(blocks)
    kind = node.get("type") or node.get("nodeType")
    if kind == "minimark":
        return isinstance(node.get("value"), list)
    if _is_element(node):
        return True
    return kind in ("doc", "document", "root") and bool(_children(node))


def _is_element(node: Mapping[str, object]) -> bool:
    return node.get("type") == "element" and isinstance(node.get("children"), list)


def _is_block(node: Mapping[str, object]) -> bool:
    """Whether a node is a block of rich text: of a known kind, with children, text or spans."""
    kind = kind_of(node)
    if kind in ("", "text", "a", "island", "raw", "img", "div"):
        return _is_element(node)
    if isinstance(node.get("text"), str) or isinstance(node.get("items"), list):
        return kind in ("p", "heading", "li", "ul", "ol", "blockquote", "pre")
    return bool(_children(node)) or isinstance(node.get("data"), dict)


def rich_html(value: object, island: Island) -> str:
    """The HTML of rich text; `island` writes what stands in it and is none (a component's data)."""
    return RichText(island).any(value, 0)


class RichText:
    """Writes one tree."""

    def __init__(self, island: Island) -> None:
        self.island = island
        self.entities: Mapping[str, object] = {}

    def any(self, value: object, depth: int) -> str:
        """A node, a list of nodes, or a string."""
        if depth > _MAX_DEPTH:
            return ""
        if isinstance(value, str):
            return escaped(value)
        if isinstance(value, list):
            if _is_minimark(value):
                return self.minimark(value, depth)
            return self.nodes(value, depth)
        return self.node(value, depth) if isinstance(value, dict) else ""

    def nodes(self, values: list[object], depth: int) -> str:
        """Nodes in their order; items that stand without a list get one."""
        parts = []
        for tag, run in groupby(values, key=list_of):
            inside = "".join(self.any(one, depth + 1) for one in run)
            parts.append(f"<{tag}>{inside}</{tag}>" if tag else inside)
        return "".join(parts)

    def node(self, node: Mapping[str, object], depth: int) -> str:
        """One node with what is in it."""
        values = node.get("value")
        if node.get("type") == "minimark" and isinstance(values, list):
            return self.nodes(values, depth + 1)
        if isinstance(node.get("blocks"), list):
            return self.blocks(node, depth)
        kind = kind_of(node)
        special = self.special(kind, node)
        return self.element(kind, node, self.inside(node, depth)) if special is None else special

    def special(self, kind: str, node: Mapping[str, object]) -> str | None:
        """What is no element with something in it; None for what is one."""
        if kind == "island":
            return self.island(node.get("value"))
        if kind == "raw" or (kind == "html" and isinstance(node.get("value"), str)):
            return str(node.get("value") or "")
        if kind in _SKIPPED:
            return ""
        if kind in ("br", "hr"):
            return f"<{kind}>"
        if kind == "div" and not _children(node) and not isinstance(node.get("text"), str):
            # Something else that is put into the text: an accordion, an entry of its own.
            return self.island({k: v for k, v in node.items() if k not in ("type", "nodeType")})
        return None

    def inside(self, node: Mapping[str, object], depth: int) -> str:
        """What stands in a node: its text with marks, its children, or its block's data."""
        data = node.get("data")
        if isinstance(data, dict) and data and not _children(node) and "text" not in node:
            return self.block_data(data, depth)
        items, text = node.get("items"), node.get("text")
        if isinstance(items, list) and not _children(node):
            return self.block_data(node, depth)
        if isinstance(held := node.get("textData"), dict):
            text = held.get("text")
        if text is None and kind_of(node) in _LEAF_KINDS:
            text = node.get("value")
        if isinstance(text, str) and not _children(node):
            if "spans" not in node and is_markup(text) and kind_of(node) not in _LEAF_KINDS:
                return text
            return spanned(text, spans_of(node, self.entities))
        definitions = node.get("markDefs")
        links = definitions_of(definitions) if isinstance(definitions, list) else {}
        children = _children(node)
        if links:
            return "".join(self.marked(child, links, depth) for child in children)
        return self.nodes(children, depth + 1)

    def marked(self, child: object, links: Mapping[str, str], depth: int) -> str:
        """A span whose marks name the links that its block defines."""
        inside = self.any(child, depth + 1)
        marks = child.get("marks") if isinstance(child, dict) else None
        names = marks if isinstance(marks, list) else []
        targets = [links[m] for m in names if isinstance(m, str) and m in links]
        return link_html(inside, targets[0]) if targets else inside

    def element(self, kind: str, node: Mapping[str, object], inside: str) -> str:
        """What is in a node, as the element that its kind stands for."""
        if kind in _LEAF_KINDS:
            return with_marks(inside, node)
        if kind == "a":
            return link_html(inside, target_of(node))
        if kind == "heading":
            level = level_of(node)
            return f"<h{level}>{inside}</h{level}>"
        attributes = node.get("properties") or node.get("props")
        written = attributes_html(attributes) if isinstance(attributes, dict) else ""
        return f"<{kind}{written}>{inside}</{kind}>"

    def minimark(self, value: list[object], depth: int) -> str:
        """An element as [tag, attributes, child, …]."""
        tag, attributes = str(value[0]), value[1]
        if tag in _SKIPPED or not re.fullmatch(r"[a-z][a-z0-9]*", tag):
            return ""
        given = attributes if isinstance(attributes, dict) else {}
        if tag in _VOID:
            return f"<{tag}>"
        inside = "".join(self.any(one, depth + 1) for one in value[2:])
        return f"<{tag}{attributes_html(given)}>{inside}</{tag}>"

    def blocks(self, node: Mapping[str, object], depth: int) -> str:
        """Draft.js and Editor.js: a flat list of blocks, with links kept apart from the text."""
        entities = node.get("entityMap")
        self.entities = entities if isinstance(entities, dict) else {}
        blocks = node.get("blocks")
        made = self.nodes(blocks, depth + 1) if isinstance(blocks, list) else ""
        self.entities = {}
        return made

    def block_data(self, data: Mapping[str, object], depth: int) -> str:
        """What an Editor.js block holds: HTML, items, or rows."""
        text, items, rows = data.get("text"), data.get("items"), data.get("content")
        if isinstance(text, str):
            return text
        if isinstance(items, list):
            return "".join(f"<li>{self.item(one, depth)}</li>" for one in items)
        if isinstance(rows, list):
            return "".join(_row(row, is_head=n == 0) for n, row in enumerate(rows))
        return ""

    def item(self, item: object, depth: int) -> str:
        """An item of an Editor.js list, with the list in it."""
        if isinstance(item, str):
            return item
        if not isinstance(item, dict) or depth > _MAX_DEPTH:
            return ""
        inner, content = item.get("items"), item.get("content")
        if isinstance(content, list):
            return self.nodes(content, depth + 1)
        nested = self.block_data({"items": inner}, depth + 1) if isinstance(inner, list) else ""
        return f"{content or ''}" + (f"<ul>{nested}</ul>" if nested else "")


def _children(node: Mapping[str, object]) -> list[object]:
    for name in ("children", "content", "nodes"):
        found = node.get(name)
        if isinstance(found, list):
            return found
        if isinstance(found, str) and found and name == "children":
            return [found]
    return []


def _is_minimark(value: list[object]) -> bool:
    return len(value) >= 2 and isinstance(value[0], str) and isinstance(value[1], dict)


def _row(row: object, *, is_head: bool) -> str:
    tag = "th" if is_head else "td"
    cells = row if isinstance(row, list) else []
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"
