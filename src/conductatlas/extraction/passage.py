"""The sentence around a place in a text, cut by plain signs: quick, and the same for any length."""

import re

from conductatlas.model import Span

__all__ = ["sentence_around"]

_REACH = 400
# A full stop ends a sentence before a capital or a bracket, but not after "7." or "Inc.".
_END = re.compile(
    r"(?<![\s.][A-Za-z])(?<![\s.]\d)(?<!\s\d\d)(?<!\bInc)(?<!\bLtd)(?<!\bCo)[.!?。]\s*(?=[^\W\d_a-z]|[\[(\"“]|$)"
)
_LEAD = re.compile(r"[\s#>*_|-]*")


def sentence_around(text: str, start: int, end: int) -> Span:
    """The sentence of `text` that holds `start` to `end`, within its lines, without their marks."""
    low = max(text.rfind("\n", 0, start) + 1, start - _REACH)
    line_end = text.find("\n", end)
    high = min(len(text) if line_end < 0 else line_end, end + _REACH)
    for match in _END.finditer(text, low, start):
        low = match.end()
    after = _END.search(text, end, high)
    if after is not None:
        high = after.end()
    lead = _LEAD.match(text, low, start)
    low = lead.end() if lead else low
    return Span(low, low + len(text[low:high].rstrip(" \t\n|*_")))
