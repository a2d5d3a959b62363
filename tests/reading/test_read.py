"""Reading a whole text: quotes, places, titles, languages, types without learned weights."""

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.knowledge.types import load_types
from conductatlas.model.records import Finding
from conductatlas.model.vocabulary import Severity
from conductatlas.reading import READER, read_text
from conductatlas.text import split_blocks
from tests.support.shared import shared

TYPES = load_types()
RULES_ONLY = {slug: replace(kind, learned=None) for slug, kind in TYPES.items()}
TERMS = """# Terms of Service of Lumenpost

## Disputes

You agree that any dispute between you and Lumenpost will be resolved by binding arbitration
administered by JAMS. You may opt out of arbitration within 30 days by writing to us.

You may bring claims only in your individual capacity and not as a plaintiff or class member in any
purported class or representative proceeding.

## Liability

In no event will we be liable for any indirect, incidental, special or punitive damages.
Our total liability to you will not exceed the greater of $100 and the amount you paid us in the
last 12 months.

## Changes

We may change these terms at any time by posting a new version. If you continue to use the service
after the changes take effect, you accept them.

## Law

These terms are governed by the laws of the State of Oregon, without regard to its conflict of laws
rules.
"""


def read(text: str, **more: Any) -> tuple[Finding, ...]:
    return read_text(text, split_blocks(text), TYPES, **more)


FINDINGS = read(TERMS)


@pytest.mark.parametrize(
    "slug",
    [
        "mandatory-arbitration",
        "class-action-waiver",
        "liability-exclusion",
        "liability-cap",
        "unilateral-terms-change",
        "governing-law-venue",
    ],
)
def test_plain_terms_are_read(slug: str) -> None:
    assert slug in {finding.type for finding in FINDINGS}


def test_a_quote_is_an_exact_slice() -> None:
    assert FINDINGS
    assert all(f.quote == TERMS[f.span.start : f.span.end] for f in FINDINGS)


def test_findings_stand_in_reading_order_and_do_not_overlap_within_a_type() -> None:
    assert [f.span.start for f in FINDINGS] == sorted(f.span.start for f in FINDINGS)
    for slug in {f.type for f in FINDINGS}:
        mine = [f.span for f in FINDINGS if f.type == slug]
        assert all(a.end <= b.start for a, b in pairwise(mine))


def test_arbitration_comes_with_its_facts_and_severity() -> None:
    finding = next(f for f in FINDINGS if f.type == "mandatory-arbitration")
    assert finding.facts["provider"] == "JAMS"
    assert finding.facts["opt_out_days"] == 30
    assert finding.severity is Severity.MEDIUM
    assert finding.heading_path[-1] == "Disputes"


def test_every_finding_says_why_and_how_sure() -> None:
    for finding in FINDINGS:
        assert finding.trace
        assert 0 < finding.confidence <= 1
        assert all(finding.span.overlaps(step.span) for step in finding.trace)


def test_titles_of_one_type_differ() -> None:
    text = TERMS + "\n## Other courts\n\nThe laws of Portugal govern the sale of lamps.\n"
    titles = [f.title for f in read(text)]
    assert len(set(titles)) == len(titles)


def test_the_same_text_reads_the_same() -> None:
    assert read(TERMS) == FINDINGS


def test_another_language_is_not_read() -> None:
    assert read(TERMS, language="de") == ()
    assert read(TERMS, language="en-GB") == FINDINGS
    assert READER


def test_without_learned_weights_the_rules_decide() -> None:
    found = {f.type for f in read_text(TERMS, split_blocks(TERMS), RULES_ONLY)}
    assert {"mandatory-arbitration", "liability-cap", "governing-law-venue"} <= found


@pytest.mark.parametrize("text", ["", "\n\n", "# Terms", "- [Arbitration](#a)\n- [Law](#b)\n"])
def test_nothing_is_found_in_nothing(text: str) -> None:
    assert read(text) == ()


@given(text=st.text(max_size=400))
def test_any_text_can_be_read(text: str) -> None:
    for finding in read(text):
        assert finding.quote == text[finding.span.start : finding.span.end]


def test_real_documents_are_found_better_than_by_chance() -> None:
    """A floor, not the figure: benchmarks/provisions.py measures."""
    texts = sorted(shared("gold/texts").glob("*-tos.md"))[:3]
    for path in texts:
        text = path.read_text("utf-8")
        assert len({f.type for f in read(text)}) >= 5
