"""One document's recorded history, worked through from its first text to its last.

As if each text had been captured when it was recorded, but for the second sighting: what the
history says of the days after takes its place (decision 0014). Runs in a worker process.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import replace

from conductatlas.archive.packing import explanation_words
from conductatlas.archive.values import Explained
from conductatlas.archive.wordings import content_hash
from conductatlas.model.records import Extracted, Finding, PairReading
from conductatlas.model.vocabulary import CaptureHealth, ChangeClass, Gate, Outcome
from conductatlas.pipeline.confirm import Outlook, Sight, Verdict, after_failure, after_sight
from conductatlas.pipeline.confirmation import Confirmation, read_confirmation, write_confirmation
from conductatlas.pipeline.ota_git import GitTexts
from conductatlas.pipeline.ota_history import Recorded
from conductatlas.pipeline.ota_jobs import HistoryJob, HistoryWork, NewText, Step, Successors
from conductatlas.pipeline.ota_spool import write_steps
from conductatlas.pipeline.ota_texts import Compared, NoTextError, Text, Texts, text_of
from conductatlas.pipeline.outlook import look_ahead
from conductatlas.pipeline.stages import Clause, Stages

__all__ = ["do_history"]

_NOW = dt.timedelta(0)
_SETTLED = (ChangeClass.NONE, ChangeClass.COSMETIC)


def do_history(job: HistoryJob, stages: Stages) -> HistoryWork:
    """The steps of a document's history."""
    texts = GitTexts(job.repository)
    try:
        return _Historian(job, stages, Texts(texts.read, stages)).run()
    finally:
        texts.close()


