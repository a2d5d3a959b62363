"""What the page of a document says where it alternates, moved, was replaced or is gone."""

import html
import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from conductatlas.archive import store
from tests.support.pipeline import START, Bench, a_bench, a_document, a_platform, policy

pytestmark = pytest.mark.django_db

OLD, NEW = "https://lumenpost.example/terms", "https://lumenpost.example/legal/terms"
PATH = "/platform/lumenpost/terms/"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    store.sync_catalogue([a_platform()], START)
    return a_bench(tmp_path)


def words(client: Client) -> str:
    """The words of the document's page."""
    shown = client.get(PATH).content.decode()
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", shown)).split())


def test_a_page_that_alternates_shows_its_texts_with_their_versions(
    bench: Bench, client: Client
) -> None:
    bench.outcome(policy())
    assert "alternates between texts" not in words(client)
    region = "If you live in Norland, the Norland Consumer Board decides disputes with us."
    pages = (policy(region), policy())
    for day in range(8):
        bench.outcome(pages[day % 2])
    shown = words(client)
    assert "This page alternates between texts" in shown
    assert "Text 1, from 4 March 2026 : seen 4 times" in shown.replace(" ,", ",")
    assert re.search(r"Text 2, from .*?: seen 4 times.*?Versions: version 2", shown)
    assert f'href="{PATH}versions/2/"' in client.get(PATH).content.decode()
    for _ in range(16):
        bench.outcome(policy())
    assert "This page alternated between texts" in words(client)


def test_a_page_that_moved_names_its_new_address(bench: Bench, client: Client) -> None:
    bench.outcome(policy())
    bench.web.redirects[OLD], bench.web.pages[NEW] = (308, NEW), policy()
    bench.outcome()
    assert f"The site sends readers of {OLD} to {NEW} for good" in words(client)


def test_a_document_that_is_gone_says_so_and_shows_its_last_text(
    bench: Bench, client: Client
) -> None:
    bench.outcome(policy())
    for _ in range(3):
        bench.outcome(410)
    shown = words(client)
    assert "No longer published since" in shown
    assert "Shown is the last text that was published, version 1" in shown
    assert client.get(f"{PATH}versions/1/").status_code == 200


def test_a_document_that_was_replaced_leads_to_its_heir(bench: Bench, client: Client) -> None:
    bench.outcome(policy())
    heir = a_document("terms-2", NEW, title="Terms of use")
    old = replace(a_document(), replaced_by="terms-2")
    store.sync_catalogue([a_platform(old, heir)], START)
    assert "Replaced by Terms of use" in words(client)
    assert 'href="/platform/lumenpost/terms-2/"' in client.get(PATH).content.decode()
