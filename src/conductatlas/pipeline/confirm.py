"""The confirmation machine: what a sighting makes of a document (design, section 3.5).

Pure: a state, a sighting and the operator's gap in, a verdict and the next state out. A version
comes into force only through a verdict whose `confirms` is true.
"""

import datetime as dt
from dataclasses import dataclass, replace

from conductatlas.model.vocabulary import CaptureHealth, ChangeClass, Gate, Outcome
from conductatlas.pipeline.confirmation import Candidate, Confirmation

__all__ = ["Outlook", "Sight", "Verdict", "after_failure", "after_sight"]

# A text must stand so many sightings in a row before an unstable document counts as settled; each
# further flip asks for as many more, so that a slow alternation does not come through either.
_STEADY = 3
_MOST_STEADY = 12
_FLIPS_FORGOTTEN = dt.timedelta(days=30)
_MOST_FACES = 6
# A page that is away this often, over this long, is gone; a day's outage of a site is not.
_GONE_AFTER = 3
_GONE_SPAN = dt.timedelta(hours=24)

_BY_GATE = {
    Gate.LOGIN: (Outcome.BLOCKED, CaptureHealth.BLOCKED),
    Gate.BOT_CHECK: (Outcome.BLOCKED, CaptureHealth.BLOCKED),
    Gate.NOT_FOUND: (Outcome.NOT_A_POLICY, CaptureHealth.NOT_A_POLICY),
    Gate.EMPTY: (Outcome.NOT_A_POLICY, CaptureHealth.NOT_A_POLICY),
    Gate.NOT_A_POLICY: (Outcome.NOT_A_POLICY, CaptureHealth.NOT_A_POLICY),
    Gate.PARTIAL: (Outcome.UNCONFIRMED, CaptureHealth.UNCONFIRMED),
}
_ANNOUNCED = frozenset({CaptureHealth.BLOCKED, CaptureHealth.NOT_A_POLICY, CaptureHealth.GONE})


@dataclass(frozen=True, slots=True)
class Outlook:
    """What a recorded history knows of a text's future (`pipeline.outlook`, decision 0014).

    How long it stood before the one in force came back; whether that made it a mere episode;
    whether so much builds on it that it is the document's text, however odd it looked. With
    `is_open` the history ends with it, and nobody knows.
    """

    stood: dt.timedelta
    flips: bool = False
    stays: bool = False
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Sight:
    """What one check saw.

    `face` is the hash of the text; of the text in force where the two differ cosmetically at most,
    and of the candidate likewise. `compared` is None where nothing comparable is in force: the
    first text of a document, or a seam.
    """

    at: dt.datetime
    check_id: int
    gate: Gate
    gate_reason: str = ""
    face: str = ""
    compared: ChangeClass | None = None
    suspect_reason: str = ""
    # The text in force, under its hash.
    in_force: str = ""
    # Whether this text was in force before, however long ago.
    was_in_force: bool = False
    # Of a history that is imported: it takes the place of the second sighting.
    outlook: Outlook | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """How the check ends; `first_seen` is since when the text that it confirms is known."""

    outcome: Outcome
    reason: str
    health: CaptureHealth
    state: Confirmation
    confirms: bool = False
    first_seen: dt.datetime | None = None
    is_verified: bool = False
    notices: tuple[str, ...] = ()
    # The observed variant that the text opens (`lines`), and whether they are over.
    variant: int = 0
    ends_variants: bool = False


def after_failure(
    state: Confirmation, outcome: Outcome, reason: str, at: dt.datetime, is_missing: bool = False
) -> Verdict:
    """The verdict where no page came: `outcome` failed, blocked or not-a-policy.

    `is_missing` says that the site itself calls the page gone (404, 410).
    """
    health = {
        Outcome.BLOCKED: CaptureHealth.BLOCKED,
        Outcome.NOT_A_POLICY: CaptureHealth.NOT_A_POLICY,
    }.get(outcome, CaptureHealth.FAILING)
    return _trouble(state, outcome, health, reason, at, is_missing)


