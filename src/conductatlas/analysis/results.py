"""The JSON contracts `extract` and `analyse`, as plain dictionaries."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from conductatlas.model import Span
from conductatlas.model.records import (
    Action,
    Explanation,
    Extracted,
    FactValue,
    Finding,
    InstitutionalPart,
)
from conductatlas.model.stated import NamedEntity, StatedDate

if TYPE_CHECKING:  # `extract` alone must not load the reader and its knowledge
    from conductatlas.analysis.document import DocumentReading

__all__ = [
    "analysis_result",
    "explanation_result",
    "extract_result",
    "fact_result",
    "finding_result",
]


def extract_result(document: Extracted, path: str | None = None) -> dict[str, Any]:
    """The contract `extract` of one document; with `path` where many are listed."""
    head: dict[str, Any] = {} if path is None else {"path": path}
    # Only a document of several sources has seams.
    tail = {"seams": list(document.seams)} if document.seams else {}
    found = {
        "title": document.title,
        "language": document.language,
        "last_updated": document.last_updated.isoformat() if document.last_updated else None,
        "effective": document.effective.isoformat() if document.effective else None,
        "gate": document.gate.value,
        "gate_reason": document.gate_reason,
        # Nobody declares a kind to `extract`: then it is the one that was read.
        "kind": document.kind or document.kind_read,
        "dates": [_stated_date(found) for found in document.dates],
        "names": [{"name": name.name} | _span(name.span) for name in document.names],
        "entities": [_entity(entity, document.text) for entity in document.entities],
        "text": document.text,
        "sha256": document.sha256,
        "extractor": document.extractor,
        "error": document.error,
        "pages": list(document.pages),
    }
    return head | found | tail


def analysis_result(reading: "DocumentReading", path: str | None = None) -> dict[str, Any]:
    """The contract `analyse` of one document; with `path` where many are listed."""
    head: dict[str, Any] = {} if path is None else {"path": path}
    pairs = zip(reading.findings, reading.explanations, strict=True)
    return head | {
        "document": extract_result(reading.document),
        "provisions": [finding_result(f) | explanation_result(e) for f, e in pairs],
    }


def finding_result(finding: Finding) -> dict[str, Any]:
    """The part of a provision that was read from the text."""
    return {
        "type": finding.type,
        "family": finding.family,
        "severity": finding.severity.value,
        "severity_reasons": [
            {"reason": r.reason, "effect": r.effect} for r in finding.severity_reasons
        ],
        "confidence": finding.confidence,
        "basis": finding.basis.value,
        "trace": [{"rule": step.rule} | _span(step.span) for step in finding.trace],
        "title": finding.title,
        "quote": finding.quote,
        "start": finding.span.start,
        "end": finding.span.end,
        "heading_path": list(finding.heading_path),
        "facts": fact_result(finding.facts),
        "fact_spans": {name: _span(span) for name, span in finding.fact_spans.items()},
    }


def fact_result(facts: Mapping[str, FactValue]) -> dict[str, Any]:
    """Facts as JSON knows them: tuples become lists."""
    return {k: list(v) if isinstance(v, tuple) else v for k, v in facts.items()}


def explanation_result(explanation: Explanation) -> dict[str, Any]:
    """The part of a provision that was composed."""
    return {
        "what_it_is": explanation.what_it_is,
        "consumer_impact": explanation.consumer_impact,
        "why_it_matters": explanation.why_it_matters,
        "actions": [_action(a) for a in explanation.actions],
        "institutional": {"parts": [_part(p) for p in explanation.institutional]},
        "agencies": [
            {"agency": a.agency, "why": a.why, "complaint_url": a.complaint_url}
            for a in explanation.agencies
        ],
    }


def _stated_date(found: StatedDate) -> dict[str, Any]:
    return {
        "kind": found.kind,
        "date": found.date.isoformat(),
        "precision": found.precision,
        "source": found.source,
        "sentence": found.sentence,
        "span": _span(found.span) if found.span else None,
    }


def _entity(entity: NamedEntity, text: str) -> dict[str, Any]:
    return {
        "name": entity.name,
        "form": entity.form,
        "own": entity.is_own,
        "country": entity.country,
        **_span(entity.span),
        "address": _quoted(entity.address, text),
        "registration": _quoted(entity.registration, text),
    }


def _quoted(span: Span | None, text: str) -> dict[str, Any] | None:
    """The words at a place with the place; None where there is none."""
    return {"text": span.of(text)} | _span(span) if span else None


def _action(action: Action) -> dict[str, Any]:
    return {
        "kind": action.kind,
        "label": action.label,
        "text": action.text,
        "contact": action.contact,
        "link": action.link,
        "deadline_days": action.deadline_days,
        "who": action.who,
        "letter": action.letter,
    }


def _part(part: InstitutionalPart) -> dict[str, Any]:
    return {
        "key": part.key,
        "heading": part.heading,
        "sentences": list(part.sentences),
        "citations": [
            {
                "regulation": c.regulation,
                "part": c.part,
                "citation": c.citation,
                "why": c.why,
                "jurisdiction": c.jurisdiction,
            }
            for c in part.citations
        ],
    }


def _span(span: Span) -> dict[str, int]:
    return {"start": span.start, "end": span.end}
