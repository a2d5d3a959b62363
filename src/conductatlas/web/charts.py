"""Drawings as inline SVG, without styles of their own: the line of a record's life."""

import datetime as dt
from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from conductatlas.archive.queries import MonthRow
from conductatlas.publication.moments import day
from conductatlas.publication.words import label

__all__ = ["month_bars", "time_line"]

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


_BARS_HEIGHT, _FOOT, _WIDEST = 120, 18, 40
# From this width of a month on there is room for its name.
_LABELLED = 28
_STACK = ("worse", "mixed", "neutral", "better")


def month_bars(months: Sequence[MonthRow]) -> SafeString:
    """A bar a month, as high as its number of changes, stacked by direction; worse at the foot."""
    if not months:
        return SafeString("")
    most = max(1, *(month.total for month in months))
    step = min(_WIDEST, (_WIDTH - 2 * _EDGE) / len(months))
    bars = format_html_join("", "{}", ((_bar(m, n, step, most),) for n, m in enumerate(months)))
    total = sum(month.total for month in months)
    words = (
        f"{total} changes from {_month(months[0])} to {_month(months[-1])}, at most {most} a month"
    )
    base = _BARS_HEIGHT - _FOOT
    return format_html(
        '<svg class="bars" viewBox="0 0 {} {}" role="img" aria-label="{}">'
        '{}<path class="axis" d="M{} {}H{}"/>{}</svg>',
        *(_WIDTH, _BARS_HEIGHT, words, bars, _EDGE, base, _WIDTH - _EDGE, _years(months, step)),
    )


def _bar(month: MonthRow, number: int, step: float, most: int) -> SafeString:
    base, x = float(_BARS_HEIGHT - _FOOT), _EDGE + number * step
    unit = (_BARS_HEIGHT - _FOOT - _EDGE) / most
    parts = []
    for way in _STACK:
        height = getattr(month, way) * unit
        if height:
            base -= height
            size = (f"{x:.1f}", f"{base:.1f}", f"{step * 0.8:.1f}", f"{height:.1f}")
            parts.append((way, *size))
    rects = format_html_join("", '<rect class="{}" x="{}" y="{}" width="{}" height="{}"/>', parts)
    return format_html("<g><title>{}: {}</title>{}</g>", _month(month), month.total, rects)


def _years(months: Sequence[MonthRow], step: float) -> SafeString:
    """The year under its first month that is shown; the other months where there is room."""
    labels = (
        (f"{_EDGE + n * step:.1f}", f"{m.month:%Y}" if _begins(n, m) else f"{m.month:%b}")
        for n, m in enumerate(months)
        if _begins(n, m) or step >= _LABELLED
    )
    return format_html_join(
        "", '<text x="{}" y="{}">{}</text>', ((x, _BARS_HEIGHT - 4, name) for x, name in labels)
    )


def _begins(number: int, month: MonthRow) -> bool:
    return number == 0 or month.month.month == 1


def _month(row: MonthRow) -> str:
    return f"{row.month:%B %Y}"
