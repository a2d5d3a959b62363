"""A page that alternates between texts: each is an observed variant with a line of its own.

Pure, around `confirm`: which texts are variants, and what a sighting means to the line that it
belongs to. A text is compared with the text in force in its own line alone (decision 0016).
"""

import datetime as dt
from dataclasses import replace

from conductatlas.model.vocabulary import CaptureHealth, ChangeClass, Gate, Outcome
from conductatlas.pipeline.confirm import Sight, Verdict, after_sight
from conductatlas.pipeline.confirmation import Confirmation, Line, Run

__all__ = ["MAIN", "after_line_sight", "own_state", "with_version"]

# The line of the text that is in force for the document; others are numbered from 2.
MAIN = 1
_MOST_LINES = 3
# Two texts alternate once each has returned so often.
_RETURNS = 2
# The alternation is over once one of them was seen so often in a row, over so long.
_OVER_AFTER = 12
_OVER_SPAN = dt.timedelta(days=14)
_SAME = (ChangeClass.NONE, ChangeClass.COSMETIC)
_REASON = "the page alternates between texts, each of which has its own history"


def own_state(state: Confirmation, number: int) -> Confirmation:
    """The state of one line: the document's own for `MAIN`."""
    if number == MAIN:
        return state
    return next(line.state for line in state.lines if line.number == number)


def with_version(state: Confirmation, number: int, version_id: int) -> Confirmation:
    """The state with `version_id` in force in line `number`."""
    lines = tuple(
        replace(line, version_id=version_id) if line.number == number else line
        for line in state.lines
    )
    return replace(state, lines=lines)


def after_line_sight(state: Confirmation, number: int, sight: Sight, gap: dt.timedelta) -> Verdict:
    """The verdict on a page whose text belongs to line `number`; its state is the document's.

    `sight` compares the text with the one in force in that line. A verdict with a `variant` says
    that the text opens the line of that number.
    """
    if number == MAIN:
        verdict = _opening(after_sight(state, sight, gap), sight)
    else:
        verdict = _aside(state, number, sight, gap)
    if state.lines and verdict.confirms and sight.compared is None:
        # A seam: what the lines were told apart by cannot be compared with the new text.
        whole = replace(verdict.state, lines=(), run=None)
        return replace(verdict, state=whole, ends_variants=True)
    if not verdict.state.lines or sight.gate is not Gate.POLICY:
        return verdict
    if state.lines:
        # That the page alternates was announced before.
        notices = tuple(one for one in verdict.notices if one != "document-unstable")
        verdict = replace(verdict, notices=notices)
    return _alternating(verdict, verdict.variant or number, sight)


def _aside(state: Confirmation, number: int, sight: Sight, gap: dt.timedelta) -> Verdict:
    """The verdict on a text of another line than the document's own."""
    verdict = after_sight(own_state(state, number), sight, gap)
    notices = (*verdict.notices, "document-back") if state.announced else verdict.notices
    lines = tuple(
        replace(line, state=replace(verdict.state, last=None)) if line.number == number else line
        for line in state.lines
    )
    whole = replace(state, lines=lines, announced="", missing=0, missing_since=None)
    return replace(verdict, state=whole, notices=notices, is_verified=False)


def _opening(verdict: Verdict, sight: Sight) -> Verdict:
    """The same verdict, or the one that lets a text open a line, or come into force at last."""
    state = verdict.state
    if verdict.outcome is not Outcome.UNSTABLE or sight.compared in _SAME:
        return verdict
    often = {face: since for face, returns, since in state.returns if returns >= _RETURNS}
    if sight.face not in often or len(often) < 2 or len(state.lines) + 1 >= _MOST_LINES:
        return verdict
    since = dt.datetime.fromisoformat(often[sight.face])
    if sight.in_force in often:
        return _opened(verdict, sight, since)
    if sight.compared is ChangeClass.SUSPECT:
        return verdict
    # Neither of them is in force: the one at hand takes the place of a text that is no more.
    return replace(
        verdict, outcome=Outcome.CHANGED, reason="", confirms=True, first_seen=since,
        is_verified=True,
    )  # fmt: skip


def _opened(verdict: Verdict, sight: Sight, since: dt.datetime) -> Verdict:
    state = verdict.state
    number = max((line.number for line in state.lines), default=MAIN) + 1
    line = Line(number, 0, since, Confirmation(faces=(sight.face,), steady=1))
    settled = replace(
        state, lines=(*state.lines, line), faces=(sight.in_force,), steady=1,
        steady_since=sight.at, unstable_since=None, flips=0, returns=(), candidate=None,
    )  # fmt: skip
    return replace(
        verdict, reason=_REASON, state=settled, confirms=True, first_seen=since, variant=number
    )


def _alternating(verdict: Verdict, number: int, sight: Sight) -> Verdict:
    """The verdict with the run of sightings counted; the alternation ends where one text stays."""
    state, run = verdict.state, verdict.state.run
    run = Run(number, 1, sight.at) if run is None or run.number != number else run
    is_longer = run is state.run
    run = replace(run, sightings=run.sightings + 1) if is_longer else run
    state = replace(state, run=run)
    if run.sightings >= _OVER_AFTER and sight.at - run.since >= _OVER_SPAN:
        return _over(replace(verdict, state=state), run, sight)
    if verdict.health is CaptureHealth.OK:
        reason = verdict.reason or _REASON
        verdict = replace(verdict, health=CaptureHealth.UNSTABLE, reason=reason)
    return replace(verdict, state=state)


def _over(verdict: Verdict, run: Run, sight: Sight) -> Verdict:
    """One text has stayed: where it is not the one in force, it is to come into force as usual."""
    state = replace(verdict.state, lines=(), run=None)
    if run.number != MAIN:
        state = replace(
            state, faces=(*state.faces[-1:], sight.face), steady=run.sightings,
            steady_since=run.since, unstable_since=sight.at, flips=1, last_flip=sight.at,
            candidate=None,
        )  # fmt: skip
    return replace(verdict, state=state, ends_variants=True)