class _Historian:
    """Walks through the observations of one document; knows the text in force."""

    def __init__(self, job: HistoryJob, stages: Stages, texts: Texts) -> None:
        self.job, self.stages, self.texts = job, stages, texts
        self.moments = [one.at for one in job.texts]
        self.state: Confirmation = read_confirmation(job.confirmation)
        self.in_force: Text | None = None
        self.findings: tuple[Finding, ...] | None = ()
        self.known = set(job.known)
        self.read_text = stages.remembering() if stages.remembering else stages.read
        self.explained: dict[str, Explained] = {}
        self.health, self.reason = CaptureHealth.OK, ""
        self.newest: Text | None = None
        if job.in_force is not None:
            self.in_force, self.findings = text_of(job.in_force.text), job.in_force.findings

    def run(self) -> HistoryWork:
        """All steps, written as they come, and how the document stands after them."""
        steps = write_steps(self.job.spool, self.steps())
        updated = self.texts.judged(self.newest).last_updated if self.newest else None
        return HistoryWork(
            steps=steps,
            confirmation=write_confirmation(self.state),
            health=self.health,
            health_reason=self.reason,
            last_updated=updated,
        )

    def steps(self) -> Iterator[Step]:
        """One step for each observation."""
        for at, one in enumerate(self.job.texts):
            try:
                yield self.step(at, one)
            except NoTextError as fault:
                yield self.failed(one, str(fault))

    def step(self, at: int, one: Recorded) -> Step:
        """What one observation comes to; raises NoTextError where there is no text."""
        if not one.blob:
            raise NoTextError("the document was removed from the other archive")
        text = self.texts.get(one)
        compared = self.texts.compared(self.in_force, text) if self.in_force else None
        is_same = compared is not None and compared.is_same
        said = None if is_same else self.texts.judged(text)
        gate = said.gate if said else Gate.POLICY
        outlook = self.outlook(at, text, compared)
        sight = self.sight(one, text, gate, said, compared, outlook)
        verdict = self.take(after_sight(self.state, sight, _NOW))
        if verdict.is_verified:
            self.newest = text
        opens = None
        if verdict.confirms and said is not None:
            is_seam = sight.compared is ChangeClass.SUSPECT
            opens = self.into_force(one, text, said, verdict, is_seam)
        shown = compared if gate is Gate.POLICY else None
        return Step(
            text=one,
            outcome=verdict.outcome,
            reason=verdict.reason,
            gate=gate,
            text_sha256=text.sha256,
            compared=shown.change_class if shown else None,
            cosmetic_reasons=shown.reasons if shown and is_same else (),
            is_verified=verdict.is_verified,
            opens=opens,
        )

    def failed(self, one: Recorded, fault: str) -> Step:
        """An observation without a text."""
        verdict = self.take(after_failure(self.state, Outcome.NOT_A_POLICY, fault, one.at))
        return Step(text=one, outcome=verdict.outcome, reason=verdict.reason)

    def take(self, verdict: Verdict) -> Verdict:
        """Let the document stand as `verdict` says."""
        self.state, self.health = verdict.state, verdict.health
        self.reason = "" if verdict.health is CaptureHealth.OK else verdict.reason
        return verdict

    def sight(
        self, one: Recorded, text: Text, gate: Gate, said: Extracted | None,
        compared: Compared | None, outlook: Outlook,
    ) -> Sight:  # fmt: skip
        """What the observation shows, for the confirmation machine."""
        is_same = compared is not None and compared.is_same
        return Sight(
            at=one.at,
            check_id=0,
            gate=gate,
            gate_reason=(said.gate_reason or "") if said else "",
            face=self.in_force.sha256 if is_same and self.in_force else text.sha256,
            compared=compared.change_class if compared else None,
            suspect_reason=compared.suspect_reason if compared else "",
            was_in_force=not is_same and text.sha256 in self.known,
            outlook=outlook,
        )

    def outlook(self, at: int, text: Text, compared: Compared | None) -> Outlook:
        """What the history says of the days after an observation."""
        if compared is None or compared.is_same or self.in_force is None:
            later = self.moments[at + 1] if at + 1 < len(self.moments) else self.job.until
            return Outlook(later - self.moments[at])
        old = self.in_force
        return look_ahead(
            at, self.moments, self.job.until,
            lambda later: self.is_old(later, text, old),
            lambda later: self.builds_on(later, text, old),
        )  # fmt: skip

    def is_old(self, later: int, text: Text, old: Text) -> bool:
        """Whether a later observation is the text in force again."""
        other = self.other(later)
        if other is None or other.sha256 == text.sha256:
            return False
        if other.sha256 == old.sha256:
            return True
        # Comparing costs: only what is no nearer to the new text can be the old one.
        return (
            not self.texts.is_nearer(other, text, old) and self.texts.compared(old, other).is_same
        )

    def builds_on(self, later: int, text: Text, old: Text) -> bool:
        """Whether a later observation goes on from the text in question."""
        other = self.other(later)
        return other is not None and self.texts.is_nearer(other, text, old)

    def other(self, later: int) -> Text | None:
        """The text of a later observation, where it has one."""
        one = self.job.texts[later]
        try:
            return self.texts.get(one) if one.blob else None
        except NoTextError:
            return None

    def into_force(
        self, one: Recorded, text: Text, said: Extracted, verdict: Verdict, is_seam: bool
    ) -> NewText:
        """All that follows from a text that came into force."""
        language = said.language or self.job.language or None
        findings = self.read(text.text, language)
        pair, successors = self.against_old(text, findings, is_seam)
        self.known.add(text.sha256)
        self.in_force, self.findings = text, findings
        return NewText(
            extracted=said,
            slices=text.slices,
            findings=findings,
            successors=successors,
            explained=self.explain(text.text, language, findings),
            pair=pair,
            recorded=self.texts.raw(one),
            first_seen=verdict.first_seen or one.at,
            is_seam=is_seam,
        )

    def read(self, text: str, language: str | None) -> tuple[Finding, ...]:
        """The provisions of a text."""
        return self.read_text(text, self.job.facts.kind, language)

    def against_old(
        self, text: Text, findings: tuple[Finding, ...], is_seam: bool
    ) -> tuple[PairReading | None, Successors]:
        """The change from the text in force, and which of its findings go on."""
        old, before = self.in_force, self.findings or ()
        successors: list[tuple[int, str] | None] = [None] * len(findings)
        if old is None:
            return None, tuple(successors)
        for match in self.stages.match(old.text, before, text.text, findings):
            if match.old is not None and match.new is not None:
                status = "active" if is_seam else str(match.status)
                successors[match.new] = match.old, status
        if is_seam:
            return None, tuple(successors)
        found = {text.text: findings, old.text: before}
        pair = self.stages.compare(old.text, text.text, found.__getitem__)
        # The places are worked out again where they are shown; only their counts are kept.
        return replace(pair, segments=()), tuple(successors)

    def explain(
        self, text: str, language: str | None, findings: tuple[Finding, ...]
    ) -> tuple[Explained, ...]:
        """An explanation for each finding; a wording that was explained before keeps that one."""
        contents = [content_hash(finding) for finding in findings]
        fresh = {
            content: finding
            for content, finding in zip(contents, findings, strict=True)
            if content not in self.explained
        }
        clause = Clause(text, language, tuple(fresh.values()), self.job.facts)
        for content, explanation in zip(fresh, self.stages.explain(clause), strict=True):
            words = explanation_words(explanation)
            key = hashlib.sha256(self.stages.composer.encode("utf-8") + b"\0" + words).hexdigest()
            self.explained[content] = Explained(key[:32], self.stages.composer, words)
        return tuple(self.explained[content] for content in contents)
