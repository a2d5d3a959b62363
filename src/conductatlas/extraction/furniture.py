"""Which elements of a page are furniture: menus, banners, footers, consent, sharing, related.

Judged by tag, role, and the words in class and id, never by host. An element that holds a good
part of the page's prose is kept whatever it is called: a name is a hint, the text decides.
"""

import re

from conductatlas.extraction.beside import is_legal
from conductatlas.extraction.consent import consent_dialogs
from conductatlas.extraction.names import Kind, kinds_of, names_of
from conductatlas.extraction.phrases import DATELINE
from conductatlas.extraction.shapes import (
    HEADINGS,
    has_field,
    has_prose,
    is_call,
    is_form,
    is_linky,
    is_scrap,
)
from conductatlas.extraction.signs import TITLES
from conductatlas.extraction.tree import CONTROL, H1, H2, HEADING, Node
from conductatlas.extraction.usage import Usage
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
    complementary status alert progressbar listbox tablist radiogroup feed log tree treegrid
    """
)
_ROLE = re.compile(r"\srole=\"([a-z]+)\"")
# An element with this share of the page's prose is no furniture, whatever it is called.
_GREAT_SHARE = 0.3
_SMALL_SHARE = 0.1
# What asks for consent may be longer than a short policy, but is not all of the page.
_CONSENT_SHARE = 0.7
_SURE = frozenset({Kind.CERTAIN, Kind.CONSENT, Kind.UNSEEN})
_BYLINE_CHARS = 250
_PART_SHARE = 0.85
_CRUMB_CHARS = 40


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
        nodes = list(root.walk())
        self.titles = sum([n.tag == "h1" for n in nodes])
        self.dialogs = consent_dialogs(root, nodes)
        self.usage = Usage(root, nodes, most=_GREAT_SHARE * self.total)

    def is_furniture(self, node: Node, *, inside: bool) -> bool:
        """Whether `node` is no part of the policy; `inside` the page's main element or not."""
        if node.tag in _DEAD or node.tag in ("body", "main", "html"):
            return node.tag in _DEAD
        if node in self.dialogs:
            return True
        if node.plain > _GREAT_SHARE * self.total:
            return _is_menu(node) or (not inside and self.is_consent(node))
        if node.tag == "nav" or node.tag in _CONTROLS:
            return node.tag == "nav" or _is_control(node)
        if node.tag in ("header", "footer", "aside"):
            return self.is_frame(node, inside=inside)
        return bool(node.attrs) and self.is_named_so(node, inside=inside)

    def is_consent(self, node: Node) -> bool:
        """Whether it is a consent manager by name, holds no title and is not all of the page."""
        return (
            bool(node.attrs)
            and node.plain < _CONSENT_SHARE * self.total
            and Kind.CONSENT in kinds_of(names_of(node))
            and not any(n.tag == "h1" or is_landmark(n) for n in node.walk())
        )

    def is_frame(self, node: Node, *, inside: bool) -> bool:
        """Whether a header, footer or aside belongs to the site rather than to the policy."""
        if node.tag == "header":
            return is_linky(node, 0.6) or not (
                self.is_title(node, inside=inside) or self.opens_section(node)
            )
        if not inside and not (node.tag == "aside" and self.is_of_part(node) and has_prose(node)):
            return True
        return (
            is_linky(node, 0.4)
            or (is_scrap(node) and node.plain < _CRUMB_CHARS)
            or self.is_named_so(node, inside=inside)
        )

    def is_of_part(self, node: Node) -> bool:
        """Whether `node` stands with one part of the page, not with all of it."""
        part = node.parent
        return part is not None and node.plain < part.plain < _PART_SHARE * self.total

    def opens_section(self, node: Node) -> bool:
        """Whether a header stands over one part of the page, not over the page."""
        return (
            self.is_of_part(node)
            and bool(node.marks & HEADING)
            and any(n.tag in HEADINGS and not n.linked for n in node.walk())
        )

    def is_title(self, node: Node, *, inside: bool) -> bool:
        """Whether `node` holds the title of the policy: the only one, or in the main element."""
        if inside or not node.marks & H1:
            return inside and bool(node.marks & (H1 | H2))
        return self.titles == 1 or self.titles == sum(1 for n in node.walk() if n.tag == "h1")

    def is_named_so(self, node: Node, *, inside: bool) -> bool:
        """Whether role, class or id call it furniture and its text does not speak against it."""
        kinds = self.usage.kinds(node)
        role = _ROLE.search(node.attrs) if "role=" in node.attrs else None
        if node.tag in HEADINGS or not (kinds or role):
            return Kind.UNSEEN in kinds and node.tag != "h1"
        small = node.plain < _SMALL_SHARE * self.total + 300
        is_role = role is not None and role[1] in _ROLES
        sure = is_role or kinds & _SURE or (not inside and Kind.OVERLAY in kinds)
        if small and sure:
            # A menu of the page's own headings may bear a heading too.
            return _is_menu(node) or not self.is_title(node, inside=inside)
        if small and _is_beside(node, kinds, inside=inside):
            return not node.marks & H1
        return self.may_be(node, kinds, small=small, inside=inside)

    def may_be(self, node: Node, kinds: frozenset[Kind], *, small: bool, inside: bool) -> bool:
        """Whether an element is furniture by a name that only hints at it."""
        if self.titles > 1 and _names_policy(node):
            return False
        if Kind.LIKELY in kinds:
            return is_linky(node, 0.4) or (small and _is_box(node))
        return Kind.SOFT in kinds and (
            is_linky(node, 0.45)
            or (not inside and is_scrap(node) and not self.usage.is_repeated(node))
        )


