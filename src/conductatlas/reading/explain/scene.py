"""What a composed text can see of a clause: its facts, its document, its platform.

`applies` decides whether a rule of the knowledge base holds for a clause; everything that is shown
or checked asks it, so that a citation and its check can never part.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Protocol, TypeVar

from conductatlas.knowledge import Applies, Frame, Scene, as_words, holds
from conductatlas.model.records import Finding
from conductatlas.reading.explain.contacts import DocumentLink

__all__ = ["ExplainContext", "applicable", "scene_of"]


@dataclass(frozen=True, slots=True)
class ExplainContext:
    """What is known beside the clause.

    `platform` and `document` are names to print ("" where there is none), `kind` and `sectors`
    words of the vocabulary, `emails` and `links` what `contacts_of` found in the document,
    `language` its language as BCP 47.
    """

    platform: str
    document: str
    kind: str = ""
    sectors: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    links: tuple[DocumentLink, ...] = ()
    language: str = "en"


class _HasApplies(Protocol):
    @property
    def applies(self) -> Applies: ...


Rule = TypeVar("Rule", bound=_HasApplies)


def scene_of(finding: Finding, context: ExplainContext, frame: Frame) -> Scene:
    """The scene of a clause, with the names that stand in for what has none."""
    return Scene(
        finding.facts,
        {
            "platform": as_words(context.platform) or frame.platform,
            "document": as_words(context.document) or frame.document,
            "kind": context.kind,
            "sector": context.sectors,
            "severity": finding.severity.value,
        },
    )


def applicable(rules: Iterable[Rule], context: ExplainContext, scene: Scene) -> Iterator[Rule]:
    """Those of `rules` (already of the clause's type) that hold for it, in their order."""
    return (rule for rule in rules if _applies(rule.applies, context, scene))


def _applies(applies: Applies, context: ExplainContext, scene: Scene) -> bool:
    if applies.kinds and context.kind not in applies.kinds:
        return False
    if context.kind in applies.not_kinds:
        return False
    if applies.sectors and not applies.sectors.intersection(context.sectors):
        return False
    if applies.not_sectors.intersection(context.sectors):
        return False
    return holds(applies.when, scene)