def after_sight(state: Confirmation, sight: Sight, gap: dt.timedelta) -> Verdict:
    """The verdict on a page that came; `gap` is how far apart two sightings must be, 0 for none."""
    if sight.gate is not Gate.POLICY:
        outcome, health = _BY_GATE[sight.gate]
        reason = sight.gate_reason or f"the page shows: {sight.gate.value}"
        is_missing = sight.gate is Gate.NOT_FOUND
        return _trouble(state, outcome, health, reason, sight.at, is_missing)
    state, notices = _back(state)
    state, flipped = _with_face(state, sight)
    if flipped and state.unstable_since is None and not _was_a_slip(state, sight):
        state = replace(state, unstable_since=sight.at)
        notices = (*notices, "document-unstable")
    verdict = _judge(state, sight, gap)
    return replace(verdict, notices=notices)


def _was_a_slip(state: Confirmation, sight: Sight) -> bool:
    """Whether the text in force is back after a suspect one that did not return: a bad capture."""
    is_same = sight.compared in (ChangeClass.NONE, ChangeClass.COSMETIC)
    return is_same and state.candidate is not None and bool(state.candidate.suspect_reason)


def _trouble(
    state: Confirmation, outcome: Outcome, health: CaptureHealth, reason: str,
    at: dt.datetime, is_missing: bool,
) -> Verdict:  # fmt: skip
    state, is_gone = _missing(state, at) if is_missing else (state, False)
    if is_gone or (state.announced == CaptureHealth.GONE.value and outcome is Outcome.FAILED):
        # What is gone stays so where the site does not answer; any page brings other news.
        health, since = CaptureHealth.GONE, state.missing_since or at
        reason = f"no longer published since {since.day} {since:%B %Y}: {reason}"
    notices: tuple[str, ...] = ()
    if health in _ANNOUNCED and state.announced not in (health.value, CaptureHealth.GONE.value):
        notices = (f"document-{health.value}",)
        state = replace(state, announced=health.value)
    return Verdict(outcome, reason, health, state, notices=notices)


def _missing(state: Confirmation, at: dt.datetime) -> tuple[Confirmation, bool]:
    since = state.missing_since or at
    state = replace(state, missing=state.missing + 1, missing_since=since)
    return state, state.missing >= _GONE_AFTER and at - since >= _GONE_SPAN


def _back(state: Confirmation) -> tuple[Confirmation, tuple[str, ...]]:
    notices = ("document-back",) if state.announced else ()
    return replace(state, announced="", missing=0, missing_since=None), notices


def _with_face(state: Confirmation, sight: Sight) -> tuple[Confirmation, bool]:
    """The state with this text as its newest, and whether it flipped back to one seen before."""
    if state.faces and state.faces[-1] == sight.face:
        return replace(state, steady=state.steady + 1), False
    flipped = bool(state.faces) and (sight.face in state.faces or sight.was_in_force)
    faces = tuple(face for face in state.faces if face != sight.face)
    state = replace(
        state,
        faces=(*faces, sight.face)[-_MOST_FACES:],
        steady=1,
        steady_since=sight.at,
        returns=_returns(state, sight, flipped),
    )
    if not flipped:
        return state, False
    is_old = state.last_flip is None or sight.at - state.last_flip > _FLIPS_FORGOTTEN
    flips = 1 if is_old else state.flips + 1
    return replace(state, flips=flips, last_flip=sight.at), True


def _returns(state: Confirmation, sight: Sight, flipped: bool) -> tuple[tuple[str, int, str], ...]:
    """How often each text seen lately has returned, with when it was seen first."""
    is_old = state.last_flip is not None and sight.at - state.last_flip > _FLIPS_FORGOTTEN
    kept = {} if is_old else {face: (count, since) for face, count, since in state.returns}
    count, since = kept.pop(sight.face, (0, sight.at.isoformat()))
    kept[sight.face] = (count + flipped, since)
    return tuple((face, *told) for face, told in list(kept.items())[-_MOST_FACES:])


def _judge(state: Confirmation, sight: Sight, gap: dt.timedelta) -> Verdict:
    if sight.compared is None:
        return _confirmed(state, sight.at, "first text")
    if _is_accepted(state, sight):
        return _confirmed(state, state.candidate.since if state.candidate else sight.at)
    if sight.outlook is not None:
        return _in_hindsight(state, sight, sight.outlook)
    if state.unstable_since is not None:
        return _unstable(state, sight, gap)
    if sight.compared is ChangeClass.SUBSTANTIVE and gap:
        return _second_sight(state, sight, gap)
    return _settled(state, sight, sight.at)


