"""Where on the page the policy stands: the element that holds its prose.

From the body down, as long as one child holds nearly all of the prose. What lies beside that child
and has prose or the page's title of its own stays; lists of links and short scraps go.
"""

import re

from conductatlas.extraction.tree import Node
from conductatlas.extraction.wordsets import wordset

__all__ = ["policy_root"]

_ROLE = re.compile(r'role="(?:main|article)"')
_NEARLY_ALL = 0.85
_PROSE_CHARS = 60
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BLOCKS = wordset(
    """
    address article aside blockquote body center dd details div dl dt fieldset figure footer
    form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td tfoot
    th thead tr ul
    """
)


def policy_root(body: Node) -> Node:
    """The element that holds the policy; `body` itself where no other does."""
    nodes = list(body.walk())
    prose = _prose(nodes)
    root = _landmark(nodes, prose) or body
    while (inner := _heir(root, prose)) is not None:
        root = inner
    return root


def _prose(nodes: list[Node]) -> dict[Node, int]:
    """Characters of running text outside links in each element, its descendants' included."""
    found = dict.fromkeys(nodes, 0)
    for node in reversed(nodes):
        own = _own_plain(node)
        if own >= _PROSE_CHARS or node.tag == "li":
            found[node] += own
        if node.parent in found:
            found[node.parent] += found[node]
    return found


def _own_plain(node: Node) -> int:
    """Text outside links that stands in `node` itself or in inline elements of it."""
    if node.tag == "a" or node.tag not in _BLOCKS:
        return 0
    own = 0
    for child in node.children:
        if isinstance(child, str):
            own += len(child) - child.isspace() * len(child)
        elif child.tag not in _BLOCKS:
            own += child.plain
    return own


def _landmark(nodes: list[Node], prose: dict[Node, int]) -> Node | None:
    """The element that the page itself calls its main one, where most prose is in it."""
    for mark in nodes:
        if mark.tag not in ("main", "article") and not _ROLE.search(mark.attrs):
            continue
        if prose[mark] >= 0.6 * prose[nodes[0]] and prose[mark] > 200:
            return mark
    return None


def _heir(root: Node, prose: dict[Node, int]) -> Node | None:
    """The child that holds nearly all the prose, where nothing else beside it is worth keeping."""
    children = list(root.elements())
    if not children:
        return None
    best = max(children, key=lambda child: prose[child])
    if prose[best] < _NEARLY_ALL * prose[root] or not prose[best] or best.tag not in _BLOCKS:
        return None
    if best.tag in ("table", "tbody", "ul", "ol", "li", "p", "dl", "tr", "blockquote"):
        return None
    beside = [child for child in children if child is not best]
    if any(_is_worth_keeping(child, prose) for child in beside) or _loose_text(root):
        return None
    return best


def _is_worth_keeping(node: Node, prose: dict[Node, int]) -> bool:
    return prose[node] > 0 or any(n.tag in _HEADINGS and n.chars for n in node.walk())


def _loose_text(node: Node) -> bool:
    return sum(len(c.strip()) for c in node.children if isinstance(c, str)) > _PROSE_CHARS
