import datetime as dt
from urllib.parse import parse_qs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.publication.filters import Field, FilterError, parse_filters

FIELDS = (
    Field("text", "Words"),
    Field("severity", "Severity", {"high": "High", "low": "Low"}),
    Field("since", "Since", is_date=True),
)


def test_an_unknown_filter_is_refused_with_the_nearest_name() -> None:
    with pytest.raises(FilterError, match=r"no filter 'severitee'\. Did you mean 'severity'"):
        parse_filters({"severitee": ["high"]}, FIELDS)


def test_an_unknown_value_is_refused_with_the_nearest_one() -> None:
    with pytest.raises(FilterError, match="Did you mean 'high'"):
        parse_filters({"severity": ["hgih"]}, FIELDS)


def test_a_page_without_filters_says_so() -> None:
    with pytest.raises(FilterError, match="has no filters"):
        parse_filters({"x": ["1"]}, ())


@pytest.mark.parametrize("page", ["0", "-1", "x", "1e3", "٣", "9" * 30])
def test_a_page_that_is_no_number_from_one_is_refused(page: str) -> None:
    with pytest.raises(FilterError):
        parse_filters({"page": [page]}, FIELDS)


@pytest.mark.parametrize("name", ["text", "severity", "since"])
def test_a_nul_character_is_refused(name: str) -> None:
    with pytest.raises(FilterError):
        parse_filters({name: ["a\0b"]}, FIELDS)


def test_an_enormous_text_is_refused() -> None:
    with pytest.raises(FilterError, match="at most 2000"):
        parse_filters({"text": ["x" * 10_000]}, FIELDS)


def test_empty_fields_of_a_form_are_no_filters() -> None:
    filters = parse_filters({"text": [""], "severity": [""], "since": [""]}, FIELDS)
    assert filters.chips == ()


def test_a_date_is_read() -> None:
    filters = parse_filters({"since": ["2026-04-30"]}, FIELDS)
    assert filters.date("since") == dt.date(2026, 4, 30)


def test_a_chip_leaves_out_its_own_value_alone() -> None:
    given_ = {"severity": ["high", "low"], "text": ["ads & data"]}
    filters = parse_filters(given_, FIELDS)
    chip = next(c for c in filters.chips if c.value == "High")
    assert parse_qs(chip.without) == {"severity": ["low"], "text": ["ads & data"]}


@given(st.dictionaries(st.text(max_size=12), st.lists(st.text(max_size=12), max_size=3)))
def test_any_query_string_gives_filters_or_a_sentence(query: dict[str, list[str]]) -> None:
    try:
        filters = parse_filters(query, FIELDS)
    except FilterError as error:
        said = str(error)
    else:
        said = "."
        assert filters.page >= 1
        assert parse_filters(parse_qs(filters.query), FIELDS).values == filters.values
    assert said.endswith(".")
