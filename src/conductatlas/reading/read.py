"""Reading: canonical text in, provisions out. Detection, boundaries, facts, severity, titles."""

from collections.abc import Iterable, Mapping, Sequence

from conductatlas.knowledge.types import ProvisionType
from conductatlas.model.records import Finding, TraceStep
from conductatlas.model.versions import READER
from conductatlas.model.vocabulary import Basis
from conductatlas.reading.detect import Found, Hit, find_provisions, normal
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
) -> tuple[Finding, ...]:
    """The provisions of `text`, in reading order; `blocks` are its blocks (`text.split_blocks`).

    `kind` is the document's kind where it is known. Only English is read: another `language` has no
    findings, an unknown one (None) is read as English. Quotes are exact slices of `text`.
    """
    if language is not None and language.split("-")[0].lower() != "en":
        return ()
    found = find_provisions(text, blocks, types)
    return with_titles([_finding(text, blocks, types[f.extent.type], f) for f in found])


def _finding(text: str, blocks: Sequence[Block], kind: ProvisionType, found: Found) -> Finding:
    extent = found.extent
    facts = read_facts(kind.slug, kind.facts, text, extent.span)
    quote = extent.span.of(text)
    severity, reasons = grade(kind, facts.values, normal(quote).text)
    return Finding(
        type=kind.slug,
        family=kind.family,
        severity=severity,
        severity_reasons=reasons,
        confidence=found.confidence,
        basis=_basis(extent.hits),
        title=kind.name,
        quote=quote,
        span=extent.span,
        heading_path=blocks[extent.block].heading_path,
        facts=facts.values,
        fact_spans=facts.spans,
        trace=tuple(TraceStep(f"{hit.type}/{hit.rule}", hit.span) for hit in extent.hits),
    )


def _basis(hits: Iterable[Hit]) -> Basis:
    found = {hit.basis for hit in hits}
    return next(basis for basis in _BASES if basis in found)
