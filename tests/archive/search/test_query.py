import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.archive.search import LONGEST_QUERY, parse_query
from conductatlas.model import InputError


def test_words_and_quoted_phrases() -> None:
    query = parse_query('data "binding arbitration" data')
    assert query is not None
    assert query.phrases == (("data",), ("binding", "arbitration"))


@pytest.mark.parametrize("text", ["", "   ", "\0", '""', "* - + ^", "“”"])
def test_a_text_without_words_asks_for_nothing(text: str) -> None:
    assert parse_query(text) is None


def test_a_text_that_is_too_long_is_refused_with_a_sentence() -> None:
    with pytest.raises(InputError, match="10240 characters"):
        parse_query("x" * 10_240)


def test_operators_of_the_database_are_plain_words() -> None:
    query = parse_query("title:secret NEAR(a b) AND NOT x*")
    assert query is not None
    assert ("NEAR",) in query.phrases
    assert all(word.isalnum() for phrase in query.phrases for word in phrase)


def test_a_loosened_query_keeps_the_longest_words() -> None:
    query = parse_query("a of arbitration and notice")
    assert query is not None
    assert query.loosened().phrases[:2] == (("arbitration",), ("notice",))


@given(st.text(max_size=LONGEST_QUERY))
def test_any_text_gives_words_alone(text: str) -> None:
    query = parse_query(text)
    if query is not None:
        joined = "".join(word for phrase in query.phrases for word in phrase)
        assert all(c.isalnum() or c == "_" or c.isnumeric() for c in joined)
