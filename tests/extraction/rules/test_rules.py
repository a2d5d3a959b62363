"""The pages of the extractor's rules, each a row of a table; no rule of data is without one."""

import pytest

from tests.support.ablation.pages import Page, tables


@pytest.mark.parametrize("page", tables(), ids=lambda page: page.name)
def test_a_page_gives_what_its_table_says(page: Page) -> None:
    page.check()
