import datetime as dt

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.model.vocabulary import CaptureHealth, ChangeClass, Gate, Outcome
from conductatlas.pipeline.confirm import (
    Outlook,
    Sight,
    Verdict,
    after_failure,
    after_sight,
)
from conductatlas.pipeline.confirmation import (
    Confirmation,
    read_confirmation,
    write_confirmation,
)

START = dt.datetime(2026, 3, 2, tzinfo=dt.UTC)
GAP = dt.timedelta(minutes=60)
SUBSTANTIVE, COSMETIC = ChangeClass.SUBSTANTIVE, ChangeClass.COSMETIC


class Life:
    """A document that is seen again and again; its texts are letters, `A` in force at first."""

    def __init__(self, gap: dt.timedelta = GAP) -> None:
        self.gap, self.at, self.number = gap, START, 0
        self.state, self.in_force, self.known = Confirmation(), "", [""]
        self.notices: list[str] = []
        self.confirmed: list[str] = []

    def sees(
        self, text: str, compared: ChangeClass = SUBSTANTIVE, hours: float = 24, **more: str
    ) -> Verdict:
        self._on(hours)
        same = text == self.in_force
        how = None if not self.in_force else ChangeClass.NONE if same else compared
        face = self.in_force if how in (ChangeClass.NONE, COSMETIC) else text
        sight = Sight(
            at=self.at,
            check_id=self.number,
            gate=Gate.POLICY,
            face=face,
            compared=how,
            was_in_force=not same and text in self.known,
            **more,  # type: ignore[arg-type]  # reasons alone
        )
        return self._take(after_sight(self.state, sight, self.gap), text)

    def gate(self, gate: Gate, hours: float = 24) -> Verdict:
        self._on(hours)
        return self._take(after_sight(self.state, Sight(self.at, self.number, gate), self.gap))

    def fails(self, outcome: Outcome, is_missing: bool = False, hours: float = 24) -> Verdict:
        self._on(hours)
        return self._take(after_failure(self.state, outcome, "why", self.at, is_missing))

    def _on(self, hours: float) -> None:
        self.at += dt.timedelta(hours=hours)
        self.number += 1

    def _take(self, verdict: Verdict, text: str = "") -> Verdict:
        # Kept as JSON between two checks, as in the archive.
        self.state = read_confirmation(write_confirmation(verdict.state))
        assert self.state == verdict.state
        self.notices += verdict.notices
        if verdict.confirms:
            self.in_force = text
            self.known.append(text)
            self.confirmed.append(text)
        return verdict


def test_the_first_text_of_a_document_counts_at_once() -> None:
    life = Life()
    verdict = life.sees("A")
    assert (verdict.outcome, verdict.confirms) == (Outcome.CHANGED, True)


def test_the_same_text_is_unchanged_and_a_cosmetic_one_cosmetic() -> None:
    life = Life()
    life.sees("A")
    assert life.sees("A").outcome is Outcome.UNCHANGED
    assert life.sees("a", COSMETIC).outcome is Outcome.COSMETIC
    assert life.confirmed == ["A"]


def test_a_substantive_text_counts_once_a_second_check_sees_it() -> None:
    life = Life()
    life.sees("A")
    first = life.sees("B")
    assert (first.outcome, first.health) == (Outcome.UNCONFIRMED, CaptureHealth.UNCONFIRMED)
    second = life.sees("B")
    assert (second.outcome, second.health) == (Outcome.CHANGED, CaptureHealth.OK)
    assert second.first_seen == life.at - dt.timedelta(hours=24)


def test_a_second_sighting_too_soon_does_not_count() -> None:
    life = Life()
    life.sees("A")
    life.sees("B")
    assert life.sees("B", hours=0.5).outcome is Outcome.UNCONFIRMED
    assert life.sees("B", hours=0.6).outcome is Outcome.CHANGED


def test_another_text_begins_its_own_wait() -> None:
    life = Life()
    life.sees("A")
    life.sees("B")
    assert life.sees("C").outcome is Outcome.UNCONFIRMED
    assert life.sees("C").confirms


