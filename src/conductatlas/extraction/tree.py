"""A light tree of one page: what Lexbor parsed, as plain Python nodes with counts of their text.

Lexbor repairs the markup and writes it out again; that clean form is read here in one linear pass,
which costs a fraction of walking the parser's own nodes. Depth is capped, so that recursion is
safe.
"""

import html as html_escapes
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from conductatlas.extraction.scan import VOID
from conductatlas.extraction.wordsets import wordset

__all__ = ["INLINE", "Node", "build", "recount"]

_MAX_DEPTH = 120
_TOKEN = re.compile(
    r"<(/?)([a-zA-Z][^\s/>]*)((?:\s+[^\s=>]+(?:=\"[^\"]*\")?)*)\s*/?>|<!--.*?-->|([^<]+|<)",
    re.DOTALL,
)
_SPACE = re.compile(r"\s+")


@dataclass(slots=True, eq=False)
class Node:
    """One element. `chars` counts its text without white space runs, `linked` the part in links."""

    tag: str
    attrs: str
    parent: "Node | None"
    children: list["Node | str"] = field(default_factory=list)
    chars: int = 0
    linked: int = 0

    def get(self, name: str) -> str:
        """The value of attribute `name`; "" where it has none."""
        if name not in self.attrs:
            return ""
        match = re.search(rf"\s{name}=\"([^\"]*)\"", self.attrs)
        return html_escapes.unescape(match[1]) if match else ""

    def has(self, name: str) -> bool:
        """Whether the attribute is there at all."""
        return name in self.attrs and re.search(rf"\s{name}(?:=|\s|$)", self.attrs) is not None

    @property
    def plain(self) -> int:
        """Characters of text outside links."""
        return self.chars - self.linked

    def elements(self) -> Iterator["Node"]:
        """The child elements."""
        return (child for child in self.children if isinstance(child, Node))

    def walk(self) -> Iterator["Node"]:
        """This element and all below it, in document order."""
        stack = [self]
        while stack:
            node = stack.pop()
            yield node
            stack.extend(reversed([c for c in node.children if isinstance(c, Node)]))

    def words(self, limit: int = 1 << 30) -> str:
        """Its text with white space collapsed, no longer than about `limit` characters."""
        parts: list[str] = []
        left = limit
        stack: list[Node | str] = [self]
        while stack and left > 0:
            node = stack.pop()
            if isinstance(node, str):
                parts.append(node)
                left -= len(node)
            else:
                parts += [] if node.tag in INLINE else [" "]
                stack.extend(reversed(node.children))
        return _SPACE.sub(" ", "".join(parts)).strip()


INLINE = wordset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp
    rt ruby s samp small span strike strong sub sup time tt u var wbr
    """
)


def build(markup: str) -> Node:
    """The tree of clean `markup` (as a parser writes it), with its counts made."""
    root = current = Node("body", "", None)
    depth = 0
    for match in _TOKEN.finditer(markup):
        closing, tag, attrs, text = match.groups()
        if text is not None:
            current.children.append(html_escapes.unescape(text) if "&" in text else text)
        elif tag is None:
            continue
        elif closing:
            depth -= 1
            if depth < _MAX_DEPTH and current.parent is not None:
                current = current.parent
        else:
            node = Node(tag, attrs, current)
            current.children.append(node)
            if tag not in VOID:
                depth += 1
                current = node if depth <= _MAX_DEPTH else current
    recount(root)
    return root


def recount(root: Node) -> None:
    """Make the counts of `root` and all below it anew, after something was cut out."""
    for node in reversed(list(root.walk())):
        node.chars = node.linked = 0
        for child in node.children:
            if isinstance(child, str):
                node.chars += len(child.strip())
            else:
                node.chars += child.chars
                node.linked += child.linked
        if node.tag == "a":
            node.linked = node.chars
