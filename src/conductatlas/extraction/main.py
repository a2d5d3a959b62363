"""Where on the page the policy stands: the element that holds its prose.

From the body down, as long as one child holds nearly all of the prose. What lies beside that child
and has prose or the page's title of its own stays; lists of links and short scraps go.
"""

import itertools
import re
from collections.abc import Sequence

from conductatlas.extraction.beside import is_before, is_outside
from conductatlas.extraction.phrases import COPYRIGHT
from conductatlas.extraction.signs import TITLES
from conductatlas.extraction.tables import is_data_table
from conductatlas.extraction.tree import H1, INLINE, TITLED, Node

__all__ = ["policy_root"]

_ROLE = re.compile(r'role="(?:main|article)"')
_NEARLY_ALL = 0.85
_HALF = 0.5
_PROSE_CHARS = 60
_LINE_CHARS = 200
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
# Not parts of a page, but forms of text; a table only where it does not lay out the page.
_WHOLE = frozenset({"ul", "ol", "li", "p", "dl", "blockquote"})
_TABLE = frozenset({"table", "tbody", "thead", "tfoot", "tr"})
# Like the inline elements these stand in a line; every other element, of any name, is a block.
_IN_LINE = INLINE | {"br", "button", "label"}


def policy_root(body: Node) -> Node:
    """The element that holds the policy; `body` itself where no other does.

    What stands beside the policy on the way down to it and belongs to the site is cut out.
    """
    nodes = list(body.walk())
    prose = _prose(nodes)
    root = None
    node = _landmark(body, nodes, prose) or body
    prose.setdefault(node, sum(prose[child] for child in node.elements()))
    while (best := _heir(node, prose)) is not None:
        wanted = _wanted(node, best, prose)
        if root is None and (len(wanted) > 1 or _loose_text(node)):
            root = node
        node.children = [c for c in node.children if isinstance(c, str) or c in wanted]
        node = best
    return root or node


def _wanted(node: Node, best: Node, prose: dict[Node, int]) -> set[Node]:
    """The children of `node` that belong to the policy, `best` with nearly all of it among them."""
    loose = _loose_text(node)
    outside = _outside(node, best)
    wanted = {best}
    for child in node.elements():
        if child.tag in INLINE:
            # Text in one line with what stands around it, however it is wrapped.
            is_wanted = loose or _says_date(child)
        else:
            is_wanted = _is_worth_keeping(child, prose)
        if is_wanted and child not in outside:
            wanted.add(child)
    return wanted


def _outside(node: Node, best: Node) -> set[Node]:
    """The children of `node` around `best` that are plainly no part of the policy."""
    children = list(node.elements())
    at = children.index(best)
    titled = (n for n, child in enumerate(children[: at + 1]) if _has_title(child))
    first = next(titled, 0)
    # Before the title only where that is in `best`: beside it stands what belongs to the title.
    before = children[:at] if first == at else []
    found = {child for child in before if is_before(child)}
    return found | {child for child in children[at + 1 :] if is_outside(child, node.plain)}


def _has_title(node: Node) -> bool:
    return bool(node.marks & H1)


def _prose(nodes: Sequence[Node]) -> dict[Node, int]:
    """Characters of running text outside links in each of `nodes`, its descendants' included."""
    found: dict[Node, int] = {}
    for node in reversed(nodes):
        below = sum([found[child] for child in node.elements()])
        own = _own_plain(node) if node.plain else 0
        found[node] = below + (own if own >= _PROSE_CHARS or node.tag == "li" else 0)
    return found


def _own_plain(node: Node) -> int:
    """Text outside links that stands in `node` itself or in inline elements of it."""
    if node.tag == "a" or node.tag in _IN_LINE:
        return 0
    own = 0
    for child in node.children:
        if isinstance(child, str):
            own += len(child) - child.isspace() * len(child)
        elif child.tag in _IN_LINE:
            own += child.plain
    return own


def _landmark(body: Node, nodes: Sequence[Node], prose: dict[Node, int]) -> Node | None:
    """The element that the page itself calls its main one, where most prose is in it."""
    marks = [n for n in nodes if n.tag in ("main", "article") or _has_role(n)]
    for mark in marks:
        if prose[mark] >= 0.6 * prose[body] and prose[mark] > 200:
            return _with_title(mark, body)
    return None


def _has_role(node: Node) -> bool:
    return "role=" in node.attrs and _ROLE.search(node.attrs) is not None


def _with_title(mark: Node, body: Node) -> Node:
    """`mark` with the title and date of the policy, where these stand outside of it."""
    if mark.marks & H1:
        return mark
    titles = [n for n in body.walk() if n.tag == "h1" and _names_policy(n)]
    titles = titles or [n for n in _early(body, mark) if _names_policy(n)]
    if len(titles) != 1 or titles[0].parent is None:
        return mark
    title, beside = titles[0], list(titles[0].parent.elements())
    dates = [n for n in beside[beside.index(title) + 1 :] if _says_date(n) and n is not mark]
    return Node("div", "", mark.parent, [title, *dates, mark], title.chars + mark.chars)


def _early(body: Node, mark: Node) -> list[Node]:
    """The last heading of the second level before `mark`, if any."""
    before = list(itertools.takewhile(lambda n: n is not mark, body.walk()))
    return [n for n in before if n.tag == "h2"][-1:]


def _names_policy(title: Node) -> bool:
    return title.chars > title.linked and TITLES.search(title.words(200)) is not None


def _heir(root: Node, prose: dict[Node, int]) -> Node | None:
    """The child that holds nearly all the prose."""
    children = list(root.elements())
    best = max(children, key=lambda child: prose[child], default=None)
    if best is None or not prose[best] or best.tag in _IN_LINE or _is_whole(best):
        return None
    left = prose[root]
    if _HALF * left <= prose[best] < _NEARLY_ALL * left:
        # A short policy with much beside it: what is plainly no part of it does not count.
        left -= sum(prose[child] for child in _outside(root, best))
    return best if prose[best] >= _NEARLY_ALL * left else None


def _is_whole(node: Node) -> bool:
    if node.tag not in _TABLE:
        return node.tag in _WHOLE
    table: Node | None = node
    while table is not None and table.tag != "table":
        table = table.parent
    return table is None or is_data_table(table)


def _is_worth_keeping(node: Node, prose: dict[Node, int]) -> bool:
    if prose[node] > 0 or node.marks & TITLED:
        return True
    return _says_date(node)


def _says_date(node: Node) -> bool:
    """Whether a short line outside links names a year, as the policy's date does."""
    if node.linked or node.plain > _LINE_CHARS:
        return False
    words = node.words()
    return _YEAR.search(words) is not None and COPYRIGHT.search(words) is None


def _loose_text(node: Node) -> bool:
    own = [len(c.strip()) for c in node.children if isinstance(c, str)]
    return sum(own) + sum(c.plain for c in node.elements() if c.tag in INLINE) > _PROSE_CHARS
