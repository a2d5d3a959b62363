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

__all__ = [
    "CONTROL",
    "H1",
    "H2",
    "HEADING",
    "INLINE",
    "LAYOUT",
    "LAYOUT_TAGS",
    "PROSE",
    "TITLED",
    "Node",
    "build",
    "recount",
]

_MAX_DEPTH = 120
# Splits clean markup into text, tag, text, tag, …; a comment counts as a tag without a name.
_TAG = re.compile(r"<(!--.*?--|[^>\"]*+(?:\"[^\"]*+\"[^>\"]*+)*+)>", re.DOTALL)
_SPACE = re.compile(r"\s(?:\s+|(?<! ))")


# What stands in an element, itself included, as bits of its `marks`.
H1, H2, HEADING, TITLED, PROSE, CONTROL, LAYOUT = (1 << bit for bit in range(7))
_PROSE_CHARS = 80
_PROSE_TAGS = frozenset({"p", "li", "td", "dd", "blockquote"})
LAYOUT_TAGS = frozenset({"table", "h1", "h2", "h3", "h4", "main", "article", "section"})
_MARKS = {
    **dict.fromkeys(LAYOUT_TAGS, LAYOUT),
    "h1": H1 | HEADING | LAYOUT,
    "h2": H2 | HEADING | LAYOUT,
    **dict.fromkeys(("h3", "h4"), HEADING | LAYOUT),
    **dict.fromkeys(("h5", "h6"), HEADING),
    **dict.fromkeys(("input", "button", "textarea", "select"), CONTROL),
    **dict.fromkeys(_PROSE_TAGS, 0),
}


@dataclass(slots=True, eq=False)
class Node:
    """One element. `chars` counts its text without white space runs, `linked` the part in links.

    `marks` says what kinds of elements stood in it when its text was counted.
    """

    tag: str
    attrs: str
    parent: "Node | None"
    children: list["Node | str"] = field(default_factory=list)
    chars: int = 0
    linked: int = 0
    marks: int = 0

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
            if node.children:
                stack += [child for child in node.children[::-1] if child.__class__ is Node]

    def words(self, limit: int = 1 << 30) -> str:
        """Its text with white space collapsed, no longer than about `limit` characters."""
        if len(self.children) == 1 and isinstance(only := self.children[0], str) and limit > 0:
            return _SPACE.sub(" ", only).strip()
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
    nodes = [root]
    depth = 0
    parts = _TAG.split(markup)
    # What stands before the first tag comes like the text behind a comment.
    for tag, text in zip(["!", *parts[1::2]], parts[::2], strict=True):
        mark = tag[:1]
        if mark == "/":
            depth -= 1
            if depth < _MAX_DEPTH and current.parent is not None:
                current = current.parent
        elif mark != "!":
            name = tag.partition(" ")[0]
            node = Node(name, tag[len(name) :], current, [])
            current.children.append(node)
            nodes.append(node)
            if name not in VOID:
                depth += 1
                current = node if depth <= _MAX_DEPTH else current
        if text:
            text = _plain(text) if "&" in text else text
            current.children.append(text)
            current.chars += len(text.strip())
    _add_up(nodes)
    return root


def _plain(text: str) -> str:
    """Text of clean markup: a parser escapes nothing there but these four."""
    text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\xa0")
    return text.replace("&amp;", "&")


def recount(root: Node) -> None:
    """Make the counts of `root` and all below it anew, after something was cut out."""
    nodes = list(root.walk())
    for node in nodes:
        node.linked = node.marks = 0
        node.chars = sum([len(child.strip()) for child in node.children if isinstance(child, str)])
    _add_up(nodes)


def _add_up(nodes: list[Node]) -> None:
    """Count what stands below into each of `nodes`: a root and all below it in document order.

    What kinds of elements stand in each is marked too, so that no step has to walk down for it.
    """
    for node in nodes[::-1]:
        tag = node.tag
        if tag == "a":
            node.linked = node.chars
        marks = node.marks
        if tag in _MARKS:
            marks |= _MARKS[tag]
            if tag in _PROSE_TAGS and node.chars - node.linked > _PROSE_CHARS:
                marks |= PROSE
            elif tag[0] == "h" and node.chars:
                marks |= TITLED
            node.marks = marks
        above = node.parent
        if above is not None:
            above.marks |= marks
            if node.chars:
                above.chars += node.chars
                above.linked += node.linked
