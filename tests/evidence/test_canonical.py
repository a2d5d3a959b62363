import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.evidence import canonical_json

NAMES = st.text(st.characters(max_codepoint=127), max_size=8)
TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES, inner, max_size=4),
)


def test_names_are_sorted_and_nothing_is_spaced() -> None:
    assert canonical_json({"b": [1, True, None], "a": "x"}) == b'{"a":"x","b":[1,true,null]}'


def test_text_is_spelled_as_rfc_8785_says() -> None:
    # RFC 8785 3.2.2.2: short escapes, \u00xx for other controls, the rest as is.
    assert canonical_json("€$\x0f\nA'B\"\\/\x7f") == '"€$\\u000f\\nA\'B\\"\\\\/\x7f"'.encode()


@pytest.mark.parametrize("value", [1.5, float("nan"), 2**53, -(2**53), "\ud800", {"é": 1}, b"x"])
def test_what_has_no_canonical_form_is_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"write it|ASCII|surrogates"):
        canonical_json({"a": value} if not isinstance(value, dict) else value)  # type: ignore[dict-item]  # the point


@given(VALUES)
def test_it_reads_back_and_spells_the_same_again(value: object) -> None:
    once = canonical_json(value)  # type: ignore[arg-type]  # the strategy gives such values
    again = json.loads(once)
    assert again == value
    assert canonical_json(again) == once
