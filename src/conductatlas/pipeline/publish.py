"""Puts a confirmed text into force and publishes what follows: its reading, and the change.

Each call is a stage of its own; all of them can be repeated after a crash.
"""

from dataclasses import dataclass, replace

from conductatlas.archive import store, targets
from conductatlas.archive.values import NewChange, NewReading, NewVersion, OpenedPeriod
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import ChangeClass
from conductatlas.pipeline.confirm import Verdict
from conductatlas.pipeline.confirmation import write_confirmation
from conductatlas.pipeline.jobs import Work
from conductatlas.pipeline.judge import Pending
from conductatlas.pipeline.lines import MAIN
from conductatlas.pipeline.workshop import Workshop

__all__ = ["publish", "put_into_force", "texts_in_force"]


@dataclass(frozen=True, slots=True)
class _Publication:
    """One text that came into force."""

    pending: Pending
    opened: OpenedPeriod
    extracted: Extracted
    work: Work
    shop: Workshop


def put_into_force(
    pending: Pending, extracted: Extracted, work: Work, verdict: Verdict
) -> OpenedPeriod:
    """The period that the text opens: of a new version, or of one that was in force before."""
    known = texts_in_force(pending)
    new = NewVersion(
        check_id=pending.check.id,
        extracted=extracted,
        slices=work.slices,
        first_seen=verdict.first_seen or pending.check.started_at,
        confirmed_at=pending.check.started_at,
        origin=pending.check.origin,
        parts=pending.check.parts,
        confirmation=write_confirmation(verdict.state),
        is_seam=pending.opens_seam,
        version_id=known.get(extracted.sha256),
        variant=verdict.variant or (pending.line if pending.state.lines else 0),
    )
    return store.confirm_version(pending.target.id, new)


def texts_in_force(pending: Pending) -> dict[str, int]:
    """Every text of the document that was in force, by its hash."""
    if pending.base_version is None:
        return {}
    return targets.known_texts(pending.target.id, pending.extractor)


def publish(
    pending: Pending, opened: OpenedPeriod, extracted: Extracted, work: Work, shop: Workshop
) -> int | None:
    """Store reading and change of a text that came into force; the change's id, if there is one."""
    one = _Publication(pending, opened, extracted, work, shop)
    wording_ids = _put_reading(one)
    return _put_change(one, wording_ids)


def _put_reading(one: _Publication) -> tuple[int, ...]:
    reading = _new_reading(one)
    wording_ids = store.store_reading(reading)
    if one.opened.is_return and _is_main(one):
        store.put_reading_in_force(reading, wording_ids)
    return wording_ids


def _new_reading(one: _Publication) -> NewReading:
    check = one.pending.check
    return NewReading(
        document_id=one.pending.target.id,
        version_id=one.opened.version_id,
        rendition_id=one.opened.rendition_id,
        reader=one.shop.stages.reader,
        findings=one.work.findings,
        successors=one.work.successors,
        explanations=one.work.explained,
        at=check.started_at,
        seen_at=one.opened.began,
        origin=check.origin,
        is_first=one.pending.base_version is None,
        is_in_force=_is_main(one),
    )


def _is_main(one: _Publication) -> bool:
    """Whether the text is the document's own, and not another that the page shows in turn."""
    return one.opened.variant <= MAIN


def _put_change(one: _Publication, wording_ids: tuple[int, ...]) -> int | None:
    pair, previous = one.work.pair, one.opened.previous_version_id
    in_force = one.pending.job.in_force if one.pending.job else None
    # The first text of a document and a seam have nothing to be compared with.
    if pair is None or previous is None or in_force is None or one.opened.is_seam:
        return None
    if pair.change_class is ChangeClass.SUSPECT:
        # It got here because the operator let it through.
        pair = replace(pair, change_class=ChangeClass.SUBSTANTIVE)
    if not (pair.added or pair.removed or pair.modified or pair.moved):
        # Faults Q3: nobody is told of a change that shows no difference.
        pair = replace(pair, change_class=ChangeClass.EDITORIAL)
    check = one.pending.check
    return store.store_change(
        NewChange(
            document_id=one.pending.target.id,
            period_id=one.opened.period_id,
            old_version_id=previous,
            new_version_id=one.opened.version_id,
            pair=pair,
            detected_at=one.opened.began,
            confirmed_at=check.started_at,
            origin=check.origin,
            old_wordings=in_force.wording_ids,
            new_wordings=wording_ids,
        )
    )
