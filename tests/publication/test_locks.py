import dataclasses

import pytest

from conductatlas.accounts import Viewer, load_plans
from conductatlas.publication.locks import cut_analysis
from tests.support.explained import an_explanation

MARKER = "Only-for-holders."
PARTS = an_explanation(MARKER).institutional
PLANS = {plan.slug: plan for plan in load_plans()}


def test_free_shows_the_opening_of_part_one_alone() -> None:
    analysis = cut_analysis(PARTS, Viewer(PLANS["free"]))
    assert len(analysis.parts) == 1
    assert analysis.parts[0].sentences == PARTS[0].sentences[:1]
    assert analysis.parts[0].citations == ()
    assert MARKER not in str(dataclasses.asdict(analysis))


def test_free_is_told_what_is_missing_and_what_it_costs() -> None:
    analysis = cut_analysis(PARTS, Viewer(PLANS["free"]))
    assert [number for number, _ in analysis.locked] == [2, 3, 4, 5]
    assert [(o.plan, o.price) for o in analysis.offers] == [
        ("Watcher", "9.99 USD a month"),
        ("Professional", "149 USD a month"),
    ]


def test_watcher_shows_part_one_whole() -> None:
    analysis = cut_analysis(PARTS, Viewer(PLANS["watcher"]))
    assert [part.number for part in analysis.parts] == [1]
    assert analysis.parts[0].citations == PARTS[0].citations
    assert [offer.plan for offer in analysis.offers] == ["Professional"]


@pytest.mark.parametrize(
    "viewer", [Viewer(PLANS["professional"]), Viewer(PLANS["free"], is_open=True)]
)
def test_professional_and_an_open_installation_show_everything(viewer: Viewer) -> None:
    analysis = cut_analysis(PARTS, viewer)
    assert [part.sentences for part in analysis.parts] == [part.sentences for part in PARTS]
    assert (analysis.locked, analysis.offers) == ((), ())


def test_no_analysis_offers_nothing() -> None:
    analysis = cut_analysis((), Viewer(PLANS["free"]))
    assert (analysis.parts, analysis.offers) == ((), ())