def _settled(state: Confirmation, sight: Sight, first_seen: dt.datetime) -> Verdict:
    """The verdict where no further sighting is needed; a suspect text waits all the same."""
    if sight.compared in (ChangeClass.NONE, ChangeClass.COSMETIC):
        return _verified(state, sight)
    if sight.compared is ChangeClass.SUSPECT:
        return _waiting(state, sight, sight.suspect_reason or "the text may be of another page")
    return _confirmed(state, first_seen)


def _is_accepted(state: Confirmation, sight: Sight) -> bool:
    candidate = state.candidate
    return bool(candidate and candidate.accepted and candidate.text_sha256 == sight.face)


def _second_sight(state: Confirmation, sight: Sight, gap: dt.timedelta) -> Verdict:
    candidate = state.candidate
    if candidate is not None and candidate.text_sha256 == sight.face:
        if sight.at - candidate.since >= gap:
            return _confirmed(state, candidate.since)
        return _waiting(state, sight, "seen again too soon to count")
    return _waiting(state, sight, "seen once")


def _unstable(state: Confirmation, sight: Sight, gap: dt.timedelta) -> Verdict:
    needed = min(_STEADY * state.flips, _MOST_STEADY)
    since = state.steady_since or sight.at
    if state.steady < needed or sight.at - since < gap:
        reason = f"the page alternates between texts; {state.steady} of {needed} sightings in a row"
        health = CaptureHealth.UNSTABLE
        is_verified = sight.compared in (ChangeClass.NONE, ChangeClass.COSMETIC)
        state = replace(state, candidate=None)
        return Verdict(Outcome.UNSTABLE, reason, health, state, is_verified=is_verified)
    return _settled(replace(state, unstable_since=None), sight, since)


def _in_hindsight(state: Confirmation, sight: Sight, outlook: Outlook) -> Verdict:
    """The verdict where the future is known: a day that a text stands counts as a sighting."""
    needed = min(_STEADY * state.flips, _MOST_STEADY)
    is_steady = outlook.stood >= dt.timedelta(days=needed)
    # One return at the very end is taken for what it seems; not one more of many.
    is_steady |= outlook.is_open and state.flips <= 1
    if sight.compared in (ChangeClass.NONE, ChangeClass.COSMETIC):
        verdict = _verified(state, sight)
        if state.unstable_since is None:
            return verdict
        if is_steady:
            return replace(verdict, state=replace(verdict.state, unstable_since=None))
        return replace(verdict, health=CaptureHealth.UNSTABLE)
    if outlook.flips or (state.unstable_since is not None and not is_steady):
        days = outlook.stood / dt.timedelta(days=1)
        reason = f"another text for {days:.1f} days; then the one in force came back"
        state = replace(state, candidate=None)
        return Verdict(Outcome.UNSTABLE, reason, CaptureHealth.UNSTABLE, state)
    if sight.compared is ChangeClass.SUSPECT and not outlook.stays:
        return _waiting(state, sight, sight.suspect_reason or "the text may be of another page")
    return _confirmed(state, sight.at)


def _verified(state: Confirmation, sight: Sight) -> Verdict:
    is_same = sight.compared is ChangeClass.NONE
    outcome = Outcome.UNCHANGED if is_same else Outcome.COSMETIC
    state = replace(state, candidate=None, seam="")
    return Verdict(outcome, "", CaptureHealth.OK, state, is_verified=True)


def _waiting(state: Confirmation, sight: Sight, reason: str) -> Verdict:
    candidate = state.candidate
    if candidate is None or candidate.text_sha256 != sight.face:
        candidate = Candidate(sight.face, sight.at, sight.check_id, sight.suspect_reason)
    state = replace(state, candidate=candidate)
    return Verdict(Outcome.UNCONFIRMED, reason, CaptureHealth.UNCONFIRMED, state)


def _confirmed(state: Confirmation, first_seen: dt.datetime, reason: str = "") -> Verdict:
    return Verdict(
        outcome=Outcome.CHANGED,
        reason=reason,
        health=CaptureHealth.OK,
        state=replace(state, candidate=None, unstable_since=None, seam=""),
        confirms=True,
        first_seen=first_seen,
        is_verified=True,
    )
