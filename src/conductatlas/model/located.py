"""YAML that remembers its lines, so that a fault in a data file can be named with its place.

For the loaders of the catalogue and of the knowledge base: they read a mapping field by field with
`Fields`, which collects every fault instead of stopping at the first. Pure: text in, values out.
"""

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import PurePath
from typing import TypeVar

import yaml

from conductatlas.model.errors import DataFileFault

__all__ = ["Fields", "Located", "nearest", "parse_yaml"]

Scalar = str | int | float | bool | None
E_ = TypeVar("E_", bound=StrEnum)


@dataclass(slots=True)
class Located:
    """A YAML value and its line (from 1): a scalar, a list or a mapping of further such values."""

    line: int
    scalar: Scalar = None
    items: "list[Located] | None" = None
    fields: "dict[str, Located] | None" = None

    def plain(self) -> object:
        """The value without its lines."""
        if self.items is not None:
            return [item.plain() for item in self.items]
        if self.fields is not None:
            return {name: value.plain() for name, value in self.fields.items()}
        return self.scalar


def parse_yaml(text: str, path: PurePath, faults: list[DataFileFault]) -> Located | None:
    """The one YAML document in `text`; None, and a fault, where it is not well formed."""
    try:
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        faults.append(
            DataFileFault(path, line, f"not well-formed YAML ({error.problem})", "Mend it")
        )
        return None
    except yaml.YAMLError as error:
        faults.append(DataFileFault(path, 1, f"not readable as YAML ({error})", "Save it as UTF-8"))
        return None
    if node is None:
        faults.append(DataFileFault(path, 1, "the file is empty", "Fill it or remove it"))
        return None
    return _located(node, path, faults)


def _located(node: yaml.Node, path: PurePath, faults: list[DataFileFault]) -> Located:
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Located(line, items=[_located(item, path, faults) for item in node.value])
    if isinstance(node, yaml.MappingNode):
        fields: dict[str, Located] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in fields:
                at = key.start_mark.line + 1
                faults.append(DataFileFault(path, at, f'"{name}" stands twice', "Keep one of them"))
            fields[name] = _located(value, path, faults)
        return Located(line, fields=fields)
    return Located(line, scalar=_scalar(node))


def _scalar(node: yaml.Node) -> Scalar:
    convert: dict[str, Callable[[str], Scalar]] = {
        "tag:yaml.org,2002:int": lambda v: int(v.replace("_", "")),
        "tag:yaml.org,2002:float": float,
        "tag:yaml.org,2002:bool": lambda v: v.lower() in ("true", "yes", "on"),
        "tag:yaml.org,2002:null": lambda _: None,
    }
    try:
        return convert.get(node.tag, str)(node.value)
    except ValueError:
        return str(node.value)


@dataclass(slots=True)
class Fields:
    """Reads the fields of one mapping; what is wrong is added to `faults` and read as absent."""

    node: Located
    path: PurePath
    faults: list[DataFileFault]
    what: str
    known: set[str] = field(default_factory=set)

    def fault(self, line: int, fault: str, repair: str) -> None:
        """Note one fault at `line`."""
        self.faults.append(DataFileFault(self.path, line, fault, repair))

    def get(self, name: str, required: bool = False) -> Located | None:
        """The field `name`; None where it is absent (a fault if `required`)."""
        self.known.add(name)
        if self.node.fields is None:
            return None
        value = self.node.fields.get(name)
        if value is None and required:
            self.fault(self.node.line, f'{self.what} has no "{name}"', f'Add "{name}: …"')
        return value

    def text(self, name: str, required: bool = False) -> str | None:
        """The field as text that is not blank."""
        value = self.get(name, required)
        if value is None:
            return None
        if value.items is not None or value.fields is not None or value.scalar is None:
            self.fault(value.line, f'"{name}" of {self.what} is not text', "Write one line of text")
            return None
        return str(value.scalar).strip() or None

    def flag(self, name: str, default: bool = False) -> bool:
        """The field as true or false."""
        value = self.get(name)
        if value is None:
            return default
        if not isinstance(value.scalar, bool):
            self.fault(
                value.line, f'"{name}" of {self.what} is not a yes/no', "Write true or false"
            )
            return default
        return value.scalar

    def number(self, name: str, required: bool = False) -> float | None:
        """The field as a number."""
        value = self.get(name, required)
        if value is None:
            return None
        if isinstance(value.scalar, bool) or not isinstance(value.scalar, int | float):
            self.fault(value.line, f'"{name}" of {self.what} is not a number', "Write a number")
            return None
        return value.scalar

    def choice(self, name: str, words: type[E_], required: bool = False) -> E_ | None:
        """The field as a word of a closed list."""
        text = self.text(name, required)
        return None if text is None else self.one_of(self.line(name), name, text, words)

    def one_of(self, line: int, name: str, text: str, words: type[E_]) -> E_ | None:
        """`text` as a word of `words`; a fault that names the nearest one otherwise."""
        try:
            return words(text)
        except ValueError:
            self.fault(line, f'"{text}" is no {name}', nearest(text, [w.value for w in words]))
            return None

    def texts(self, name: str, required: bool = False) -> tuple[str, ...]:
        """The field as a list of texts; a single text counts as a list of one."""
        value = self.get(name, required)
        if value is None:
            return ()
        items = [value] if value.items is None and value.fields is None else value.items or []
        for item in items:
            if item.scalar is None:
                self.fault(item.line, f'"{name}" of {self.what} holds no text', "List plain texts")
        return tuple(str(item.scalar) for item in items if item.scalar is not None)

    def children(self, name: str, required: bool = False) -> list[Located]:
        """The field as a list of further values."""
        value = self.get(name, required)
        if value is None:
            return []
        if value.items is None:
            self.fault(
                value.line, f'"{name}" of {self.what} is not a list', 'Begin lines with "- "'
            )
            return []
        return value.items

    def child(self, name: str, what: str) -> "Fields | None":
        """The field as a mapping, to be read in turn."""
        value = self.get(name)
        return None if value is None else self.of(value, what)

    def of(self, node: Located, what: str) -> "Fields | None":
        """`node` as a mapping to be read; None, and a fault, where it is none."""
        if node.fields is None:
            self.fault(node.line, f"{what} is not a mapping", 'Write "name: value" lines')
            return None
        return Fields(node, self.path, self.faults, what)

    def line(self, name: str) -> int:
        """The line on which the field `name` stands, or the mapping's own."""
        value = (self.node.fields or {}).get(name)
        return value.line if value else self.node.line

    def done(self) -> None:
        """Report every field that nobody asked for; call it last."""
        for name, value in (self.node.fields or {}).items():
            if name not in self.known:
                repair = nearest(name, self.known)
                self.fault(value.line, f'{self.what} has an unknown field "{name}"', repair)


def nearest(word: str, words: Iterable[str]) -> str:
    """The repair for an unknown `word`: the nearest of `words`, or the first few of them."""
    known = sorted(words)
    close = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    if close:
        return f'Did you mean "{close[0]}"'
    return "Use one of: " + ", ".join(known[:40])
