"""Consent dialogs that no name gives away: a few sentences on cookies over two buttons or more.

Build tools write class names that mean nothing; what the buttons say is read by people.
"""

from collections.abc import Sequence

from conductatlas.extraction.phrases import CHOICES, CONSENT_TALK
from conductatlas.extraction.pieces import key
from conductatlas.extraction.tree import H1, Node

__all__ = ["consent_dialogs"]

_MAX_CHARS = 1200
_BUTTON_CHARS = 40
_MIN_CHOICES = 2
_MOST_BUTTONS, _MOST_STEPS = 60, 12


def consent_dialogs(root: Node, nodes: Sequence[Node]) -> set[Node]:
    """The outermost of `nodes`, `root` and all below it, that are nothing but a consent dialog."""
    buttons = [node for node in nodes if node.tag in ("button", "a") and _is_choice(node)]
    if not _MIN_CHOICES <= len(buttons) <= _MOST_BUTTONS:
        return set()
    most = min(_MAX_CHARS, 0.7 * root.plain)
    judged: dict[Node, bool | None] = {}
    return {dialog for button in buttons if (dialog := _dialog(button, most, judged)) is not None}


def _is_choice(node: Node) -> bool:
    is_button = node.tag == "button" or (node.tag == "a" and 'role="button"' in node.attrs)
    return is_button and 0 < node.chars < _BUTTON_CHARS and key(node.words()) in CHOICES


def _dialog(button: Node, most: float, judged: dict[Node, bool | None]) -> Node | None:
    """The greatest element around `button` that is still small and holds no title of the page."""
    found = None
    node = button.parent
    for _ in range(_MOST_STEPS):
        if node is None or node.plain > most or node.tag in ("main", "article", "body"):
            break
        if node not in judged:
            judged[node] = _is_dialog(node)
        if judged[node] is None:
            break
        found = node if judged[node] else found
        node = node.parent
    return found


def _is_dialog(node: Node) -> bool | None:
    """Whether it talks of consent and offers a choice; None where it holds a title."""
    if node.marks & H1:
        return None
    choices = sum(1 for n in node.walk() if _is_choice(n))
    return choices >= _MIN_CHOICES and CONSENT_TALK.search(node.words(2000)) is not None
