"""Inline text while it is being collected: how much of it is bold, linked, or only a bullet."""

from conductatlas.extraction.tree import Node

__all__ = ["Run", "raw_text"]

_BULLETS = frozenset("•●○◦▪‣·–-*")


class Run:
    """The inline text that is being collected, with how much of it is bold or linked."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.chars = self.bold = self.linked = self.local = 0

    def is_bullet(self) -> bool:
        """Whether all there is is a bullet that the page wrote itself."""
        return "".join(self.parts).strip() in _BULLETS

    def add(self, text: str, *, bold: bool, linked: bool) -> None:
        """Take text as it stands in the page."""
        count = len(text.strip())
        self.parts.append(text)
        self.chars += count
        self.bold += count if bold else 0
        self.linked += count if linked else 0


def raw_text(node: Node) -> list[str]:
    """The stretches of text in `node` as they stand, a line break as a newline."""
    parts: list[str] = []
    stack: list[Node | str] = [node]
    while stack:
        item = stack.pop()
        if isinstance(item, str):
            parts.append(item)
        elif item.tag == "br":
            parts.append("\n")
        else:
            stack.extend(reversed(item.children))
    return parts
