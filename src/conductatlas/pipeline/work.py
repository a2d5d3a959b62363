"""The work on one check that needs no database: bytes in, everything that follows from them out.

Runs in a worker process; only plain values go in and come out.
"""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache, partial

from conductatlas.archive.packing import explanation_words
from conductatlas.archive.values import Explained, Successor
from conductatlas.model import ConductAtlasError
from conductatlas.model.records import Extracted, Finding, PairReading
from conductatlas.model.vocabulary import ChangeClass, Gate
from conductatlas.pipeline.jobs import Job, LineText, TextInForce, Work
from conductatlas.pipeline.stages import Clause, Page, Read, SeenText, Stages
from conductatlas.pipeline.timing import StageSeconds
from conductatlas.text import block_slices, split_blocks

__all__ = ["do_work", "explained_clause"]

# Made when it is asked for: most pages differ from the text in force in nothing.
_History = Callable[[], tuple[SeenText, ...]]


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
    number, job = watch.time("compare", lambda: _on_nearest_line(job, extracted, stages))
    work = Work(extracted, slices, line=number)
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


def _on_nearest_line(job: Job, extracted: Extracted, stages: Stages) -> tuple[int, Job]:
    """The line whose text in force is nearest, and the job as seen from there."""
    if not job.others or job.in_force is None:
        return 1, job
    lines = (LineText(1, job.in_force, job.candidate, job.candidate_text), *job.others)
    nearest = min(lines, key=lambda line: _distance(line, extracted, stages))
    if nearest.number == 1:
        return 1, job
    return nearest.number, replace(
        job, in_force=nearest.in_force, candidate=nearest.candidate,
        candidate_text=nearest.candidate_text, history=(),
    )  # fmt: skip


def _distance(line: LineText, extracted: Extracted, stages: Stages) -> int:
    """How far a text is from that of a line, in sentences."""
    if extracted.sha256 in (line.in_force.text_sha256, line.candidate_text):
        return -1
    pair = stages.compare(line.in_force.text, extracted.text, lambda _: ())
    if pair.change_class in (ChangeClass.NONE, ChangeClass.COSMETIC):
        return 0
    return 1 + pair.added + pair.removed + pair.modified + pair.moved


def _history(job: Job, stages: Stages) -> tuple[SeenText, ...]:
    """What earlier checks saw, as text; a page that cannot be read any more teaches nothing."""
    made: dict[tuple[Page, ...], str] = {}
    seen = []
    for one in job.history:
        if one.pages and one.pages not in made:
            try:
                made[one.pages] = _extract(one.pages, job.extractor, stages).text
            except ConductAtlasError:
                continue
        seen.append(SeenText(one.seen, one.text or made[one.pages]))
    return tuple(seen)


def _compared(old: str, new: str, read: Read, history: _History, stages: Stages) -> PairReading:
    """What the difference amounts to, once more by what was learnt where it is no small one."""
    pair = stages.compare(old, new, read)
    if pair.change_class in (ChangeClass.NONE, ChangeClass.COSMETIC) or not history():
        return pair
    return stages.compare(old, new, read, history=history())


def _read(work: Work, extracted: Extracted, job: Job, stages: Stages, watch: StageSeconds) -> Work:
    language = extracted.language or job.language or None
    text, kind = extracted.text, job.facts.kind
    findings = watch.time("read", lambda: stages.read(text, kind, language))
    old = job.in_force
    pair, history = None, cache(partial(_history, job, stages))
    successors: tuple[Successor | None, ...] = (None,) * len(findings)
    if old is not None and not job.is_renewal:
        known = {text: findings, old.text: old.findings}
        reader = known.__getitem__
        pair = watch.time("compare", lambda: _compared(old.text, text, reader, history, stages))
        if pair.change_class in (ChangeClass.NONE, ChangeClass.COSMETIC):
            return replace(work, pair=pair)
    if (goes_on := old or job.before_seam) is not None:
        successors = _successors(goes_on, text, findings, stages)
    if old is None:
        successors = tuple(s and Successor(s.wording_id, "active") for s in successors)
    clause = Clause(text, language, findings, job.facts)
    explained = watch.time("explain", lambda: explained_clause(clause, stages))
    is_candidate = bool(job.candidate) and watch.time(
        "compare", lambda: _is_candidate(extracted, job, history, stages)
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


def _is_candidate(extracted: Extracted, job: Job, history: _History, stages: Stages) -> bool:
    """Whether this is the text that waits, cosmetic differences aside."""
    if extracted.sha256 == job.candidate_text:
        return True
    try:
        candidate = _extract(job.candidate, job.extractor, stages)
    except ConductAtlasError:
        return False
    pair = _compared(candidate.text, extracted.text, lambda _: (), history, stages)
    return pair.change_class in (ChangeClass.NONE, ChangeClass.COSMETIC)


def explained_clause(clause: Clause, stages: Stages) -> tuple[Explained, ...]:
    """An explanation for each finding, under the hash of its words."""
    explained = []
    for explanation in stages.explain(clause):
        words = explanation_words(explanation)
        key = hashlib.sha256(stages.composer.encode("utf-8") + b"\0" + words).hexdigest()
        explained.append(Explained(key[:32], stages.composer, words))
    return tuple(explained)
