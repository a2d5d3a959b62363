"""The cue language in which provision types say what their wording looks like.

A cue is a row of words, read by people and compiled to a pattern that cannot backtrack far:
`word`, `stem*`, `(one|or another)`, `maybe?`, `{group}` of words.yaml, `#` (a numeral), `..` (up to
3 words between) and `...` (up to 9). It is matched against words in lower case, a space apart.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["Cue", "CueError", "compile_cue", "is_negative"]

_GAPS = {"..": 3, "...": 9}
_TOKEN = re.compile(r"\)\?|\(|\||\{[a-z_]+\}\??|[^\s(){}|]+|\S")
_WORD = re.compile(r"[a-z0-9$€£%&'@./:]+\*?\??|#\??")
_NEGATIVE = re.compile(
    r"(?:^| )(?:not|no|never|nor|neither|without|cannot|[a-z]+n't|prohibit\S*|waive\S*)(?= |$)"
)
# Words in nearly every sentence of a policy: a poor first look-up for a cue.
_COMMON = frozenset(
    re.findall(
        "[a-z]+",
        """
        a an and any all are as at be been but by can could do does for from has have he her his if
        in into is it its may more must no not of on or our other same shall she so some such than
        that the their them there these they this those to under up us use used using was we were
        what when where which who will with within without would you your service services
        information data terms content user users account party third personal agreement policy
        provide please contact website site access right rights
        """,
    )
)


class CueError(ValueError):
    """A cue that cannot be compiled; its text says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Cue:
    """A compiled cue: its text, its pattern over normal form, and the words it is looked up by.

    `anchors` are words (or stems that end in `*`), one of which every match holds.
    """

    text: str
    pattern: re.Pattern[str]
    anchors: tuple[str, ...]
    negative: bool


def compile_cue(text: str, groups: Mapping[str, tuple[str, ...]]) -> Cue:
    """The cue `text`, with `{group}` words taken from `groups`. Raises CueError."""
    part = _Parser(text, groups).whole()
    if part.anchors is None:
        raise CueError(f'the cue "{text}" has no word that must stand')
    return Cue(text, re.compile("(?<= )" + part.pattern), part.anchors, is_negative(text))


def is_negative(text: str) -> bool:
    """Whether a cue says "not" in some way itself, so that a "not" in its match is meant."""
    return _NEGATIVE.search(re.sub(r"[()|]", " ", text)) is not None


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a pattern; `anchors` is None where no word of it must stand."""

    pattern: str
    anchors: tuple[str, ...] | None = None

    @property
    def cost(self) -> int:
        """How often the anchors stand in any sentence, roughly."""
        return sum(_cost(anchor) for anchor in self.anchors or ())


class _Parser:
    """Reads a cue from left to right; alternatives may hold alternatives."""

    def __init__(self, text: str, groups: Mapping[str, tuple[str, ...]]) -> None:
        self.text, self.groups = text, groups
        self.tokens = _TOKEN.findall(text)
        self.at = 0

    def whole(self) -> _Part:
        """The cue to its end."""
        part = self.row()
        if self.at < len(self.tokens):
            raise CueError(f'the cue "{self.text}" has a stray "{self.tokens[self.at]}"')
        return part

    def row(self) -> _Part:
        """Words one after the other, up to the end of the alternative."""
        parts: list[_Part] = []
        while self.at < len(self.tokens) and self.tokens[self.at] not in (")", ")?", "|"):
            parts.append(self.one(self.tokens[self.at]))
        if not parts:
            raise CueError(f'the cue "{self.text}" has an empty alternative')
        held = [part for part in parts if part.anchors is not None]
        best = min(held, key=lambda part: part.cost) if held else None
        return _Part("".join(p.pattern for p in parts), best.anchors if best else None)

    def one(self, token: str) -> _Part:
        """One word, gap, group of words or bracket."""
        self.at += 1
        if token in _GAPS:
            return _Part(f"(?:[^ ]+ ){{0,{_GAPS[token]}}}?")
        if token[0] == "(":
            return self.bracket()
        if token.startswith("{"):
            return _optional(self.group(token), token)
        if not _WORD.fullmatch(token):
            raise CueError(f'the cue "{self.text}" holds "{token}", which is no lower-case word')
        return _optional(_word(token.rstrip("?")), token)

    def bracket(self) -> _Part:
        """The alternatives of a bracket whose "(" has been read."""
        parts = [self.row()]
        while self.at < len(self.tokens) and self.tokens[self.at] == "|":
            self.at += 1
            parts.append(self.row())
        if self.at == len(self.tokens):
            raise CueError(f'the cue "{self.text}" has a bracket that is not closed')
        self.at += 1
        return _optional(_any(parts), self.tokens[self.at - 1])

    def group(self, token: str) -> _Part:
        """The words of a named group."""
        name = token.strip("{}?")
        if name not in self.groups:
            raise CueError(f'the cue "{self.text}" names an unknown group "{name}"')
        return _any([_Parser(words, {}).whole() for words in self.groups[name]])


def _word(word: str) -> _Part:
    if word == "#":
        return _Part("[0-9]+ ", (word,))
    return _Part(re.escape(word.rstrip("*")) + ("[^ ]* " if word.endswith("*") else " "), (word,))


def _any(parts: list[_Part]) -> _Part:
    pattern = "(?:" + "|".join(part.pattern for part in parts) + ")"
    if any(part.anchors is None for part in parts):
        return _Part(pattern)
    return _Part(pattern, tuple(dict.fromkeys(a for part in parts for a in part.anchors or ())))


def _optional(part: _Part, token: str) -> _Part:
    return _Part(f"(?:{part.pattern})?") if token.endswith("?") else part


def _cost(word: str) -> int:
    return 100 if word.rstrip("*") in _COMMON or word in ("*", "#") else 1 + word.endswith("*")