def _is_beside(node: Node, kinds: frozenset[Kind], *, inside: bool) -> bool:
    """Whether a small element is the site's word beside the policy, by name and content."""
    if not inside and (Kind.FOOTER in kinds or (Kind.SIDE in kinds and not is_legal(node.words()))):
        return True
    if Kind.UNPRINTED in kinds:
        return not has_prose(node)
    if Kind.TEASER in kinds:
        return is_call(node)
    return Kind.BYLINE in kinds and _is_byline(node)


def _names_policy(node: Node) -> bool:
    """Whether one of several titles on the page stands here, and it is that of a policy."""
    return bool(node.marks & H1) and any(
        n.tag == "h1" and TITLES.search(n.words(200)) for n in node.walk()
    )


def _is_byline(node: Node) -> bool:
    """Whether it is too short for a text, and is no line with the policy's own date."""
    return node.plain < _BYLINE_CHARS and DATELINE.search(node.words()) is None


def _is_menu(node: Node) -> bool:
    """Whether the page calls it its navigation, and most of it is links."""
    return (node.tag == "nav" or 'role="navigation"' in node.attrs) and is_linky(node, 0.6)


def _is_box(node: Node) -> bool:
    """Whether it is something to fill in or press, or too little to be text."""
    return bool(node.marks & CONTROL) or is_scrap(node)


_CONTROLS = frozenset({"button", "label", "legend", "form", "fieldset"})


def _is_control(node: Node) -> bool:
    """Whether a form or a button is for pressing, not for reading.

    A button that opens a section of an accordion is its title, a form may wrap the whole page.
    """
    if node.tag in ("form", "fieldset"):
        return not has_prose(node) or is_form(node)
    if node.tag in ("label", "legend"):
        return node.tag == "label" and node.parent is not None and has_field(node.parent)
    above = node.parent
    for _ in range(3):
        if above is not None and (above.tag in HEADINGS or above.tag in ("dt", "summary")):
            return False
        above = above.parent if above is not None else None
    return not ("aria-expanded" in node.attrs or "aria-controls" in node.attrs)
