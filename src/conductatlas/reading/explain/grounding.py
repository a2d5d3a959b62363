"""Whether each figure, name and citation of an explanation comes from what was given.

The same checker serves the tests, the store before it writes, and texts that a model rewrote.
"""

import functools
import re
from collections.abc import Iterable, Iterator

from conductatlas.knowledge import Cite, Knowledge, Passage
from conductatlas.model.records import Explanation, FactValue, Finding
from conductatlas.reading.explain.institutional import inline_cites
from conductatlas.reading.explain.scene import ExplainContext, applicable, scene_of

__all__ = ["check"]

_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_NAME = re.compile(r"\b[A-Z][\w’'-]*")
_REFERENCE = re.compile(
    r"(?:Art\.|§§?|[Ss]ection|\bs\.|\breg\.|Annex|APP|\bcl\.|\bc\.) ?\d[\w.()/-]*"
)
_CONTACT = re.compile(r"[\w.+-]{1,64}@[\w.-]{1,200}|https?://[^\s“”\"<>()\ufeff]{1,500}")


def check(
    explanation: Explanation, finding: Finding, context: ExplainContext, knowledge: Knowledge
) -> tuple[str, ...]:
    """What in `explanation` has no ground in its clause, context or knowledge base, as sentences.

    Empty for a grounded explanation.
    """
    given = " ".join(_given(finding, context))
    vocabulary = _vocabulary(knowledge, finding.type)
    known = vocabulary | _tokens(given)
    cited = _references(f"{_cited(finding, context, knowledge)} {given}")
    faults = [f'a slot is left open in "{t}"' for t in _sentences(explanation) if "{" in t]
    for text in _sentences(explanation):
        faults += [f'"{t}" of "{text}" has no source' for t in sorted(_tokens(text) - known)]
        for reference in sorted(_references(text) - cited):
            faults.append(f'the reference "{reference}" of "{text}" does not apply')
    faults += _unknown_contacts(explanation, given)
    return tuple(faults + list(_unknown_entries(explanation, finding, context, knowledge)))


def _sentences(explanation: Explanation) -> Iterator[str]:
    yield from (explanation.what_it_is, explanation.consumer_impact, explanation.why_it_matters)
    for action in explanation.actions:
        yield from (text for text in (action.label, action.text, action.letter) if text)
    for part in explanation.institutional:
        yield from part.sentences
    yield from (agency.why for agency in explanation.agencies)


def _given(finding: Finding, context: ExplainContext) -> Iterator[str]:
    yield from (finding.quote, context.platform, context.document, *context.emails)
    yield from (f"{link.label} {link.url}" for link in context.links)
    yield from (text for value in finding.facts.values() for text in _fact_texts(value))


def _fact_texts(value: FactValue) -> tuple[str, ...]:
    if isinstance(value, tuple):
        # Of a long list the text names some and counts the rest.
        return (*value, *(str(n) for n in range(1, len(value))))
    return (f"{value:,}",) if isinstance(value, int | float) else (value,)


def _tokens(text: str) -> frozenset[str]:
    figures = {figure.replace(",", "").rstrip(".") for figure in _FIGURE.findall(text)}
    names = {
        name.rstrip("’'-").removesuffix("’s").removesuffix("'s") for name in _NAME.findall(text)
    }
    return frozenset(figures | names | {name.capitalize() for name in names if not name.isupper()})


def _references(text: str) -> frozenset[str]:
    return frozenset(found.rstrip(".)(/-") for found in _REFERENCE.findall(text))


@functools.lru_cache(maxsize=512)
def _vocabulary(knowledge: Knowledge, type_slug: str) -> frozenset[str]:
    return _tokens(" ".join(_literals(knowledge, type_slug)))


def _literals(knowledge: Knowledge, type_slug: str) -> Iterator[str]:
    yield from _told(knowledge, type_slug)
    for action in knowledge.actions[type_slug]:
        yield from (action.label, *_words(action.text), *_words(action.letter))
    for rule in knowledge.legal_rules[type_slug]:
        yield from (*_words(rule.why), inline_cites(rule.cites, knowledge))
        for law in {cite.regulation for cite in rule.cites}:
            yield from (
                knowledge.regulations[law].penalties or "",
                knowledge.regulations[law].jurisdiction,
            )
    for note in knowledge.notes[type_slug]:
        yield from (*_words(note.say), inline_cites(note.cites, knowledge))
    for body in knowledge.agency_rules[type_slug]:
        yield from (*_words(body.why), knowledge.agencies[body.agency].limit)
    frame = knowledge.frame
    yield from (frame.jurisdictions, frame.platform.capitalize(), frame.document.capitalize())


def _told(knowledge: Knowledge, type_slug: str) -> Iterator[str]:
    texts = knowledge.explanations[type_slug]
    for passage in (texts.what_it_is, texts.consumer_impact, texts.why_it_matters):
        yield from _words(passage)


def _words(passage: Passage) -> Iterator[str]:
    return (phrase.literal for choice in passage for phrase in choice)


def _cited(finding: Finding, context: ExplainContext, knowledge: Knowledge) -> str:
    """All text of the knowledge base that holds references and applies to this clause."""
    scene = scene_of(finding, context, knowledge.frame)
    texts = list(_told(knowledge, finding.type))
    for rule in applicable(knowledge.legal_rules[finding.type], context, scene):
        texts += [*_words(rule.why), inline_cites(rule.cites, knowledge)]
        texts += [knowledge.regulations[cite.regulation].penalties or "" for cite in rule.cites]
    for note in applicable(knowledge.notes[finding.type], context, scene):
        texts += [*_words(note.say), inline_cites(note.cites, knowledge)]
    for action in applicable(knowledge.actions[finding.type], context, scene):
        texts += [*_words(action.text), *_words(action.letter)]
    for body in applicable(knowledge.agency_rules[finding.type], context, scene):
        texts += [*_words(body.why), knowledge.agencies[body.agency].limit]
    return " ".join(texts)


def _unknown_contacts(explanation: Explanation, given: str) -> Iterator[str]:
    for action in explanation.actions:
        named = [c for c in (action.contact, action.link) if c]
        for contact in (*named, *_CONTACT.findall(f"{action.text} {action.letter or ''}")):
            if contact.rstrip(".,;:") not in given:
                yield f'the contact "{contact}" stands nowhere in the document'


def _unknown_entries(
    explanation: Explanation, finding: Finding, context: ExplainContext, knowledge: Knowledge
) -> Iterator[str]:
    scene = scene_of(finding, context, knowledge.frame)
    rules = list(applicable(knowledge.legal_rules[finding.type], context, scene))
    cites = {cite for rule in rules for cite in rule.cites}
    for part in explanation.institutional:
        for citation in part.citations:
            cite = Cite(citation.regulation, citation.part)
            if cite not in cites or knowledge.part(cite).citation != citation.citation:
                yield f"{citation.regulation} {citation.part} does not apply to this clause"
    bodies = applicable(knowledge.agency_rules[finding.type], context, scene)
    yield from _unknown_agencies(explanation, {rule.agency for rule in bodies}, knowledge)


def _unknown_agencies(
    explanation: Explanation, bodies: Iterable[str], knowledge: Knowledge
) -> Iterator[str]:
    known = {body: knowledge.agencies[body].complaint_url for body in bodies}
    for agency in explanation.agencies:
        if agency.agency not in known or known[agency.agency] != agency.complaint_url:
            yield f'the agency "{agency.agency}" has no power over this clause'
