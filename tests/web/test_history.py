"""Change records and history pages: counts agree, parts are there, hostile text is inert."""

import datetime as dt
import re

import pytest
from django.test import Client

from conductatlas.analysis.pair import compare_texts
from conductatlas.archive.models import Change, Check, Observation
from tests.support.rows import a_change, a_document, a_platform, a_version
from tests.support.sample import Sample, sample_text
from tests.web.test_pages import CHANGE, TERMS, text_of

pytestmark = pytest.mark.django_db
LATER = dt.datetime(2026, 8, 1, 12, tzinfo=dt.UTC)


def page_of(client: Client, path: str) -> str:
    """The words of a page."""
    response = client.get(path)
    assert response.status_code == 200
    return text_of(response.content)


def test_a_record_counts_what_its_difference_shows(sample: Sample, client: Client) -> None:
    reading = compare_texts(sample_text(later=False), sample_text(later=True))
    counts = {op: getattr(reading, op) for op in ("added", "removed", "modified", "moved")}
    Change.objects.update(**counts)
    said = "{added} added, {removed} removed, {modified} modified, {moved} moved".format(**counts)
    html = client.get(f"{TERMS}diff/1..2/").content.decode()
    shown = {op: len(re.findall(rf'<div class="edit {op}[ "]', html)) for op in counts}
    assert shown == counts
    assert said in page_of(client, CHANGE)
    assert "by the method of its day" not in page_of(client, CHANGE)


def test_a_record_of_an_earlier_method_says_so(sample: Sample, client: Client) -> None:
    Change.objects.update(added=77)
    for path in (CHANGE, f"{TERMS}diff/1..2/"):
        assert "77 added" in page_of(client, path)
        assert "by the method of its day" in page_of(client, path)


def test_a_record_has_all_its_parts(sample: Sample, client: Client) -> None:
    Change.objects.update(for_reader=1.5, against_reader=4, effective_words="Effective 1 August")
    words = page_of(client, CHANGE)
    for part in (
        "What it means for you",
        "What you can do",
        "Clause by clause",
        "How this was read",
        "a clause of this kind serves the platform",
        "notice, 30 days → 7 days",
        "weigh 1.5 for you and 4 against you",
        "Notice 20 days",
        "Effective 1 August",
        "If you do not opt out within 30 days",
        "Governance analysis",
        "Not shown on this plan",
        "Previous version",
        "Current version",
        "Method",
        "How to cite",
        "None: this is its only published change so far.",
    ):
        assert part in words, part


def test_two_clauses_of_the_same_words_show_them_once(sample: Sample, client: Client) -> None:
    first = sample.change.provisions.get(status="amended")
    sample.change.provisions.create(
        provision=first.provision,
        status="amended",
        direction="neutral",
        before=first.before,
        after=first.after,
    )
    words = page_of(client, CHANGE)
    assert words.count("Read from the same words as") == 1


def test_topics_and_groups_lead_to_their_definitions(sample: Sample, client: Client) -> None:
    Change.objects.update(affected=["minors"])
    html = client.get(CHANGE).content.decode()
    assert "/methodology/#affected-minors" in html
    page = client.get("/methodology/").content.decode()
    for anchor in ("affected-minors", "topic-dispute-resolution", "stability", "changes", "topic"):
        assert f'id="{anchor}"' in page


def test_versions_say_what_opened_them(sample: Sample, client: Client) -> None:
    Change.objects.update(published=False, change_class="editorial", severity="", leaf=None)
    words = page_of(client, f"{TERMS}versions/")
    assert "First version" in words
    assert "Editorial : Lumenpost added" in words


def test_cosmetic_sightings_stand_behind_a_switch(sample: Sample, client: Client) -> None:
    check = Check.objects.create(
        document=sample.terms,
        started_at=LATER,
        outcome="cosmetic",
        cosmetic_reasons=["date-line"],
        origin="captured",
    )
    Observation.objects.create(
        document=sample.terms,
        check_run=check,
        at=LATER,
        gate="policy",
        text_sha256="ab" * 32,
        extractor="1",
        compared="cosmetic",
        version=sample.new,
    )
    hidden, shown = (page_of(client, f"{TERMS}versions/{q}") for q in ("", "?cosmetic=1"))
    assert "Show 1 difference of form" in hidden
    assert "Date line" not in hidden
    assert "1 August 2026 Date line version 2 abababab" in shown


def test_the_form_leads_to_any_two_versions(sample: Sample, client: Client) -> None:
    response = client.get(f"{TERMS}diff/?from=2&to=1")
    assert response["Location"] == f"{TERMS}diff/2..1/"
    for query in ("", "?from=1", "?from=a&to=2", "?from=1&to=2&odd=1"):
        assert client.get(f"{TERMS}diff/{query}").status_code == 422


def test_the_timeline_counts_every_published_change_once(sample: Sample, client: Client) -> None:
    answer = client.get("/platform/lumenpost/timeline/?format=json").json()
    rows = answer["rows"]
    assert sum(row["changes"] for row in rows) == Change.objects.filter(published=True).count()
    assert rows[0]["month"] == "2026-07"
    assert all(
        row["changes"] == row["worse"] + row["better"] + row["mixed"] + row["neutral"]
        for row in rows
    )
    assert client.get("/platform/lumenpost/timeline/?document=odd").status_code == 422
    assert client.get("/platform/nobody/timeline/").status_code == 404


def test_a_difference_of_long_texts_is_cut_into_pages(client: Client, db: None) -> None:
    old = "\n\n".join(f"Old rule {n} says that we keep it for {n} days." for n in range(4000))
    new = "\n\n".join(f"The {n} of us may leave on day {n} without a word." for n in range(4000))
    document = a_document(a_platform("Longlore"), "Terms")
    versions = a_version(document, old), a_version(document, new, at=LATER)
    a_change(*versions)
    path = "/platform/longlore/terms/diff/1..2/"
    for query in ("", "?view=side", "?page=2", "?page=999", "?cosmetic=1&view=side&page=2"):
        response = client.get(path + query)
        assert response.status_code == 200
        assert len(response.content) < 700_000
    assert "Page 2 of" in page_of(client, f"{path}?page=2")


def test_hostile_text_is_inert_in_histories(client: Client, db: None) -> None:
    evil = (
        "<script>alert(1)</script> </details><img src=x onerror=alert(2)> | a | [x](javascript:1)"
    )
    document = a_document(a_platform("Hostile"), "Terms")
    old = a_version(document, f"{evil} is one.\n\nStay as you are, {evil}\n")
    new = a_version(document, f"{evil} is two.\n\nStay as you are, {evil}\n", at=LATER)
    change = a_change(old, new, summary=evil, effective_words=evil)
    for path in (
        f"/change/{change.slug}/",
        "/platform/hostile/terms/diff/1..2/",
        "/platform/hostile/terms/diff/1..2/?view=side&cosmetic=1",
        "/platform/hostile/terms/versions/",
        "/platform/hostile/timeline/",
    ):
        html = client.get(path).content.decode()
        assert "<script>alert" not in html
        assert "<img" not in html
        assert 'href="javascript:' not in html
