"""Which elements of a page are furniture: menus, banners, footers, consent, sharing, related.

Judged by tag, role, and the words in class and id, never by host. An element that holds a good
part of the page's prose is kept whatever it is called: a name is a hint, the text decides.
"""

import re

from conductatlas.extraction.names import CERTAIN, LIKELY, OVERLAY, SOFT, names_of
from conductatlas.extraction.tree import Node
from conductatlas.extraction.wordsets import wordset

__all__ = ["prune"]

# Never text of a policy, whatever is inside.
_DEAD = wordset(
    """
    script style noscript head meta link input select datalist img picture source iframe
    object embed map progress meter dialog menu frame frameset param track col colgroup
    """
)
_ROLES = wordset(
    """
    navigation search banner contentinfo dialog alertdialog menu menubar toolbar tooltip
    complementary status alert progressbar listbox tablist radiogroup feed log
    """
)
_ROLE = re.compile(r"\srole=\"([a-z]+)\"")
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_PROSE_TAGS = frozenset({"p", "li", "td", "dd", "blockquote"})
_PROSE_CHARS = 80
# An element with this share of the page's prose is no furniture, whatever it is called.
_GREAT_SHARE = 0.3
_SMALL_SHARE = 0.1


def prune(root: Node) -> None:
    """Cut the furniture out of the tree; counts are those of before and want making anew."""
    page = _Page(root)
    stack = [(root, False)]
    while stack:
        node, inside = stack.pop()
        inside = inside or is_landmark(node)
        kept: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node):
                if page.is_furniture(child, inside=inside):
                    kept.append(" ")
                    continue
                stack.append((child, inside))
            kept.append(child)
        node.children = kept


def is_landmark(node: Node) -> bool:
    """Whether the page itself calls this element its main one."""
    return node.tag in ("main", "article") or 'role="main"' in node.attrs


class _Page:
    """What the judgement of one element needs to know of the page."""

    def __init__(self, root: Node) -> None:
        self.total = max(1, root.plain)
        self.titles = sum(1 for n in root.walk() if n.tag == "h1")

    def is_furniture(self, node: Node, *, inside: bool) -> bool:
        """Whether `node` is no part of the policy; `inside` the page's main element or not."""
        if node.tag in _DEAD or node.tag in ("body", "main", "html"):
            return node.tag in _DEAD
        if node.plain > _GREAT_SHARE * self.total:
            return _is_menu(node)
        if node.tag == "nav" or node.tag in _CONTROLS:
            return node.tag == "nav" or _is_control(node)
        if node.tag in ("header", "footer", "aside"):
            return self.is_frame(node, inside=inside)
        return bool(node.attrs) and self.is_named_so(node, inside=inside)

    def is_frame(self, node: Node, *, inside: bool) -> bool:
        """Whether a header, footer or aside belongs to the site rather than to the policy."""
        if node.tag == "header":
            return _is_linky(node, 0.6) or not self.is_title(node, inside=inside)
        if not inside:
            return True
        return _is_linky(node, 0.4) or self.is_named_so(node, inside=inside)

    def is_title(self, node: Node, *, inside: bool) -> bool:
        """Whether `node` holds the title of the policy: the only one, or in the main element."""
        titles = sum(1 for n in node.walk() if n.tag == "h1")
        if inside:
            return titles > 0 or any(n.tag == "h2" for n in node.walk())
        return 0 < titles == self.titles

    def is_named_so(self, node: Node, *, inside: bool) -> bool:
        """Whether role, class or id call it furniture and its text does not speak against it."""
        small = node.plain < _SMALL_SHARE * self.total + 300
        role = _ROLE.search(node.attrs)
        if role and role[1] in _ROLES and small:
            return not self.is_title(node, inside=inside)
        names = names_of(node) if node.tag not in _HEADINGS else ""
        if not names:
            return False
        if small and CERTAIN.search(names):
            return not self.is_title(node, inside=inside)
        if small and not inside and OVERLAY.search(names):
            return not self.is_title(node, inside=inside)
        if LIKELY.search(names):
            return _is_linky(node, 0.4) or (small and _is_box(node))
        return SOFT.search(names) is not None and (
            _is_linky(node, 0.45) or (not inside and _is_scrap(node))
        )


def _is_linky(node: Node, share: float) -> bool:
    return node.chars == 0 or node.linked >= share * node.chars


def _is_menu(node: Node) -> bool:
    """Whether the page calls it its navigation, and most of it is links."""
    return (node.tag == "nav" or 'role="navigation"' in node.attrs) and _is_linky(node, 0.6)


def _has_prose(node: Node) -> bool:
    """Whether a paragraph of a sentence's length stands in it, outside links."""
    return any(n.plain > _PROSE_CHARS and n.tag in _PROSE_TAGS for n in node.walk())


def _has_heading(node: Node) -> bool:
    return any(n.tag in _HEADINGS for n in node.walk())


def _is_scrap(node: Node) -> bool:
    return not _has_prose(node) and not _has_heading(node)


def _is_box(node: Node) -> bool:
    """Whether it is something to fill in or press, or too little to be text."""
    has_control = any(n.tag in ("input", "button", "textarea", "select") for n in node.walk())
    return has_control or _is_scrap(node)


_CONTROLS = frozenset({"button", "label", "legend", "form", "fieldset"})


def _is_control(node: Node) -> bool:
    """Whether a form or a button is for pressing, not for reading.

    A button that opens a section of an accordion is its title, a form may wrap the whole page.
    """
    if node.tag in ("form", "fieldset"):
        return not _has_prose(node)
    if node.tag in ("label", "legend"):
        return False
    above = node.parent
    for _ in range(3):
        if above is not None and (above.tag in _HEADINGS or above.tag in ("dt", "summary")):
            return False
        above = above.parent if above is not None else None
    return not ("aria-expanded" in node.attrs or "aria-controls" in node.attrs)
