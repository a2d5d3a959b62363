"""One provision: its newest wording, explanation, life, and its likes on other platforms."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Case, Value, When

from conductatlas.archive.models import ChangedProvision, Provision, Wording
from conductatlas.archive.models import Explanation as Kept
from conductatlas.archive.packing import unpack_explanation
from conductatlas.archive.queries.provisions import ProvisionRow, provisions_with
from conductatlas.model import Span
from conductatlas.model.records import Explanation, FactValue, SeverityReason, TraceStep

__all__ = [
    "LifeStep",
    "ProvisionDetail",
    "WordingRow",
    "find_provision",
    "life_of",
    "similar_candidates",
    "wording_row",
]


@dataclass(frozen=True, slots=True)
class WordingRow:
    """A wording of a provision; fact spans and trace are relative to the quote's start."""

    id: int
    title: str
    quote: str
    severity: str
    severity_reasons: tuple[SeverityReason, ...]
    confidence: float
    basis: str
    heading_path: tuple[str, ...]
    facts: Mapping[str, FactValue]
    fact_spans: Mapping[str, Span]
    trace: tuple[TraceStep, ...]
    reader: str
    explanation: Explanation | None
    composer: str


@dataclass(frozen=True, slots=True)
class ProvisionDetail:
    """A provision with its newest wording; `replaced_by` is what superseded it."""

    id: int
    document_id: int
    slug: str
    type: str
    family: str
    title: str
    severity: str
    status: str
    in_force: bool
    start: int
    end: int
    first_seen: dt.datetime
    last_seen: dt.datetime
    first_version: int
    last_version: int
    last_version_id: int
    origin: str
    leaf_index: int
    replaced_by: ProvisionRow | None
    wording: WordingRow


@dataclass(frozen=True, slots=True)
class LifeStep:
    """What a published change did to a provision, with the quotes before and after."""

    change_id: int
    change_slug: str
    detected_at: dt.datetime
    status: str
    direction: str
    origin: str
    before: str
    after: str


def find_provision(document_id: int, slug: str) -> ProvisionDetail | None:
    """The provision at `slug` of a document, or None. One query; two where it was superseded."""
    found = (
        Provision.objects.filter(document=document_id, slug=slug)
        .select_related("first_version", "last_version", "wording__explanation__base")
        .first()
    )
    if found is None or found.wording is None:
        return None
    replaced = found.superseded_by_id
    return ProvisionDetail(
        id=found.pk,
        document_id=found.document_id,
        slug=found.slug,
        type=found.type,
        family=found.family,
        title=found.title,
        severity=found.severity,
        status=found.status,
        in_force=found.in_force,
        start=found.start,
        end=found.end,
        first_seen=found.first_seen,
        last_seen=found.last_seen,
        first_version=found.first_version.number,
        last_version=found.last_version.number,
        last_version_id=found.last_version_id,
        origin=found.first_version.origin,
        leaf_index=found.leaf_id,
        replaced_by=provisions_with([replaced]).get(replaced) if replaced else None,
        wording=wording_row(found.wording),
    )


def wording_row(wording: Wording, explained: bool = True) -> WordingRow:
    """The values of a wording row, its explanation unpacked if `explained`."""
    kept = wording.explanation if explained else None
    return WordingRow(
        id=wording.pk,
        title=wording.title,
        quote=wording.quote,
        severity=wording.severity,
        severity_reasons=tuple(SeverityReason(**r) for r in wording.severity_reasons),
        confidence=wording.confidence,
        basis=wording.basis,
        heading_path=tuple(wording.heading_path),
        facts=_facts(wording.facts),
        fact_spans={name: Span(a, b) for name, (a, b) in wording.fact_spans.items()},
        trace=tuple(TraceStep(t["rule"], Span(t["start"], t["end"])) for t in wording.trace),
        reader=wording.reader,
        explanation=_explanation(kept),
        composer=kept.composer if kept else "",
    )


def life_of(provision_id: int) -> tuple[LifeStep, ...]:
    """What published changes did to a provision, newest first. One query."""
    rows = (
        ChangedProvision.objects.filter(provision=provision_id, change__published=True)
        .select_related("change", "before", "after")
        .order_by("-change__detected_at", "-id")
    )
    return tuple(
        LifeStep(
            change_id=row.change_id,
            change_slug=row.change.slug,
            detected_at=row.change.detected_at,
            status=row.status,
            direction=row.direction,
            origin=row.change.origin,
            before=row.before.quote if row.before else "",
            after=row.after.quote if row.after else "",
        )
        for row in rows
    )


def similar_candidates(
    type_slug: str, severity: str, platform_id: int, most: int
) -> tuple[ProvisionRow, ...]:
    """Provisions of the type in force on other platforms, of the same severity first. Two queries.

    Bounded by `most`, so that the page of a common type costs no more than that of a rare one.
    """
    same = Case(When(severity=severity, then=Value(1)), default=Value(0))
    found = (
        Provision.objects.filter(type=type_slug, in_force=True)
        .exclude(document__platform=platform_id)
        .annotate(same=same)
        .order_by("-same", "-id")
        .values_list("id", flat=True)[:most]
    )
    ids = list(found)
    rows = provisions_with(ids)
    return tuple(rows[one] for one in ids if one in rows)


def _explanation(kept: Kept | None) -> Explanation | None:
    if kept is None:
        return None
    base = bytes(kept.base.body) if kept.base else None
    return unpack_explanation(bytes(kept.body), base)


def _facts(stored: Mapping[str, object]) -> dict[str, FactValue]:
    return {k: tuple(v) if isinstance(v, list) else v for k, v in stored.items()}  # type: ignore[misc]  # JSON holds these kinds alone
