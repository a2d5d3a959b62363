"""Tabs and accordions: the panel that a control with a policy's title opens.

The title stands on the control alone, which is furniture, so this looks before furniture is cut.
"""

import re

from conductatlas.extraction.pieces import key
from conductatlas.extraction.tree import Node

__all__ = ["panel_of"]

_MIN_CHARS = 200
_MOST_OF_THE_PAGE = 0.9
_CONTROLS = frozenset({"a", "button", "li", "div", "span", "label", "summary"})
_POINTERS = ("aria-controls", "data-bs-target", "data-target", "href", "data-tab", "data-id", "for")
_PANEL = re.compile(r"role=\"tabpanel\"|class=\"[^\"]*\btab-?(?:pane|panel|content-item)\b")
_TAB = re.compile(r"role=\"tab\"|data-(?:bs-)?toggle=\"(?:tab|pill)\"")


def panel_of(body: Node, section: str) -> Node | None:
    """The element that a control called `section` shows; None where there is no such control."""
    wanted = key(section)
    if not wanted or section.startswith("#"):
        return None
    nodes = list(body.walk())
    controls = [node for node in nodes if _is_control(node, wanted)]
    found = [panel for one in controls for panel in _panels(one, nodes)]
    most = _MOST_OF_THE_PAGE * body.plain
    fitting = [panel for panel in found if _MIN_CHARS <= panel.plain <= most]
    return max(fitting, key=lambda panel: panel.plain, default=None)


def _is_control(node: Node, wanted: str) -> bool:
    """Whether `node` can be pressed, says the title and nothing else."""
    if node.tag not in _CONTROLS or not node.attrs or node.chars > 3 * len(wanted) + 20:
        return False
    return key(node.words()) == wanted


def _panels(control: Node, nodes: list[Node]) -> list[Node]:
    """What a control points at, what names it, or what stands at its place in a row of panels."""
    named = {control.get(pointer).rpartition("#")[2] for pointer in _POINTERS} - {""}
    own = control.get("id")
    found = [
        node
        for node in nodes
        if node.attrs
        and (node.get("id") in named or (own and node.get("aria-labelledby") == own))
        and node is not control
    ]
    return found or _by_order(control, nodes)


def _by_order(control: Node, nodes: list[Node]) -> list[Node]:
    """The panel at the control's place, where there are as many panels as tabs."""
    if not _TAB.search(control.attrs):
        return []
    tabs = [node for node in nodes if node.attrs and _TAB.search(node.attrs)]
    panels = [node for node in nodes if node.attrs and _PANEL.search(node.attrs)]
    return [panels[tabs.index(control)]] if len(tabs) == len(panels) else []
