"""Dates and times as pages print them: 30 April 2026, 06:20:21 UTC."""

import datetime as dt

__all__ = ["day", "span_of_time", "time_of_day"]


def day(moment: dt.date | dt.datetime) -> str:
    """The date, as 30 April 2026."""
    if isinstance(moment, dt.datetime):
        moment = moment.astimezone(dt.UTC)
    return f"{moment.day} {moment:%B %Y}"


def time_of_day(moment: dt.datetime) -> str:
    """The time in UTC, as 06:20:21 UTC."""
    return f"{moment.astimezone(dt.UTC):%H:%M:%S} UTC"


def span_of_time(start: dt.datetime, end: dt.datetime) -> str:
    """How long it is from one moment to a later one, in its largest unit."""
    days = max(0, (end - start).days)
    for size, name in ((365, "year"), (30, "month"), (1, "day")):
        if (number := days // size) >= 1:
            return f"{number} {name}" + ("" if number == 1 else "s")
    return "less than a day"
