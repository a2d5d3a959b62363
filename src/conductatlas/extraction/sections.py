"""One policy out of a page that holds several: by its title or its anchor.

Where the page wraps each policy in an element of its own, that element is taken; else the pieces
from the title to the next title as high as it.
"""

from conductatlas.extraction.pieces import HEADING, Piece, key, short_key
from conductatlas.extraction.signs import TITLES
from conductatlas.extraction.tree import Node
from conductatlas.extraction.wordsets import wordset

__all__ = ["cut_section", "section_root", "titles_of"]

_WRAPPERS = frozenset({"section", "details", "article"})
_PANEL = ('role="tabpanel"', 'role="region"')
_MIN_CHARS = 400
_BOLD, _LINKED = 0.9, 0.5
_MAX_TITLE_CHARS, _MAX_START_CHARS = 80, 400
_MOST_WORDS, _MIN_WORD_TITLE = 6, 11
_MOST_TITLES = 8
# Words that a line about a policy has and a policy's title has not.
_SPEAKING = wordset(
    """
    this these our your you we the diese dieser unsere ihre cette ces notre votre esta nuestra
    questa nostra deze onze to about
    """
)
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
    # A link outside of a heading is an entry of a menu, whatever begins with that menu.
    return climbed > 1 and not title.linked


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
        starts = _titled(pieces, key(section)) or starts
    if not starts:
        return []
    runs = [pieces[start : _end(pieces, start)] for start in starts]
    return max(runs, key=lambda run: sum(len(piece.text) for piece in run))


def _titled(pieces: list[Piece], wanted: str) -> list[int]:
    """Where a policy of this title may begin: at a heading rather than at an entry of a menu."""
    keys = [key(piece.text) if len(piece.text) < _MAX_START_CHARS else "" for piece in pieces]
    exact = [at for at, words in enumerate(keys) if words == wanted]
    loud = [at for at in exact if pieces[at].kind == HEADING or pieces[at].bold > _BOLD]
    plain = [at for at in exact if pieces[at].linked < _LINKED]
    if found := loud or plain or exact:
        return found
    begins = [at for at, piece in enumerate(pieces) if key(piece.text).startswith(wanted)]
    quiet = [at for at in begins if pieces[at].linked < _LINKED]
    about = [at for at, p in enumerate(pieces) if p.kind == HEADING and wanted in keys[at]]
    return quiet or begins or about


def titles_of(pieces: list[Piece]) -> list[str]:
    """The titles by which a section of the page could be asked for, the highest ones."""
    headings = [piece for piece in pieces if piece.kind == HEADING]
    named = [piece for piece in headings if TITLES.search(piece.words)] or headings
    highest = min((piece.level for piece in named), default=0)
    titles = [piece.words for piece in named if piece.level == highest]
    return list(dict.fromkeys(titles))[:_MOST_TITLES]


def _end(pieces: list[Piece], start: int) -> int:
    """Where the section ends: at the next heading as high as its own, or the next title like it."""
    first = pieces[start]
    level = first.level if first.kind == HEADING else _level_above(pieces, start)
    for at in range(start + 1, len(pieces)):
        piece = pieces[at]
        if piece.kind == HEADING and piece.level <= level:
            return at
        if first.kind != HEADING and at - start > 1 and _is_alike(first, piece):
            return at
    return len(pieces)


def _level_above(pieces: list[Piece], start: int) -> int:
    """The level of the heading under which a policy begins that has none itself; 0 without one.

    A title in a line of its own ends at the next such line; prose at the next heading as high.
    """
    if _is_short(pieces[start]):
        return 0
    above = [piece.level for piece in pieces[:start] if piece.kind == HEADING]
    return above[-1] if above else 1


def _is_alike(first: Piece, piece: Piece) -> bool:
    """Whether both stand as titles of whole policies in the same look."""
    if not (_is_short(first) and _is_short(piece) and TITLES.search(piece.text)):
        return False
    if first.text.isupper() != piece.text.isupper() or first.kind != piece.kind:
        return False
    if (first.bold > _BOLD) != (piece.bold > _BOLD):
        return False
    return piece.text.isupper() or _is_whole_title(piece.text)


def _is_short(piece: Piece) -> bool:
    return len(piece.text) < _MAX_TITLE_CHARS and piece.text[-1:] not in ".;,"


def _is_whole_title(text: str) -> bool:
    """Whether a line names a policy, rather than speaks of it ("Changes to this policy")."""
    words = text.casefold().split()
    is_long = len(words) > 1 or len(text) > _MIN_WORD_TITLE
    return is_long and len(words) <= _MOST_WORDS and not _SPEAKING & set(words)
