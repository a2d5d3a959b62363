"""What a document's confirmation remembers between two checks, and how it is kept as JSON.

Times are UTC. The state is small: a candidate, a few texts seen lately, counters.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

__all__ = [
    "Candidate",
    "Confirmation",
    "LastSight",
    "Line",
    "Run",
    "read_confirmation",
    "write_confirmation",
]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A text that waits for a second sighting; `accepted` where the operator let it through."""

    text_sha256: str
    since: dt.datetime
    check_id: int
    suspect_reason: str = ""
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class LastSight:
    """What the newest capture gave, so that the same bytes need not be read again."""

    raws: str
    extractor: str
    gate: str
    gate_reason: str
    text_sha256: str
    # Compared with this version: the class, and the reasons of a cosmetic one.
    version_id: int
    compared: str
    face: str = ""
    cosmetic_reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """How often in a row, and since when, a page that alternates showed one line's text."""

    number: int
    sightings: int
    since: dt.datetime


@dataclass(frozen=True, slots=True)
class Line:
    """Another text that the page shows in turn: its version in force and its own state."""

    number: int
    version_id: int
    since: dt.datetime
    state: "Confirmation"


@dataclass(frozen=True, slots=True)
class Confirmation:
    """The state of one document.

    `faces` are texts seen lately, the newest last, cosmetic variants under the hash of the text
    that they are variants of. `steady` counts sightings of the newest one in a row, `returns` how
    often each came back, with when it was seen first. `lines` are the texts that the page
    alternates between, beside the one in force.
    """

    candidate: Candidate | None = None
    last: LastSight | None = None
    faces: tuple[str, ...] = ()
    steady: int = 0
    steady_since: dt.datetime | None = None
    unstable_since: dt.datetime | None = None
    flips: int = 0
    last_flip: dt.datetime | None = None
    returns: tuple[tuple[str, int, str], ...] = ()
    lines: tuple[Line, ...] = ()
    run: Run | None = None
    # Why the next other text opens a seam: it cannot be compared with the one in force.
    seam: str = ""
    missing: int = 0
    missing_since: dt.datetime | None = None
    # The trouble that was announced and has not ended: blocked, not-a-policy, gone; else "".
    announced: str = field(default="")


def read_confirmation(kept: Mapping[str, Any]) -> Confirmation:
    """The state kept as `kept`; an empty mapping is the state of a new document."""
    candidate, last = kept.get("candidate"), kept.get("last")
    return Confirmation(
        candidate=None if candidate is None else Candidate(
            candidate["text"], dt.datetime.fromisoformat(candidate["since"]), candidate["check"],
            candidate.get("suspect", ""), candidate.get("accepted", False),
        ),
        last=None if last is None else LastSight(
            last["raws"], last["extractor"], last["gate"], last["gate_reason"], last["text"],
            last["version"], last["compared"], last["face"], tuple(last["cosmetic"]),
        ),
        faces=tuple(kept.get("faces", ())),
        steady=kept.get("steady", 0),
        steady_since=_moment(kept.get("steady_since")),
        unstable_since=_moment(kept.get("unstable_since")),
        flips=kept.get("flips", 0),
        last_flip=_moment(kept.get("last_flip")),
        returns=tuple((face, count, since) for face, count, since in kept.get("returns", ())),
        lines=tuple(_read_line(line) for line in kept.get("lines", ())),
        run=_read_run(kept.get("run")),
        seam=kept.get("seam", ""),
        missing=kept.get("missing", 0),
        missing_since=_moment(kept.get("missing_since")),
        announced=kept.get("announced", ""),
    )  # fmt: skip


def write_confirmation(state: Confirmation) -> dict[str, Any]:
    """`state` as JSON; what is empty is left out."""
    kept: dict[str, Any] = {
        "candidate": state.candidate and _candidate(state.candidate),
        "last": state.last and _last(state.last),
        "faces": list(state.faces),
        "steady": state.steady,
        "steady_since": _text(state.steady_since),
        "unstable_since": _text(state.unstable_since),
        "flips": state.flips,
        "last_flip": _text(state.last_flip),
        "returns": [list(one) for one in state.returns],
        "lines": [_line(line) for line in state.lines],
        "run": state.run and [state.run.number, state.run.sightings, state.run.since.isoformat()],
        "seam": state.seam,
        "missing": state.missing,
        "missing_since": _text(state.missing_since),
        "announced": state.announced,
    }
    return {name: value for name, value in kept.items() if value}


def _read_line(kept: Mapping[str, Any]) -> Line:
    since = dt.datetime.fromisoformat(kept["since"])
    return Line(kept["number"], kept["version"], since, read_confirmation(kept["state"]))


def _line(line: Line) -> dict[str, Any]:
    return {
        "number": line.number,
        "version": line.version_id,
        "since": line.since.isoformat(),
        "state": write_confirmation(line.state),
    }


def _read_run(kept: Sequence[Any] | None) -> Run | None:
    return Run(kept[0], kept[1], dt.datetime.fromisoformat(kept[2])) if kept else None


def _candidate(candidate: Candidate) -> dict[str, Any]:
    return {
        "text": candidate.text_sha256,
        "since": candidate.since.isoformat(),
        "check": candidate.check_id,
        "suspect": candidate.suspect_reason,
        "accepted": candidate.accepted,
    }


def _last(last: LastSight) -> dict[str, Any]:
    return {
        "raws": last.raws,
        "extractor": last.extractor,
        "gate": last.gate,
        "gate_reason": last.gate_reason,
        "text": last.text_sha256,
        "version": last.version_id,
        "compared": last.compared,
        "face": last.face,
        "cosmetic": list(last.cosmetic_reasons),
    }


def _moment(text: str | None) -> dt.datetime | None:
    return dt.datetime.fromisoformat(text) if text else None


def _text(moment: dt.datetime | None) -> str | None:
    return moment.isoformat() if moment else None
