"""The demo's texts: long enough, each different, changing where they should and only there."""

import itertools
import re

import pytest

from conductatlas.app.demo import MOMENTS, Company, load_companies
from tests.app.demo.pages import FILES, first_visit, prose, words
from tests.app.demo.truth import CHANGES, COSMETIC, FLIPPING, TextChange

_STEADY = [(c, f) for c, f in FILES if (c.folder.name, f) != FLIPPING]
_BY_NAME = {company.folder.name: company for company in load_companies()}
# What to be blind for: a pattern and what takes its place.
_BLIND = {
    "date-line": (r"\b\d{1,2} [A-Z][a-z]+ 20\d\d\b|\b[A-Z][a-z]+ \d{1,2}, 20\d\d\b", "DATE"),
    "typography": ("[\u201c\u201d]", '"'),
    "link-target": (r"\]\([^)]*\)", "]"),
}


def _pair(file: str, state: int, company: Company) -> tuple[str, str]:
    before, after = first_visit(state - 1), first_visit(state)
    return prose(company, file, before), prose(company, file, after)


def test_there_are_eight_companies_and_twenty_documents() -> None:
    assert len(load_companies()) >= 8
    assert len(FILES) >= 20
    assert len({company.style for company in load_companies()}) >= 5


@pytest.mark.parametrize(("company", "file"), FILES)
def test_a_document_has_1500_to_4000_words_at_every_visit(company: Company, file: str) -> None:
    counts = {moment.name: len(words(company, file, moment)) for moment in MOMENTS}
    assert all(1500 <= count <= 4000 for count in counts.values()), counts


@pytest.mark.parametrize("change", CHANGES, ids=lambda c: f"{c.company}-{c.file}-{c.state}")
def test_a_change_says_what_was_not_said_before(change: TextChange) -> None:
    old, new = _pair(change.file, change.state, _BY_NAME[change.company])
    assert change.says in new
    assert change.says not in old


@pytest.mark.parametrize(("company", "file"), _STEADY)
@pytest.mark.parametrize("state", [2, 3, 4])
def test_a_text_differs_only_where_a_change_is_known(
    company: Company, file: str, state: int
) -> None:
    key = (company.folder.name, file, state)
    is_known = key in COSMETIC or any((c.company, c.file, c.state) == key for c in CHANGES)
    old, new = _pair(file, state, company)
    assert (old != new) == is_known


@pytest.mark.parametrize(("key", "reason"), COSMETIC.items())
def test_a_cosmetic_difference_says_nothing_new(key: tuple[str, str, int], reason: str) -> None:
    name, file, state = key
    old, new = _pair(file, state, _BY_NAME[name])
    pattern, plain = _BLIND[reason]
    assert old != new
    assert re.sub(pattern, plain, old) == re.sub(pattern, plain, new)


@pytest.mark.parametrize(("company", "file"), _STEADY)
def test_both_visits_of_a_state_see_the_same_text(company: Company, file: str) -> None:
    for first, second in zip(MOMENTS[::2], MOMENTS[1::2], strict=True):
        assert prose(company, file, first) == prose(company, file, second)


def test_the_flipping_page_shows_its_other_text_at_single_visits_alone() -> None:
    name, file = FLIPPING
    texts = [prose(_BY_NAME[name], file, moment) for moment in MOMENTS]
    usual, other = texts[0], texts[2]
    assert usual != other
    assert texts == [usual, usual, other, usual, usual, other, usual, usual]


def test_no_two_documents_share_a_long_sentence() -> None:
    seen: dict[str, str] = {}
    for company, file in FILES:
        name = f"{company.folder.name}/{file}"
        text = " ".join(words(company, file, MOMENTS[0]))
        for sentence in re.split(r"(?<=[.;:]) ", text):
            if len(sentence.split()) >= 18:
                assert seen.setdefault(sentence, name) == name, sentence


def test_moments_are_eight_rising_visits_to_four_states() -> None:
    assert [moment.visit for moment in MOMENTS] == list(range(1, 9))
    assert [moment.state for moment in MOMENTS] == [1, 1, 2, 2, 3, 3, 4, 4]
    assert all(a.at < b.at for a, b in itertools.pairwise(MOMENTS))
    assert all(moment.at.utcoffset() is not None for moment in MOMENTS)


def test_every_address_belongs_to_an_invented_host() -> None:
    hosts = {company.host for company in load_companies()}
    for company, file in FILES:
        for text in (prose(company, file, moment) for moment in MOMENTS):
            found = re.findall(r"(?:https?://|@)([\w.-]+\.\w+)", text)
            assert {host.rstrip(".") for host in found} <= hosts, (company.name, file)
