"""Which elements of a page are furniture: menus, banners, footers, consent, sharing, related.

Judged by tag, role, and the words in class and id, never by host. An element that holds a good
part of the page's prose is kept whatever it is called: a name is a hint, the text decides.
"""

import re

from conductatlas.extraction.names import Names, names_in
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
_FIELDS = frozenset({"input", "button", "textarea", "select"})
# What stands in an element, itself included.
_PROSE, _HEADING, _TITLE, _FIELD, _FIRST_TITLE, _LAST_TITLE = 1, 2, 4, 8, 16, 32
_ALL_TITLES = _FIRST_TITLE | _LAST_TITLE
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


def _mark_all(root: Node) -> None:
    """Note in every element what stands in it, in time linear in the size of the page."""
    titles = []
    for node in root.walk():
        if node.tag in _PROSE_TAGS:
            if node.plain > _PROSE_CHARS:
                _mark(node, _PROSE)
        elif node.tag in _HEADINGS:
            _mark(node, _HEADING | _TITLE if node.tag in ("h1", "h2") else _HEADING)
            titles += [node] if node.tag == "h1" else []
        elif node.tag in _FIELDS:
            _mark(node, _FIELD)
    for title, mark in ((titles[:1], _FIRST_TITLE), (titles[-1:], _LAST_TITLE)):
        for node in title:
            _mark(node, mark)


def _mark(node: Node | None, marks: int) -> None:
    while node is not None and node.marks & marks != marks:
        node.marks |= marks
        node = node.parent


class _Page:
    """What the judgement of one element needs to know of the page."""

    def __init__(self, root: Node) -> None:
        self.total = max(1, root.plain)
        _mark_all(root)
        self.names: dict[str, Names | None] = {}

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
        if inside:
            return bool(node.marks & _TITLE)
        return node.marks & _ALL_TITLES == _ALL_TITLES

    def is_named_so(self, node: Node, *, inside: bool) -> bool:
        """Whether role, class or id call it furniture and its text does not speak against it."""
        small = node.plain < _SMALL_SHARE * self.total + 300
        role = _ROLE.search(node.attrs)
        if role and role[1] in _ROLES and small:
            return not self.is_title(node, inside=inside)
        names = self.names_of(node) if node.tag not in _HEADINGS else None
        if names is None:
            return False
        if small and names.certain:
            return not self.is_title(node, inside=inside)
        if small and not inside and names.overlay:
            return not self.is_title(node, inside=inside)
        if names.likely:
            return _is_linky(node, 0.4) or (small and _is_box(node))
        return names.soft and (_is_linky(node, 0.45) or (not inside and _is_scrap(node)))

    def names_of(self, node: Node) -> Names | None:
        """What class and id call an element; a page says the same few names again and again."""
        if node.attrs not in self.names:
            self.names[node.attrs] = names_in(node.attrs)
        return self.names[node.attrs]


def _is_linky(node: Node, share: float) -> bool:
    return node.chars == 0 or node.linked >= share * node.chars


def _is_menu(node: Node) -> bool:
    """Whether the page calls it its navigation, and most of it is links."""
    return (node.tag == "nav" or 'role="navigation"' in node.attrs) and _is_linky(node, 0.6)


def _has_prose(node: Node) -> bool:
    """Whether a paragraph of a sentence's length stands in it, outside links."""
    return bool(node.marks & _PROSE)


def _has_heading(node: Node) -> bool:
    return bool(node.marks & _HEADING)


def _is_scrap(node: Node) -> bool:
    return not _has_prose(node) and not _has_heading(node)


def _is_box(node: Node) -> bool:
    """Whether it is something to fill in or press, or too little to be text."""
    return bool(node.marks & _FIELD) or _is_scrap(node)


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
