"""Which way a fact favours the reader when it changes: a longer notice is better, a fee is worse.

Facts are compared as numbers where both have one and the same unit; a flag by what it grants.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from conductatlas.model.records import FactValue

__all__ = ["fact_direction"]

# +1: more of it (or having it at all) is better for the reader; -1: worse.
_SIGNS: Mapping[str, int] = MappingProxyType(
    dict.fromkeys(
        (
            "opt_out_days", "opt_out_contact", "small_claims_exception",
            "consumer_exception_regions", "mutual", "notice_days", "notice", "notice_channel",
            "material_only", "export_window_days", "revocable", "compensation", "opt_out",
            "deadline_days", "human_review_right", "user_notice", "legal_process_required",
            "explicit_consent", "consent", "statutory_exception", "consumer_law_preserved",
            "purpose_limited", "reminder", "next_term_only", "days", "access_until_end",
            "exceptions", "parental_consent", "parental_rights", "gpc_honoured", "uptime", "audit",
            "subprocessor_notice_days", "can_be_declined", "platform_pays", "assigned_to_user",
            "enterprise_exempt", "de_identified", "look_back_months", "amount", "trial_days",
            "inactivity_months", "method", "share", "limit", "denied", "authority", "dpo",
        ),
        1,
    )
    | dict.fromkeys(
        (
            "wait_days", "personal_injury_covered", "negligence_covered", "covers_legal_fees",
            "continued_use_is_acceptance", "retroactive", "any_reason", "without_notice",
            "credits_forfeited", "liability_excluded", "perpetual", "irrevocable",
            "sublicensable", "transferable", "survives_deletion", "liquidated_damages",
            "model_training", "precise", "background", "third_party", "indefinite",
            "criteria_only", "no_guarantee", "breach_notice_hours", "within_hours", "interest",
            "expires", "autodialled", "sole_remedy", "loser_pays", "covers_court",
            "california_1542_waived", "cancel_before", "amounts", "response_days",
            "paid_plan_has_ads", "content_deleted", "exclusive", "derivative_works",
        ),
        -1,
    )
)  # fmt: skip
# A period is time to act in one type, time that one's data or money is kept in another.
_PERIOD_SIGNS: Mapping[str, int] = MappingProxyType(
    {
        "claim-time-limit": 1,
        "retention-period": -1,
        "retention-after-deletion": -1,
        "funds-hold": -1,
    }
)
_QUANTITY = re.compile(r"([0-9][0-9.,]*)\s*([^\W\d_]+|[%$€£])?")
_DAYS = {
    "day": 1.0, "days": 1.0, "week": 7.0, "weeks": 7.0, "month": 30.4, "months": 30.4,
    "year": 365.25, "years": 365.25, "hour": 1 / 24, "hours": 1 / 24,
}  # fmt: skip


def fact_direction(
    type_: str, before: Mapping[str, FactValue], after: Mapping[str, FactValue]
) -> int:
    """The sum of the signs of all facts that changed: above 0 better for the reader."""
    return sum(
        _sign(type_, name) * _growth(before.get(name), after.get(name))
        for name in sorted(set(before) | set(after))
    )


def _sign(type_: str, name: str) -> int:
    return _PERIOD_SIGNS.get(type_, 0) if name == "period" else _SIGNS.get(name, 0)


def _growth(before: FactValue | None, after: FactValue | None) -> int:
    """1 where a fact appeared or grew, -1 where it went or shrank, 0 where that is no question."""
    if before == after:
        return 0
    old, new = _size(before), _size(after)
    if old is None or new is None or old[1] != new[1]:
        return 0
    return (new[0] > old[0]) - (new[0] < old[0])


def _size(value: FactValue | None) -> tuple[float, str] | None:
    if value is None or isinstance(value, bool):
        return (1.0 if value else 0.0), ""
    if isinstance(value, int | float):
        # An absent number counts as none of it: an opt-out that appears grows from nothing.
        return float(value), ""
    if isinstance(value, tuple):
        # A longer list is more of something, but the list alone does not say of what.
        return None
    found = _QUANTITY.search(value)
    if found is None:
        return (1.0, "") if value else (0.0, "")
    unit = (found[2] or "").lower()
    number = float(found[1].rstrip(".,").replace(",", "") or 0) if _is_number(found[1]) else 0.0
    return (number * _DAYS[unit], "days") if unit in _DAYS else (number, unit)


def _is_number(text: str) -> bool:
    return text.rstrip(".,").replace(",", "").count(".") <= 1