def test_without_a_gap_a_text_counts_at_once() -> None:
    life = Life(dt.timedelta(0))
    life.sees("A")
    assert life.sees("B").outcome is Outcome.CHANGED


def test_an_editorial_text_counts_at_once() -> None:
    life = Life()
    life.sees("A")
    assert life.sees("B", ChangeClass.EDITORIAL).confirms


def test_a_suspect_text_waits_however_often_it_is_seen() -> None:
    life = Life(dt.timedelta(0))
    life.sees("A")
    outcomes = {life.sees("B", ChangeClass.SUSPECT, suspect_reason="a part").outcome
                for _ in range(9)}  # fmt: skip
    assert outcomes == {Outcome.UNCONFIRMED}
    assert life.confirmed == ["A"]


def test_q2_a_page_that_alternates_for_30_days_gives_one_notice_and_no_change() -> None:
    life = Life()
    outcomes = [life.sees("AB"[day % 2]).outcome for day in range(30)]
    assert life.confirmed == ["A"]
    assert life.notices == ["document-unstable"]
    assert set(outcomes[2:]) == {Outcome.UNSTABLE}


def test_q2_a_page_that_alternates_every_other_day_gives_one_change_at_most() -> None:
    life = Life()
    for day in range(40):
        life.sees("AABB"[day % 4])
    assert life.confirmed == ["A", "B"]
    assert life.notices == ["document-unstable"]


def test_q2_a_slow_alternation_does_not_come_through_either() -> None:
    life = Life()
    for day in range(60):
        life.sees("AAAABBBB"[day % 8])
    assert len(life.confirmed) <= 4


def test_an_unstable_document_settles_on_the_text_that_stands() -> None:
    life = Life()
    for text in "ABA":
        life.sees(text)
    assert life.sees("A").outcome is Outcome.UNSTABLE
    verdict = life.sees("A")
    assert (verdict.outcome, verdict.health) == (Outcome.UNCHANGED, CaptureHealth.OK)


def test_a_text_that_returns_for_good_comes_into_force_again() -> None:
    life = Life()
    for text in ["A", "B", "B", "A", "A", "A"]:
        life.sees(text)
    assert life.confirmed == ["A", "B", "A"]
    assert life.notices == ["document-unstable"]


def test_a_cosmetic_flip_is_no_instability() -> None:
    life = Life()
    life.sees("A")
    for _ in range(5):
        life.sees("a", COSMETIC)
        life.sees("A")
    assert life.notices == []


def test_gates_become_outcomes_and_leave_the_text_in_force() -> None:
    expected = {
        Gate.LOGIN: Outcome.BLOCKED,
        Gate.BOT_CHECK: Outcome.BLOCKED,
        Gate.NOT_FOUND: Outcome.NOT_A_POLICY,
        Gate.EMPTY: Outcome.NOT_A_POLICY,
        Gate.NOT_A_POLICY: Outcome.NOT_A_POLICY,
        Gate.PARTIAL: Outcome.UNCONFIRMED,
    }
    life = Life(dt.timedelta(0))
    life.sees("A")
    assert {gate: life.gate(gate).outcome for gate in expected} == expected
    assert life.confirmed == ["A"]


def test_a_login_page_in_between_does_not_spoil_a_confirmation() -> None:
    life = Life()
    life.sees("A")
    life.sees("B")
    life.gate(Gate.LOGIN)
    assert life.sees("B").confirms


def test_a_blocked_document_is_announced_once_and_its_return_once() -> None:
    life = Life()
    life.sees("A")
    for _ in range(10):
        life.gate(Gate.LOGIN)
    life.sees("A")
    assert life.notices == ["document-blocked", "document-back"]


def test_a_page_that_stays_away_is_gone_and_may_come_back() -> None:
    life = Life()
    life.sees("A")
    healths = [life.fails(Outcome.NOT_A_POLICY, is_missing=True).health for _ in range(4)]
    assert healths == [CaptureHealth.NOT_A_POLICY] * 2 + [CaptureHealth.GONE] * 2
    assert life.sees("A").health is CaptureHealth.OK
    assert life.notices == ["document-not-a-policy", "document-gone", "document-back"]


