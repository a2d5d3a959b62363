"""Who arbitrates: the provider that a clause names, by its short name."""

from conductatlas.reading.facts.found import Finder, Found, pattern

__all__ = ["PROVIDER_FACTS", "provider"]

_PROVIDERS = [
    ("AAA", r"American Arbitration Association|\bAAA\b"),
    ("JAMS", r"\bJAMS\b"),
    ("NAM", r"National Arbitration (?:and|&) Mediation|\bNAM\b"),
    ("ICDR", r"International Cent(?:re|er) for Dispute Resolution|\bICDR\b"),
    ("ICC", r"International Chamber of Commerce|\bICC\b"),
    ("LCIA", r"London Court of International Arbitration|\bLCIA\b"),
    ("SIAC", r"Singapore International Arbitration Cent(?:re|er)|\bSIAC\b"),
    ("HKIAC", r"Hong Kong International Arbitration Cent(?:re|er)|\bHKIAC\b"),
    ("FedArb", r"\bFedArb\b"),
    ("ADR Services", r"ADR Services"),
    ("CIETAC", r"\bCIETAC\b"),
    ("DIAC", r"\bDIAC\b"),
    ("Swiss Arbitration Centre", r"Swiss (?:Chambers|Arbitration Cent)"),
    ("Finnish Chamber of Commerce", r"Finland Chamber of Commerce|Finnish Chamber of Commerce"),
    ("Indian Arbitration and Conciliation Act", r"Arbitration (?:and|&) Conciliation Act"),
    ("New Era ADR", r"New Era ADR"),
]
_COMPILED = [(name, pattern(text)) for name, text in _PROVIDERS]


def provider(quote: str) -> Found | None:
    """The provider named first in the quote."""
    hits = [(m.start(), m.end(), name) for name, p in _COMPILED if (m := p.search(quote))]
    if not hits:
        return None
    start, end, name = min(hits)
    return Found(name, start, end)


PROVIDER_FACTS: dict[str, Finder] = {"provider": provider}
