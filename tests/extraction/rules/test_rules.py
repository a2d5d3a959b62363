"""The pages of the extractor's rules, each a row of a table; no new rule of data is without one."""

import pytest

from tests.support.ablation.data import rules, survivors
from tests.support.ablation.pages import Page, golden, tables
from tests.support.ablation.reasons import owed, reasons

# All rules take minutes: `make rules`. Here the same share of them each time.
ONE_IN = 16


@pytest.mark.parametrize("page", tables(), ids=lambda page: page.name)
def test_a_page_gives_what_its_table_says(page: Page) -> None:
    page.check()


def test_no_new_rule_of_data_is_without_a_page_that_needs_it() -> None:
    listed = owed().union(reasons())
    assert survivors([*tables(), *golden()], known=listed, one_in=ONE_IN) == []


def test_no_rule_is_excused_that_is_no_longer_there() -> None:
    assert sorted(owed().union(reasons()) - rules()) == []


def test_no_rule_is_both_excused_and_owed() -> None:
    assert sorted(owed().intersection(reasons())) == []
