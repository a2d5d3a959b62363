"""What a fetch owes to the hosts that it visits, and how it waits for its turn there.

`Courtesy` is kept by `visit` (robots.txt, delays); a fetch without one asks at once.
"""

import asyncio
from typing import Protocol

from conductatlas.capture.exchange import Hop, header_value
from conductatlas.capture.weburl import WebUrl

__all__ = ["Courtesy", "Turns"]


class Courtesy(Protocol):
    """What a host is owed: asked before every hop, told after it."""

    async def before(self, url: WebUrl) -> None:
        """Wait for the host's turn; CaptureError (robots, rate-limited) if the hop must not be."""

    def after(self, url: WebUrl, status: int | None, retry_after: str) -> None:
        """Hear how the hop ended; called once for each `before` that did not raise."""


class Turns:
    """Waits for a host's turn with the clock of the budget stopped: the wait is our own doing."""

    def __init__(self, courtesy: Courtesy | None, budget: asyncio.Timeout) -> None:
        self._courtesy = courtesy
        self._budget = budget
        self._url: WebUrl | None = None

    async def wait(self, url: WebUrl) -> None:
        """Wait for the turn at the host of `url`; CaptureError (robots, rate-limited)."""
        if self._courtesy is None:
            return
        clock = asyncio.get_running_loop().time
        deadline = self._budget.when()
        left = None if deadline is None else deadline - clock()
        self._budget.reschedule(None)
        await self._courtesy.before(url)
        self._url = url
        self._budget.reschedule(None if left is None else clock() + left)

    def done(self, hop: Hop | None) -> None:
        """Give the turn back; `hop` is None where no answer came."""
        if self._courtesy is None or self._url is None:
            return
        url, self._url = self._url, None
        status = hop.status if hop else None
        retry_after = header_value(hop.response_headers, "retry-after") if hop else ""
        self._courtesy.after(url, status, retry_after)
