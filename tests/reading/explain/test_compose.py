"""Explanations of every type, with no facts, with all, and with each alone."""

import dataclasses
import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conductatlas.knowledge import load_knowledge
from conductatlas.model.records import Explanation, FactValue, Finding
from conductatlas.model.vocabulary import DocumentKind, Sector
from conductatlas.reading.explain import DocumentLink, check, compose, contacts_of
from tests.support.explaining import SAMPLES, a_context, a_finding, facts_for

KNOWLEDGE = load_knowledge()
TYPES = sorted(KNOWLEDGE.types)
KEYS = [
    "regulatory-framework",
    "enforcement-exposure",
    "contract-and-vendor",
    "jurisdiction-flags",
    "due-diligence",
]
VAGUE = re.compile(
    r"may affect (?:you|your)|users should be aware|consult a lawyer"
    r"|\billegal\b(?! content)|\bviolates\b|guarantees that",
    re.IGNORECASE,
)


def consumer_parts(told: Explanation) -> tuple[str, str, str]:
    """The three parts that a consumer reads."""
    return told.what_it_is, told.consumer_impact, told.why_it_matters


def all_texts(told: Explanation) -> str:
    """Everything that is shown of an explanation."""
    actions = [f"{a.label} {a.text} {a.letter or ''}" for a in told.actions]
    parts = [sentence for part in told.institutional for sentence in part.sentences]
    return " ".join([*consumer_parts(told), *actions, *parts, *(a.why for a in told.agencies)])


@pytest.mark.parametrize("slug", TYPES)
def test_a_type_is_explained_with_no_facts_with_all_and_with_each_alone(slug: str) -> None:
    names = KNOWLEDGE.types[slug].facts
    sets: list[dict[str, FactValue]] = [{}, facts_for(names), dict.fromkeys(names, False)]
    for facts in [*sets, *({n: v} for n, v in facts_for(names).items())]:
        found, context = a_finding(slug, facts), a_context()
        told = compose(found, context, KNOWLEDGE)
        text = all_texts(told)
        assert all(consumer_parts(told))
        assert "{" not in text
        assert not VAGUE.search(text)
        assert check(told, found, context, KNOWLEDGE) == ()


@pytest.mark.parametrize("slug", TYPES)
def test_every_fact_changes_what_a_reader_is_told(slug: str) -> None:
    context = a_context()
    bare = consumer_parts(compose(a_finding(slug), context, KNOWLEDGE))[:2]
    for name in KNOWLEDGE.types[slug].facts:
        told = compose(a_finding(slug, facts_for((name,))), context, KNOWLEDGE)
        assert consumer_parts(told)[:2] != bare, name


@pytest.mark.parametrize("slug", TYPES)
def test_the_analysis_has_five_parts_and_none_is_empty(slug: str) -> None:
    for kind in ["", *DocumentKind]:
        context = a_context(kind=str(kind), sectors=())
        told = compose(a_finding(slug), context, KNOWLEDGE)
        assert [part.key for part in told.institutional] == KEYS
        assert all(part.sentences for part in told.institutional), kind
        assert told.institutional[0].citations
        assert told.actions


def test_another_figure_gives_another_text() -> None:
    texts = {
        compose(
            a_finding("mandatory-arbitration", {"opt_out_days": days}), a_context(), KNOWLEDGE
        ).what_it_is
        for days in (30, 60)
    }
    assert len(texts) == 2


def test_an_opt_out_becomes_the_first_step_with_its_address_and_deadline() -> None:
    facts: dict[str, FactValue] = {"opt_out_days": 30, "opt_out_contact": "legal@parcelo.example"}
    told = compose(a_finding("mandatory-arbitration", facts), a_context("Parcelo"), KNOWLEDGE)
    first = told.actions[0]
    assert (first.kind, first.contact, first.deadline_days) == (
        "opt-out",
        "legal@parcelo.example",
        30,
    )
    assert "legal@parcelo.example" in first.text
    assert first.letter is not None
    assert "[your name]" in first.letter


def test_without_an_opt_out_there_is_no_such_step_and_the_text_says_so() -> None:
    told = compose(a_finding("mandatory-arbitration"), a_context(), KNOWLEDGE)
    assert "opt-out" not in [action.kind for action in told.actions]
    assert "no way to opt out" in told.what_it_is


def test_an_address_is_taken_from_the_document_and_never_made_up() -> None:
    found = a_finding("retention-period")
    with_address = a_context(emails=("sales@lumenpost.example", "privacy@lumenpost.example"))
    told = compose(found, with_address, KNOWLEDGE)
    assert told.actions[0].contact == "privacy@lumenpost.example"
    without = compose(found, a_context(), KNOWLEDGE)
    assert without.actions[0].contact is None
    assert "gives no address" in without.actions[0].text


def test_an_address_that_is_no_e_mail_is_named_as_the_contact_of_the_clause() -> None:
    facts: dict[str, FactValue] = {"contact": "1 Harbour Lane, Port Ellory"}
    told = compose(a_finding("data-subject-rights", facts), a_context(), KNOWLEDGE)
    assert "the contact given in the clause (1 Harbour Lane, Port Ellory)" in told.actions[0].text


