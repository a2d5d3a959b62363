"""One policy out of a page that holds several: by its title or its anchor.

Where the page wraps each policy in an element of its own, that element is taken; else the pieces
from the title to the next title as high as it.
"""

from conductatlas.extraction.pieces import HEADING, Piece, key, short_key
from conductatlas.extraction.signs import TITLES
from conductatlas.extraction.tree import Node

__all__ = ["cut_section", "section_root"]

_WRAPPERS = frozenset({"section", "details", "article"})
_PANEL = ('role="tabpanel"', 'role="region"')
_MIN_CHARS = 400
_HEADINGS = {f"h{n}": n for n in range(1, 7)}


def section_root(body: Node, section: str) -> Node | None:
    """The element that holds just the policy `section` names; None where no element does."""
    wanted = key(section)
    anchor = section.removeprefix("#")
    nodes = list(body.walk())
    anchored = [n for n in nodes if n.attrs and anchor in (n.get("id"), n.get("name"))]
    candidates = [node for node in anchored if node.chars >= _MIN_CHARS]
    if not section.startswith("#"):
        candidates += [
            w for n in nodes if _is_title(n, wanted) for w in _wrapper(n, key(n.words()))
        ]
        if not candidates:
            named = [n for n in nodes if n.tag in _HEADINGS and _is_about(n, wanted)]
            candidates = [w for n in named for w in _wrapper(n, key(n.words()))]
    return max(candidates, key=lambda node: node.chars, default=None)


def _is_title(node: Node, wanted: str) -> bool:
    """Whether `node` says the title and nothing else, and is the innermost that does."""
    if not 0 < node.chars <= 3 * len(wanted) + 20 or short_key(node.words()) != wanted:
        return False
    return all(short_key(child.words()) != wanted for child in node.elements())


def _is_about(heading: Node, wanted: str) -> bool:
    """Whether a heading holds the title among a few words more ("Current Terms of Use")."""
    words = key(heading.words(400))
    return f" {wanted} " in f" {words} " and len(words) <= len(wanted) + 30 and not heading.linked


def _wrapper(title: Node, wanted: str) -> list[Node]:
    """The smallest element around `title` that begins with it and holds a text; none if it is
    shared.
    """
    node, climbed = title, 0
    while node.parent is not None and node.parent.parent is not None:
        node, climbed = node.parent, climbed + 1
        if not key(node.words(len(wanted) + 400)).startswith(wanted):
            return []
        if node.plain >= _MIN_CHARS:
            return [node] if _is_its_own(node, title, climbed) else []
    return []


def _is_its_own(node: Node, title: Node, climbed: int) -> bool:
    if node.tag in _WRAPPERS or any(role in node.attrs for role in _PANEL):
        return True
    level = next((_HEADINGS[n.tag] for n in _upwards(title, node) if n.tag in _HEADINGS), 0)
    if level:
        others = [n for n in node.walk() if 0 < _HEADINGS.get(n.tag, 9) <= level]
        return len(others) == 1
    return climbed > 1


def _upwards(node: Node, end: Node) -> list[Node]:
    chain = []
    current: Node | None = node
    while current is not None and current is not end:
        chain.append(current)
        current = current.parent
    return chain


def cut_section(pieces: list[Piece], section: str) -> list[Piece]:
    """The pieces of the policy that `section` names by its first words or by its anchor.

    Empty where the page has no such section. "#name" means the anchor only.
    """
    anchor = section.removeprefix("#")
    starts = [at for at, piece in enumerate(pieces) if anchor in piece.anchors]
    if not section.startswith("#"):
        wanted = key(section)
        exact = [at for at, piece in enumerate(pieces) if key(piece.text) == wanted]
        begins = [at for at, piece in enumerate(pieces) if key(piece.text).startswith(wanted)]
        about = [at for at, p in enumerate(pieces) if p.kind == HEADING and wanted in key(p.text)]
        starts = exact or starts or begins or about
    if not starts:
        return []
    runs = [pieces[start : _end(pieces, start)] for start in starts]
    return max(runs, key=lambda run: sum(len(piece.text) for piece in run))


def _end(pieces: list[Piece], start: int) -> int:
    """Where the section ends: at the next heading as high as its own, or the next title like it."""
    first = pieces[start]
    for at in range(start + 1, len(pieces)):
        piece = pieces[at]
        if first.kind == HEADING:
            if piece.kind == HEADING and piece.level <= first.level:
                return at
        elif _is_loud(first) and _is_loud(piece) and at - start > 2 and TITLES.search(piece.text):
            return at
    return len(pieces)


def _is_loud(piece: Piece) -> bool:
    """Whether it stands like the title of a whole policy: bold capitals in a line of its own."""
    return piece.text.isupper() and piece.bold > 0.9 and len(piece.text) < 80
