"""Findings of an invented reader, for tests of matching and change."""

from collections.abc import Mapping

from conductatlas.model import Span
from conductatlas.model.records import FactValue, Finding
from conductatlas.model.vocabulary import Basis, Severity


def a_finding(
    text: str,
    quote: str,
    type_: str = "retention-period",
    facts: Mapping[str, FactValue] | None = None,
    severity: Severity = Severity.MEDIUM,
    heading: str = "",
) -> Finding:
    """A finding of `type_` at the first place of `quote` in `text`."""
    start = text.index(quote)
    return Finding(
        type=type_,
        family="data_retention",
        severity=severity,
        severity_reasons=(),
        confidence=0.9,
        basis=Basis.EXPLICIT,
        title="A clause",
        quote=quote,
        span=Span(start, start + len(quote)),
        heading_path=(heading,) if heading else (),
        facts=facts or {},
    )
