"""A finding as a row of its own: the wording of a provision, with places relative to its quote."""

import hashlib
import json
from dataclasses import dataclass

from conductatlas.model import Span
from conductatlas.model.records import Finding

__all__ = ["LONGEST_TITLE", "WordingKeys", "content_hash", "wording_row"]

LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True)
class WordingKeys:
    """What a wording row refers to."""

    wording_id: int
    provision_id: int
    version_id: int
    explanation_id: int | None
    reader: str
    content: str


def wording_row(finding: Finding, keys: WordingKeys) -> dict[str, object]:
    """The columns of a finding's row."""
    return {
        "id": keys.wording_id,
        "provision_id": keys.provision_id,
        "reader": keys.reader,
        "content": keys.content,
        "first_version_id": keys.version_id,
        "quote": finding.quote,
        "title": finding.title[:LONGEST_TITLE],
        "severity": finding.severity.value,
        "severity_reasons": [
            {"reason": r.reason, "effect": r.effect} for r in finding.severity_reasons
        ],
        "confidence": finding.confidence,
        "basis": finding.basis.value,
        "heading_path": list(finding.heading_path),
        "facts": {k: list(v) if isinstance(v, tuple) else v for k, v in finding.facts.items()},
        "fact_spans": _fact_spans(finding),
        "trace": _trace(finding),
        "explanation_id": keys.explanation_id,
    }


def _fact_spans(finding: Finding) -> dict[str, list[int]]:
    """Where facts stand within the quote; one that was found elsewhere has no place."""
    within = {k: s for k, s in finding.fact_spans.items() if _is_within(s, finding.span)}
    start = finding.span.start
    return {name: [span.start - start, span.end - start] for name, span in within.items()}


def _trace(finding: Finding) -> list[dict[str, object]]:
    """The rules with their places in the quote; 0..0 for one that fired outside (a heading)."""
    steps = []
    for step in finding.trace:
        is_within = _is_within(step.span, finding.span)
        start = step.span.start - finding.span.start if is_within else 0
        end = step.span.end - finding.span.start if is_within else 0
        steps.append({"rule": step.rule, "start": start, "end": end})
    return steps


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def content_hash(finding: Finding) -> str:
    """What makes a wording distinct: its words, facts, severity and headings."""
    content = [finding.type, finding.quote, finding.severity.value, finding.title,
               sorted((k, str(v)) for k, v in finding.facts.items()),
               list(finding.heading_path), finding.basis.value]  # fmt: skip
    plain = json.dumps(content, ensure_ascii=False)
    return hashlib.sha256(plain.encode("utf-8")).hexdigest()[:32]
