"""Finding a quote again: spans are named by code-point offsets, quotes are checked against them."""

import re

from conductatlas.model import Span

__all__ = ["locate"]


def locate(quote: str, text: str, near: int = 0) -> Span | None:
    """The span of `quote` in canonical `text` that begins nearest to `near`; None if it is absent.

    Offsets are Unicode code points into `text`. Of two equally near, the earlier wins.
    """
    if not quote:
        raise ValueError("the quote is empty: give at least one character to locate")
    starts = [m.start() for m in re.finditer(f"(?={re.escape(quote)})", text)]
    if not starts:
        return None
    start = min(starts, key=lambda at: abs(at - near))
    return Span(start, start + len(quote))