def test_three_404s_within_an_hour_are_an_outage() -> None:
    life = Life()
    life.sees("A")
    for _ in range(5):
        verdict = life.fails(Outcome.NOT_A_POLICY, is_missing=True, hours=0.2)
    assert verdict.health is CaptureHealth.NOT_A_POLICY


def test_a_failed_fetch_keeps_the_text_that_waits() -> None:
    life = Life()
    life.sees("A")
    life.sees("B")
    assert life.fails(Outcome.FAILED).health is CaptureHealth.FAILING
    assert life.sees("B").confirms


@given(st.lists(st.sampled_from("ABCD"), max_size=60), st.sampled_from([0, 60]))
def test_no_text_comes_into_force_twice_in_a_row_nor_without_being_seen(
    texts: list[str], gap: int
) -> None:
    life = Life(dt.timedelta(minutes=gap))
    for text in texts:
        life.sees(text)
    assert all(a != b for a, b in zip(life.confirmed, life.confirmed[1:], strict=False))
    assert set(life.confirmed) <= set(texts)


@given(st.lists(st.sampled_from("AB"), min_size=1, max_size=90))
def test_a_flood_of_flips_is_one_notice_until_it_settles(texts: list[str]) -> None:
    life = Life()
    settled = 0
    for text in texts:
        was = life.state.unstable_since
        life.sees(text)
        settled += was is not None and life.state.unstable_since is None
    assert life.notices.count("document-unstable") <= settled + 1


def hindsight(
    compared: ChangeClass, stood: float = 90, state: Confirmation | None = None, **other: bool
) -> Verdict:
    """The verdict on a text of an imported history that stood for so many days."""
    outlook = Outlook(dt.timedelta(days=stood), **other)
    sight = Sight(START, 0, Gate.POLICY, face="new", compared=compared, outlook=outlook)
    return after_sight(state or Confirmation(faces=("old",)), sight, dt.timedelta(0))


def test_in_hindsight_a_change_counts_at_once_at_its_date() -> None:
    verdict = hindsight(ChangeClass.SUBSTANTIVE)
    assert (verdict.confirms, verdict.first_seen) == (True, START)


def test_in_hindsight_a_flip_is_unstable_and_no_version() -> None:
    verdict = hindsight(ChangeClass.SUBSTANTIVE, stood=2, flips=True)
    assert (verdict.outcome, verdict.confirms) == (Outcome.UNSTABLE, False)


def test_in_hindsight_a_suspect_text_waits_unless_it_stays() -> None:
    assert hindsight(ChangeClass.SUSPECT).outcome is Outcome.UNCONFIRMED
    assert hindsight(ChangeClass.SUSPECT, stays=True).confirms


def test_in_hindsight_each_flip_asks_for_more_days() -> None:
    state = Confirmation(faces=("a", "old"), unstable_since=START, flips=3, last_flip=START)
    assert not hindsight(ChangeClass.SUBSTANTIVE, 8, state).confirms
    assert hindsight(ChangeClass.SUBSTANTIVE, 9, state).confirms


def test_in_hindsight_the_last_text_counts_after_one_return_and_not_after_many() -> None:
    once = Confirmation(faces=("a", "old"), unstable_since=START, flips=1, last_flip=START)
    often = Confirmation(faces=("a", "old"), unstable_since=START, flips=4, last_flip=START)
    assert hindsight(ChangeClass.SUBSTANTIVE, 0, once, is_open=True).confirms
    assert not hindsight(ChangeClass.SUBSTANTIVE, 0, often, is_open=True).confirms


def test_in_hindsight_the_text_in_force_settles_a_document_by_standing() -> None:
    state = Confirmation(faces=("a", "old"), unstable_since=START, flips=2, last_flip=START)
    assert hindsight(ChangeClass.NONE, 5, state).health is CaptureHealth.UNSTABLE
    assert hindsight(ChangeClass.NONE, 6, state).state.unstable_since is None
