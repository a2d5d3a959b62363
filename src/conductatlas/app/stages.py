"""The pipeline's stages made from the real functions, with their versions.

Module-level functions, so that worker processes forked later share the loaded knowledge.
"""

import gc
from collections.abc import Sequence

from conductatlas.analysis.pair import compare_texts
from conductatlas.capture import exchange_record
from conductatlas.extraction import EXTRACTOR, extract, join
from conductatlas.knowledge import load_knowledge
from conductatlas.model.records import Explanation, Extracted, Finding, PairReading
from conductatlas.pipeline.stages import Clause, Page, Read, Stages
from conductatlas.reading import READER, read_text
from conductatlas.reading.explain import COMPOSER, ExplainContext, compose, contacts_of
from conductatlas.reading.match import match_findings
from conductatlas.text import split_blocks

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
        match=match_findings,
        explain=_explain,
        record=exchange_record,
        warm=_warm,
    )


def _extract(page: Page) -> Extracted:
    return extract(
        page.raw,
        media_type=page.media_type,
        url=page.url,
        section=page.section,
        select=page.select,
        remove=page.remove,
    )


def _join(parts: Sequence[Extracted]) -> Extracted:
    return join(parts)


def _read(text: str, kind: str, language: str | None) -> tuple[Finding, ...]:
    types = load_knowledge().types
    return read_text(text, split_blocks(text), types, kind=kind, language=language)


def _compare(old: str, new: str, read: Read) -> PairReading:
    types = load_knowledge().types
    favours = {slug: one.favours for slug, one in types.items()}
    return compare_texts(old, new, read, favours, {s: one.name for s, one in types.items()})


def _explain(clause: Clause) -> tuple[Explanation, ...]:
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
    made = extract(_SAMPLE.encode(), media_type="text/html")
    _read(made.text, "terms-of-service", made.language)
    # What is loaded stays: the collector need not touch it, so that workers keep sharing it.
    gc.collect()
    gc.freeze()
