"""Stores what a worker made of one document's history: all of it in one transaction."""

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from conductatlas.archive import store, targets
from conductatlas.archive.blobs import Blobs
from conductatlas.archive.imports import ImportedEnd, ImportedSight, ImportTarget
from conductatlas.archive.values import (
    NewChange,
    NewReading,
    NewVersion,
    OpenedPeriod,
    Recording,
    Successor,
)
from conductatlas.model.versions import OTA_EXTRACTOR
from conductatlas.model.vocabulary import ChangeClass, Origin
from conductatlas.pipeline.ota_jobs import HistoryWork, NewText, Step, Successors

__all__ = ["HistoryPlace", "StoredHistory", "store_history"]


@dataclass(frozen=True, slots=True)
class HistoryPlace:
    """Where a history goes: its rows, the archive it comes from, what is in force there now."""

    target: ImportTarget
    archive: str
    reader: str
    now: dt.datetime
    version_id: int | None = None
    wording_ids: tuple[int, ...] = ()


@dataclass(slots=True)
class StoredHistory:
    """How much was stored of one document."""

    observations: int = 0
    versions: int = 0
    changes: int = 0
    without_text: list[str] = field(default_factory=list)


def store_history(
    place: HistoryPlace, work: HistoryWork, steps: Callable[[], Iterable[Step]], blobs: Blobs
) -> StoredHistory:
    """Store the steps of a history; `steps` gives them anew at each call."""
    with store.stage():
        writer = _Writer(place, blobs)
        sights = [_sight(step) for step in steps()]
        ids = store.record_sights(
            place.target.document_id, place.target.history_id, sights, place.now
        )
        for step, check_id in zip(steps(), ids, strict=True):
            writer.take(step, check_id)
        blobs.settle()
        store.end_import(writer.end(work, sights))
    return writer.stored


def _sight(step: Step) -> ImportedSight:
    return ImportedSight(
        commit=step.text.commit,
        at=step.text.at,
        outcome=step.outcome,
        reason=step.reason,
        gate=step.gate,
        text_sha256=step.text_sha256,
        extractor=OTA_EXTRACTOR,
        compared=step.compared,
        cosmetic_reasons=step.cosmetic_reasons,
    )


class _Writer:
    """Takes steps in order; knows the version in force and the rows of its wordings."""

    def __init__(self, place: HistoryPlace, blobs: Blobs) -> None:
        self.place = place
        self.recorded = store.RecordedBlobs(blobs)
        self.version_id, self.wordings = place.version_id, place.wording_ids
        self.known = targets.known_texts(place.target.document_id, OTA_EXTRACTOR)
        self.stored = StoredHistory()
        self.seen: dict[int, list[int]] = defaultdict(list)
        self.verified: dt.datetime | None = None

    def take(self, step: Step, check_id: int) -> None:
        """Store one step."""
        self.stored.observations += 1
        if step.gate is None:
            self.stored.without_text.append(f"{step.text.commit[:12]}: {step.reason}")
        if step.opens is not None:
            self.into_force(step, step.opens, check_id)
        if step.is_verified:
            self.verified = step.text.at
            if self.version_id is not None:
                self.seen[self.version_id].append(check_id)

    def into_force(self, step: Step, new: NewText, check_id: int) -> None:
        """Put a text into force, with its reading and its change."""
        before, old_wordings = self.version_id, self.wordings
        opened = store.confirm_version(
            self.place.target.document_id, self.version(step, new, check_id)
        )
        self.known[new.extracted.sha256] = opened.version_id
        reading = self.reading(step, new, opened)
        wordings = store.store_reading(reading)
        if opened.is_return:
            store.put_reading_in_force(reading, wordings)
        self.version_id, self.wordings = opened.version_id, wordings
        self.stored.versions += not opened.is_return
        if new.pair is not None and before is not None:
            self.change(step, new, opened, old_wordings)

    def version(self, step: Step, new: NewText, check_id: int) -> NewVersion:
        """The version, or the return of one, that a text makes."""
        place = self.place
        known = self.known.get(new.extracted.sha256)
        return NewVersion(
            check_id=check_id,
            extracted=new.extracted,
            slices=new.slices,
            first_seen=new.first_seen,
            confirmed_at=step.text.at,
            origin=Origin.IMPORTED,
            parts=(),
            confirmation={},
            is_seam=new.is_seam,
            version_id=known,
            recording=Recording(place.target.history_id, place.archive, step.text.commit),
            recorded_sha256=None if known else self.recorded.keep(new.recorded),
            is_passing=True,
        )

    def reading(self, step: Step, new: NewText, opened: OpenedPeriod) -> NewReading:
        """The reading of a text that came into force."""
        return NewReading(
            document_id=self.place.target.document_id,
            version_id=opened.version_id,
            rendition_id=opened.rendition_id,
            reader=self.place.reader,
            findings=new.findings,
            successors=_resolved(new.successors, self.wordings),
            explanations=new.explained,
            at=step.text.at,
            seen_at=opened.began,
            origin=Origin.IMPORTED,
            is_first=opened.previous_version_id is None,
            is_passing=True,
        )

    def change(
        self, step: Step, new: NewText, opened: OpenedPeriod, old_wordings: tuple[int, ...]
    ) -> None:
        """Record what a text changed."""
        if new.pair is None or opened.previous_version_id is None:
            return
        self.stored.changes += new.pair.change_class is ChangeClass.SUBSTANTIVE
        store.store_change(
            NewChange(
                document_id=self.place.target.document_id,
                period_id=opened.period_id,
                old_version_id=opened.previous_version_id,
                new_version_id=opened.version_id,
                pair=new.pair,
                detected_at=opened.began,
                confirmed_at=step.text.at,
                origin=Origin.IMPORTED,
                old_wordings=old_wordings,
                new_wordings=self.wordings,
            )
        )

    def end(self, work: HistoryWork, sights: list[ImportedSight]) -> ImportedEnd:
        """How the document stands after all steps."""
        return ImportedEnd(
            document_id=self.place.target.document_id,
            first_seen=min(one.at for one in sights),
            last_checked=max(one.at for one in sights),
            last_verified=self.verified,
            last_updated=work.last_updated,
            health=work.health,
            health_reason=work.health_reason,
            confirmation=work.confirmation,
            versions=self.seen,
        )


def _resolved(successors: Successors, wordings: tuple[int, ...]) -> tuple[Successor | None, ...]:
    return tuple(s and Successor(wordings[s[0]], s[1]) for s in successors)
