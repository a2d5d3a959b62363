"""Where Chromium is: the operator's path, or the first of the usual names."""

import shutil
from pathlib import Path

__all__ = ["find_chromium"]

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_chromium(path: str = "") -> Path | None:
    """The browser at `path`, or the one that the system has; None where there is none."""
    if path:
        return Path(path) if Path(path).is_file() else None
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    return None if found is None else Path(found)
