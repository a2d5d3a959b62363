"""An explanation composed from the knowledge base and the facts of one clause.

Deterministic and pure: the same finding, context and knowledge base give the same words. What
cannot be filled from them is not said. Raise COMPOSER when the same input gives other words.
"""

from dataclasses import replace

from conductatlas.knowledge import ActionText, Frame, Knowledge, Passage, Scene, say
from conductatlas.model.records import Action, Explanation, FactValue, Finding
from conductatlas.model.versions import COMPOSER
from conductatlas.reading.explain.contacts import Contacts, DocumentLink
from conductatlas.reading.explain.institutional import agencies_of, institutional_parts
from conductatlas.reading.explain.scene import ExplainContext, applicable, scene_of

__all__ = ["COMPOSER", "compose"]

_MOST_ACTIONS = 4
_LONGEST_ADDRESS = 160


def compose(finding: Finding, context: ExplainContext, knowledge: Knowledge) -> Explanation:
    """What the clause of `finding` does to its reader, with steps, law and bodies.

    Raises ValueError for a type that the knowledge base does not explain.
    """
    texts = knowledge.explanations.get(finding.type)
    if texts is None:
        raise ValueError(f'the knowledge base explains no type "{finding.type}": add its texts')
    scene = scene_of(finding, context, knowledge.frame)
    return Explanation(
        what_it_is=_text(texts.what_it_is, scene),
        consumer_impact=_text(texts.consumer_impact, scene),
        why_it_matters=_text(texts.why_it_matters, scene),
        actions=_actions(finding, context, knowledge, scene),
        institutional=institutional_parts(finding, context, knowledge, scene),
        agencies=agencies_of(finding, context, knowledge, scene),
    )


def _text(passage: Passage, scene: Scene) -> str:
    return " ".join(say(passage, scene))


def _actions(
    finding: Finding, context: ExplainContext, knowledge: Knowledge, scene: Scene
) -> tuple[Action, ...]:
    texts = applicable(knowledge.actions[finding.type], context, scene)
    contacts = Contacts.of(finding.quote, context.emails, context.links)
    made = (_action(text, finding, contacts, scene, knowledge.frame) for text in texts)
    return tuple(action for action in made if action.text)[:_MOST_ACTIONS]


def _action(
    text: ActionText, finding: Finding, contacts: Contacts, scene: Scene, frame: Frame
) -> Action:
    address = contacts.address(finding, text.contact, text.address)
    if address is not None and len(address) > _LONGEST_ADDRESS:
        address = None
    link = _linked(address) or contacts.link(text.link)
    words = dict(scene.words)
    words |= {"address": _named(address, frame)} if address else {}
    words |= {"link": link.label} if link and link.label != address else {}
    seen = replace(scene, words=words)
    return Action(
        kind=text.kind,
        label=text.label,
        text=_text(text.text, seen),
        contact=None if _linked(address) else address,
        link=link.url if link else None,
        deadline_days=_days(finding.facts.get(text.deadline)) if text.deadline else None,
        who=text.who,
        letter=_text(text.letter, seen) or None,
    )


def _linked(address: str | None) -> DocumentLink | None:
    is_url = address is not None and address.startswith(("https://", "http://"))
    return DocumentLink(address, address) if address and is_url else None


def _named(address: str, frame: Frame) -> str:
    return address if "@" in address else frame.contact.replace("{contact}", address)


def _days(value: FactValue | None) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
