"""Chromium in front of a real server with the sample archive behind it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser, Page, sync_playwright
from pytest_django.live_server_helper import LiveServer

from tests.support.rows import a_document, a_version
from tests.support.sample import Sample, a_sample

_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HOSTILE = b"<html><body><script>document.title = 'it ran'</script>Our policy.</body></html>"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; the tests skip where there is none."""
    # WhiteNoise warns where its folder is missing.
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("Chromium is missing. This helps: apt install chromium")
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright runs a loop in this thread, which Django would take for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=path, args=_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def site(browser: Browser, transactional_db: None, live_server: LiveServer) -> tuple[str, Sample]:
    """The address of a site with the sample archive, and the sample."""
    sample = a_sample()
    a_version(a_document(sample.lumenpost, "Hostile"), "Our policy.\n", raw=HOSTILE)
    return live_server.url, sample


@pytest.fixture
def desk(browser: Browser, site: tuple[str, Sample]) -> Iterator[Page]:
    """A page on a desktop, at the home page; complaints of the browser fail the test."""
    yield from _page(browser, site[0], 1280)


@pytest.fixture
def phone(browser: Browser, site: tuple[str, Sample]) -> Iterator[Page]:
    """A page on a phone, at the home page."""
    yield from _page(browser, site[0], 390)


def _page(browser: Browser, address: str, width: int) -> Iterator[Page]:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, base_url=address, accept_downloads=True
    )
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/")
    yield page
    context.close()
    assert [c for c in complaints if "404" not in c] == []
