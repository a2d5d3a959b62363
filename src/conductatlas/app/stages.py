"""The pipeline's stages made from the real functions, with their versions.

Each imports what it needs when it runs: a run over unchanged pages reads nothing and loads nothing.
What `_warm` loads is shared by the worker processes that are forked after it.
"""

import gc
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from conductatlas.capture import exchange_record
from conductatlas.model.records import Explanation, Extracted, Finding, PairReading
from conductatlas.model.versions import COMPOSER, EXTRACTOR, READER
from conductatlas.pipeline.stages import (
    Clause,
    MatchedPair,
    Page,
    Read,
    ReadText,
    SeenText,
    Stages,
)

if TYPE_CHECKING:  # a run that reads nothing loads no reader
    from conductatlas.reading import Memory

__all__ = ["real_stages"]


def real_stages() -> Stages:
    """Extraction, reading, comparison and composing as this release does them."""
    return Stages(
        extractor=EXTRACTOR,
        reader=READER,
        composer=COMPOSER,
        extract=_extract,
        join=_join,
        read=_read,
        compare=_compare,
        match=_match,
        explain=_explain,
        record=exchange_record,
        warm=_warm,
        remembering=_remembering,
    )


def _extract(page: Page) -> Extracted:
    from conductatlas.app.pdf_apart import read_pdf_apart
    from conductatlas.extraction import extract

    return extract(
        page.raw,
        media_type=page.media_type,
        url=page.url,
        section=page.section,
        select=page.select,
        remove=page.remove,
        pdf=read_pdf_apart,
    )


def _join(parts: Sequence[Extracted]) -> Extracted:
    from conductatlas.extraction import join

    return join(parts)


def _read(
    text: str, kind: str, language: str | None, memory: "Memory | None" = None
) -> tuple[Finding, ...]:
    from conductatlas.knowledge import load_knowledge
    from conductatlas.reading import read_text
    from conductatlas.text import split_blocks

    types, blocks = load_knowledge().types, split_blocks(text)
    return read_text(text, blocks, types, kind=kind, language=language, memory=memory)


def _remembering() -> ReadText:
    from conductatlas.reading import Memory

    return partial(_read, memory=Memory())


def _match(
    old_text: str, old: Sequence[Finding], new_text: str, new: Sequence[Finding]
) -> Sequence[MatchedPair]:
    from conductatlas.reading.match import match_findings

    return match_findings(old_text, old, new_text, new)


def _compare(old: str, new: str, read: Read, *, history: Sequence[SeenText] = ()) -> PairReading:
    from conductatlas.analysis.pair import compare_texts
    from conductatlas.knowledge import load_knowledge
    from conductatlas.text.history import passing_blocks, sighting

    types = load_knowledge().types
    favours = {slug: one.favours for slug, one in types.items()}
    names = {s: one.name for s, one in types.items()}
    passing = passing_blocks([sighting(one.seen, one.text) for one in history])
    return compare_texts(old, new, read, favours, names, passing)


def _explain(clause: Clause) -> tuple[Explanation, ...]:
    from conductatlas.knowledge import load_knowledge
    from conductatlas.reading.explain import ExplainContext, compose, contacts_of

    knowledge, facts = load_knowledge(), clause.facts
    emails, links = contacts_of(clause.text)
    context = ExplainContext(
        platform=facts.platform,
        document=facts.title,
        kind=facts.kind,
        sectors=facts.sectors,
        emails=emails,
        links=links,
        language=clause.language or "en",
    )
    return tuple(compose(finding, context, knowledge) for finding in clause.findings)


_SAMPLE = (
    "<html><body><h1>Terms of use</h1><p>We may change these terms at any time, and using the "
    "service after a change means that you accept it. Last updated 3 May 2026.</p><p>Any dispute "
    "is resolved by binding arbitration, and not in court, unless you write to us within 30 days."
    "</p></body></html>"
)


def _warm() -> None:
    """Load what is read from files, once, before workers are forked off and share it."""
    made = _extract(Page(_SAMPLE.encode(), "text/html", ""))
    _read(made.text, "terms-of-service", made.language)
    # What is loaded stays: the collector need not touch it, so that workers keep sharing it.
    gc.collect()
    gc.freeze()
