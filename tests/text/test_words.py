"""Runs of words that spell out two wordings."""

from hypothesis import example, given
from hypothesis import strategies as st

from conductatlas.text import words
from conductatlas.text.words import word_runs

TEXTS = st.text(alphabet="ab .,-\n1€", max_size=40)


@given(old=TEXTS, new=TEXTS)
@example(old="a b", new="a. b.")
def test_runs_spell_out_both_wordings(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert "".join(text for op, text in runs if op in "=-") == old
    assert "".join(text for op, text in runs if op in "=+") == new


def test_one_changed_number_is_the_only_difference() -> None:
    runs = word_runs("within 30 days of notice", "within 60 days of notice")
    assert runs == (("=", "within "), ("-", "30"), ("+", "60"), ("=", " days of notice"))


def test_neighbouring_changes_read_as_one() -> None:
    runs = word_runs("we may share data", "we will sell data")
    assert runs == (("=", "we "), ("-", "may share"), ("+", "will sell"), ("=", " data"))


def test_enormous_wordings_are_one_replacement() -> None:
    old, new = "a " * words._MOST_TOKENS, "b"
    assert word_runs(old, new) == (("-", old), ("+", new))
