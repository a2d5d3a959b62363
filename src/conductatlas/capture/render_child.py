"""The rendering process: one page in Chromium, then it ends (`python -m … render_child`).

It gets its job on standard input, asks its parent before each document of the page's own frame,
and answers with the page. Playwright is imported here and nowhere else.
"""

import sys
import tempfile
from typing import TYPE_CHECKING, Any

from conductatlas.capture.render_channel import Channel
from conductatlas.capture.render_flags import UNWANTED, flags
from conductatlas.capture.render_page import VIEW, Rendered, StopError, said

if TYPE_CHECKING:
    from playwright.sync_api import (
        Browser,
        BrowserContext,
        BrowserType,
    )

__all__ = ["main"]


def main() -> int:
    """Render the page of one job."""
    from playwright.sync_api import sync_playwright

    channel = Channel()
    job = channel.receive()
    with sync_playwright() as playwright:
        try:
            _render(playwright.chromium, job, channel)
        except StopError as stop:
            # Said before anything is closed, which a page may keep from ending.
            channel.send({"failed": stop.kind, "sentence": stop.sentence})
            return 1
    return 0


def _render(chromium: "BrowserType", job: dict[str, Any], channel: Channel) -> None:
    from playwright.sync_api import Error

    browser = _started(chromium, job)
    page = Rendered(_context(browser, job), channel, job)
    try:
        page.render(browser.version)
    except Error as error:
        raise page.stop_of(error) from error


def _started(chromium: "BrowserType", job: dict[str, Any]) -> "Browser":
    from playwright.sync_api import Error

    try:
        return chromium.launch(
            executable_path=job["chromium"],
            headless=True,
            chromium_sandbox=job["sandbox"],
            args=flags(job["max_heap_megabytes"]),
            ignore_default_args=UNWANTED,
            proxy={"server": job["proxy"], "bypass": "<-loopback>"},
            downloads_path=tempfile.gettempdir(),
            timeout=30_000,
        )
    except Error as error:
        raise StopError("browser", f"Chromium did not start ({said(error)}).") from error


def _context(browser: "Browser", job: dict[str, Any]) -> "BrowserContext":
    context = browser.new_context(
        user_agent=job["user_agent"],
        viewport=VIEW,  # type: ignore[arg-type]  # a plain dict is a ViewportSize
        locale=job["languages"].split(",")[0] or "en-US",
        timezone_id="UTC",
        ignore_https_errors=job["insecure_tls"],
        accept_downloads=False,
        service_workers="block",
        reduced_motion="reduce",
        permissions=[],
    )
    context.add_cookies(job["cookies"])
    return context


if __name__ == "__main__":
    sys.exit(main())
