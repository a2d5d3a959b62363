"""A page that holds two issues of its policy: the one that it is about, and one left below it.

Sites announce a new issue above the one in force, or leave the old one below. The first counts:
what differs in the other one is no change.
"""

import re
from collections.abc import Sequence

from conductatlas.text.blocks import BlockKind, split_blocks
from conductatlas.text.normal import normal_words

__all__ = ["first_issue_end", "first_issues"]

_TITLES = 6
_MOST_ISSUES = 3
_LEAST_WORDS = 6
_LEAST_PART = 0.3
# An issue shares much with the one above it, and is not the same text twice.
_LIKE, _NAMED_LIKE, _SAME = 0.4, 0.2, 0.97
_NAMED = re.compile(
    r"(?:current|previous|prior|former|archived|old|upcoming|new) (?:\w+ ){0,3}"
    r"(?:terms(?: of (?:service|use))?|policy|notice|agreement|statement|guidelines|version)"
)


def first_issue_end(text: str) -> int:
    """The offset at which a second issue of the policy begins in `text`; its length without one."""
    blocks = split_blocks(text)
    headings = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    if not headings or headings[0] >= _TITLES:
        return len(text)
    titles = {at: normal_words(blocks[at].content.of(text)) for at in headings}
    title = titles[headings[0]]
    again = [at for at in headings[1:] if titles[at] == title or _NAMED.fullmatch(titles[at])]
    if not again or len(again) > _MOST_ISSUES:
        return len(text)
    words = [normal_words(block.content.of(text)) for block in blocks]
    for at in again:
        if _is_second(words, at, _LIKE if titles[at] == title else _NAMED_LIKE):
            return blocks[at].span.start
    return len(text)


def first_issues(old: str, new: str) -> tuple[int, int]:
    """Where the first issue of two texts of a document ends in each.

    A text is cut only where that leaves the two about as long as each other: the parts for two
    regions bear one title too, and both texts then hold both.
    """
    cuts = first_issue_end(old), first_issue_end(new)
    choices = [(a, b) for a in {cuts[0], len(old)} for b in {cuts[1], len(new)} if a and b]
    return max(choices, key=lambda c: (min(c) / max(c), sum(c)), default=(len(old), len(new)))


def _is_second(words: Sequence[str], at: int, like: float) -> bool:
    first, second = _long(words[:at]), _long(words[at:])
    if not first or not second:
        return False
    least = min(len(first), len(second)) / max(len(first), len(second))
    share, back = _share(second, first), _share(first, second)
    return least >= _LEAST_PART and share >= like and min(share, back) <= _SAME


def _share(some: Sequence[str], others: Sequence[str]) -> float:
    known = set(others)
    return sum(1 for w in some if w in known) / len(some)


def _long(words: Sequence[str]) -> list[str]:
    return [w for w in words if w.count(" ") >= _LEAST_WORDS]
