"""The marks in the demo's texts."""

import pytest

from conductatlas.app.demo import MOMENTS
from conductatlas.app.demo.conditions import ConditionError, resolve

_FIRST, _THIRD = MOMENTS[0], MOMENTS[4]


def test_from_and_until_take_turns() -> None:
    text = "a {{from 3}}new{{end}}{{until 3}}old{{end}} z"
    assert resolve(text, _FIRST) == "a old z"
    assert resolve(text, _THIRD) == "a new z"


def test_else_is_the_other_half() -> None:
    assert resolve("{{from 2}}x{{else}}y{{end}}", _FIRST) == "y"
    assert resolve("{{from 2}}x{{else}}y{{end}}", _THIRD) == "x"


def test_visits_are_counted_one_by_one() -> None:
    shown = [resolve("{{visits 3 6}}b{{else}}a{{end}}", moment) for moment in MOMENTS]
    assert "".join(shown) == "aabaabaa"


def test_inner_marks_show_nothing_where_the_outer_ones_do_not() -> None:
    assert resolve("{{from 3}}{{until 4}}x{{else}}y{{end}}{{end}}", _FIRST) == ""


def test_a_line_with_a_mark_alone_leaves_no_line() -> None:
    assert resolve("a\n{{from 2}}\nb\n{{end}}\nc\n", _FIRST) == "a\nc\n"


@pytest.mark.parametrize("text", ["x\n{{form 2}}", "{{from two}}", "{{end}}", "{{}}", "{{from}}"])
def test_a_mark_that_means_nothing_is_an_error_with_its_line(text: str) -> None:
    line = 2 if text.startswith("x") else 1
    with pytest.raises(ConditionError, match=f"line {line}: the mark"):
        resolve(text, _FIRST)


def test_an_open_mark_is_an_error() -> None:
    with pytest.raises(ConditionError, match="still open"):
        resolve("{{from 2}}x", _FIRST)
