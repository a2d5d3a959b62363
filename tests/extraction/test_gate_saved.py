"""Whole pages of invented sites, in `gated/`: each has its right gate, for the right reason.

`expected.tsv` names the gate of each and words of the reason: `|` parts alternatives, `&` words
that must all stand there. All were written before the signs were tuned; those whose name hashes to
a multiple of three were out of sight until the end (24 of 54 right before, 51 after), and those
called `b2-` were written after that, to try the gate on pages that it had not seen (26 of 35).
"""

from functools import cache
from pathlib import Path

import pytest

from conductatlas.extraction import extract
from conductatlas.extraction.cues import Kind
from conductatlas.extraction.signs_pages import PAGES
from conductatlas.extraction.signs_walls import WALLS
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import Gate

FOLDER = Path(__file__).with_name("gated")
ROWS = [line.split("\t") for line in (FOLDER / "expected.tsv").read_text("utf-8").splitlines()[1:]]
POLICIES = [name for name, gate, _ in ROWS if gate == Gate.POLICY]
OTHERS = [row for row in ROWS if row[1] != Gate.POLICY]


@cache
def _read(name: str) -> Extracted:
    return extract((FOLDER / name).read_bytes(), media_type="text/html")


def _names(reason: str, wanted: str) -> bool:
    said = reason.casefold()
    return any(
        all(word.strip().casefold() in said for word in option.split("&"))
        for option in wanted.split("|")
    )


@pytest.mark.parametrize(("name", "gate", "wanted"), OTHERS, ids=[row[0] for row in OTHERS])
def test_a_page_that_is_no_whole_policy_is_called_so_and_says_why(
    name: str, gate: str, wanted: str
) -> None:
    made = _read(name)
    assert (made.gate, made.gate_reason) == (gate, made.gate_reason)
    assert made.gate_reason is not None
    assert _names(made.gate_reason, wanted), made.gate_reason


@pytest.mark.parametrize("name", POLICIES)
def test_a_policy_is_let_through_whatever_words_it_uses(name: str) -> None:
    made = _read(name)
    assert (made.gate, made.gate_reason) == (Gate.POLICY, None)


@pytest.mark.parametrize("kind", [*WALLS, *PAGES], ids=lambda kind: kind.name)
def test_every_kind_of_page_has_one_that_is_known_by_it(kind: Kind) -> None:
    assert any(kind.name in (_read(row[0]).gate_reason or "") for row in OTHERS)


def test_there_is_a_page_for_every_saved_row_and_a_row_for_every_page() -> None:
    assert {path.name for path in FOLDER.glob("*.html")} == {row[0] for row in ROWS}


def test_the_reason_quotes_what_was_seen() -> None:
    seen = [_read(row[0]).gate_reason or "" for row in OTHERS if row[1] != Gate.EMPTY]
    assert [reason for reason in seen if not any(c in reason for c in '"0123456789')] == []
