"""What a failed visit means for the check: failed, blocked, or no policy any more. Pure."""

import datetime as dt
from dataclasses import dataclass

from conductatlas.capture import Exchange, FailureKind
from conductatlas.model.vocabulary import Outcome
from conductatlas.pipeline.visits import Visit

__all__ = ["VisitFailure", "failure_of"]

_MISSING = frozenset({404, 410})
_FORBIDDEN = frozenset({401, 403, 407, 451})


@dataclass(frozen=True, slots=True)
class VisitFailure:
    """Why there is no page, as an outcome and a sentence; when to come back, where told."""

    outcome: Outcome
    reason: str
    is_missing: bool = False
    retry_at: dt.datetime | None = None


def failure_of(visit: Visit) -> VisitFailure | None:
    """Why a visit brought not all pages; None where it did."""
    for source, exchange in visit.exchanges:
        if exchange.failure is not None:
            return _failure(exchange)
        # Faults S13: nothing is kept that a 304 could confirm, or nobody asked.
        is_believable = bool(source.last_raw_sha256) and exchange.request.is_conditional
        if exchange.status == 304 and not is_believable:
            reason = f"{exchange.url} says 304 to a request that no kept page stands behind"
            return VisitFailure(Outcome.FAILED, reason)
    if len(visit.exchanges) < len(visit.target.sources) or not visit.exchanges:
        return VisitFailure(Outcome.FAILED, "not every source was visited")
    return None


def _failure(exchange: Exchange) -> VisitFailure:
    failure = exchange.failure
    if failure is None:
        raise ValueError("this exchange did not fail")
    kind, status = failure.kind, exchange.status
    if kind is FailureKind.HTTP_STATUS and status in _MISSING:
        return VisitFailure(Outcome.NOT_A_POLICY, failure.sentence, is_missing=True)
    is_forbidden = kind is FailureKind.HTTP_STATUS and status in _FORBIDDEN
    if is_forbidden or kind is FailureKind.ROBOTS:
        return VisitFailure(Outcome.BLOCKED, failure.sentence)
    return VisitFailure(Outcome.FAILED, failure.sentence, retry_at=failure.retry_at)
