"""Findings and contexts to explain, and one plausible value for each fact."""

from collections.abc import Mapping

from conductatlas.model import Span
from conductatlas.model.records import FactValue, Finding
from conductatlas.model.vocabulary import Basis, Severity
from conductatlas.reading.explain import DocumentLink, ExplainContext

SAMPLES: Mapping[str, FactValue] = {
    "age": 16,
    "amount": "USD 100",
    "amounts": ("EUR 4.99 a month", "VAT"),
    "authority": "the local data protection authority",
    "bases": ("consent", "legitimate interests"),
    "breach_notice_hours": 72,
    "cancel_before": "24 hours before renewal",
    "categories": ("name", "email address", "usage data"),
    "consumer_exception_regions": ("EEA", "UK"),
    "contact": "notices@lumenpost.example",
    "countries": ("Canada", "United States"),
    "damage_kinds": ("indirect", "consequential", "lost profits"),
    "days": 14,
    "deadline": "before the next billing date",
    "deadline_days": 30,
    "documents": ("Privacy Notice", "House Rules"),
    "email": "privacy@lumenpost.example",
    "excluded": ("minors without consent", "residents of Ruritania"),
    "exceptions": ("where required by law",),
    "export_window_days": 30,
    "formula": "the fees paid in the last 12 months",
    "grounds": ("fraud", "breach of the terms"),
    "inactivity_months": 12,
    "interest": "1.5% a month",
    "kinds": ("health", "biometric"),
    "law": "California",
    "legal_bases": ("consent", "contract"),
    "limit": "personal use only",
    "look_back_months": 12,
    "mechanism": "standard contractual clauses",
    "method": "Settings › Account › Close",
    "notice_channel": "e-mail",
    "notice_days": 30,
    "opt_out_contact": "optout@lumenpost.example",
    "opt_out_days": 30,
    "opt_out_method": "Settings › Data controls",
    "period": "180 days",
    "plans_covered": ("Team", "Enterprise"),
    "postal": "1 Harbour Lane, Port Ellory",
    "provider": "AAA",
    "recipients": ("advertisers", "research partners"),
    "regions": ("EEA", "UK"),
    "renewal_term": "one month",
    "response_days": 45,
    "seat": "Port Ellory",
    "share": "70% to the creator",
    "subprocessor_notice_days": 30,
    "term": "five years",
    "threshold": 25,
    "trial_days": 7,
    "triggers": ("breach of the terms",),
    "uptime": 99.9,
    "venue": "the courts of Port Ellory",
    "wait_days": 60,
    "within_hours": 72,
}
QUOTE = "Lumenpost says so in this clause."


def facts_for(names: tuple[str, ...]) -> dict[str, FactValue]:
    """One value for each of `names`: its sample, or true where it is a yes or no."""
    return {name: SAMPLES.get(name, True) for name in names}


def a_finding(
    type: str = "mandatory-arbitration",
    facts: Mapping[str, FactValue] | None = None,
    quote: str = QUOTE,
    severity: Severity = Severity.MEDIUM,
) -> Finding:
    """A finding of `type` with `facts`."""
    return Finding(
        type=type,
        family="family",
        severity=severity,
        severity_reasons=(),
        confidence=0.9,
        basis=Basis.EXPLICIT,
        title="Title",
        quote=quote,
        span=Span(0, len(quote)),
        facts=facts or {},
    )


def a_context(
    platform: str = "Lumenpost",
    document: str = "Terms of Service",
    kind: str = "terms-of-service",
    sectors: tuple[str, ...] = ("social",),
    emails: tuple[str, ...] = (),
    links: tuple[DocumentLink, ...] = (),
) -> ExplainContext:
    """A context of an invented social network."""
    return ExplainContext(platform, document, kind, sectors, emails, links)
