"""Takes checks from their stored captures to their outcomes: text, version, reading, change.

A check is stored twice: once with its captures, and once with all that follows from them. After a
crash between the two the same calls work it out again from the raw bytes.
"""

import datetime as dt
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from conductatlas.archive import store, targets
from conductatlas.archive.values import CheckEnd, DocumentTarget, OpenCheck, Sighting
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import ChangeClass, CosmeticReason, Gate, Outcome
from conductatlas.pipeline.confirm import Sight, Verdict, after_failure
from conductatlas.pipeline.confirmation import LastSight, read_confirmation, write_confirmation
from conductatlas.pipeline.failures import VisitFailure
from conductatlas.pipeline.jobs import Job, TextInForce, Work
from conductatlas.pipeline.judge import (
    Pending,
    last_sight,
    on_line,
    seen_again,
    sight_of,
    sighting,
)
from conductatlas.pipeline.lines import after_line_sight, with_version
from conductatlas.pipeline.looking_back import before_seam, line_texts, seen_pages
from conductatlas.pipeline.moves import moves_of, told_of
from conductatlas.pipeline.pool import Pool
from conductatlas.pipeline.publish import publish, put_into_force, texts_in_force
from conductatlas.pipeline.rerun import kept_reading, renew_version
from conductatlas.pipeline.shells import Shell, may_be_shell, shell_of
from conductatlas.pipeline.stages import extractor_of
from conductatlas.pipeline.timing import StageSeconds
from conductatlas.pipeline.workshop import Workshop, facts_of, pages_of

__all__ = ["DocumentOutcome", "Runner", "next_check"]

_SOONEST = dt.timedelta(minutes=15)
_AFTER_FAILURE = dt.timedelta(hours=4)
_WAITING = (Outcome.UNCONFIRMED, Outcome.UNSTABLE)


@dataclass(frozen=True, slots=True)
class DocumentOutcome:
    """How one document's check ended; `version` came into force, `change` was recorded."""

    path: str
    outcome: Outcome
    reason: str = ""
    version: int | None = None
    change: int | None = None


def next_check(
    target: DocumentTarget, outcome: Outcome, at: dt.datetime, gap: dt.timedelta
) -> dt.datetime:
    """When to visit again: by the document's interval, sooner where something waits."""
    every = dt.timedelta(minutes=target.every_minutes)
    if outcome in _WAITING:
        return at + min(every, max(gap, _SOONEST))
    if outcome is Outcome.FAILED:
        return at + min(every, _AFTER_FAILURE)
    return at + every


