"""What people come for, clicked through as they would."""

import hashlib
import re
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.sample import ARBITRATION, Sample
from tests.web.test_pages import CHANGE, PAGES, PROVISION, TERMS

pytestmark = pytest.mark.journey


def test_how_do_i_get_out_of_arbitration(desk: Page) -> None:
    desk.get_by_role("searchbox").fill("arbitration northbridge")
    desk.get_by_role("button", name="Search").click()
    desk.get_by_role("link", name="Arbitration, with 30 days to opt out").first.click()
    expect(desk.get_by_role("heading", level=1)).to_have_text(
        "Arbitration, with 30 days to opt out"
    )
    steps = desk.locator(".steps li").first
    expect(steps).to_contain_text("legal@lumenpost.example")
    expect(steps).to_contain_text("Within 30 days")
    steps.get_by_text("A ready letter").click()
    expect(steps.locator("pre")).to_be_visible()


def test_what_changed_at_a_platform(desk: Page) -> None:
    desk.get_by_role("link", name="Platforms", exact=True).click()
    desk.get_by_role("link", name="Lumenpost").click()
    desk.get_by_role("link", name="Lumenpost: Terms of Service").click()
    expect(desk.locator(".fact-changes")).to_contain_text("30 days → 7 days")
    expect(desk.locator(".manuscript ins").first).to_be_visible()


def test_is_this_quote_genuine(desk: Page) -> None:
    desk.get_by_role("searchbox").fill(ARBITRATION[:150])
    desk.get_by_role("button", name="Search").click()
    desk.get_by_role("link", name="Arbitration, with 30 days to opt out").first.click()
    hash_ = desk.locator(".stamp .hash").first
    hash_.locator("summary").click()
    shown = hash_.locator("code").last.inner_text()
    with desk.expect_download() as download:
        desk.get_by_role("link", name="canonical text").click()
    text = Path(download.value.path()).read_bytes()
    assert hashlib.sha256(text).hexdigest() == shown


def test_a_captured_page_is_never_shown_on_our_origin(desk: Page) -> None:
    desk.goto("/platform/lumenpost/hostile/")
    with desk.expect_download() as download:
        desk.get_by_role("link", name=re.compile("raw bytes")).click()
    assert b"<script>" in Path(download.value.path()).read_bytes()
    assert desk.title() != "it ran"


def test_margin_notes_are_open_on_a_desktop(desk: Page) -> None:
    desk.goto(PROVISION)
    note = desk.locator(".note").first
    expect(note.get_by_text("Family")).to_be_visible()
    left = desk.locator(".entry .body").first.bounding_box()
    right = note.bounding_box()
    assert left is not None
    assert right is not None
    assert right["x"] > left["x"] + left["width"]


def test_margin_notes_fold_in_on_a_phone(phone: Page) -> None:
    phone.goto(PROVISION)
    note = phone.locator(".note").first
    expect(note.get_by_text("Family")).to_be_hidden()
    note.locator("summary").click()
    expect(note.get_by_text("Family")).to_be_visible()


def test_a_phone_never_scrolls_sideways(phone: Page) -> None:
    for path in PAGES:
        phone.goto(path)
        over = phone.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert over <= 0, path


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(desk: Page, scheme: str) -> None:
    desk.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for path in ("/", "/platforms/", "/platform/lumenpost/", TERMS, f"{TERMS}versions/",
                 f"{TERMS}versions/2/", f"{TERMS}diff/1..2/", PROVISION, "/registry/",
                 f"{TERMS}diff/2..1/?view=side&cosmetic=1", f"{TERMS}versions/?cosmetic=1",
                 "/platform/lumenpost/timeline/",
                 "/provisions/", "/provisions/mandatory-arbitration/", "/changes/", CHANGE,
                 "/search/?q=arbitration", "/methodology/"):  # fmt: skip
        desk.goto(path)
        results = Axe().run(desk)
        found = [(v["id"], v["nodes"][0]["html"][:120]) for v in results.response["violations"]]
        assert found == [], path


def test_a_keyboard_reaches_the_content_first(desk: Page) -> None:
    desk.keyboard.press("Tab")
    expect(desk.locator(":focus")).to_have_text("Skip to the content")


def test_paper_shows_every_note(desk: Page) -> None:
    desk.goto(PROVISION)
    desk.emulate_media(media="print")
    expect(desk.get_by_text("Document id")).to_be_visible()
    expect(desk.locator(".masthead nav")).to_be_hidden()


def test_an_unchanged_stretch_opens_without_script_and_by_keyboard(
    browser: Browser, site: tuple[str, Sample]
) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(f"{site[0]}{TERMS}diff/1..2/")
    fold = page.locator("details.fold").first
    expect(fold.locator(".theirs")).to_be_hidden()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(fold.locator(".theirs")).to_be_visible()
    context.close()


def test_two_versions_are_compared_by_their_numbers(desk: Page) -> None:
    desk.goto(f"{TERMS}versions/")
    desk.get_by_label("From version").fill("2")
    desk.get_by_label("To version").fill("1")
    desk.get_by_role("button", name="Compare").click()
    expect(desk.locator("h1")).to_have_text("Version 2 to version 1")
