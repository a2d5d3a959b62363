"""The language of the explanations: conditions, slots, and what cannot be said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.knowledge.phrases import (
    PhraseError,
    Scene,
    as_words,
    holds,
    parse_conditions,
    parse_phrase,
    say,
)
from conductatlas.model.records import FactValue

VALUES = st.one_of(
    st.booleans(), st.integers(0, 10**6), st.text(), st.lists(st.text()).map(lambda v: tuple(v))
)


def said(phrases: list[str], **facts: FactValue) -> str:
    """What a choice of `phrases` says of `facts`."""
    return " ".join(
        say((tuple(map(parse_phrase, phrases)),), Scene(facts, {"platform": "Parcelo"}))
    )


def test_the_first_phrase_that_holds_is_said() -> None:
    phrases = ["[days > 20] Long.", "[days] Short: {days|days}.", "No time."]
    assert said(phrases, days=30) == "Long."
    assert said(phrases, days=14) == "Short: 14 days."
    assert said(phrases) == "No time."


def test_a_phrase_with_a_slot_that_cannot_be_filled_is_not_said() -> None:
    assert said(["The way: {method}."], method=True) == ""
    assert said(["The way: {method}.", "There is a way."], method="x" * 200) == "There is a way."


@pytest.mark.parametrize(
    ("condition", "value", "holding"),
    [
        ("notice", True, True),
        ("notice", False, False),
        ("notice", None, False),
        ("notice", "", False),
        ("notice", 0, True),
        ("not notice", None, True),
        ("not notice", False, True),
        ("denied notice", False, True),
        ("denied notice", None, False),
        ("stated notice", False, True),
        ("notice = email|post", "Email", True),
        ("notice = email", ("post", "email"), True),
        ("notice has consent", ("express consent",), True),
        ("notice <= 13", 13, True),
        ("notice > 0", 0, False),
        ("notice > 0", True, False),
        ("notice > 0", "30 days", False),
    ],
)
def test_conditions_tell_stated_from_denied_from_absent(
    condition: str, value: FactValue | None, holding: bool
) -> None:
    facts = {} if value is None else {"notice": value}
    assert holds(parse_conditions(condition), Scene(facts)) is holding


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (1, "days", "1 day"),
        (30, "days", "30 days"),
        ("thirty days", "days", "thirty days"),
        (1000, "", "1,000"),
        (("a",), "", "a"),
        (("a", "b", "c"), "", "a, b and c"),
        (("a", "b"), "or", "a or b"),
        (("a, b", "c"), "", "a, b; and c"),
        (("a", "b", "c", "d", "e", "f", "g"), "", "a, b, c, d, e and 2 more"),
        ((), "", None),
        (True, "", None),
        ("Settings › Data", "quote", "“Settings › Data”"),
        ("Atlas", "s", "Atlas’"),
        ("Parcelo", "s", "Parcelo’s"),
        ("by [mail](x).", "", "by mail (x)"),
    ],
)
def test_values_stand_in_a_sentence_as_words(
    value: FactValue, form: str, words: str | None
) -> None:
    assert as_words(value, form) == words


def test_a_name_that_stands_in_for_the_platform_begins_a_sentence_with_a_capital() -> None:
    phrase = parse_phrase("{platform} may change. If so, {platform} writes.")
    scene = Scene({}, {"platform": "the service"})
    assert say(((phrase,),), scene) == ("The service may change. If so, the service writes.",)


@pytest.mark.parametrize(
    "text", ["{days|weeks} left.", "A {brace.", "[days >] x", "[not days = 3] x", ""]
)
def test_a_phrase_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(PhraseError):
        parse_phrase(text)


@given(value=VALUES)
def test_no_value_leaves_a_slot_open_or_breaks_a_line(value: FactValue) -> None:
    text = said(["It is {thing}.", "Nothing."], thing=value)
    assert "{" not in text
    assert "\n" not in text
    assert text.startswith(("It is ", "Nothing."))
