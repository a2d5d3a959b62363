import re
from html import unescape

import pytest
from django.test import Client

from tests.support.sample import ARBITRATION

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]

TERMS = "/platform/lumenpost/terms-of-service/"
PROVISION = f"{TERMS}arbitration-with-30-days-to-opt-out/"
CHANGE = "/change/2026-07-12-lumenpost-terms-of-service-2/"
PAGES = (
    "/",
    "/platforms/",
    "/platforms/?sector=ai",
    "/platform/lumenpost/",
    "/platform/tideline/",
    "/platform/lumenpost/timeline/",
    "/platform/lumenpost/timeline/?document=terms-of-service",
    "/platform/tideline/timeline/",
    TERMS,
    f"{TERMS}?severity=high",
    "/platform/tideline/privacy-policy/",
    f"{TERMS}versions/",
    f"{TERMS}versions/?cosmetic=1",
    "/platform/tideline/privacy-policy/versions/",
    f"{TERMS}versions/1/",
    f"{TERMS}versions/2/",
    f"{TERMS}diff/1..2/",
    f"{TERMS}diff/2..1/?view=side&cosmetic=1",
    PROVISION,
    "/registry/",
    "/registry/?severity=high&platform=lumenpost&sector=social&status=any&text=arbitration",
    "/provisions/",
    "/provisions/mandatory-arbitration/",
    "/provisions/arbitration/",
    "/provisions/auto-renewal/",
    "/changes/",
    "/changes/?since=2026-07-01&direction=worse&topic=dispute-resolution",
    CHANGE,
    "/search/",
    "/search/?q=arbitration",
    "/search/?q=lumenpost",
    "/search/?q=nothing-of-this-kind+zebra",
    "/methodology/",
)


def text_of(html: bytes) -> str:
    """The words of a page, without its tags."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html.decode())).split())


@pytest.mark.parametrize("path", PAGES)
def test_every_page_answers_with_nothing_inline_and_every_moment_marked(
    client: Client, path: str
) -> None:
    response = client.get(path)
    html = response.content.decode()
    assert response.status_code == 200
    assert response["Content-Type"] == "text/html; charset=utf-8"
    assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", html)
    dated = re.findall(r"<time [^>]*>[^<]*</time>(.{0,40})", html, re.DOTALL)
    assert all('class="origin"' in rest for rest in dated)


PARTS = (
    "Arbitration, with 30 days to opt out",
    "High severity",
    "What it is",
    "Consumer impact",
    "What you can do",
    "To legal@lumenpost.example .",
    "Within 30 days .",
    "A ready letter",
    "The clause",
    "Why it matters",
    "On other platforms",
    "4 of 4 platforms read",
    "Parcelo: Arbitration with 60 days",
    "Institutional analysis",
    "(1) Regulatory framework",
    "Watcher , 9.99 USD a month",
    "Applicable agencies",
    "File a complaint",
    "Document last updated 1 July 2026",
    "First tracked",
    "Last verified",
    "Record id CA-P-0",
    "Document id CA-D-0",
    "Evidence",
    "Text SHA-256",
    "Raw page SHA-256",
    "Log index",
    "How to cite",
    "ConductAtlas Policy Archive",
    "Captured: 2026-07-12 07:02:03 UTC (simulated)",
    "Classification",
    "Why this severity",
    "Opt-out 30 days",
    "Other provisions in this document",
    "Licence to your content",
    "The life of this clause",
    "First seen, in version 2",
    "07:02:03 UTC",
)


def test_the_provision_page_has_every_part(client: Client) -> None:
    words = text_of(client.get(PROVISION).content)
    assert [part for part in PARTS if part not in words] == []


def test_the_quote_is_shown_word_for_word_in_its_language(client: Client) -> None:
    html = client.get(PROVISION).content.decode()
    quote = re.search(r'<blockquote class="theirs"\s+lang="en".*?</blockquote>', html, re.DOTALL)
    assert quote is not None
    words = re.sub(r"\]\([^)]*\)", "", ARBITRATION).replace("[", "")
    assert unescape(re.sub(r"<[^>]+>", "", quote[0])).strip() == words


def test_the_whole_text_of_a_version_is_shown_with_notes(client: Client) -> None:
    words = text_of(client.get(f"{TERMS}versions/2/").content)
    assert "Keep your password to yourself." in words
    assert "Deleted posts 30 days in backups" in words
    assert "4 provisions noted in the margin" in words


def test_an_unread_document_says_why(client: Client) -> None:
    words = text_of(client.get("/platform/tideline/privacy-policy/").content)
    assert "No version of this document is confirmed yet" in words
    assert "The site answered with a test for humans." in words
    assert "not captured" in text_of(client.get("/platform/tideline/").content)


def test_the_change_page_shows_facts_before_and_after(client: Client) -> None:
    words = text_of(client.get(CHANGE).content)
    parts = (
        "Notice: 30 days → 7 days",
        "Effective 1 August 2026",
        "Worse for you",
        "Added: Arbitration, with 30 days to opt out",
        "Previous version Version 1",
    )
    assert [part for part in parts if part not in words] == []


def test_a_pasted_sentence_finds_its_clause(client: Client) -> None:
    words = text_of(client.get("/search/", {"q": ARBITRATION[:180]}).content)
    assert "Arbitration, with 30 days to opt out" in words


def test_the_excerpt_marks_what_was_found(client: Client) -> None:
    html = client.get("/search/?q=northbridge").content.decode()
    assert "<mark>Northbridge</mark>" in html
