from decimal import Decimal
from pathlib import Path

import pytest

from conductatlas.accounts import Unlock, anonymous, load_plans
from conductatlas.model import DataFileError


def test_there_are_three_plans_at_the_prices_of_the_design() -> None:
    prices = {plan.slug: plan.usd_a_month for plan in load_plans()}
    assert prices == {
        "free": Decimal(0),
        "watcher": Decimal("9.99"),
        "professional": Decimal(149),
    }


def test_each_plan_unlocks_all_that_the_one_before_does() -> None:
    free, watcher, professional = load_plans()
    assert free.unlocks < watcher.unlocks < professional.unlocks


def test_no_limit_of_watches_is_none() -> None:
    assert [plan.watches for plan in load_plans()] == [1, 25, None]


def test_a_fault_names_its_line(tmp_path: Path) -> None:
    path = tmp_path / "plans.yaml"
    path.write_text("plans:\n  - slug: free\n    unlocks: [analysis-openin]\n")
    with pytest.raises(DataFileError) as caught:
        load_plans(path)
    assert f"{path}:3" in str(caught.value)
    assert "analysis-opening" in str(caught.value)
    assert 'has no "name"' in str(caught.value)


def test_a_viewer_without_account_has_the_first_plan() -> None:
    viewer = anonymous(is_open=False)
    assert viewer.may_see(Unlock.ANALYSIS_OPENING)
    assert not viewer.may_see(Unlock.ANALYSIS_CITATIONS)


def test_an_open_installation_unlocks_everything() -> None:
    viewer = anonymous(is_open=True)
    assert all(viewer.may_see(unlock) for unlock in Unlock)
