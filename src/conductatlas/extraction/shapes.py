"""What an element is made of: links, sentences, headings, fields, an invitation.

Judged by its tree alone, not by what it is called or where it stands.
"""

import re

from conductatlas.extraction.tree import HEADING, PROSE, TITLED, Node

__all__ = [
    "HEADINGS",
    "has_field",
    "has_heading",
    "has_prose",
    "is_call",
    "is_form",
    "is_linky",
    "is_scrap",
]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PROSE_TAGS = frozenset({"p", "li", "td", "dd", "blockquote"})
_FORM_CHARS = 600
_CALL_CHARS = 500
_FIELD = re.compile(r'type="(?:text|email|tel|search|password|url|number)"')


def is_linky(node: Node, share: float) -> bool:
    """Whether at least `share` of the text is in links, or there is no text."""
    return node.chars == 0 or node.linked >= share * node.chars


def has_prose(node: Node) -> bool:
    """Whether a paragraph of a sentence's length stands in it, outside links."""
    return bool(node.marks & PROSE)


def has_heading(node: Node) -> bool:
    """Whether it holds a heading with words."""
    return bool(node.marks & TITLED)


def is_scrap(node: Node) -> bool:
    """Whether it is neither a text nor the head of one."""
    return not node.marks & (PROSE | HEADING)


def is_form(node: Node) -> bool:
    """Whether it is a small thing to fill in, with what has to be said beside the fields."""
    return node.plain < _FORM_CHARS and any(_is_field(n) for n in node.walk())


def has_field(node: Node) -> bool:
    """Whether a field to write or choose in stands right in it."""
    return any(n.tag == "select" or _is_field(n) for n in node.elements())


def _is_field(node: Node) -> bool:
    is_input = node.tag == "input" and _FIELD.search(node.attrs) is not None
    return is_input or node.tag == "textarea"


def is_call(node: Node) -> bool:
    """Whether a few words end in a link or a button of their own, or head a link elsewhere."""
    if node.plain > _CALL_CHARS:
        return False
    headings = [n for n in node.walk() if n.tag in HEADINGS and n.chars]
    if len(headings) > 1:
        return False
    if any(n.linked >= 0.9 * n.chars and 'href="#' not in _inner(n) for n in headings):
        return True
    last = node
    while (below := [c for c in last.elements() if c.chars]) and last.tag not in ("a", "button"):
        if isinstance(last.children[-1], str) and last.children[-1].strip():
            return False
        last = below[-1]
    return last.tag in ("a", "button") and _stands_alone(last, node)


def _inner(heading: Node) -> str:
    return " ".join(n.attrs for n in heading.walk() if n.tag == "a")


def _stands_alone(link: Node, end: Node) -> bool:
    """Whether no words stand in one line with the link."""
    above = link.parent
    while above is not None:
        own = [c for c in above.children if isinstance(c, str) and c.strip()]
        if own or above is end or above.tag in _PROSE_TAGS:
            return not own
        above = above.parent
    return True
