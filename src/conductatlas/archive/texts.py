"""Reads kept texts and readings back, checked: what is shown is what was confirmed.

For the read side and for the pipeline; nothing here writes.
"""

import hashlib
from collections.abc import Sequence

from conductatlas.archive.models import Block, Explanation, Reading, Rendition, Wording
from conductatlas.archive.packing import unpack_explanation, unpack_ids, unpack_places
from conductatlas.archive.values import StoredReading
from conductatlas.model import Span, StorageError, records
from conductatlas.model.records import FactValue, Finding, SeverityReason, TraceStep
from conductatlas.model.vocabulary import Basis, Severity

__all__ = ["explanations", "joined_blocks", "rendition_text", "stored_reading"]


def rendition_text(rendition_id: int) -> str:
    """The canonical text of a rendition; StorageError where it is not the text that was kept."""
    row = Rendition.objects.values_list("blocks", "text_sha256").get(pk=rendition_id)
    return joined_blocks(unpack_ids(bytes(row[0])), row[1], f"rendition {rendition_id}")


def joined_blocks(keys: Sequence[int], text_sha256: str, what: str) -> str:
    """The text that the blocks `keys` give, in order; StorageError that names `what` otherwise."""
    slices = dict(Block.objects.filter(pk__in=set(keys)).values_list("pk", "text"))
    text = "".join(slices.get(key, "") for key in keys)
    if hashlib.sha256(text.encode("utf-8")).hexdigest() != text_sha256:
        raise StorageError(
            f"the text of {what} is damaged: its blocks no longer give SHA-256 {text_sha256}. "
            "Run conductatlas reanalyse to make it again from the raw bytes."
        )
    return text


def stored_reading(reading_id: int, text: str) -> StoredReading:
    """A reading with its findings as the reader gave them, made again from `text`."""
    row = Reading.objects.values_list("places").get(pk=reading_id)
    places = unpack_places(bytes(row[0]))
    wordings = Wording.objects.select_related("provision").in_bulk([w for w, _, _ in places])
    found = [(wordings[key], Span(start, end)) for key, start, end in places]
    return StoredReading(
        reading_id,
        tuple(wording.pk for wording, _ in found),
        tuple(wording.provision_id for wording, _ in found),
        tuple(_finding(wording, span, text) for wording, span in found),
    )


def explanations(wording_ids: Sequence[int]) -> dict[int, records.Explanation]:
    """The explanations of wordings, for those that have one. One query."""
    rows = Explanation.objects.filter(wording__in=wording_ids)
    found = rows.values_list("wording", "body", "base__body")
    return {
        wording: unpack_explanation(bytes(body), None if base is None else bytes(base))
        for wording, body, base in found
    }


def _finding(wording: Wording, span: Span, text: str) -> Finding:
    return Finding(
        type=wording.provision.type,
        family=wording.provision.family,
        severity=Severity(wording.severity),
        severity_reasons=tuple(SeverityReason(**reason) for reason in wording.severity_reasons),
        confidence=wording.confidence,
        basis=Basis(wording.basis),
        title=wording.title,
        quote=span.of(text),
        span=span,
        heading_path=tuple(wording.heading_path),
        facts={name: _fact(value) for name, value in wording.facts.items()},
        fact_spans={name: _shifted(at, span) for name, at in wording.fact_spans.items()},
        trace=tuple(
            TraceStep(step["rule"], _shifted((step["start"], step["end"]), span))
            for step in wording.trace
        ),
    )


def _fact(value: object) -> FactValue:
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    if isinstance(value, bool | int | float | str):
        return value
    raise StorageError(f"{value!r} is no fact; the wordings table is damaged")


def _shifted(at: Sequence[int], quote: Span) -> Span:
    return Span(at[0] + quote.start, at[1] + quote.start)
