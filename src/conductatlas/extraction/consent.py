"""Consent dialogs that no name gives away: a few sentences on cookies over two buttons or more.

Build tools write class names that mean nothing; what the buttons say is read by people.
"""

from conductatlas.extraction.phrases import CHOICES, CONSENT_TALK
from conductatlas.extraction.pieces import key
from conductatlas.extraction.tree import Node

__all__ = ["consent_dialogs"]

_MAX_CHARS = 1200
_BUTTON_CHARS = 40
_MIN_CHOICES = 2


def consent_dialogs(root: Node) -> set[Node]:
    """The outermost elements of `root` that are nothing but a consent dialog."""
    buttons = [node for node in root.walk() if _is_choice(node)]
    if len(buttons) < _MIN_CHOICES:
        return set()
    most = min(_MAX_CHARS, 0.7 * root.plain)
    return {dialog for button in buttons if (dialog := _dialog(button, most)) is not None}


def _is_choice(node: Node) -> bool:
    is_button = node.tag == "button" or (node.tag == "a" and 'role="button"' in node.attrs)
    return is_button and 0 < node.chars < _BUTTON_CHARS and key(node.words()) in CHOICES


def _dialog(button: Node, most: float) -> Node | None:
    """The greatest element around `button` that is still small and holds no title of the page."""
    found = None
    node = button.parent
    while node is not None and node.plain <= most and node.tag not in ("main", "article", "body"):
        if any(n.tag == "h1" for n in node.walk()):
            break
        choices = sum(1 for n in node.walk() if _is_choice(n))
        if choices >= _MIN_CHOICES and CONSENT_TALK.search(node.words(2000)):
            found = node
        node = node.parent
    return found
