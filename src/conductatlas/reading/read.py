"""Reading: canonical text in, provisions out. Detection, boundaries, facts, severity, titles."""

from collections.abc import Iterable, Mapping, Sequence

from conductatlas.knowledge.types import ProvisionType
from conductatlas.model import Span
from conductatlas.model.records import Finding, TraceStep
from conductatlas.model.versions import READER
from conductatlas.model.vocabulary import Basis
from conductatlas.reading.detect import Found, Hit, Judged, Memory, find_provisions, normal
from conductatlas.reading.facts import read_facts
from conductatlas.reading.severity import grade
from conductatlas.reading.titles import with_titles
from conductatlas.text import Block

__all__ = ["READER", "read_text"]

_BASES = (Basis.EXPLICIT, Basis.BY_REFERENCE, Basis.IMPLIED)


def read_text(
    text: str,
    blocks: Sequence[Block],
    types: Mapping[str, ProvisionType],
    *,
    kind: str | None = None,
    language: str | None = "en",
    memory: Memory | None = None,
) -> tuple[Finding, ...]:
    """The provisions of `text`, in reading order; `blocks` are its blocks (`text.split_blocks`).

    `kind` is the document's kind where it is known. Only English is read: another `language` has no
    findings, an unknown one (None) is read as English. Quotes are exact slices of `text`.

    `memory` is that of earlier calls with the same `types`: what they read is not read again, and
    what is found is the same.
    """
    if language is not None and language.split("-")[0].lower() != "en":
        return ()
    if memory is not None:
        memory.trim()
    found = find_provisions(text, blocks, types, memory)
    return with_titles([_finding(text, blocks, types[f.extent.type], f, memory) for f in found])


def _finding(
    text: str, blocks: Sequence[Block], kind: ProvisionType, found: Found, memory: Memory | None
) -> Finding:
    extent = found.extent
    quote, start = extent.span.of(text), extent.span.start
    judged = _judged(kind, quote, memory)
    return Finding(
        type=kind.slug,
        family=kind.family,
        severity=judged.severity,
        severity_reasons=judged.reasons,
        confidence=found.confidence,
        basis=_basis(extent.hits),
        title=kind.name,
        quote=quote,
        span=extent.span,
        heading_path=blocks[extent.block].heading_path,
        facts=judged.facts,
        fact_spans={n: Span(start + s.start, start + s.end) for n, s in judged.spans.items()},
        trace=tuple(TraceStep(f"{hit.type}/{hit.rule}", hit.span) for hit in extent.hits),
    )


def _judged(kind: ProvisionType, quote: str, memory: Memory | None) -> Judged:
    """Facts and severity of a clause; those of the same words are remembered."""
    known = memory.judged.get((kind.slug, quote)) if memory is not None else None
    if known is None:
        facts = read_facts(kind.slug, kind.facts, quote, Span(0, len(quote)))
        severity, reasons = grade(kind, facts.values, normal(quote).text)
        known = Judged(dict(facts.values), dict(facts.spans), severity, reasons)
        if memory is not None:
            memory.judged[kind.slug, quote] = known
    return known


def _basis(hits: Iterable[Hit]) -> Basis:
    found = {hit.basis for hit in hits}
    return next(basis for basis in _BASES if basis in found)
