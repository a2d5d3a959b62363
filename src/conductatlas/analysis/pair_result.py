"""The JSON contract `diff`: a reading of two texts as a plain dictionary."""

from collections.abc import Mapping, Sequence
from typing import Any

from conductatlas.model import Span
from conductatlas.model.records import Finding, PairReading, ProvisionChange, Segment

__all__ = ["pair_result"]


def pair_result(
    reading: PairReading,
    old_findings: Sequence[Finding] = (),
    new_findings: Sequence[Finding] = (),
    extra: Mapping[str, Any] | None = None,
) -> dict[str, Any]:
    """The contract `diff`; `extra` holds fields that are copied from a line of pairs.

    With the findings that the reading was made from, provisions carry their places.
    """
    return dict(extra or {}) | {
        "class": reading.change_class.value,
        "severity": reading.severity.value if reading.severity else None,
        "direction": reading.direction.value,
        "sentences": {
            "added": reading.added,
            "removed": reading.removed,
            "modified": reading.modified,
            "moved": reading.moved,
        },
        "cosmetic_reasons": [reason.value for reason in reading.cosmetic_reasons],
        "suspect_reason": reading.suspect_reason,
        "segments": [_segment(segment) for segment in reading.segments],
        "effective": reading.effective.isoformat() if reading.effective else None,
        "provisions": [
            _provision(change, old_findings, new_findings) for change in reading.provisions
        ],
        "summary": reading.summary,
        "affected": [who.value for who in reading.affected],
        "taxonomy": [topic.value for topic in reading.topics],
    }


def _segment(segment: Segment) -> dict[str, Any]:
    result: dict[str, Any] = {
        "op": segment.op,
        "old": _place(segment.old),
        "new": _place(segment.new),
        "cosmetic": segment.cosmetic,
    }
    if segment.words:
        result["words"] = [list(run) for run in segment.words]
    return result


def _place(span: Span | None) -> dict[str, int] | None:
    return None if span is None else {"start": span.start, "end": span.end}


def _provision(
    change: ProvisionChange, old: Sequence[Finding], new: Sequence[Finding]
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "type": change.type,
        "status": change.status,
        "facts_before": _facts(change.facts_before),
        "facts_after": _facts(change.facts_after),
        "direction": change.direction.value,
    }
    if old or new:
        result["old"] = _place(old[change.old].span) if change.old is not None else None
        result["new"] = _place(new[change.new].span) if change.new is not None else None
    return result


def _facts(facts: Mapping[str, Any] | None) -> dict[str, Any] | None:
    if facts is None:
        return None
    return {k: list(v) if isinstance(v, tuple) else v for k, v in facts.items()}
