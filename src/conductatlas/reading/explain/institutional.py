"""The institutional analysis of a clause in five parts, and the bodies that can act on it.

The first sentence of the first part stands by itself: it is what every reader is shown.
"""

import functools
from collections.abc import Iterator
from itertools import islice

from conductatlas.knowledge import Cite, Knowledge, LegalRule, PartKey, Scene, say
from conductatlas.model.records import AgencyReason, Citation, Finding, InstitutionalPart
from conductatlas.reading.explain.scene import ExplainContext, applicable

__all__ = ["agencies_of", "inline_cites", "institutional_parts"]

_MOST_RULES = 6
_MOST_NOTES = 4
_MOST_PENALTIES = 2
_MOST_AGENCIES = 6


def institutional_parts(
    finding: Finding, context: ExplainContext, knowledge: Knowledge, scene: Scene
) -> tuple[InstitutionalPart, ...]:
    """The five parts in their order; a part may be empty where nothing is known."""
    rules = applicable(knowledge.legal_rules[finding.type], context, scene)
    reasons = [(rule, " ".join(say(rule.why, scene))) for rule in islice(rules, _MOST_RULES)]
    citations = tuple(_citations(reasons, knowledge))
    said = _notes(finding, context, knowledge, scene)
    said[PartKey.REGULATORY_FRAMEWORK] = [
        _cited(why, rule.cites, knowledge) for rule, why in reasons
    ]
    said[PartKey.ENFORCEMENT_EXPOSURE] += _penalties(citations, knowledge)
    if citations:
        said[PartKey.JURISDICTION_FLAGS].insert(0, _jurisdictions(citations, knowledge))
    return tuple(
        InstitutionalPart(
            key=key.value,
            heading=knowledge.frame.headings[key],
            sentences=tuple(said[key]),
            citations=citations if key is PartKey.REGULATORY_FRAMEWORK else (),
        )
        for key in PartKey
    )


def agencies_of(
    finding: Finding, context: ExplainContext, knowledge: Knowledge, scene: Scene
) -> tuple[AgencyReason, ...]:
    """The bodies that can act on a clause, each once, with why, and one limit of its power."""
    reasons: dict[str, AgencyReason] = {}
    for rule in applicable(knowledge.agency_rules[finding.type], context, scene):
        agency = knowledge.agencies[rule.agency]
        why = " ".join((*say(rule.why, scene), agency.limit))
        reasons.setdefault(agency.id, AgencyReason(agency.id, why, agency.complaint_url))
    return tuple(reasons.values())[:_MOST_AGENCIES]


@functools.lru_cache(maxsize=4096)
def inline_cites(cites: tuple[Cite, ...], knowledge: Knowledge) -> str:
    """Citations as they stand in a sentence: `GDPR Art. 6(1), Art. 17(1); UK GDPR Art. 6(1)`."""
    shown: list[str] = []
    last = ""
    for cite in cites:
        part = knowledge.part(cite)
        shown.append(f", {part.part}" if cite.regulation == last else f"; {part.inline}")
        last = cite.regulation
    return "".join(shown).removeprefix("; ")


def _notes(
    finding: Finding, context: ExplainContext, knowledge: Knowledge, scene: Scene
) -> dict[PartKey, list[str]]:
    said: dict[PartKey, list[str]] = {key: [] for key in PartKey}
    for note in applicable(knowledge.notes[finding.type], context, scene):
        text = " ".join(say(note.say, scene))
        if text and len(said[note.part]) < _MOST_NOTES:
            said[note.part].append(_cited(text, note.cites, knowledge))
    return said


def _cited(sentence: str, cites: tuple[Cite, ...], knowledge: Knowledge) -> str:
    if not cites:
        return sentence
    return f"{sentence.rstrip('.')} ({inline_cites(cites, knowledge)})."


def _citations(reasons: list[tuple[LegalRule, str]], knowledge: Knowledge) -> Iterator[Citation]:
    seen: set[Cite] = set()
    for rule, why in reasons:
        for cite in rule.cites:
            if cite not in seen:
                seen.add(cite)
                law, part = knowledge.regulations[cite.regulation], knowledge.part(cite)
                yield Citation(law.id, part.part, part.citation, why, law.jurisdiction)


def _penalties(citations: tuple[Citation, ...], knowledge: Knowledge) -> list[str]:
    laws = dict.fromkeys(c.regulation for c in citations)
    found = (knowledge.regulations[law].penalties for law in laws)
    return [penalty for penalty in found if penalty][:_MOST_PENALTIES]


def _jurisdictions(citations: tuple[Citation, ...], knowledge: Knowledge) -> str:
    places = list(dict.fromkeys(c.jurisdiction for c in citations))
    listed = places[0] if len(places) == 1 else ", ".join(places[:-1]) + " and " + places[-1]
    return knowledge.frame.jurisdictions.replace("{jurisdictions}", listed)
