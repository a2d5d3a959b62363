"""Makes kept texts again after an upgrade: new renditions and readings, never a change.

Raw bytes are kept, so a newer extractor makes the text of a version again, a newer reader finds its
provisions again, and each provision goes on under its id.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from conductatlas.archive import store, targets, texts
from conductatlas.archive.values import (
    CurrentText,
    DocumentTarget,
    NewReading,
    NewRendition,
    StoredReading,
    Successor,
)
from conductatlas.model.records import Extracted
from conductatlas.model.versions import OTA_EXTRACTOR
from conductatlas.model.vocabulary import Gate, Origin
from conductatlas.pipeline.jobs import Job, TextInForce, Work
from conductatlas.pipeline.stages import Clause, extractor_of
from conductatlas.pipeline.workshop import Workshop, facts_of, pages_of

__all__ = ["RerunReport", "kept_reading", "renew_version", "rerun_all"]


@dataclass(slots=True)
class RerunReport:
    """How much was made again; `not_renewed` counts versions that cannot be (no raw bytes)."""

    documents: int = 0
    renditions: int = 0
    readings: int = 0
    explanations: int = 0
    not_renewed: int = 0


def rerun_all(
    shop: Workshop,
    origin: Origin,
    progress: Callable[[DocumentTarget], None] = lambda _: None,
) -> RerunReport:
    """Bring every version of every live document up to the present stages, oldest first."""
    report = RerunReport()
    for target in targets.find_targets():
        previous: CurrentText | None = None
        for version_id in targets.versions_of(target.id):
            renewed = _renewed(target, version_id, shop, origin, report, previous)
            report.not_renewed += renewed is None
            previous = renewed or previous
            if renewed is not None:
                report.explanations += _explain_again(target, renewed, shop)
        report.documents += 1
        progress(target)
    return report


def _renewed(
    target: DocumentTarget,
    version_id: int,
    shop: Workshop,
    origin: Origin,
    report: RerunReport,
    previous: CurrentText | None,
) -> CurrentText | None:
    """A version by the present stages; the text of an imported one stays, and is read again."""
    kept = targets.current_text(version_id, OTA_EXTRACTOR)
    if kept is None:
        return renew_version(target, version_id, shop, origin, report, previous)
    return renew_version(target, version_id, shop, Origin.IMPORTED, report, previous, OTA_EXTRACTOR)


def renew_version(
    target: DocumentTarget,
    version_id: int,
    shop: Workshop,
    origin: Origin,
    report: RerunReport | None = None,
    previous: CurrentText | None = None,
    extractor: str = "",
) -> CurrentText | None:
    """A version's text by the present extractor and reader, made where it is not there yet.

    None where it cannot be made: no raw bytes are kept, other sources made it, or the extractor now
    says that it is no policy. `previous` is the version before, renewed: provisions go on from it.
    `extractor` is the one that is meant where it is not that of the document's sources.
    """
    extractor = extractor or extractor_of(shop.stages, target.sources)
    current = targets.current_text(version_id, extractor, shop.stages.reader)
    if current is not None and current.reading_id is not None:
        return current
    work = _made_again(target, version_id, extractor, shop)
    if work is None or work.extracted is None:
        return None
    if current is None:
        _add_rendition(version_id, work, shop)
        if report is not None:
            report.renditions += 1
    made = targets.current_text(version_id, extractor)
    if made is None:
        return None
    work = _going_on(work, previous, shop)
    store.store_reading(_reading(target, made, work, shop, origin))
    if report is not None:
        report.readings += 1
    return targets.current_text(version_id, extractor, shop.stages.reader)


def _made_again(
    target: DocumentTarget, version_id: int, extractor: str, shop: Workshop
) -> Work | None:
    newest = targets.current_text(version_id)
    if newest is None:
        return None
    made = targets.current_text(version_id, extractor)
    parts = targets.parts_of_rendition(newest.rendition_id)
    if made is None and not parts:
        return None
    if made is None and {p.source.position for p in parts} != {s.position for s in target.sources}:
        return None
    job = Job(
        pages=() if made else pages_of(parts, target, shop.blobs),
        extractor=extractor,
        facts=facts_of(target),
        language=target.language,
        in_force=kept_reading(newest),
        is_renewal=True,
        given=_given(made) if made else None,
    )
    # Only an upgrade needs these here; they bring extraction's and reading's libraries along.
    from conductatlas.pipeline.work import do_work

    work = do_work(job, shop.stages)
    is_policy = work.extracted is not None and work.extracted.gate is Gate.POLICY
    return work if is_policy else None


def _given(made: CurrentText) -> Extracted:
    text = texts.rendition_text(made.rendition_id)
    language = made.language or None
    return Extracted(text, made.text_sha256, Gate.POLICY, made.extractor, language=language)


def kept_reading(current: CurrentText) -> TextInForce | None:
    """The newest reading of a text, whoever made it, for provisions to go on from."""
    if current.reading_id is None:
        return None
    text = texts.rendition_text(current.rendition_id)
    reading = texts.stored_reading(current.reading_id, text)
    return TextInForce(text, current.text_sha256, reading.findings, reading.wording_ids)


def _going_on(work: Work, previous: CurrentText | None, shop: Workshop) -> Work:
    """Findings that are new to this version may go on from the version before."""
    successors = [s and Successor(s.wording_id, "active") for s in work.successors]
    before = kept_reading(previous) if previous is not None else None
    if before is not None and work.extracted is not None:
        pairs = shop.stages.match(before.text, before.findings, work.extracted.text, work.findings)
        for pair in pairs:
            if pair.old is not None and pair.new is not None and successors[pair.new] is None:
                wording = before.wording_ids[pair.old]
                successors[pair.new] = Successor(wording, str(pair.status))
    return replace(work, successors=tuple(successors))


def _add_rendition(version_id: int, work: Work, shop: Workshop) -> None:
    newest = targets.current_text(version_id)
    if newest is None or work.extracted is None:
        return
    parts = targets.parts_of_rendition(newest.rendition_id)
    new = NewRendition(version_id, work.extracted, work.slices, parts, shop.now())
    store.add_rendition(new)


def _reading(
    target: DocumentTarget, made: CurrentText, work: Work, shop: Workshop, origin: Origin
) -> NewReading:
    return NewReading(
        document_id=target.id,
        version_id=made.version_id,
        rendition_id=made.rendition_id,
        reader=shop.stages.reader,
        findings=work.findings,
        successors=work.successors,
        explanations=work.explained,
        at=shop.now(),
        seen_at=targets.first_seen(made.version_id),
        origin=origin,
        gone_status="superseded",
        is_in_force=made.version_id == target.current_version,
    )


def _explain_again(target: DocumentTarget, current: CurrentText, shop: Workshop) -> int:
    """Compose again what another composer version explained; how many clauses."""
    if current.reading_id is None or not targets.is_explained_by_others(
        current.reading_id, shop.stages.composer
    ):
        return 0
    from conductatlas.pipeline.work import explained_clause

    text = texts.rendition_text(current.rendition_id)
    reading: StoredReading = texts.stored_reading(current.reading_id, text)
    clause = Clause(text, current.language or None, reading.findings, facts_of(target))
    explained = explained_clause(clause, shop.stages)
    store.explain_wordings(reading.wording_ids, reading.findings, explained)
    return len(explained)
