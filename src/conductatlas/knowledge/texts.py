"""What is said to a consumer: the explanation of each type, the steps, and the words around them.

Read from `data/explanations/` and `data/actions/`, in the language of `knowledge.phrases`.
"""

from collections.abc import Iterator
from types import MappingProxyType

from conductatlas.knowledge.entries import Entries
from conductatlas.knowledge.schema import ActionText, Frame, PartKey, TypeTexts
from conductatlas.model.located import Fields

__all__ = ["read_actions", "read_explanations", "read_frame"]


def read_explanations(entries: Entries) -> Iterator[tuple[TypeTexts, Fields]]:
    """The texts of each type in `data/explanations/`, each with its place."""
    for root in entries.files("explanations"):
        reviewed = entries.reviewed(root)
        for made, entry in entries.each(root, "explanations", "the explanation of"):
            texts = TypeTexts(
                type=made,
                what_it_is=entries.passage(entry, "what_it_is", required=True),
                consumer_impact=entries.passage(entry, "consumer_impact", required=True),
                why_it_matters=entries.passage(entry, "why_it_matters", required=True),
                reviewed=reviewed,
            )
            entry.done()
            yield texts, entry


def read_actions(entries: Entries) -> Iterator[tuple[ActionText, Fields]]:
    """The steps of `data/actions/` in order, each with its place."""
    for root in entries.files("actions"):
        entries.reviewed(root)
        for made, entry in entries.each(root, "actions", "the action"):
            action = ActionText(
                id=made,
                applies=entries.applies(entry),
                kind=entry.text("kind", required=True) or "",
                label=entry.text("label", required=True) or "",
                text=entries.passage(entry, "text", required=True),
                contact=entry.texts("contact"),
                address=entry.texts("address"),
                link=entry.texts("link"),
                deadline=entry.text("deadline"),
                who=entry.text("who"),
                letter=entries.passage(entry, "letter"),
            )
            entry.done()
            yield action, entry


def read_frame(entries: Entries) -> Frame:
    """The words around the texts, from `data/rules/frame.yaml`."""
    root = entries.file(entries.folder / "rules" / "frame.yaml")
    if root is None:
        return Frame(MappingProxyType({}), "", "", "", "", "")
    headings = root.child("headings", "the headings")
    shown = {key: (headings.text(key, required=True) if headings else "") or "" for key in PartKey}
    frame = Frame(
        headings=MappingProxyType(shown),
        caveat=root.text("caveat", required=True) or "",
        jurisdictions=root.text("jurisdictions", required=True) or "",
        contact=root.text("contact", required=True) or "",
        platform=root.text("platform", required=True) or "",
        document=root.text("document", required=True) or "",
    )
    root.done()
    return frame
