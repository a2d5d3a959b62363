"""Dates that stand on a page but not in its policy: a byline beside it, the metadata of the page.

They are asked only where the text states none. A byline counts where its words announce the date; a
date of the metadata ("article:modified_time") moves with every change of the page, so it is kept as
evidence and never given as the policy's own.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from conductatlas.extraction.announced import UPDATED, announced
from conductatlas.extraction.calendar import dates_in
from conductatlas.extraction.dates import PolicyDates, parse_date
from conductatlas.model.stated import StatedDate

__all__ = ["Byline", "bylines_of", "with_bylines"]

_METADATA = ",".join(
    f"meta[{name}]"
    for name in (
        'property="article:modified_time"',
        'itemprop="dateModified"',
        'name="last-modified"',
    )
)
_MOST, _MOST_CHARS = 5, 160


@dataclass(frozen=True, slots=True)
class Byline:
    """Words with a date that a machine can read; `is_visible` where a reader sees them too."""

    words: str
    day: str
    is_visible: bool


def bylines_of(parser: LexborHTMLParser) -> tuple[Byline, ...]:
    """The dated elements of a parsed page, in its order: what is seen before what is not."""
    seen = [_seen(node) for node in parser.css("time[datetime]")[:_MOST]]
    hidden = [
        Byline(f"{_name(node)} {day}", day, is_visible=False)
        for node in parser.css(_METADATA)[:_MOST]
        for day in [_attribute(node, "content")[:10]]
    ]
    return (*(line for line in seen if line is not None), *hidden)


def with_bylines(dates: PolicyDates, bylines: Sequence[Byline]) -> PolicyDates:
    """`dates` with what the page says beside the policy of a date that the text does not state."""
    updated, effective, stated = dates.last_updated, dates.effective, list(dates.stated)
    for line in bylines:
        for found in _said(line):
            if any(known.kind == found.kind for known in stated):
                continue
            stated.append(found)
            if line.is_visible and found.kind == UPDATED:
                updated = found.date
            elif line.is_visible:
                effective = found.date
    return PolicyDates(updated, effective, tuple(stated))


def _said(line: Byline) -> list[StatedDate]:
    """The dates that a byline gives: visible ones only as their words announce them."""
    day = parse_date(line.day)
    if day is None:
        return []
    if not line.is_visible:
        return [StatedDate(UPDATED, day, "day", line.words, source="metadata")]
    whole = f"{line.words} {day}"
    kinds = [a.kind for a in announced(whole, list(dates_in(whole, "en"))) if not a.is_posted]
    return [StatedDate(kind, day, "day", line.words, source="page") for kind in kinds]


def _seen(node: LexborNode) -> Byline | None:
    """The words before a time in its element, with the day that the time names."""
    parent = node.parent
    if parent is None:
        return None
    words = " ".join(parent.text().split())
    shown = " ".join(node.text().split())
    before = words[: words.find(shown)] if shown else words
    if not re.search(r"\w", before) or len(before) > _MOST_CHARS:
        return None
    return Byline(before.strip(), _attribute(node, "datetime")[:10], is_visible=True)


def _name(node: LexborNode) -> str:
    return next(
        (v for v in (_attribute(node, n) for n in ("property", "itemprop", "name")) if v), "meta"
    )


def _attribute(node: LexborNode, name: str) -> str:
    return str(node.attributes.get(name) or "")
