"""From what a check's work gave to what the confirmation machine wants to know. Pure."""

from dataclasses import dataclass, replace

from conductatlas.archive.values import DocumentTarget, OpenCheck, Sighting
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import ChangeClass, CosmeticReason, Gate
from conductatlas.pipeline.confirm import Sight
from conductatlas.pipeline.confirmation import Confirmation, LastSight
from conductatlas.pipeline.jobs import Job, Work
from conductatlas.pipeline.lines import MAIN, own_state

__all__ = [
    "Pending",
    "compared_class",
    "last_sight",
    "on_line",
    "seen_again",
    "sight_of",
    "sighting",
]

_SAME = (ChangeClass.NONE, ChangeClass.COSMETIC)


@dataclass(frozen=True, slots=True)
class Pending:
    """A check whose work is being done, with what the archive knows of its document.

    `raws` stands for the bytes of all its pages; `base_version` is the version in force before it.
    """

    check: OpenCheck
    target: DocumentTarget
    state: Confirmation
    extractor: str
    raws: str
    base_version: int | None
    job: Job | None = None
    # The line of a page that alternates to which the text belongs; 1 is the document's own.
    line: int = 1

    @property
    def opens_seam(self) -> bool:
        """Whether there is a text in force that cannot be compared with this one."""
        if self.base_version is None:
            return False
        return self.job is None or self.job.in_force is None or bool(self.state.seam)

    @property
    def own(self) -> Confirmation:
        """The state of the line to which the text belongs."""
        return own_state(self.state, self.line)


def on_line(pending: Pending, number: int) -> Pending:
    """The same check as seen from line `number`: what is in force there is compared with."""
    job = pending.job
    if number == MAIN or job is None:
        return pending
    version = next(one.version_id for one in pending.state.lines if one.number == number)
    in_force = next(one.in_force for one in job.others if one.number == number)
    job = replace(job, in_force=in_force)
    return replace(pending, line=number, base_version=version, job=job)


def compared_class(pending: Pending, extracted: Extracted, work: Work) -> ChangeClass | None:
    """How the text compares to the one in force; None where none is, or the page is no policy."""
    in_force = pending.job.in_force if pending.job else None
    if in_force is None or extracted.gate is not Gate.POLICY:
        return None
    if extracted.sha256 == in_force.text_sha256:
        return ChangeClass.NONE
    found = work.pair.change_class if work.pair else None
    return None if pending.state.seam and found not in _SAME else found


def sight_of(pending: Pending, extracted: Extracted, work: Work, was_in_force: bool) -> Sight:
    """What the check saw, for the confirmation machine."""
    in_force = pending.job.in_force if pending.job else None
    return Sight(
        at=pending.check.started_at,
        check_id=pending.check.id,
        gate=extracted.gate,
        gate_reason=extracted.gate_reason or "",
        face=_face(pending, extracted, work),
        compared=compared_class(pending, extracted, work),
        suspect_reason=(work.pair.suspect_reason or "") if work.pair else "",
        was_in_force=was_in_force,
        in_force=in_force.text_sha256 if in_force else "",
    )


def last_sight(pending: Pending, extracted: Extracted, work: Work) -> LastSight:
    """What to remember, so that the same bytes are judged at once the next time."""
    compared = compared_class(pending, extracted, work)
    return LastSight(
        raws=pending.raws,
        extractor=pending.extractor,
        gate=extracted.gate.value,
        gate_reason=extracted.gate_reason or "",
        text_sha256=extracted.sha256,
        version_id=pending.base_version or 0,
        compared=compared.value if compared else "",
        face=_face(pending, extracted, work),
        cosmetic_reasons=tuple(reason.value for reason in _cosmetic_reasons(work)),
    )


def seen_again(pending: Pending) -> tuple[Sight, LastSight] | None:
    """What the check saw, where the same bytes were judged before and nothing else changed.

    None where they have to be worked on: other bytes, another extractor, another text in force, or
    a text that waits.
    """
    last = pending.state.last
    if last is None or pending.state.lines or (last.raws, last.extractor, last.version_id) != (
        pending.raws, pending.extractor, pending.base_version or 0,
    ):  # fmt: skip
        return None
    gate = Gate(last.gate)
    compared = ChangeClass(last.compared) if last.compared else None
    if gate is Gate.POLICY and compared not in _SAME:
        return None
    check = pending.check
    sight = Sight(check.started_at, check.id, gate, last.gate_reason, last.face, compared)
    return sight, last


def sighting(sight: Sight, last: LastSight, version_id: int | None, work: Work) -> Sighting:
    """The observation to keep; `version_id` is the version that this text is."""
    return Sighting(
        gate=sight.gate,
        text_sha256=last.text_sha256,
        extractor=last.extractor,
        compared=sight.compared,
        version_id=version_id,
        last_updated=work.extracted.last_updated if work.extracted else None,
    )


def _cosmetic_reasons(work: Work) -> tuple[CosmeticReason, ...]:
    if work.pair is None or work.pair.change_class is not ChangeClass.COSMETIC:
        return ()
    return work.pair.cosmetic_reasons


def _face(pending: Pending, extracted: Extracted, work: Work) -> str:
    in_force = pending.job.in_force if pending.job else None
    if in_force is not None and compared_class(pending, extracted, work) in _SAME:
        return in_force.text_sha256
    if work.is_candidate and pending.own.candidate is not None:
        return pending.own.candidate.text_sha256
    return extracted.sha256
