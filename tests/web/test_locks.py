"""What is locked for a plan is in no byte of any page (design, section 5)."""

import dataclasses
from collections import deque
from collections.abc import Iterator
from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

import pytest
from django.test import Client
from pytest_django import Settings as SettingsWrapper

from conductatlas.app.settings import Settings
from tests.support.sample import MARKER, Sample
from tests.web.test_pages import CHANGE, PROVISION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]


class _Links(HTMLParser):
    """Collects the addresses of a page's links."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]


def every_page(client: Client) -> Iterator[tuple[str, int, bytes]]:
    """Every page that links lead to from the first one, with its status and bytes."""
    seen, left = {"/"}, deque(["/"])
    while left:
        path = left.popleft()
        response = client.get(path, follow=True)
        yield path, response.status_code, response.content
        if "text/html" not in response["Content-Type"]:
            continue
        parser = _Links()
        parser.feed(response.content.decode())
        for link in parser.found:
            there = urlsplit(urljoin(f"http://testserver{path}", link))
            address = there.path + (f"?{there.query}" if there.query else "")
            is_ours = there.netloc == "testserver" and not there.path.startswith("/static/")
            if is_ours and address not in seen:
                seen.add(address)
                left.append(address)


def test_every_link_leads_to_a_page_and_none_holds_a_locked_sentence(client: Client) -> None:
    pages = list(every_page(client))
    assert len(pages) > 60
    assert [(path, status) for path, status, _ in pages if status != 200] == []
    assert [path for path, _, body in pages if MARKER.encode() in body] == []


def test_search_finds_no_locked_sentence(client: Client) -> None:
    response = client.get("/search/", {"q": MARKER})
    assert b"<b>" + MARKER.encode() not in response.content
    assert b"Provisions in force</h2>" not in response.content


def test_an_open_installation_shows_everything(client: Client, settings: SettingsWrapper) -> None:
    chosen: Settings = settings.SETTINGS
    settings.SETTINGS = dataclasses.replace(chosen, open=True)
    html = client.get(PROVISION).content.decode()
    assert html.count(MARKER) >= 9
    assert "9 U.S.C. § 2" in html
    assert "USD a month" not in html


def test_the_quote_the_diff_and_the_hashes_are_never_locked(client: Client) -> None:
    html = client.get(PROVISION).content.decode() + client.get(CHANGE).content.decode()
    for part in ("<blockquote", "SHA-256", "<ins", "How to cite"):
        assert part in html


def test_the_sample_holds_locked_sentences(sample: Sample) -> None:
    from conductatlas.archive.queries import find_provision

    found = find_provision(sample.terms.pk, "arbitration-with-30-days-to-opt-out")
    assert found is not None
    assert MARKER in str(found.wording.explanation)
