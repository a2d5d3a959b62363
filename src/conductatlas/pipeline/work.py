"""The work on one check that needs no database: bytes in, everything that follows from them out.

Runs in a worker process; only plain values go in and come out.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import replace

from conductatlas.archive.packing import explanation_words
from conductatlas.archive.values import Explained, Successor
from conductatlas.model import ConductAtlasError
from conductatlas.model.records import Extracted, Finding
from conductatlas.model.vocabulary import ChangeClass, Gate
from conductatlas.pipeline.jobs import Job, TextInForce, Work
from conductatlas.pipeline.stages import Clause, Page, Stages
from conductatlas.pipeline.timing import StageSeconds
from conductatlas.text import block_slices, split_blocks

__all__ = ["do_work", "explained_clause"]


def do_work(job: Job, stages: Stages) -> Work:
    """Extract, compare, read and explain; a fault of the input is a value."""
    watch = StageSeconds()
    try:
        parts = watch.time("extract", lambda: _parts(job.pages, stages) if not job.given else [])
        extracted = job.given or _whole(job.pages, parts, job.extractor, stages)
    except ConductAtlasError as error:
        return Work(fault=str(error), is_refused=True, seconds=watch.items())
    if extracted.gate is not Gate.POLICY:
        return Work(extracted, shells=_shells(job.pages, parts), seconds=watch.items())
    slices = block_slices(extracted.text, split_blocks(extracted.text))
    work = Work(extracted, slices)
    is_same = job.in_force is not None and job.in_force.text_sha256 == extracted.sha256
    if job.is_renewal or not is_same:
        work = _read(work, extracted, job, stages, watch)
    return replace(work, seconds=watch.items())


def _extract(pages: tuple[Page, ...], extractor: str, stages: Stages) -> Extracted:
    return _whole(pages, _parts(pages, stages), extractor, stages)


def _parts(pages: tuple[Page, ...], stages: Stages) -> list[Extracted]:
    return [stages.extract(page) for page in pages]


def _shells(pages: tuple[Page, ...], parts: Sequence[Extracted]) -> tuple[int, ...]:
    """The places of pages that are empty but for scripts, which a browser may fill.

    None where no page was read, as the text was given.
    """
    return tuple(
        place
        for place, (page, part) in enumerate(zip(pages, parts, strict=False))
        if part.gate is Gate.EMPTY and b"<script" in page.raw.lower()
    )


def _whole(
    pages: Sequence[Page], parts: Sequence[Extracted], extractor: str, stages: Stages
) -> Extracted:
    pairs = zip(pages, parts, strict=False) if len(parts) > 1 else ((None, part) for part in parts)
    # One page that is no policy makes the document incomplete: its gate is the document's.
    shut = next((_named(p, part) for p, part in pairs if part.gate is not Gate.POLICY), None)
    whole = shut or (parts[0] if len(parts) == 1 else stages.join(parts))
    return replace(whole, extractor=extractor)


def _named(page: Page | None, part: Extracted) -> Extracted:
    """A page that is no policy, with its address in the reason where it is one of several."""
    if page is None:
        return part
    return replace(part, gate_reason=f"{page.url}: {part.gate_reason or part.gate.value}")


def _read(work: Work, extracted: Extracted, job: Job, stages: Stages, watch: StageSeconds) -> Work:
    language = extracted.language or job.language or None
    text, kind = extracted.text, job.facts.kind
    findings = watch.time("read", lambda: stages.read(text, kind, language))
    old = job.in_force
    pair = None
    successors: tuple[Successor | None, ...] = (None,) * len(findings)
    if old is not None and not job.is_renewal:
        known = {text: findings, old.text: old.findings}
        pair = watch.time("compare", lambda: stages.compare(old.text, text, known.__getitem__))
        if pair.change_class in (ChangeClass.NONE, ChangeClass.COSMETIC):
            return replace(work, pair=pair)
    if (goes_on := old or job.before_seam) is not None:
        successors = _successors(goes_on, text, findings, stages)
    if old is None:
        successors = tuple(s and Successor(s.wording_id, "active") for s in successors)
    clause = Clause(text, language, findings, job.facts)
    explained = watch.time("explain", lambda: explained_clause(clause, stages))
    is_candidate = bool(job.candidate) and watch.time(
        "compare", lambda: _is_candidate(extracted, job, stages)
    )
    return replace(
        work, pair=pair, findings=findings, successors=successors, explained=explained,
        is_candidate=is_candidate,
    )  # fmt: skip


def _successors(
    old: TextInForce, text: str, findings: tuple[Finding, ...], stages: Stages
) -> tuple[Successor | None, ...]:
    """For each finding the kept wording that it goes on from, where there is one."""
    successors: list[Successor | None] = [None] * len(findings)
    for match in stages.match(old.text, old.findings, text, findings):
        if match.old is not None and match.new is not None:
            successors[match.new] = Successor(old.wording_ids[match.old], str(match.status))
    return tuple(successors)


def _is_candidate(extracted: Extracted, job: Job, stages: Stages) -> bool:
    """Whether this is the text that waits, cosmetic differences aside."""
    if extracted.sha256 == job.candidate_text:
        return True
    try:
        candidate = _extract(job.candidate, job.extractor, stages)
    except ConductAtlasError:
        return False
    pair = stages.compare(candidate.text, extracted.text, lambda _: ())
    return pair.change_class in (ChangeClass.NONE, ChangeClass.COSMETIC)


def explained_clause(clause: Clause, stages: Stages) -> tuple[Explained, ...]:
    """An explanation for each finding, under the hash of its words."""
    explained = []
    for explanation in stages.explain(clause):
        words = explanation_words(explanation)
        key = hashlib.sha256(stages.composer.encode("utf-8") + b"\0" + words).hexdigest()
        explained.append(Explained(key[:32], stages.composer, words))
    return tuple(explained)
