"""What stands after the policy and is not part of it, told by its content: the site's end, an
invitation, a column with something else.

Asked only of elements beside the one that holds nearly all of the page's prose.
"""

import re

from conductatlas.extraction.legalwords import legal_words
from conductatlas.extraction.phrases import COPYRIGHT
from conductatlas.extraction.shapes import HEADINGS, has_heading, is_call, is_form, is_linky
from conductatlas.extraction.tree import Node

__all__ = ["is_before", "is_legal", "is_outside"]

_SMALL_SHARE = 0.15
_SMALL_CHARS = 600
_CLAUSE_CHARS = 80
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_NARROW = re.compile(r"[\s\"](?:col|span|large|medium)-(?:(?:xs|sm|md|lg|xl|xxl)-)?[1-4](?=[\s\"])")


def is_outside(node: Node, whole: int) -> bool:
    """Whether `node`, which follows a policy of about `whole` characters, is no part of it."""
    if node.plain > _SMALL_SHARE * whole + _SMALL_CHARS:
        return False
    if node.linked and is_linky(node, 0.5) and not _is_listed(node):
        return True
    words = node.words(2000)
    if COPYRIGHT.search(words[:120] + " " + words[-240:]) and node.linked and not _says_law(node):
        return True
    if is_legal(words):
        return False
    if has_heading(node) and not _numbered(node) and (is_call(node) or is_form(node)):
        return True
    return _is_narrow(node)


def is_before(node: Node) -> bool:
    """Whether `node`, which stands before the page's title, is the site's banner."""
    words = node.words(1000)
    return len(words) < _SMALL_CHARS and not is_legal(words) and not _YEAR.search(words)


def _says_law(node: Node) -> bool:
    """Whether under a heading a paragraph says more of law than whose the rights are."""
    return has_heading(node) and any(
        n.tag in ("p", "li", "td", "dd")
        and n.plain > _CLAUSE_CHARS
        and "©" not in (words := n.words())
        and is_legal(COPYRIGHT.sub("", words))
        for n in node.walk()
    )


def is_legal(words: str) -> bool:
    """Whether a word of policies stands in it; "you can" and the like are said of anything."""
    return legal_words(words) > 0


def _is_listed(node: Node) -> bool:
    """Whether its links stand under a heading as high as a policy's sections have."""
    return any(n.tag in ("h1", "h2") and n.chars > n.linked for n in node.walk())


def _numbered(node: Node) -> bool:
    """Whether its first heading counts on from those of the policy."""
    first = next((n for n in node.walk() if n.tag in HEADINGS and n.chars), None)
    return first is not None and first.words(40)[:1].isdigit()


def _is_narrow(node: Node) -> bool:
    return 'class="' in node.attrs and _NARROW.search(node.attrs) is not None
