"""The checker refuses what neither the clause nor the knowledge base says."""

from dataclasses import replace

import pytest

from conductatlas.knowledge import load_knowledge
from conductatlas.model.records import AgencyReason, Explanation, FactValue
from conductatlas.reading.explain import check, compose
from tests.support.explaining import a_context, a_finding

KNOWLEDGE = load_knowledge()
FACTS: dict[str, FactValue] = {"opt_out_days": 30, "provider": "AAA"}
FOUND = a_finding("mandatory-arbitration", FACTS)
CONTEXT = a_context()


@pytest.fixture
def told() -> Explanation:
    """A grounded explanation, to be spoilt."""
    return compose(FOUND, CONTEXT, KNOWLEDGE)


def faults(told: Explanation) -> str:
    """What the checker says of `told`."""
    return " ".join(check(told, FOUND, CONTEXT, KNOWLEDGE))


def test_a_composed_explanation_is_grounded(told: Explanation) -> None:
    assert faults(told) == ""


def test_another_number_is_refused(told: Explanation) -> None:
    spoilt = replace(told, what_it_is=told.what_it_is.replace("30", "45"))
    assert '"45"' in faults(spoilt)


def test_another_name_is_refused(told: Explanation) -> None:
    spoilt = replace(told, what_it_is=told.what_it_is.replace("Lumenpost", "Quillmind"))
    assert '"Quillmind"' in faults(spoilt)


def test_another_provider_is_refused(told: Explanation) -> None:
    spoilt = replace(told, what_it_is=told.what_it_is.replace("AAA", "JAMS"))
    assert '"JAMS"' in faults(spoilt)


def test_another_article_is_refused(told: Explanation) -> None:
    first = told.institutional[0]
    sentence = first.sentences[0].replace("§ 2", "§ 9")
    spoilt = replace(told, institutional=(replace(first, sentences=(sentence,)),))
    assert "§ 9" in faults(spoilt)


def test_a_citation_that_does_not_apply_is_refused(told: Explanation) -> None:
    first = told.institutional[0]
    other = replace(first.citations[0], part="Art. 17(1)", regulation="gdpr")
    spoilt = replace(told, institutional=(replace(first, citations=(other,)),))
    assert "gdpr Art. 17(1) does not apply" in faults(spoilt)


def test_a_body_without_power_is_refused(told: Explanation) -> None:
    spoilt = replace(told, agencies=(AgencyReason("hhs-ocr", "It acts.", None),))
    assert '"hhs-ocr" has no power' in faults(spoilt)


def test_an_address_that_stands_nowhere_is_refused(told: Explanation) -> None:
    action = replace(told.actions[0], contact="made-up@elsewhere.example")
    assert "stands nowhere" in faults(replace(told, actions=(action,)))


def test_an_open_slot_is_refused(told: Explanation) -> None:
    assert "a slot is left open" in faults(replace(told, what_it_is="Within {days} days."))
