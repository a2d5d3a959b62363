"""The small language of the explanations: sentences with conditions and slots, written as data.

`"[opt_out_days, not seat] Write to {opt_out_contact} within {opt_out_days|days}."` is one phrase:
it is said only where its conditions hold and each of its slots can be filled from the facts of the
clause or the words of its context. docs/authoring.md describes the language for authors.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from conductatlas.model.records import FactValue

__all__ = [
    "FORMS",
    "Passage",
    "Phrase",
    "PhraseError",
    "Scene",
    "Slot",
    "Term",
    "as_words",
    "holds",
    "parse_conditions",
    "parse_phrase",
    "say",
    "typographic",
]

_SLOT = re.compile(r"\{([a-z_0-9]+)(?:\|([a-z]+))?\}")
_TERM = re.compile(r"(?:(not|denied|stated) )?([a-z_0-9]+)(?: (=|<=|>=|<|>|has) (.+))?")
_HEAD = re.compile(r"\[([^\]]+)\]\s+")
# What is too long to stand inside a sentence of ours is left to the quote.
_LONGEST_TEXT = 90
_LONGEST_LIST = 5
_MARKUP = re.compile(r"[\[\]{}<>|*`#\n\r\t\u200b\ufeff]|(?<!\w)_+|_+(?!\w)")


class PhraseError(ValueError):
    """A phrase or condition that cannot be read; its text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Scene:
    """What a phrase can see: the facts of a clause and the words of its context.

    Words are "platform", "document", "kind", "sector", "severity" and, in actions, "address" and
    "link"; they hold no fact's name.
    """

    facts: Mapping[str, FactValue] = field(default_factory=dict)
    words: Mapping[str, FactValue] = field(default_factory=dict)

    def value(self, name: str) -> FactValue | None:
        """The fact or word `name`; None where there is none."""
        found = self.facts.get(name)
        return self.words.get(name) if found is None else found


@dataclass(frozen=True, slots=True)
class Term:
    """One condition: `name`, `not name`, `denied name`, `stated name` or `name OP value`."""

    name: str
    mode: str = ""
    operator: str = ""
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A place in a phrase that a fact or a word fills, and the form it takes there."""

    name: str
    form: str = ""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One or more sentences that are said together where `conditions` hold; `line` is its place."""

    conditions: tuple[Term, ...]
    pieces: tuple[str | Slot, ...]
    line: int = 0

    @property
    def names(self) -> frozenset[str]:
        """The facts and words that it asks for or shows."""
        shown = {piece.name for piece in self.pieces if isinstance(piece, Slot)}
        return frozenset(shown | {term.name for term in self.conditions})

    @property
    def literal(self) -> str:
        """Its own words, without what fills the slots."""
        return " ".join(piece for piece in self.pieces if isinstance(piece, str))


# A passage is said choice by choice; of a choice, the first phrase that can be said.
Passage = tuple[tuple[Phrase, ...], ...]


def parse_phrase(text: str, line: int = 0) -> Phrase:
    """The phrase written as `text` on `line` of its file. Raises PhraseError."""
    head = _HEAD.match(text)
    conditions = parse_conditions(head[1]) if head else ()
    body = typographic(text[head.end() :] if head else text)
    pieces: list[str | Slot] = []
    at = 0
    for match in _SLOT.finditer(body):
        form = match[2] or ""
        if form and form not in FORMS:
            raise PhraseError(f'"{form}" is no form of a slot; use one of {", ".join(FORMS)}')
        pieces += [body[at : match.start()], Slot(match[1], form)]
        at = match.end()
    pieces.append(body[at:])
    kept = tuple(p for p in pieces if p != "")
    if any(isinstance(p, str) and ("{" in p or "}" in p) for p in kept):
        raise PhraseError(f'"{text[:60]}" holds a brace that is no slot')
    if not kept:
        raise PhraseError("the phrase says nothing")
    return Phrase(conditions, kept, line)


def parse_conditions(text: str) -> tuple[Term, ...]:
    """The conditions in `text`, parted by commas; all must hold. Raises PhraseError."""
    terms = []
    for part in text.split(","):
        match = _TERM.fullmatch(part.strip())
        if match is None or (match[1] and match[3]):
            raise PhraseError(f'"{part.strip()}" is no condition')
        values = tuple(v.strip().lower() for v in (match[4] or "").split("|") if v.strip())
        terms.append(Term(match[2], match[1] or "", match[3] or "", values))
    return tuple(terms)