class Runner:
    """Prepares checks, hands out what needs no database, stores what comes back."""

    def __init__(self, shop: Workshop, pool: Pool) -> None:
        self.shop, self.pool = shop, pool
        # Whether empty pages are kept back for a browser: only where somebody can visit them.
        self.renders = False
        self._shells: list[Shell] = []
        self._rendered: set[int] = set()
        self.seconds = StageSeconds()
        self._pending: dict[int, Pending] = {}
        self._ready: list[int] = []

    def take(
        self, check: OpenCheck, target: DocumentTarget | None = None
    ) -> DocumentOutcome | None:
        """Begin with a stored check; its outcome where the same bytes were judged before.

        `target` is its document where it is at hand, as it was before the check. What is left to
        do waits for `hand_out`.
        """
        pending = self._prepare(check, target or targets.target(check.document_id))
        again = seen_again(pending)
        if again is not None and not (self.renders and may_be_shell(pending, again[0].gate)):
            return self._judge(pending, *again, Work())
        self._pending[check.id] = replace(pending, job=self._job(pending))
        self._ready.append(check.id)
        return None

    def hand_out(self) -> None:
        """Give to the workers what `take` began; outside of any stage."""
        for check_id in self._ready:
            pending = self._pending[check_id]
            if (job := pending.job) is not None:
                self.pool.give(check_id, job)
                # The pages are the worker's now; here only the text in force is needed again.
                without = replace(job, pages=(), candidate=())
                self._pending[check_id] = replace(pending, job=without)
        self._ready.clear()

    def results(self, timeout: float = 0.0) -> Iterator[DocumentOutcome]:
        """Store what the workers have ready; the outcomes of those checks."""
        for check_id, work in self.pool.results(timeout):
            self.seconds.merge(work.seconds)
            pending = self._pending.pop(check_id)
            shell = shell_of(pending, work) if self.renders else None
            if shell is not None:
                self._shells.append(shell)
                continue
            yield self.seconds.time("store", partial(self._finish_whole, pending, work))

    def shells(self) -> list[Shell]:
        """The checks that wait for a browser; each is given once."""
        found, self._shells = self._shells, []
        return found

    def rendered(self, shell: Shell) -> DocumentOutcome | None:
        """Go on with a check whose pages were rendered and stored; as `take`."""
        check = shell.pending.check
        self._rendered.add(check.id)
        parts = targets.parts_of_check(check.id)
        return self.take(replace(check, parts=parts), shell.pending.target)

    def failed(self, shell: Shell, failure: VisitFailure) -> DocumentOutcome:
        """End a check whose pages could not be rendered."""
        pending, at = shell.pending, shell.pending.check.started_at
        state, missing = pending.state, failure.is_missing
        verdict = after_failure(state, failure.outcome, failure.reason, at, missing)
        return self._end(pending, verdict, _Ended(retry_at=failure.retry_at))

    def _prepare(self, check: OpenCheck, target: DocumentTarget) -> Pending:
        return Pending(
            check=check,
            target=target,
            state=read_confirmation(target.confirmation),
            extractor=extractor_of(self.shop.stages, target.sources),
            raws=_digest(check),
            base_version=target.current_version,
        )

    def _job(self, pending: Pending) -> Job:
        target, blobs = pending.target, self.shop.blobs
        candidate = pending.state.candidate
        others = targets.parts_of_check(candidate.check_id) if candidate else ()
        in_force = self._in_force(pending)
        return Job(
            pages=pages_of(pending.check.parts, target, blobs),
            extractor=pending.extractor,
            facts=facts_of(target),
            language=target.language,
            in_force=in_force,
            before_seam=None if in_force else before_seam(pending),
            candidate=pages_of(others, target, blobs),
            candidate_text=candidate.text_sha256 if candidate else "",
            others=line_texts(pending, self.shop),
            history=seen_pages(pending, self.shop) if in_force else (),
        )

    def _in_force(self, pending: Pending) -> TextInForce | None:
        """The text to compare with, made by the present stages; None opens a seam."""
        base = pending.base_version
        if base is None:
            return None
        current = renew_version(pending.target, base, self.shop, pending.check.origin)
        return kept_reading(current) if current else None

    def _finish_whole(self, pending: Pending, work: Work) -> DocumentOutcome:
        # All that follows from a capture is kept together: after a crash it is worked out again
        # from the raw bytes, and nobody has seen half of it.
        with store.stage():
            return self._finish(pending, work)

    def _finish(self, pending: Pending, work: Work) -> DocumentOutcome:
        if (extracted := work.extracted) is None:
            outcome = Outcome.NOT_A_POLICY if work.is_refused else Outcome.FAILED
            at = pending.check.started_at
            return self._end(pending, after_failure(pending.state, outcome, work.fault, at))
        pending = on_line(pending, work.line)
        last = last_sight(pending, extracted, work)
        known = texts_in_force(pending)
        was_in_force = known.get(extracted.sha256) not in (None, pending.base_version)
        sight = sight_of(pending, extracted, work, was_in_force)
        return self._judge(pending, sight, last, work)

    def _judge(
        self, pending: Pending, sight: Sight, last: LastSight, work: Work
    ) -> DocumentOutcome:
        verdict = after_line_sight(pending.state, pending.line, sight, self.shop.gap)
        if not verdict.confirms or work.extracted is None:
            state = replace(verdict.state, last=last)
            same = sight.compared in (ChangeClass.NONE, ChangeClass.COSMETIC)
            version = pending.base_version if same else None
            seen = sighting(sight, last, version, work)
            end = _Ended(seen, last.cosmetic_reasons)
            return self._end(pending, replace(verdict, state=state), end)
        return self._come_into_force(pending, work.extracted, work, (verdict, sight, last))

    def _come_into_force(
        self,
        pending: Pending,
        extracted: Extracted,
        work: Work,
        judged: tuple[Verdict, Sight, LastSight],
    ) -> DocumentOutcome:
        verdict, sight, last = judged
        shop = self.shop
        opened = put_into_force(pending, extracted, work, verdict)
        change = publish(pending, opened, extracted, work, shop)
        last = replace(
            last, version_id=opened.version_id, compared="none", face=extracted.sha256,
            cosmetic_reasons=(),
        )  # fmt: skip
        number = verdict.variant or pending.line
        state = with_version(verdict.state, number, opened.version_id)
        verdict = replace(verdict, state=replace(state, last=last))
        if pending.base_version is None:
            verdict = replace(verdict, notices=(*verdict.notices, "document-first-read"))
        end = _Ended(sighting(sight, last, opened.version_id, work), (), opened.version_id, change)
        return self._end(pending, verdict, end)

    def _end(
        self, pending: Pending, verdict: Verdict, ended: "_Ended | None" = None
    ) -> DocumentOutcome:
        ended = ended or _Ended()
        target, check = pending.target, pending.check
        due = next_check(target, verdict.outcome, check.started_at, self.shop.gap)
        moves = moves_of(check.parts) if verdict.is_verified else ()
        told = "; ".join(filter(None, (verdict.reason, told_of(moves))))
        verdict = replace(verdict, reason=told)
        end = CheckEnd(
            outcome=verdict.outcome,
            reason=verdict.reason,
            health=verdict.health,
            confirmation=write_confirmation(verdict.state),
            next_check=max(due, ended.retry_at or due),
            sighting=ended.sighting,
            cosmetic_reasons=tuple(map(CosmeticReason, ended.cosmetic_reasons)),
            is_verified=verdict.is_verified,
            notices=verdict.notices,
            variant=_variant(pending, verdict, ended),
            ends_variants=verdict.ends_variants,
            moves=moves,
        )
        self._remember_shells(pending, ended.sighting)
        store.finish_check(check, end, self.shop.now())
        return DocumentOutcome(
            target.path, verdict.outcome, verdict.reason, ended.version, ended.change
        )

    def _remember_shells(self, pending: Pending, seen: Sighting | None) -> None:
        """The next visits go with a browser at once, where that was what opened the gate."""
        if pending.check.id in self._rendered and seen is not None and seen.gate is Gate.POLICY:
            parts = [part for part in pending.check.parts if part.is_rendered]
            store.note_shells((part.source.id for part in parts), pending.check.started_at)


@dataclass(frozen=True, slots=True)
class _Ended:
    """What a check leaves besides its verdict."""

    sighting: Sighting | None = None
    cosmetic_reasons: tuple[str, ...] = ()
    version: int | None = None
    change: int | None = None
    retry_at: dt.datetime | None = None


def _variant(pending: Pending, verdict: Verdict, ended: _Ended) -> int:
    """The observed variant of which the check saw a text; 0 where there are none."""
    if ended.sighting is None or ended.sighting.gate is not Gate.POLICY:
        return 0
    return (verdict.variant or pending.line) if pending.state.lines or verdict.variant else 0


def _digest(check: OpenCheck) -> str:
    """One hash over the raw bytes of all pages of a check, in order."""
    names = " ".join(part.raw_sha256 for part in check.parts)
    return hashlib.sha256(names.encode("ascii")).hexdigest()
