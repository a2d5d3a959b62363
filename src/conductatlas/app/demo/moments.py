"""The moments at which the demo's sites are visited: four states, each seen twice.

The second visit comes hours after the first, so that a change can be confirmed.
"""

import datetime as dt
from dataclasses import dataclass

__all__ = ["MOMENTS", "Moment"]


@dataclass(frozen=True, slots=True)
class Moment:
    """One visit. `state` is which text the sites show (1 to 4), `visit` counts all visits from 1.

    `at` is the simulated time, in UTC.
    """

    name: str
    at: dt.datetime
    state: int
    visit: int


# (day of the first visit, its hour and minute, hours until the second)
_DAYS = (
    ("2026-03-02", 8, 15, 9),
    ("2026-05-11", 7, 40, 12),
    ("2026-08-03", 9, 5, 8),
    ("2026-10-19", 6, 30, 11),
)


def _visits() -> tuple[Moment, ...]:
    moments: list[Moment] = []
    for state, (day, hour, minute, gap_hours) in enumerate(_DAYS, start=1):
        first = dt.datetime.fromisoformat(f"{day}T{hour:02}:{minute:02}:00+00:00")
        for at in (first, first + dt.timedelta(hours=gap_hours)):
            moments.append(Moment(f"{at:%Y-%m-%d %H:%M}", at, state, len(moments) + 1))
    return tuple(moments)


MOMENTS: tuple[Moment, ...] = _visits()
