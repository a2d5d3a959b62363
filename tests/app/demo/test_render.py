"""The demo's pages: the same bytes each time, and what is on them."""

import pytest
from selectolax.lexbor import LexborHTMLParser

from conductatlas.app.demo import MOMENTS, load_companies
from conductatlas.app.demo.render import article, render
from tests.app.demo.pages import FILES, first_visit

_COMPANIES = {company.folder.name: company for company in load_companies()}


def _status(name: str, path: str, state: int) -> tuple[int, str]:
    answer = render(_COMPANIES[name], path, first_visit(state))
    return answer.status, answer.body.decode()


def test_the_same_page_and_moment_give_the_same_bytes() -> None:
    for company in load_companies():
        for path in company.pages(MOMENTS[2]):
            once, again = (render(company, path, MOMENTS[2]) for _ in range(2))
            assert once == again


def test_a_page_holds_its_whole_policy_amid_furniture() -> None:
    moment = MOMENTS[2]
    for company in load_companies():
        for path, page in company.pages(moment).items():
            if path.endswith(".pdf"):
                continue
            body = render(company, path, moment).body.decode()
            policies = [article(company, file, moment) for file in page.files]
            around = body
            for policy in policies:
                assert policy in body
                around = around.replace(policy, "")
            assert len(LexborHTMLParser(around).text(separator=" ").split()) > 40, path
            assert "ookie" in around, path


def test_furniture_changes_without_the_policy() -> None:
    company, path = _COMPANIES["reelmarrow"], "/legal"
    old, new = (render(company, path, moment).body for moment in (MOMENTS[4], MOMENTS[6]))
    assert b"14 partners" in old
    assert b"17 partners" in new


def test_several_policies_stand_on_one_page_behind_anchors() -> None:
    tree = LexborHTMLParser(render(_COMPANIES["reelmarrow"], "/legal", MOMENTS[0]).body)
    panels = [node.attributes["id"] for node in tree.css("section.tab-panel")]
    assert panels == ["terms-of-use", "privacy-statement", "cookie-notice"]


def test_a_document_is_gone_from_state_3_on() -> None:
    path = "/policies/buyer-promise.html"
    assert [_status("brackenstall", path, n)[0] for n in (1, 2, 3, 4)] == [200, 200, 404, 404]


def test_a_page_turns_into_a_log_in_at_state_4() -> None:
    path = "/personal/legal/privacy-notice"
    pages = [_status("ostermarch", path, n) for n in (1, 2, 3, 4)]
    assert [status for status, _ in pages] == [200] * 4
    assert ['type="password"' in body for _, body in pages] == [False, False, False, True]


def test_a_page_is_a_soft_404_at_state_3_and_comes_back() -> None:
    pages = [_status("emberquay", "/legal/privacy.php", n) for n in (1, 2, 3, 4)]
    assert [status for status, _ in pages] == [200] * 4
    assert ["We can't find that page" in body for _, body in pages] == [False, False, True, False]


@pytest.mark.parametrize("company", load_companies())
def test_a_company_has_a_home_page_and_a_page_for_what_is_missing(company: object) -> None:
    known = next(c for c in load_companies() if c is company)
    assert render(known, "/", MOMENTS[0]).status == 200
    assert render(known, "/nowhere", MOMENTS[0]).status == 404


def test_no_mark_of_a_template_is_left_on_a_page() -> None:
    for company in load_companies():
        for moment in MOMENTS:
            for path in company.pages(moment):
                body = render(company, path, moment).body
                assert b"{{" not in body
                assert b"$article" not in body


def test_every_prose_file_is_on_a_page() -> None:
    shown = {
        (company.folder.name, file.removesuffix(".md"))
        for company in load_companies()
        for page in company.pages(MOMENTS[0]).values()
        for file in page.files
    }
    assert shown == {(company.folder.name, file) for company, file in FILES}
