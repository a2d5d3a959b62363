"""What the shipped rules promise: each law and body only where it has power."""

import pytest

from conductatlas.knowledge import load_knowledge
from conductatlas.knowledge.schema import LegalScope

KNOWLEDGE = load_knowledge()
NO_PERSONAL_DATA = (
    "liability-cap",
    "no-refunds",
    "reverse-engineering-prohibition",
    "platform-ip",
    "auto-renewal",
    "mandatory-arbitration",
    "user-content-licence",
)


def laws_of(slug: str) -> set[str]:
    """The ids of all laws that any rule or note may cite for a type, whatever its facts."""
    rules = [rule.cites for rule in KNOWLEDGE.legal_rules[slug]]
    notes = [note.cites for note in KNOWLEDGE.notes[slug]]
    return {cite.regulation for cites in rules + notes for cite in cites}


@pytest.mark.parametrize("slug", NO_PERSONAL_DATA)
def test_privacy_law_is_not_cited_where_there_is_no_personal_data(slug: str) -> None:
    scopes = {KNOWLEDGE.regulations[law].scope for law in laws_of(slug)}
    assert LegalScope.PERSONAL_DATA not in scopes


def test_the_law_on_childrens_data_is_cited_for_children_alone() -> None:
    slugs = {slug for slug in KNOWLEDGE.types if "coppa" in laws_of(slug)}
    assert slugs == {"childrens-data", "minimum-age"}


def test_every_rule_on_hipaa_asks_for_the_health_sector() -> None:
    rules = {r.id: r for rules in KNOWLEDGE.legal_rules.values() for r in rules}
    hipaa = [r for r in rules.values() if any(c.regulation == "hipaa" for c in r.cites)]
    assert hipaa
    assert all(r.applies.sectors == {"health", "insurance"} for r in hipaa)


def test_the_amount_of_law_is_what_the_documentation_says() -> None:
    assert len(KNOWLEDGE.regulations) >= 60
    assert len(KNOWLEDGE.agencies) >= 30
    assert len(KNOWLEDGE.explanations) == len(KNOWLEDGE.types)


def test_every_law_that_is_held_bears_on_some_type() -> None:
    cited = {law for slug in KNOWLEDGE.types for law in laws_of(slug)}
    assert set(KNOWLEDGE.regulations) - cited == set()


def test_dead_law_is_cited_nowhere() -> None:
    words = " ".join(
        phrase.literal
        for texts in KNOWLEDGE.explanations.values()
        for passage in (texts.what_it_is, texts.consumer_impact, texts.why_it_matters)
        for choice in passage
        for phrase in choice
    )
    assert "consumers/odr" not in words
    assert "524/2013" not in str(KNOWLEDGE.regulations)
