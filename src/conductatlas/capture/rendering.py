"""What rendering is allowed, and what it leaves besides the page: plain values.

For `browser`, which renders, and for whoever keeps what came (`exchange`, `record`).
"""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["RENDERING_RULES", "BrowserPolicy", "Rendering", "Screenshot"]

# The rules by which a page becomes bytes (serialise.js); a new number where they change.
RENDERING_RULES = "conductatlas-rendering/1"


@dataclass(frozen=True, slots=True)
class BrowserPolicy:
    """The browser and its bounds; `chromium` is None where the machine has none.

    `seconds` are for one page from start to end, without the wait for the host's turn;
    `settle_seconds` the most that is waited for each sign that the page is done.
    """

    chromium: Path | None = None
    at_once: int = 1
    seconds: float = 60.0
    settle_seconds: float = 8.0
    quiet_ms: int = 500
    max_bytes: int = 60_000_000
    max_requests: int = 600
    max_memory_bytes: int = 2_000_000_000
    max_heap_megabytes: int = 768
    max_screenshot_pixels: int = 16_000
    max_screenshot_bytes: int = 10_000_000


@dataclass(frozen=True, slots=True)
class Screenshot:
    """The page as it looked: a PNG, `is_cut` where the page is longer than the picture."""

    png: bytes
    width: int
    height: int
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class Rendering:
    """How a page was rendered.

    `url` is the address that the page had in the end; `waits` says for each sign whether it was
    seen in time; `refused` are places that were not reached, with the reason.
    """

    url: str
    browser: str
    is_sandboxed: bool
    waits: tuple[tuple[str, bool], ...]
    requests: int
    wire_bytes: int
    refused: tuple[tuple[str, str], ...] = ()
    screenshot: Screenshot | None = None
    rules: str = RENDERING_RULES
