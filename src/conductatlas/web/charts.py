"""Drawings as inline SVG, without styles of their own: the line of a record's life."""

import datetime as dt
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from conductatlas.publication.moments import day
from conductatlas.publication.words import label

__all__ = ["time_line"]

_WIDTH, _HEIGHT, _EDGE, _MIDDLE = 600, 32, 6, 22


def time_line(
    start: dt.datetime, end: dt.datetime, flags: Sequence[tuple[dt.datetime, str]]
) -> SafeString:
    """A line from `start` to `end` with a flag at each moment; `flags` carry a direction."""
    length = max(1.0, (end - start).total_seconds())

    def x(at: dt.datetime) -> int:
        share = min(1.0, max(0.0, (at - start).total_seconds() / length))
        return round(_EDGE + share * (_WIDTH - 2 * _EDGE))

    marks = format_html_join(
        "",
        '<path class="flag {}" d="M{} {}v-14h9l-2.5 3.5 2.5 3.5h-9"><title>{}</title></path>',
        ((way, x(at), _MIDDLE, f"{day(at)}: {label(way)}") for at, way in flags),
    )
    words = f"From {day(start)} to {day(end)}, {len(flags)} changes"
    return format_html(
        '<svg class="line" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '<path class="axis" d="M{} {}H{}"/><path class="axis" d="M{} 17v10M{} 17v10"/>{}'
        "</svg>",
        *(_WIDTH, _HEIGHT, words),
        *(_EDGE, _MIDDLE, _WIDTH - _EDGE, _EDGE, _WIDTH - _EDGE, marks),
    )
