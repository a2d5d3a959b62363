"""The alternatives of a regular expression, and the expression with one of them taken away."""

import re
from collections.abc import Iterator

__all__ = ["ablated"]


def ablated(pattern: str) -> Iterator[tuple[str, str]]:
    """Each alternative of `pattern` with the pattern in which it can no longer match.

    Alternatives stand between "|" at any depth; where there is no choice there is none to take.
    """
    for start, end in _alternatives(pattern):
        # "(?!)" never matches: the groups of the alternative keep their numbers and names.
        yield pattern[start:end], f"{pattern[:start]}(?!){pattern[start:]}"


def _alternatives(pattern: str) -> Iterator[tuple[int, int]]:
    open_groups: list[list[int]] = [[0]]
    at = 0
    while at < len(pattern):
        char = pattern[at]
        if char == "\\":
            at += 1
        elif char == "[":
            at = _class_end(pattern, at)
        elif char == "(":
            head = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[a-z]*:|P=\w+))?").match(pattern, at)
            assert head is not None
            open_groups.append([head.end()])
            at = head.end() - 1
        elif char == "|":
            open_groups[-1].append(at + 1)
        elif char == ")":
            yield from _spans(open_groups.pop(), at)
        at += 1
    yield from _spans(open_groups.pop(), len(pattern))


def _spans(starts: list[int], end: int) -> list[tuple[int, int]]:
    ends = [start - 1 for start in starts[1:]] + [end]
    return list(zip(starts, ends, strict=True)) if len(starts) > 1 else []


def _class_end(pattern: str, at: int) -> int:
    """The offset of the "]" that ends the class beginning at `at`."""
    end = at + 1 + (pattern[at + 1] == "^")
    end += pattern[end] == "]"
    while pattern[end] != "]":
        end += 2 if pattern[end] == "\\" else 1
    return end
