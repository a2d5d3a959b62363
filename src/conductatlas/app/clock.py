"""The one place that reads the system's clock."""

import datetime as dt

__all__ = ["utc_now"]


def utc_now() -> dt.datetime:
    """The present moment in UTC."""
    return dt.datetime.now(dt.UTC)
