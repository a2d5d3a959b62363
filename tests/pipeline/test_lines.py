"""The lines of a page that alternates, by state alone."""

import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.model.vocabulary import CaptureHealth, ChangeClass, Gate, Outcome
from conductatlas.pipeline.confirm import Sight, Verdict
from conductatlas.pipeline.confirmation import (
    Confirmation,
    read_confirmation,
    write_confirmation,
)
from conductatlas.pipeline.lines import MAIN, after_line_sight, own_state, with_version

START = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
GAP = dt.timedelta(minutes=60)


class Page:
    """A page seen daily; a text is a letter for its line and a number for its issue: A1, B2."""

    def __init__(self) -> None:
        self.state, self.at = Confirmation(), START
        self.in_force: dict[int, str] = {}
        self.notices: list[str] = []
        self.changes: list[tuple[str, str]] = []

    def sees(self, text: str, compared: ChangeClass = ChangeClass.SUBSTANTIVE) -> Verdict:
        self.at += dt.timedelta(days=1)
        number = self._line_of(text)
        base = self.in_force.get(number, "")
        how = None if not base else ChangeClass.NONE if text == base else compared
        sight = Sight(self.at, 1, Gate.POLICY, face=text, compared=how, in_force=base)
        verdict = after_line_sight(self.state, number, sight, GAP)
        # Kept as JSON between two checks, as in the archive.
        self.state = read_confirmation(write_confirmation(verdict.state))
        assert self.state == verdict.state
        self._take(verdict, number, text)
        return verdict

    def _line_of(self, text: str) -> int:
        if not self.state.lines:
            return MAIN
        lines = [MAIN, *(line.number for line in self.state.lines)]
        return next((n for n in lines if self.in_force[n][0] == text[0]), MAIN)

    def _take(self, verdict: Verdict, number: int, text: str) -> None:
        self.notices += verdict.notices
        if not verdict.confirms:
            return
        line = verdict.variant or number
        if not verdict.variant and number in self.in_force:
            self.changes.append((self.in_force[number], text))
        self.in_force[line] = text
        self.state = with_version(self.state, line, len(self.changes))


def test_a_text_opens_a_line_once_both_have_returned_twice() -> None:
    page = Page()
    verdicts = [page.sees(text) for text in ("A1", "B1", "A1", "B1", "A1", "B1")]
    assert [verdict.variant for verdict in verdicts] == [0, 0, 0, 0, 0, 2]
    assert verdicts[-1].first_seen == START + dt.timedelta(days=2)
    assert (verdicts[-1].outcome, verdicts[-1].health) == (Outcome.UNSTABLE, CaptureHealth.UNSTABLE)
    assert page.notices == ["document-unstable"]


def test_each_line_confirms_its_own_texts_whatever_comes_between() -> None:
    page = Page()
    for text in ["A1", "B1"] * 3 + ["A2", "B2"] * 2:
        page.sees(text)
    assert page.changes == [("A1", "A2"), ("B1", "B2")]
    assert page.state.candidate is None
    assert own_state(page.state, 2).candidate is None


def test_a_third_text_opens_a_third_line_and_a_fourth_none() -> None:
    page = Page()
    for text in ["A1", "B1", "C1", "D1"] * 8:
        page.sees(text)
    assert [line.number for line in page.state.lines] == [2, 3]
    assert page.changes == []


def test_a_page_that_shows_something_else_every_time_has_no_lines() -> None:
    page = Page()
    for number in range(40):
        page.sees(f"{chr(65 + number)}1")
    assert page.state.lines == ()


def test_a_suspect_text_opens_a_line_and_never_comes_into_force() -> None:
    page = Page()
    for text in ["A1", "B1"] * 4:
        page.sees(text, ChangeClass.SUSPECT)
    for _ in range(40):
        page.sees("B1", ChangeClass.SUSPECT)
    assert (page.state.lines, page.changes) == ((), [])
    assert page.in_force[MAIN] == "A1"


def test_a_run_of_twelve_over_two_weeks_ends_the_alternation() -> None:
    page = Page()
    for text in ["A1", "B1"] * 3:
        page.sees(text)
    ends = [page.sees("A1").ends_variants for _ in range(16)]
    assert ends.index(True) == 14
    assert page.sees("A1").health is CaptureHealth.OK


def test_the_other_text_comes_into_force_where_it_alone_is_left() -> None:
    page = Page()
    for text in ["A1", "B1"] * 3 + ["B1"] * 16:
        page.sees(text)
    assert page.changes == [("A1", "B1")]
    assert page.notices == ["document-unstable"]


@given(st.lists(st.sampled_from(["A1", "B1", "A2", "B2"]), max_size=80))
def test_once_a_page_has_lines_no_change_crosses_them(texts: list[str]) -> None:
    page = Page()
    ends = 0
    for text in [*["A1", "B1"] * 3, *texts]:
        had_lines = bool(page.state.lines)
        before = len(page.changes)
        ends += page.sees(text).ends_variants
        if had_lines and len(page.changes) > before:
            old, new = page.changes[-1]
            assert old[0] == new[0]
    assert page.notices.count("document-unstable") <= 1 + ends
