"""What commands print is safe for a terminal and easy for a program."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.cli.output import clean, emit, progress, table


@given(st.text())
def test_no_control_character_reaches_the_terminal(text: str) -> None:
    assert not any(c in clean(text) for c in "\x1b\x07\x9b\r\u202e\u2066")


def test_a_terminal_escape_in_a_title_is_stripped(capsys: pytest.CaptureFixture[str]) -> None:
    table(("title",), [["\x1b[31mred\x1b[0m\tand\nblue"]])
    assert capsys.readouterr().out == "title\n [31mred [0m and blue\n"


def test_json_is_one_line_a_value(capsys: pytest.CaptureFixture[str]) -> None:
    emit({"a": "é\n"})
    out = capsys.readouterr().out
    assert out.count("\n") == 1
    assert json.loads(out) == {"a": "é\n"}


def test_progress_off_a_terminal_is_plain_lines(capsys: pytest.CaptureFixture[str]) -> None:
    with progress("checking", 20) as advance:
        for _ in range(20):
            advance("x")
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.splitlines()[-1] == "checking: 20 of 20"
    assert len(captured.err.splitlines()) == 10