def test_a_link_of_the_document_becomes_a_step() -> None:
    link = DocumentLink("Your Privacy Choices", "https://lumenpost.example/choices")
    told = compose(a_finding("sale-of-personal-data"), a_context(links=(link,)), KNOWLEDGE)
    assert told.actions[0].link == link.url
    assert link.label in told.actions[0].text


def test_business_terms_are_not_measured_by_consumer_law() -> None:
    context = a_context(kind="commercial-terms", sectors=())
    told = compose(a_finding("liability-cap"), context, KNOWLEDGE)
    cited = {citation.regulation for citation in told.institutional[0].citations}
    assert "unfair-terms-directive" not in cited
    assert "unfair-contract-terms-act" in cited
    assert "ecc-net" not in {agency.agency for agency in told.agencies}


def test_health_law_and_its_office_are_named_in_the_health_sector_only() -> None:
    def of(*sectors: str) -> tuple[set[str], set[str]]:
        told = compose(a_finding("sensitive-data"), a_context(sectors=sectors), KNOWLEDGE)
        cited = {citation.regulation for citation in told.institutional[0].citations}
        return cited, {agency.agency for agency in told.agencies}

    laws, bodies = of("health")
    assert "hipaa" in laws
    assert "hhs-ocr" in bodies
    laws, bodies = of("gaming")
    assert "hipaa" not in laws
    assert "hhs-ocr" not in bodies


def test_the_opening_of_the_analysis_stands_by_itself() -> None:
    for slug in TYPES:
        opening = compose(a_finding(slug), a_context(), KNOWLEDGE).institutional[0].sentences[0]
        assert len(opening.split()) >= 12, slug
        assert not re.match(r"(?:The UK (?:asks|keeps|has|gives) the same|This|It|They)\b", opening)


def test_a_platform_without_a_name_is_called_the_service() -> None:
    told = compose(a_finding("liability-cap"), a_context(platform="", document=""), KNOWLEDGE)
    assert "the service" in told.what_it_is


def test_an_unknown_type_is_a_slip_of_the_caller() -> None:
    with pytest.raises(ValueError, match="explains no type"):
        compose(a_finding("no-such-type"), a_context(), KNOWLEDGE)


def test_the_same_input_gives_the_same_words() -> None:
    found = a_finding("auto-renewal", facts_for(KNOWLEDGE.types["auto-renewal"].facts))
    assert compose(found, a_context(), KNOWLEDGE) == compose(found, a_context(), KNOWLEDGE)


def test_composing_takes_two_milliseconds_at_most() -> None:
    findings = [a_finding(slug, facts_for(KNOWLEDGE.types[slug].facts)) for slug in TYPES]
    best = min(_seconds(findings) for _ in range(3))
    assert best / len(findings) < 0.002


def _seconds(findings: list[Finding]) -> float:
    # The processor's time, so that a busy machine does not fail the test.
    started = time.process_time()
    for found in findings:
        compose(found, a_context(), KNOWLEDGE)
    return time.process_time() - started


@settings(max_examples=60, deadline=None)
@given(
    slug=st.sampled_from(TYPES),
    data=st.data(),
    kind=st.sampled_from(["", *DocumentKind]),
    sector=st.sampled_from(list(Sector)),
    platform=st.text(max_size=40),
)
def test_whatever_the_facts_no_slot_stays_open_and_nothing_is_ungrounded(
    slug: str, data: st.DataObject, kind: str, sector: Sector, platform: str
) -> None:
    values = st.one_of(
        st.booleans(),
        st.integers(0, 5000),
        st.sampled_from(list(SAMPLES.values())),
        st.text(max_size=120),
        st.lists(st.text(max_size=60), max_size=8).map(lambda v: tuple(v)),
    )
    names = KNOWLEDGE.types[slug].facts
    facts = data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(names, values)))
    found = a_finding(slug, facts)
    context = a_context(platform, kind=str(kind), sectors=(sector.value,))
    told = compose(found, context, KNOWLEDGE)
    assert all(consumer_parts(told))
    assert check(told, found, context, KNOWLEDGE) == ()


def test_contacts_are_slices_of_the_text() -> None:
    text = (
        "Write to privacy@lumenpost.example. [Delete account](https://lumenpost.example/delete) x"
    )
    emails, links = contacts_of(text)
    assert emails == ("privacy@lumenpost.example",)
    assert links == (DocumentLink("Delete account", "https://lumenpost.example/delete"),)


@given(st.text())
def test_every_contact_stands_in_its_text(text: str) -> None:
    emails, links = contacts_of(text)
    assert all(email in text for email in emails)
    assert all(link.url in text for link in links)


def test_a_long_line_of_address_marks_is_read_quickly() -> None:
    started = time.perf_counter()
    contacts_of("a@" * 50_000 + "[" * 50_000 + "http://" * 20_000)
    assert time.perf_counter() - started < 5


def test_an_explanation_cannot_be_changed() -> None:
    told = compose(a_finding("liability-cap"), a_context(), KNOWLEDGE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        told.what_it_is = "other"  # type: ignore[misc]  # that is the point
