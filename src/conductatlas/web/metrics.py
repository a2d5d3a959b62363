"""The archive's numbers for Prometheus: read when asked for, one registry a request."""

from prometheus_client import CollectorRegistry, Gauge, generate_latest

from conductatlas.archive import queries

__all__ = ["metrics_text"]


def metrics_text() -> bytes:
    """The text format of Prometheus. Eight queries."""
    registry = CollectorRegistry()
    counts, health = queries.archive_counts(), queries.health_counts()
    plain = {
        "platforms": ("Platforms tracked", counts.platforms),
        "documents": ("Documents tracked", counts.documents),
        "documents_captured": ("Documents with a version in force", counts.captured),
        "versions": ("Confirmed versions", counts.versions),
        "changes": ("Published changes", counts.changes),
        "leaves": ("Leaves of the evidence log", health.leaves),
        "blobs": ("Blobs kept", health.blobs),
    }
    for name, (meaning, value) in plain.items():
        Gauge(f"conductatlas_{name}", meaning, registry=registry).set(value)
    weights = Gauge(
        "conductatlas_provisions", "Provisions in force", ["severity"], registry=registry
    )
    for severity in ("high", "medium", "low"):
        weights.labels(severity).set(getattr(counts.provisions, severity))
    states = Gauge(
        "conductatlas_documents_health",
        "Documents by capture health",
        ["health"],
        registry=registry,
    )
    for state, number in sorted(health.documents.items()):
        states.labels(state).set(number)
    return generate_latest(registry)
