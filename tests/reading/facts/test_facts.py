# ruff: noqa: E501 - a case is read on one line
"""Facts: what a clause states, in normal form and with its place; what it does not is absent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.knowledge.types import load_types
from conductatlas.model import Span
from conductatlas.model.records import FactValue
from conductatlas.reading.facts import read_facts
from conductatlas.reading.facts.numbers import number

TYPES = load_types()
STATED: list[tuple[str, str, str, FactValue]] = [
    ("mandatory-arbitration", "opt_out_days", "You may opt out of arbitration within thirty (30) days.", 30),
    ("mandatory-arbitration", "provider", "The American Arbitration Association administers it.", "AAA"),
    ("mandatory-arbitration", "small_claims_exception", "Small claims courts stay open to you.", True),
    ("mandatory-arbitration", "opt_out_contact", "Opt out by mail to out@lumenpost.example.", "out@lumenpost.example"),
    ("unilateral-terms-change", "notice_days", "We give you 14 days' notice before a change.", 14),
    ("unilateral-terms-change", "notice_days", "We may change them without notice.", 0),
    ("unilateral-terms-change", "notice_channel", "We will email you about it.", ("email",)),
    ("governing-law-venue", "law", "Governed by the laws of the State of Oregon, without more.", "Oregon"),
    ("governing-law-venue", "law", "English law applies to it.", "England"),
    ("governing-law-venue", "venue", "Only the courts of Lisbon decide.", "Lisbon"),
    ("governing-law-venue", "exclusive", "The courts have non-exclusive jurisdiction.", False),
    ("liability-cap", "amount", "It is capped at $100 in all.", "USD 100"),
    ("liability-cap", "look_back_months", "What you paid in the twelve months before.", 12),
    ("liability-exclusion", "damage_kinds", "No indirect or punitive damages.", ("indirect", "punitive")),
    ("minimum-age", "age", "You must be at least sixteen years old.", 16),
    ("minimum-age", "age", "Nobody under 13 may join.", 13),
    ("childrens-data", "knowingly_collected", "We do not knowingly collect it.", False),
    ("breach-notification", "within_hours", "We tell you within 72 hours.", 72),
    ("retention-period", "period", "Logs are kept for 90 days.", "90 days"),
    ("retention-period", "indefinite", "Posts are kept indefinitely.", True),
    ("claim-time-limit", "period", "Claims must be filed within one (1) year.", "1 year"),
    ("privacy-contact", "email", "Write to dpo@fernmail.example.", "dpo@fernmail.example"),
    ("late-payment", "interest", "Interest of 1.5% per month is due.", "1.5% per month"),
    ("service-level", "uptime", "An uptime of 99.9 percent is our aim.", "99.9%"),
    ("creator-monetisation", "share", "You get 70 % of it.", "70%"),
    ("account-termination", "without_notice", "We may close it without prior notice.", True),
    ("account-termination", "inactivity_months", "Accounts idle for two years end.", 24),
    ("incorporation-by-reference", "documents", "See our [Privacy Policy](https://a.example).", ("Privacy Policy",)),
    ("legal-bases", "bases", "With consent or for a contract.", ("consent", "contract")),
    ("international-transfers", "countries", "Stored in the United States and India.", ("United States", "India")),
    ("mass-claims-procedure", "threshold", "If 25 or more claims are filed.", 25),
    ("user-content-licence", "perpetual", "A perpetual licence.", True),
    ("user-content-licence", "transferable", "A non-transferable licence.", False),
    ("refund-right", "days", "Within 14 days you get it back.", 14),
]  # fmt: skip


def facts_of(slug: str, text: str) -> dict[str, FactValue]:
    return dict(read_facts(slug, TYPES[slug].facts, text, Span(0, len(text))).values)


@pytest.mark.parametrize(("slug", "name", "text", "value"), STATED)
def test_a_fact_that_is_stated_is_read(slug: str, name: str, text: str, value: FactValue) -> None:
    assert facts_of(slug, text)[name] == value


@pytest.mark.parametrize("slug", TYPES)
def test_a_clause_that_states_nothing_has_no_facts(slug: str) -> None:
    assert facts_of(slug, "The garden gate is green.") == {}


def test_a_fact_has_its_place_in_the_text() -> None:
    text = "Hello. Claims must be filed within two years."
    found = read_facts("claim-time-limit", ("period",), text, Span(7, len(text)))
    assert found.spans["period"].of(text) == "two years"


@given(text=st.text(max_size=300), slug=st.sampled_from(sorted(TYPES)))
def test_any_text_can_be_read_and_places_lie_in_it(text: str, slug: str) -> None:
    found = read_facts(slug, TYPES[slug].facts, text, Span(0, len(text)))
    assert set(found.values) == set(found.spans)
    assert all(0 <= s.start <= s.end <= len(text) for s in found.spans.values())


@pytest.mark.parametrize(
    ("text", "value"),
    [("30", 30), ("thirty", 30), ("thirty (30)", 30), ("twenty-five", 25), ("1,000", 1000),
     ("one hundred eighty", 180), ("seventeen", 17)],
)  # fmt: skip
def test_numbers_are_read_as_they_are_written(text: str, value: int) -> None:
    assert number(text) == value
