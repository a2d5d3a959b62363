"""What the loader cannot see in one entry: references, scopes, coverage. Faults with file and line.

GDPR is never cited for a clause without personal data, COPPA never without children, HIPAA never
outside health; every type has texts that mention each of its facts.
"""

from collections.abc import Mapping

from conductatlas.knowledge.entries import Entries
from conductatlas.knowledge.phrases import Passage, Scene, Slot, say
from conductatlas.knowledge.schema import (
    ActionText,
    Agency,
    Applies,
    Cite,
    LegalScope,
    Regulation,
    TypeTexts,
)
from conductatlas.knowledge.types import ProvisionType
from conductatlas.model import DataFileFault
from conductatlas.model.located import Fields, nearest

__all__ = ["Checks"]

# Words of the context that a phrase may ask for beside the facts of its type.
CONTEXT_WORDS = frozenset({"platform", "document", "kind", "sector", "severity"})
ACTION_WORDS = CONTEXT_WORDS | {"address", "link"}
# The scopes that a rule keeps to by its sectors, and those that it keeps to by its types.
_BY_SECTOR = {LegalScope.HEALTH: "health", LegalScope.FINANCE: "finance", LegalScope.VIDEO: "video"}
_BY_TYPE = {LegalScope.PERSONAL_DATA: "personal-data", LegalScope.CHILDREN: "children"}


class Checks:
    """Checks one entry after the other against what was read before."""

    def __init__(
        self,
        entries: Entries,
        types: Mapping[str, ProvisionType],
        regulations: Mapping[str, Regulation],
        agencies: Mapping[str, Agency],
    ) -> None:
        self.entries, self.types = entries, types
        self.regulations, self.agencies = regulations, agencies

    def applies(self, applies: Applies, entry: Fields) -> None:
        """That a rule names types and facts that there are."""
        for slug in sorted(applies.types - set(self.types)):
            entry.fault(entry.line("types"), f'"{slug}" is no type', nearest(slug, self.types))
        names = {term.name for term in applies.when}
        for name in sorted(names - self.facts(applies.types) - CONTEXT_WORDS):
            fault = f'{entry.what} asks for "{name}", which no type of its has as a fact'
            entry.fault(entry.line("when"), fault, nearest(name, self.facts(applies.types)))

    def leads(self, leads: frozenset[str], applies: Applies, entry: Fields) -> None:
        """That a rule leads only for types of its own."""
        for slug in sorted(leads - applies.types):
            fault = f'{entry.what} leads for "{slug}", which is none of its types'
            entry.fault(entry.line("lead"), fault, nearest(slug, applies.types))

    def cites(self, cites: tuple[Cite, ...], applies: Applies, entry: Fields) -> None:
        """That cited parts are held and are about what the clause is about."""
        for cite in cites:
            law = self.regulations.get(cite.regulation)
            if law is None:
                repair = nearest(cite.regulation, self.regulations)
                entry.fault(entry.line("cites"), f'"{cite.regulation}" is no regulation', repair)
            elif cite.part not in law.parts:
                fault = f'the regulation "{law.id}" has no part "{cite.part}"'
                entry.fault(entry.line("cites"), fault, nearest(cite.part, law.parts))
            else:
                self._scope(law, applies, entry)

    def _scope(self, law: Regulation, applies: Applies, entry: Fields) -> None:
        if group := _BY_SECTOR.get(law.scope):
            allowed = set(self.entries.groups.get(f"{group}-sectors", ()))
            if not applies.sectors or not applies.sectors <= allowed:
                fault = f"{entry.what} cites {law.short} outside the sectors it is made for"
                entry.fault(entry.line("cites"), fault, f'Give it "sectors: @{group}-sectors"')
        if group := _BY_TYPE.get(law.scope):
            outside = applies.types - set(self.entries.groups.get(f"{group}-types", ()))
            kinds = set(self.entries.groups.get(f"{group}-kinds", ()))
            if outside and not (applies.kinds and applies.kinds <= kinds):
                fault = f"{entry.what} cites {law.short} for {', '.join(sorted(outside))}"
                repair = f'Keep to types of @{group}-types, or to "kinds: @{group}-kinds"'
                entry.fault(entry.line("cites"), fault, repair)

    def agency(self, agency: str, entry: Fields) -> None:
        """That a rule names a body that there is."""
        if agency not in self.agencies:
            repair = nearest(agency, self.agencies)
            entry.fault(entry.line("agency"), f'"{agency}" is no agency', repair)

    def passage(self, passage: Passage, types: frozenset[str], entry: Fields, name: str) -> None:
        """That a passage asks for facts and words that there are."""
        known = self.facts(types) | (ACTION_WORDS if name in ("text", "letter") else CONTEXT_WORDS)
        for phrase in (phrase for choice in passage for phrase in choice):
            for unknown in sorted(phrase.names - known):
                fault = f'"{name}" of {entry.what} asks for "{unknown}", which is no fact of it'
                entry.fault(phrase.line, fault, nearest(unknown, known))

    def explanation(self, texts: TypeTexts, entry: Fields) -> None:
        """That the texts of a type say something without facts, and mention each fact with them."""
        kind = self.types.get(texts.type)
        if kind is None:
            repair = nearest(texts.type, self.types)
            entry.fault(entry.line("id"), f'"{texts.type}" is no type', repair)
            return
        bare = Scene({}, {"platform": "P", "document": "D"})
        mentioned: set[str] = set()
        for name in ("what_it_is", "consumer_impact", "why_it_matters"):
            passage: Passage = getattr(texts, name)
            self.passage(passage, frozenset({texts.type}), entry, name)
            if passage and not say(passage, bare):
                fault = f'"{name}" of {entry.what} says nothing where no fact is known'
                entry.fault(entry.line(name), fault, "Add a phrase without conditions and slots")
            if name != "why_it_matters":
                mentioned |= {n for choice in passage for phrase in choice for n in phrase.names}
        for fact in [f for f in kind.facts if f not in mentioned]:
            fault = f'{entry.what} never mentions the fact "{fact}"'
            entry.fault(entry.node.line, fault, "Let what it is or the impact depend on it")

    def action(self, action: ActionText, entry: Fields) -> None:
        """That a step takes its address and deadline from facts, and shows what it asks for."""
        facts = self.facts(action.applies.types)
        for name in [*action.contact, *([action.deadline] if action.deadline else [])]:
            if name not in facts:
                entry.fault(entry.node.line, f'"{name}" is no fact of it', nearest(name, facts))
        shown = {p.name for c in action.text for ph in c for p in ph.pieces if isinstance(p, Slot)}
        if "address" in shown and not (action.contact or action.address):
            fault = f"{entry.what} shows an address and says nowhere where to take it from"
            entry.fault(entry.line("text"), fault, 'Add "contact" or "address"')

    def covered(self, done: Mapping[str, object], what: str) -> None:
        """That every type stands in `done`."""
        for slug in self.types:
            if not done.get(slug):
                where = self.entries.folder / what
                fault = f'the type "{slug}" has no entry'
                self.entries.faults.append(DataFileFault(where, 1, fault, f"Write its {what}"))

    def facts(self, types: frozenset[str]) -> set[str]:
        """The facts that any of `types` has."""
        return {fact for t in types if t in self.types for fact in self.types[t].facts}
