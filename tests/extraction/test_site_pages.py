"""Pages as site builders, help desks, wikis and offices write them: the text is exact.

Each of the templates in `pages/` wraps each of the policies of invented companies.
"""

import pytest

from conductatlas.extraction import extract
from conductatlas.text.canonical import canonical
from tests.support.site_pages import POLICIES, TEMPLATES, same_lines, site_page


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize("template", TEMPLATES)
def test_the_policy_is_found_to_the_letter(template: str, policy: str) -> None:
    page = site_page(template, policy)
    made = extract(
        page.html.encode(),
        media_type="text/html; charset=utf-8",
        url="https://site.example/legal/page",
    )
    assert same_lines(made.text, page) == same_lines(page.text, page)
    assert made.gate == "policy"


@pytest.mark.parametrize("policy", POLICIES)
def test_the_true_text_is_canonical(policy: str) -> None:
    text = site_page("details-summary", policy).text
    assert canonical(text) == text
