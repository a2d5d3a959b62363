"""The table of docs/confirmation.md, row by row, against the state machine."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from conductatlas.model.vocabulary import ChangeClass, Gate, Outcome
from conductatlas.pipeline.confirm import Sight, Verdict, after_failure
from conductatlas.pipeline.confirmation import Confirmation
from conductatlas.pipeline.lines import MAIN, after_line_sight, with_version

_PAGE = Path(__file__).parents[2] / "docs" / "confirmation.md"
GAP, DAY = dt.timedelta(minutes=60), dt.timedelta(days=1)
_GATES = {
    "a log-in": Gate.LOGIN,
    "a test for humans": Gate.BOT_CHECK,
    "an empty page": Gate.EMPTY,
    "another kind of page": Gate.NOT_A_POLICY,
    "a part of a policy": Gate.PARTIAL,
}
_TEXTS = {
    "any text": ("A", ChangeClass.SUBSTANTIVE),
    "the same text": ("A", ChangeClass.NONE),
    "the same text for the third time": ("A", ChangeClass.NONE),
    "a cosmetic variant": ("A", ChangeClass.COSMETIC),
    "an editorial text": ("B", ChangeClass.EDITORIAL),
    "another text": ("B", ChangeClass.SUBSTANTIVE),
    "a third text": ("C", ChangeClass.SUBSTANTIVE),
    "a suspect text": ("B", ChangeClass.SUSPECT),
    "the text of the other line": ("B", ChangeClass.NONE),
    "a new text in the other line": ("B2", ChangeClass.SUBSTANTIVE),
}


class Life:
    """A document on its way through the table."""

    def __init__(self) -> None:
        self.state, self.at = Confirmation(), dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
        self.in_force = ""
        self.waits = ChangeClass.SUBSTANTIVE

    def text(self, face: str, compared: ChangeClass, after: dt.timedelta = DAY) -> Verdict:
        self.at += after
        number = 2 if self.state.lines and face[0] == "B" else MAIN
        how = compared if self.in_force else None
        why = "a part" if how is ChangeClass.SUSPECT else ""
        sight = Sight(self.at, 1, Gate.POLICY, "", face, how, why, in_force=self.in_force)
        verdict = after_line_sight(self.state, number, sight, GAP)
        if verdict.confirms and not verdict.variant:
            self.in_force = face
        return self._kept(verdict)

    def sees(self, what: str) -> Verdict:
        if what.startswith("the waiting text"):
            return self._waiting(what)
        if what in _TEXTS:
            return self.text(*_TEXTS[what])
        self.at += DAY
        if what in _GATES:
            sight = Sight(self.at, 1, _GATES[what])
            return self._kept(after_line_sight(self.state, MAIN, sight, GAP))
        missing = what == "not found"
        outcome = Outcome.NOT_A_POLICY if missing else Outcome.FAILED
        return self._kept(after_failure(self.state, outcome, "why", self.at, missing))

    def _waiting(self, what: str) -> Verdict:
        if what.endswith("accepted"):
            assert self.state.candidate is not None
            accepted = replace(self.state.candidate, accepted=True)
            self.state = replace(self.state, candidate=accepted)
        soon = dt.timedelta(minutes=5)
        return self.text("B", self.waits, soon if what.endswith("at once") else DAY)

    def _kept(self, verdict: Verdict) -> Verdict:
        self.state = with_version(verdict.state, verdict.variant or MAIN, 1)
        return verdict


def _lived(*seen: str) -> Callable[[], Life]:
    def build() -> Life:
        life = Life()
        for what in seen:
            life.sees(what)
            if what == "a suspect text":
                life.waits = ChangeClass.SUSPECT
        return life

    return build


_STATES = {
    "new": _lived(),
    "settled": _lived("any text"),
    "waiting": _lived("any text", "another text"),
    "held back": _lived("any text", "a suspect text"),
    "held back once, then settled": _lived("any text", "a suspect text", "the same text"),
    "unstable": _lived("any text", "another text", "the same text"),
    "alternating": _lived("any text", *["another text", "the same text"] * 3),
    "blocked": _lived("any text", "a log-in"),
    "away": _lived("any text", "not found", "not found"),
    "gone": _lived("any text", *["not found"] * 3),
}


def _rows() -> list[tuple[str, ...]]:
    lines = _PAGE.read_text("utf-8").splitlines()
    start = lines.index("| state | the check sees | outcome | health | in force | notices |") + 2
    rows = []
    for line in lines[start:]:
        if not line.startswith("|"):
            break
        rows.append(tuple(cell.strip() for cell in line.strip("|").split("|")))
    return rows


@pytest.mark.parametrize("row", _rows(), ids=lambda row: f"{row[0]}: {row[1]}")
def test_the_page_says_what_the_machine_does(row: tuple[str, ...]) -> None:
    state, what, *said = row
    life = _STATES[state]()
    if what.endswith("for the third time"):
        life.sees(what)
    verdict = life.sees(what)
    does = [
        verdict.outcome.value,
        verdict.health.value,
        "yes" if verdict.confirms else "",
        ", ".join(verdict.notices),
    ]
    assert does == said


def test_every_state_of_the_page_has_a_row() -> None:
    lines = _PAGE.read_text("utf-8").splitlines()
    start = lines.index("| state | the document … |") + 2
    told = [line.split("|")[1].strip() for line in lines[start : start + len(_STATES)]]
    assert told == list(_STATES)
    assert {row[0] for row in _rows()} == set(_STATES)
