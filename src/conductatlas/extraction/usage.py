"""How a page uses the words by which furniture is named: what names the policy is no sign.

Page builders call every block a widget, a help desk writes its own name into each paragraph.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from conductatlas.extraction.names import Kind, hints_in, kinds_of, names_of
from conductatlas.extraction.tree import Node

__all__ = ["Usage"]

_CLASS = re.compile(r"\sclass=\"([^\"]*)\"")
# Words that together name this share of the page's prose name the policy.
_POLICY_SHARE = 0.4
_OFTEN = 3
# So many different names are judged; no page of a site has as many, and each costs searches.
_MOST_NAMES = 5000


class Usage:
    """What a page calls its elements, those aside that hold more than `most` characters.

    `nodes` are `root` and all below it, in document order.
    """

    def __init__(self, root: Node, nodes: Sequence[Node], most: float) -> None:
        self.repeats: Counter[str] = Counter()
        hints: dict[str, frozenset[str]] = {}
        named: defaultdict[str, set[Node]] = defaultdict(set)
        shares: Counter[str] = Counter()
        for node in nodes:
            if not node.attrs or not 0 < node.plain <= most:
                continue
            name = _class_of(node)
            self.repeats[name] += 1
            if name not in hints:
                hints[name] = (
                    hints_in(names_of(node)) if name and len(hints) < _MOST_NAMES else frozenset()
                )
            for hint in hints[name]:
                if not _is_within(node, named[hint]):
                    shares[hint] += node.plain
                named[hint].add(node)
        least = _POLICY_SHARE * root.plain
        void = [hint for hint, plain in shares.items() if plain > least]
        self.void = [
            re.compile(rf"(?<![a-z]){re.escape(word)}(?![a-z])", re.IGNORECASE) for word in void
        ]
        self.said: dict[str, frozenset[Kind]] = {}

    def kinds(self, node: Node) -> frozenset[Kind]:
        """What the names of `node` say of it, without the words that name the policy itself."""
        names = names_of(node)
        if names not in self.said:
            if len(self.said) >= _MOST_NAMES:
                return frozenset()
            self.said[names] = kinds_of(self._telling(names))
        return self.said[names]

    def _telling(self, names: str) -> str:
        for word in self.void:
            names = word.sub("", names)
        return names

    def is_repeated(self, node: Node) -> bool:
        """Whether several elements with text of their own bear the same class."""
        name = _class_of(node)
        return bool(name) and self.repeats[name] >= _OFTEN


def _class_of(node: Node) -> str:
    match = _CLASS.search(node.attrs) if "class=" in node.attrs else None
    return match[1] if match else ""


def _is_within(node: Node, others: set[Node]) -> bool:
    above = node.parent
    while above is not None:
        if above in others:
            return True
        above = above.parent
    return False
