"""What a page and its policy say of themselves together: order, joining, bylines, JSON."""

import datetime as dt

import pytest

from conductatlas.analysis.results import extract_result
from conductatlas.extraction import extract, join
from conductatlas.model.records import Extracted

PROSE = (
    "<p>You may use the service where these terms allow it, and we may end your account where"
    " you break them. We handle personal data only as far as that is needed for it.</p>" * 6
)
_D = dt.date(2026, 3, 7)


def page(words: str, head: str = "", beside: str = "") -> Extracted:
    """A page of an invented company with `words` in its policy, `beside` outside of it."""
    html = (
        f"<html lang=en><head><title>Terms of Use</title>{head}</head><body>"
        f"<header><nav><a href=/>Home</a> {beside}</nav></header>"
        f"<main><h1>Terms of Use</h1>{words}{PROSE}</main></body></html>"
    )
    return extract(html.encode(), media_type="text/html")


def test_the_country_of_the_company_reads_the_figures_of_a_date() -> None:
    by_lumen = "<p>Updated: 03/07/2026</p><p>A contract between you and Lumen {} (“we”).</p>"
    assert page(by_lumen.format("Oy")).last_updated == dt.date(2026, 7, 3)
    assert page(by_lumen.format("Inc., a Delaware corporation")).last_updated == _D
    assert page(by_lumen.format("Inc.")).last_updated is None


BYLINE = "Last updated: <time datetime='2026-03-07T10:00'>last week</time>"


def test_a_byline_beside_the_policy_is_said_to_be_one() -> None:
    document = page("", beside=f"<p>{BYLINE}</p>")
    assert document.last_updated == _D
    assert [(s.source, s.span, s.sentence) for s in document.dates] == [
        ("page", None, "Last updated:")
    ]


def test_the_text_wins_over_a_byline() -> None:
    document = page("<p>Last updated: 1 May 2025</p>", beside=f"<p>{BYLINE}</p>")
    assert document.last_updated == dt.date(2025, 5, 1)
    assert [s.source for s in document.dates] == ["text"]


@pytest.mark.parametrize(
    "beside",
    [
        "<p>Founded <time datetime='2026-03-07'>then</time></p>",
        "<p><time datetime='2026-03-07'>then</time></p>",
        "<p>Published on <time datetime='2026-03-07'>then</time></p>",
        "<p>Last updated: <time datetime='soon'>then</time></p>",
    ],
)
def test_a_time_that_no_words_announce_is_no_date_of_the_policy(beside: str) -> None:
    assert page("", beside=beside).dates == ()


def test_a_date_of_the_metadata_is_evidence_and_not_given() -> None:
    head = '<meta property="article:modified_time" content="2026-03-07T09:00:00+00:00">'
    document = page("", head=head)
    assert document.last_updated is None
    assert [(s.source, s.date) for s in document.dates] == [("metadata", _D)]
    assert page("<p>Updated 1 May 2025</p>", head=head).dates[0].date == dt.date(2025, 5, 1)


def test_joined_parts_keep_their_places() -> None:
    parts = [
        page("<p>Last updated: 1 May 2025</p><p>Operated by Lumen Oy (“Lumen”, “we”).</p>"),
        page(
            "<p>Last updated: 7 March 2026</p>"
            "<p>Hosted by Brightshelf AB, 1 Road, 194 04 Solna.</p>"
        ),
    ]
    document = join(parts)
    assert document.last_updated == _D
    assert [s.sentence for s in document.dates] == ["Last updated: 7 March 2026"]
    for stated in document.dates:
        assert stated.span is not None
        assert stated.span.of(document.text) == stated.sentence
    assert [(e.span.of(document.text), e.is_own) for e in document.entities] == [
        ("Lumen Oy", True), ("Brightshelf AB", False),
    ]  # fmt: skip
    address = document.entities[1].address
    assert address is not None
    assert address.of(document.text) == "1 Road, 194 04 Solna"
    assert [n.span.of(document.text) for n in document.names] == ["Lumen", "we"]
    assert document.kind_read == "terms-of-service"


def test_the_json_of_a_document_has_what_was_read_with_the_places() -> None:
    document = page(
        "<p>Updated: 7 March 2026</p><p>Operated by Lumen Oy (“Lumen”), org. nr 1234567-8.</p>"
    )
    result = extract_result(document)
    assert result["kind"] == "terms-of-service"
    text = result["text"]
    (stated,) = result["dates"]
    assert text[stated["span"]["start"] : stated["span"]["end"]] == stated["sentence"]
    assert (stated["date"], stated["precision"], stated["source"]) == ("2026-03-07", "day", "text")
    (entity,) = result["entities"]
    assert (entity["name"], entity["own"], entity["country"]) == ("Lumen Oy", True, "FI")
    assert text[entity["start"] : entity["end"]] == "Lumen Oy"
    assert entity["registration"]["text"] == "1234567-8"
    assert entity["address"] is None
    assert [name["name"] for name in result["names"]] == ["Lumen"]
