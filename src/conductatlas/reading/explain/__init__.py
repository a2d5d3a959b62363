"""Explanations composed from the knowledge base: plain words, steps, law, bodies. Pure."""

from conductatlas.reading.explain.compose import COMPOSER, compose
from conductatlas.reading.explain.contacts import DocumentLink, contacts_of
from conductatlas.reading.explain.grounding import check
from conductatlas.reading.explain.scene import ExplainContext

__all__ = ["COMPOSER", "DocumentLink", "ExplainContext", "check", "compose", "contacts_of"]
