# ruff: noqa: E501 - a pattern is read on one line
"""Which finder reads which fact; the facts of one clause in one call."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from conductatlas.model import Span
from conductatlas.model.records import FactValue
from conductatlas.reading.facts.ages import AGE_FACTS
from conductatlas.reading.facts.contacts import CONTACT_FACTS
from conductatlas.reading.facts.found import Finder, Found, after, pattern, written
from conductatlas.reading.facts.lists import LIST_FACTS
from conductatlas.reading.facts.money import MONEY_FACTS
from conductatlas.reading.facts.periods import amount_of, days, months, period
from conductatlas.reading.facts.places import PLACE_FACTS
from conductatlas.reading.facts.providers import PROVIDER_FACTS
from conductatlas.reading.facts.yes_no import TYPE_YES_NO, YES_NO

__all__ = ["Facts", "read_facts"]

# A clause longer than this is read for facts only so far: the bound keeps the reader linear.
LONGEST = 12_000

_TIMES: dict[str, Finder] = {
    "opt_out_days": days(r"(?:opt(?:ing)?[- ]?out|reject|decline)[^.]{0,200}?", "")
    ,
    "wait_days": days("", r"[^.]{0,120}?(?:notice|receipt|resol|informal|negotiat|dispute)"),
    "response_days": days(r"(?:respond|reply|response|answer|process|comply|fulfil|act)[^.]{0,120}?"),
    "deadline_days": days("(?:within|in|after|up to|have) "),
    "export_window_days": days(r"(?:export|download|retriev|access|backup|copy)[^.]{0,120}?"),
    "trial_days": days("", r"[^.]{0,20}trial"),
    "days": days(),
    "subprocessor_notice_days": days(),
    "period": period(),
    "term": period(),
    "inactivity_months": months(),
    "within_hours": amount_of(r"(\d{1,3}|seventy[- ]two|forty[- ]eight|twenty[- ]four)(?:\s*\(\d+\))?\s+hours"),
    "breach_notice_hours": amount_of(r"(\d{1,3}|seventy[- ]two)(?:\s*\(\d+\))?\s+hours"),
    "threshold": amount_of(r"(\d{1,4}|twenty[- ]five|fifty|one hundred)(?:\s*\(\d+\))? or more"),
    "cancel_before": after(
        written(r"((?:at least |no later than |up to |within )?(?:\d+|\w+)(?: \(\d+\))? (?:hours?|days?|months?|weeks?) (?:before|prior to) [^.,;]{4,60})"),
        written(r"((?:before|prior to) (?:the )?(?:end|renewal|next|expir|trial|your|billing|start)[^.,;]{0,60})"),
    ),
    "deadline": after(
        written(r"((?:at least )?(?:\d+|\w+)(?: \(\d+\))? (?:hours?|days?|months?|weeks?) (?:before|prior to) [^.,;]{4,60})"),
        written(r"((?:before|prior to|until) (?:the )?(?:end|renewal|next|expir|trial|your|billing|start)[^.,;]{0,60})"),
    ),
    "renewal_term": after(
        written(r"(?:renew|extend|recur|bill|charg)[^.;]{0,60}? ((?:successive|additional|further|subsequent|same|equal|equivalent|like|one|another|each|a) [^.,;]{0,50}?(?:period|term|month|year|duration|cycle|basis)s?)"),
        written(r"((?:monthly|annual(?:ly)?|yearly|weekly|each month|each year|every month|every year|month[- ]to[- ]month)(?: or \w+)?)"),
    ),
}  # fmt: skip

_DAYS_OF_NOTICE = after(
    days(r"(?:notice|notify|least|effective|before|prior|advance|within|after|inform)[^.]{0,80}?"),
    days("", r"['’]?[^.]{0,40}?(?:notice|before|prior|advance|after)"),
)
_WITHOUT_NOTICE = pattern(r"without (?:any )?(?:prior |advance |further )?(?:\w+ )?notice")


def _notice_days(quote: str) -> Found | None:
    """Days of notice; "without notice" is none, 0 days."""
    found = _DAYS_OF_NOTICE(quote)
    if found is None and (match := _WITHOUT_NOTICE.search(quote)):
        return Found(0, match.start(), match.end())
    return found


_ALL: dict[str, Finder] = {
    **AGE_FACTS, **CONTACT_FACTS, **MONEY_FACTS, **PLACE_FACTS, **PROVIDER_FACTS, **LIST_FACTS, **YES_NO, **_TIMES,
    "notice_days": _notice_days,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Facts:
    """What a clause states: fact to normal form, and fact to its place in the text."""

    values: Mapping[str, FactValue] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)


def read_facts(slug: str, names: tuple[str, ...], text: str, span: Span) -> Facts:
    """The facts `names` of a provision of type `slug` that stands at `span` of `text`.

    A fact that the words do not state is absent. Places are offsets into `text`.
    """
    quote = text[span.start : min(span.end, span.start + LONGEST)]
    values: dict[str, FactValue] = {}
    spans: dict[str, Span] = {}
    for name in names:
        finder = TYPE_YES_NO.get((slug, name)) or _ALL.get(name)
        found = finder(quote) if finder else None
        if found is not None:
            values[name] = found.value
            spans[name] = Span(span.start + found.start, span.start + found.end)
    return Facts(values, spans)