def holds(terms: Iterable[Term], scene: Scene) -> bool:
    """Whether every condition holds in `scene`."""
    return all(_holds(term, scene.value(term.name)) for term in terms)


def say(passage: Passage, scene: Scene) -> tuple[str, ...]:
    """What `passage` says in `scene`: for each choice its first phrase that can be said."""
    said: list[str] = []
    for choice in passage:
        for phrase in choice:
            if (text := _render(phrase, scene)) is not None:
                said.append(text)
                break
    return tuple(said)


def _render(phrase: Phrase, scene: Scene) -> str | None:
    if phrase.conditions and not holds(phrase.conditions, scene):
        return None
    parts: list[str] = []
    for piece in phrase.pieces:
        if isinstance(piece, str):
            parts.append(piece)
            continue
        value = scene.value(piece.name)
        words = None if value is None else as_words(value, piece.form)
        if words is None:
            return None
        starts = not parts or parts[-1].endswith((". ", "! ", "? ", "\n"))
        parts.append(_capital(words) if starts else words)
    return "".join(parts)


def as_words(value: FactValue, form: str = "") -> str | None:
    """`value` as it stands inside a sentence; None where it cannot (a yes or no, a long text)."""
    if isinstance(value, bool):
        return None
    if isinstance(value, tuple):
        return _joined(value, "or" if form == "or" else "and")
    shown = FORMS[form](value) if form else _plain(value)
    return shown or None


def _holds(term: Term, value: FactValue | None) -> bool:
    if term.operator:
        return value is not None and _compares(term, value)
    if term.mode == "denied":
        return value is False
    if term.mode == "stated":
        return value is not None
    is_there = value is not None and value is not False and value != "" and value != ()
    return is_there != (term.mode == "not")


def _compares(term: Term, value: FactValue) -> bool:
    if term.operator in ("=", "has"):
        held = [str(v).strip().lower() for v in (value if isinstance(value, tuple) else (value,))]
        if term.operator == "=":
            return any(v in term.values for v in held)
        return any(word in v for word in term.values for v in held)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    limit = float(term.values[0])
    return {
        "<": value < limit,
        "<=": value <= limit,
        ">": value > limit,
        ">=": value >= limit,
    }[term.operator]


def _plain(value: FactValue) -> str:
    if isinstance(value, int | float):
        return f"{value:,}"
    text = " ".join(_MARKUP.sub(" ", str(value)).split()).strip().rstrip(".;,:")
    return text if len(text) <= _LONGEST_TEXT else ""


def _joined(values: tuple[str, ...], word: str) -> str | None:
    items = [shown for shown in map(_plain, values) if shown]
    if not items:
        return None
    more = len(values) - min(len(items), _LONGEST_LIST)
    items = items[:_LONGEST_LIST] + ([f"{more} more"] if more else [])
    # A list of things that hold commas themselves is parted by semicolons.
    comma = "; " if any(", " in item for item in items) else ", "
    if len(items) == 1:
        return items[0]
    glue = f"{comma}{word} " if comma == "; " else f" {word} "
    return comma.join(items[:-1]) + glue + items[-1]


def _counted(unit: str) -> Callable[[FactValue], str]:
    def count(value: FactValue) -> str:
        if not isinstance(value, int | float):
            return _plain(value)
        return f"{value:,} {unit}" if value == 1 else f"{value:,} {unit}s"

    return count


def _possessive(value: FactValue) -> str:
    words = _plain(value)
    return words + ("’" if words.endswith(("s", "S")) else "’s") if words else ""


def _quoted(value: FactValue) -> str:
    words = _plain(value).strip("\"“”'‘’")
    return f"“{words}”" if words else ""


FORMS: Mapping[str, Callable[[FactValue], str]] = MappingProxyType(
    {
        "days": _counted("day"),
        "hours": _counted("hour"),
        "months": _counted("month"),
        "years": _counted("year"),
        "or": _plain,
        "quote": _quoted,
        "s": _possessive,
    }
)


def _capital(words: str) -> str:
    # "the service" stands for a platform without a name; names such as eBay keep their own case.
    return words[0].upper() + words[1:] if words.startswith(("the ", "this ")) else words


def typographic(text: str) -> str:
    """`text` with the apostrophes of print; data files are written with straight ones."""
    return re.sub(r"(?<=\w)'", "’", text)
