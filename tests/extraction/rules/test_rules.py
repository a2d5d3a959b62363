"""The pages of the extractor's rules, each a row of a table; no rule of data is without one."""

import pytest

from tests.support.ablation.data import survivors
from tests.support.ablation.pages import Page, golden, tables
from tests.support.ablation.reasons import reasons

# Rules that came without a page: `make rules` names them. Write their pages, then lower this.
MOST_WITHOUT_PAGE = 10
# All rules take half a minute: `make rules`. Here the same share of them each time.
ONE_IN = 4


@pytest.mark.parametrize("page", tables(), ids=lambda page: page.name)
def test_a_page_gives_what_its_table_says(page: Page) -> None:
    page.check()


def test_hardly_a_rule_of_data_is_without_a_page_that_needs_it() -> None:
    left = survivors([*tables(), *golden()], known=reasons(), one_in=ONE_IN)
    print("\n".join(left))
    assert len(left) <= MOST_WITHOUT_PAGE
