"""The words of pages: each closed word has one label and one definition, the same everywhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from conductatlas.model.vocabulary import (
    Basis,
    CaptureHealth,
    Direction,
    DocumentKind,
    Origin,
    Outcome,
    ProvisionStatus,
    Sector,
    Severity,
)
from conductatlas.publication.change_words import CHANGE_DEFINITIONS

__all__ = ["DEFINITIONS", "Word", "choices", "family_label", "in_sentence", "label", "word"]


@dataclass(frozen=True, slots=True)
class Word:
    """A closed word as readers see it."""

    slug: str
    label: str
    definition: str


_LABELS = {
    "ai": "AI",
    "iot": "Connected devices",
    "e-commerce": "E-commerce",
    "in-app-purchases": "In-app purchases",
    "childrens-policy": "Children's policy",
    "eea-residents": "EEA residents",
    "uk-residents": "UK residents",
    "us-residents": "US residents",
    "california-residents": "California residents",
    "non-us-residents": "Residents outside the US",
    "ai-policy": "AI policy",
    "ai-automated": "AI and automated decisions",
    "worse": "Worse for you",
    "better": "Better for you",
    "neutral": "Neutral",
    "mixed": "Mixed",
    "ok": "Captured",
    "gone": "No longer published",
    "not-a-policy": "Not a policy",
    "by-reference": "By reference",
}


def label(slug: str) -> str:
    """A closed word in sentence case."""
    key = slug.replace("_", "-")
    return _LABELS.get(key) or key.replace("-", " ").capitalize()


def in_sentence(name: str) -> str:
    """A label within a sentence: a small first letter, unless it is an abbreviation."""
    return name if name[1:2].isupper() else name[:1].lower() + name[1:]


def family_label(family: str) -> str:
    """The name of a family of provision types."""
    return label(family)


DEFINITIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "severity": {
            Severity.HIGH: "Strongly limits legal rights, allows wide use of data, or creates "
            "real financial exposure.",
            Severity.MEDIUM: "Worth knowing; softened by a protection, an opt-out or a narrow "
            "scope.",
            Severity.LOW: "An ordinary term with little effect on the reader.",
        },
        "direction": {
            Direction.WORSE: "The change takes something from the reader.",
            Direction.BETTER: "The change gives something to the reader.",
            Direction.NEUTRAL: "The change does neither.",
            Direction.MIXED: "The change does both.",
        },
        "status": {
            ProvisionStatus.ACTIVE: "Stands in the version in force as it was first seen.",
            ProvisionStatus.AMENDED: "Stands in the version in force in other words than at first.",
            ProvisionStatus.MOVED: "Stands in the version in force at another place.",
            ProvisionStatus.SPLIT: "Continues as more than one provision.",
            ProvisionStatus.MERGED: "Continues as part of another provision.",
            ProvisionStatus.REMOVED: "No longer stands in the version in force.",
            ProvisionStatus.SUPERSEDED: "Replaced by another provision.",
        },
        "basis": {
            Basis.EXPLICIT: "The clause says it in so many words.",
            Basis.IMPLIED: "The clause follows from what the text says.",
            Basis.BY_REFERENCE: "The clause stands in another text that this one takes in.",
        },
        "health": {
            CaptureHealth.OK: "The latest check reached the document.",
            CaptureHealth.UNCONFIRMED: "A difference was seen once and waits for a second look.",
            CaptureHealth.UNSTABLE: "The page alternates between texts; none of them is taken for "
            "a change of another.",
            CaptureHealth.FAILING: "The latest checks failed.",
            CaptureHealth.BLOCKED: "The site refuses automated visits.",
            CaptureHealth.NOT_A_POLICY: "The address no longer shows a policy.",
            CaptureHealth.GONE: "The address has said for a while that there is no such page; the "
            "last text is kept and shown.",
        },
        "outcome": {
            Outcome.UNCHANGED: "The same text as before.",
            Outcome.COSMETIC: "Only white space, typography, links or dates differ.",
            Outcome.CHANGED: "Another text, seen twice and confirmed.",
            Outcome.UNCONFIRMED: "Another text, seen once; a second visit decides.",
            Outcome.UNSTABLE: "A text seen before came back.",
            Outcome.FAILED: "The page could not be fetched.",
            Outcome.BLOCKED: "The site asked for a log-in or a test for humans.",
            Outcome.NOT_A_POLICY: "The page held no policy.",
        },
        "origin": {
            Origin.CAPTURED: "Fetched by this archive from the platform's site.",
            Origin.IMPORTED: "Taken over from another archive.",
            Origin.SIMULATED: "A moment that was simulated; it did not happen at this time.",
        },
        **CHANGE_DEFINITIONS,
    }
)

_GROUPS = {
    "kind": DocumentKind,
    "sector": Sector,
}


def word(group: str, slug: str) -> Word:
    """The word `slug` of the list `group`, with its definition where one is needed."""
    return Word(slug, label(slug), DEFINITIONS.get(group, {}).get(slug, ""))


def choices(group: str) -> dict[str, str]:
    """The words of a list with their labels, in the list's order."""
    words = DEFINITIONS.get(group) or [w.value for w in _GROUPS[group]]
    return {str(w): label(w) for w in words}
