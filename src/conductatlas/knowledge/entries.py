"""What the readers of the knowledge base share: its files, dates, passages and applicability.

Used by `knowledge.law`, `.agencies` and `.texts` while `knowledge.loader` loads a folder. Every
fault is noted with file, line and repair, and read as absent.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from conductatlas.knowledge.phrases import (
    Passage,
    Phrase,
    PhraseError,
    Term,
    parse_conditions,
    parse_phrase,
)
from conductatlas.knowledge.schema import Applies, Cite
from conductatlas.model import DataFileFault
from conductatlas.model.located import Fields, Located, nearest, parse_yaml
from conductatlas.model.vocabulary import DocumentKind, Sector

__all__ = ["Entries"]

# The date of the last look, and how: at the official text, in a secondary source, or neither.
_REVIEWED = re.compile(r"(\d{4}-\d{2}-\d{2})( \((official text|secondary source|unchecked)\))?")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(slots=True)
class Entries:
    """The state of one load: the folder, the faults so far, the named groups of words."""

    folder: Path
    faults: list[DataFileFault] = field(default_factory=list)
    groups: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    ids: set[str] = field(default_factory=set)

    def files(self, name: str) -> Iterator[Fields]:
        """The root of each YAML file in the subfolder `name`, in order of file name."""
        paths = sorted((self.folder / name).glob("*.yaml"))
        if not paths:
            where = self.folder / name
            self.faults.append(DataFileFault(where, 1, "there are no entries", "Add a .yaml file"))
        for path in paths:
            root = self.file(path)
            if root is not None:
                yield root

    def file(self, path: Path) -> Fields | None:
        """The root of one YAML file; None, and a fault, where it cannot be read."""
        try:
            text = path.read_text("utf-8")
        except (OSError, UnicodeDecodeError) as error:
            fault = DataFileFault(path, 1, f"cannot be read ({error})", "Save it as UTF-8")
            self.faults.append(fault)
            return None
        node = parse_yaml(text, path, self.faults)
        return None if node is None else Fields(node, path, self.faults, "it").of(node, "the file")

    def each(self, root: Fields, name: str, what: str) -> Iterator[tuple[str, Fields]]:
        """The entries of the list `name`, each with its id, unique among all of `what`."""
        for node in root.children(name, required=True):
            entry = root.of(node, what)
            if entry is None:
                continue
            made = entry.text("id", required=True) or ""
            entry.what = f'{what} "{made}"'
            if not _ID.fullmatch(made):
                entry.fault(entry.line("id"), f'"{made}" is no id', "Use a-z, 0-9 and hyphens")
            elif f"{what} {made}" in self.ids:
                entry.fault(entry.line("id"), f"{entry.what} stands twice", "Keep one of them")
            self.ids.add(f"{what} {made}")
            yield made, entry
        root.done()

    def reviewed(self, entry: Fields) -> str:
        """The field `reviewed`: a date, and how it was checked where it was not at the source."""
        text = entry.text("reviewed", required=True) or ""
        match = _REVIEWED.fullmatch(text)
        try:
            if text:
                dt.date.fromisoformat(match[1] if match else text)
        except ValueError:
            repair = "Write 2026-11-24, or 2026-11-24 (unchecked)"
            entry.fault(entry.line("reviewed"), f'"{text}" is no review date', repair)
        return text

    def passage(self, entry: Fields, name: str, required: bool = False) -> Passage:
        """The field as a passage: a phrase, or a list of phrases and of lists to choose from."""
        value = entry.get(name, required)
        if value is None:
            return ()
        items = [value] if value.items is None else value.items
        choices = (self._choice(entry, item) for item in items)
        return tuple(choice for choice in choices if choice)

    def _choice(self, entry: Fields, node: Located) -> tuple[Phrase, ...]:
        items = [node] if node.items is None else node.items
        phrases = (self._phrase(entry, item) for item in items)
        return tuple(phrase for phrase in phrases if phrase is not None)

    def _phrase(self, entry: Fields, node: Located) -> Phrase | None:
        if not isinstance(node.scalar, str):
            entry.fault(node.line, f"{entry.what} holds no sentence here", 'Write "text" in quotes')
            return None
        try:
            return parse_phrase(node.scalar, node.line)
        except PhraseError as error:
            entry.fault(node.line, f"{entry.what}: {error}", "Mend the phrase")
            return None

    def applies(self, entry: Fields) -> Applies:
        """Where a rule applies, from `types`, `kinds`, `not_kinds`, `sectors`, `when` …"""
        return Applies(
            types=frozenset(self.words(entry, "types", required=True)),
            kinds=self.listed(entry, "kinds", DocumentKind),
            not_kinds=self.listed(entry, "not_kinds", DocumentKind),
            sectors=self.listed(entry, "sectors", Sector),
            not_sectors=self.listed(entry, "not_sectors", Sector),
            when=self.when(entry),
        )

    def when(self, entry: Fields) -> tuple[Term, ...]:
        """The conditions in the field `when`; none where it is absent."""
        text = entry.text("when")
        try:
            return parse_conditions(text) if text else ()
        except PhraseError as error:
            entry.fault(entry.line("when"), f"{entry.what}: {error}", "Mend the condition")
            return ()

    def listed(self, entry: Fields, name: str, closed: type[StrEnum]) -> frozenset[str]:
        """The field as words of a closed list."""
        known = {word.value for word in closed}
        words = self.words(entry, name)
        for word in words:
            if word not in known:
                entry.fault(entry.line(name), f'"{word}" is no {name[:-1]}', nearest(word, known))
        return frozenset(words) & known

    def words(self, entry: Fields, name: str, required: bool = False) -> tuple[str, ...]:
        """The field as words, where `@name` stands for a group of rules/groups.yaml."""
        words: list[str] = []
        for word in entry.texts(name, required):
            if not word.startswith("@"):
                words.append(word)
            elif word[1:] in self.groups:
                words += self.groups[word[1:]]
            else:
                repair = nearest(word[1:], self.groups)
                entry.fault(entry.line(name), f'"{word}" is no group', repair)
        return tuple(dict.fromkeys(words))

    def cites(self, entry: Fields, required: bool = False) -> tuple[Cite, ...]:
        """The field `cites`: `regulation-id PART` each."""
        cites = []
        for text in entry.texts("cites", required):
            regulation, _, part = text.partition(" ")
            if not part:
                entry.fault(entry.line("cites"), f'"{text}" names no part', "Write: gdpr Art. 6(1)")
            cites.append(Cite(regulation, part))
        return tuple(cites)
