"""What a recorded history knows of the future of a text (decision 0014). Pure.

A check of our own sees a text and must wait; a history that is imported goes on, and says whether
the earlier text came back shortly after, and whether the new one stayed.
"""

import datetime as dt
from collections.abc import Callable, Sequence

from conductatlas.pipeline.confirm import Outlook

__all__ = ["look_ahead"]

Told = Callable[[int], bool]

_SHORTLY = dt.timedelta(days=14)
_WEEKS = dt.timedelta(days=21)
_DAYS = dt.timedelta(days=7)
_SEVERAL = 3


def look_ahead(
    at: int, moments: Sequence[dt.datetime], until: dt.datetime, is_old: Told, builds_on: Told
) -> Outlook:
    """The outlook of observation `at` among `moments`, which ascend.

    The last text stood until `until`.

    `is_old` says of a later one whether it is the text in force again, `builds_on` whether it is
    nearer to the text in question than to the one in force.
    """
    back = _return(at, moments, is_old)
    ends = moments[back] if back is not None else until
    stood = ends - moments[at]
    flips = back is not None and _old_stands(back, stood, moments, until, is_old)
    stays = stood >= _WEEKS or _stays(at, back, moments, stood, builds_on)
    return Outlook(stood, flips, stays, is_open=at + 1 == len(moments))


def _return(at: int, moments: Sequence[dt.datetime], is_old: Told) -> int | None:
    """The first later observation that is the text in force again, within some weeks."""
    for later in range(at + 1, len(moments)):
        if moments[later] - moments[at] > _WEEKS:
            return None
        if is_old(later):
            return later
    return None


def _old_stands(
    back: int, stood: dt.timedelta, moments: Sequence[dt.datetime], until: dt.datetime, is_old: Told
) -> bool:
    """Whether the new text was the short episode: the old one stood at least as long again."""
    if stood > _SHORTLY:
        return False
    for later in range(back + 1, len(moments)):
        if moments[later] - moments[back] >= stood:
            return True
        if not is_old(later):
            return False
    return until - moments[back] >= stood


def _stays(
    at: int, back: int | None, moments: Sequence[dt.datetime], stood: dt.timedelta, builds_on: Told
) -> bool:
    """Whether several observations over some days build on the text."""
    if stood < _DAYS:
        return False
    builders = 0
    for later in range(at + 1, len(moments) if back is None else back):
        if moments[later] - moments[at] > _WEEKS or builders >= _SEVERAL:
            break
        builders += builds_on(later)
    return builders >= _SEVERAL
