"""What the archive knows beside the documents: types, law, agencies, texts. Data files."""

from conductatlas.knowledge.lint import lint
from conductatlas.knowledge.loader import load_knowledge
from conductatlas.knowledge.phrases import Passage, Scene, as_words, holds, say
from conductatlas.knowledge.schema import (
    ActionText,
    Agency,
    AgencyRule,
    Applies,
    Cite,
    Frame,
    Knowledge,
    LegalPart,
    LegalRule,
    Note,
    PartKey,
    Regulation,
    TypeTexts,
)
from conductatlas.knowledge.types import ProvisionType, load_types

__all__ = [
    "ActionText",
    "Agency",
    "AgencyRule",
    "Applies",
    "Cite",
    "Frame",
    "Knowledge",
    "LegalPart",
    "LegalRule",
    "Note",
    "PartKey",
    "Passage",
    "ProvisionType",
    "Regulation",
    "Scene",
    "TypeTexts",
    "as_words",
    "holds",
    "lint",
    "load_knowledge",
    "load_types",
    "say",
]
