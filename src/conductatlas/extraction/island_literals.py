"""Data that stands in a script, read as written: JSON, and JavaScript literals beyond JSON.

Nothing is run. A name stands for what the caller says it does, a call for nothing, and whatever
is no plain data ends the reading.
"""

import json
import re
from collections.abc import Mapping

__all__ = ["LiteralReader", "bound_names", "plain_string"]

_MAX_DEPTH = 100
# Each costs a look over the script: a script of code is full of what begins like data.
_MAX_FAILURES = 300
_TOKEN = re.compile(
    r"""\s*+(?:
    (?P<string>"(?:[^"\\]|\\.)*+"|'(?:[^'\\]|\\.)*+'|`(?:[^`\\$]|\\.|\$(?!\{))*+`)
    |(?P<number>-?(?:[0-9]++\.?[0-9]*+|\.[0-9]++)(?:[eE][+-]?[0-9]++)?)
    |(?P<word>[A-Za-z_$][\w$.]*+)
    |(?P<mark>[{}\[\](),:;!+])
    )""",
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.))", re.DOTALL
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": ""}
_LETTERS |= {"\n": "", "\r\n": "", "\r": ""}
# Calls that stand around data that is written as a string.
_KEEPING = ("JSON.parse", "decodeURIComponent", "unescape")
_WORDS: dict[str, object] = {"true": True, "false": False}
_FUNCTION = re.compile(r"function\s*\w*\s*\(([\w$,\s]*)\)\s*\{|\(([\w$,\s]*)\)\s*=>\s*[({]")
_JSON = json.JSONDecoder(strict=False)


class _NotDataError(ValueError):
    """Here stands no plain data."""


class LiteralReader:
    """Reads values out of one script, within a number of characters and tokens for all of them."""

    def __init__(self, max_chars: int, max_tokens: int) -> None:
        self.chars, self.tokens, self.failures = max_chars, max_tokens, _MAX_FAILURES
        self.source, self.at = "", 0
        self.names: Mapping[str, object] = {}

    @property
    def is_spent(self) -> bool:
        """Whether it has read as much as it may."""
        return self.chars <= 0 or self.tokens <= 0 or self.failures <= 0

    def read(
        self, source: str, at: int, names: Mapping[str, object] | None = None
    ) -> tuple[object, int] | None:
        """The value that begins at `at` and where it ends; None where there is none."""
        if self.is_spent:
            return None
        value, end = self._json(source, at) if source[at] in "{[" and not names else (None, -1)
        if end < 0:
            self.source, self.at, self.names = source, at, names or {}
            try:
                value, end = self._value(0), self.at
            except _NotDataError:
                self.chars -= self.at - at
                self.failures -= 1
                return None
        self.chars -= end - at
        return value, end

    def _json(self, source: str, at: int) -> tuple[object, int]:
        try:
            return _JSON.raw_decode(source, at)
        except json.JSONDecodeError as fault:
            self.chars -= fault.pos - at
        except (ValueError, RecursionError):
            self.chars = 0
        return None, -1

    def _next(self) -> re.Match[str]:
        match = _TOKEN.match(self.source, self.at)
        self.tokens -= 1
        if match is None or self.tokens < 0:
            raise _NotDataError
        self.at = match.end()
        return match

    def _peek(self) -> str:
        match = _TOKEN.match(self.source, self.at)
        return (match["mark"] or "") if match else ""

    def _value(self, depth: int) -> object:
        if depth > _MAX_DEPTH:
            raise _NotDataError
        token = self._next()
        if token["string"] is not None:
            return self._string(token["string"])
        if token["number"] is not None:
            return _number(token["number"])
        if token["word"] is not None:
            return self._word(token["word"], depth)
        if token["mark"] == "[":
            return self._list(depth)
        if token["mark"] == "{":
            return self._object(depth)
        if token["mark"] == "!":
            return not self._value(depth + 1)
        raise _NotDataError

    def _string(self, first: str) -> str:
        """A string, with those that a plus sign adds to it."""
        parts = [plain_string(first)]
        while self._peek() == "+":
            self._next()
            token = self._next()
            if token["string"] is None:
                raise _NotDataError
            parts.append(plain_string(token["string"]))
        return "".join(parts)

    def _word(self, word: str, depth: int) -> object:
        if word in ("void", "new", "await"):
            self._value(depth + 1)
            return None
        if word in ("function", "async", "class", "return", "typeof", "delete"):
            raise _NotDataError
        if self._peek() == "(":
            self._next()
            found = self._arguments(depth)
            return found[0] if word in _KEEPING and len(found) == 1 else None
        return _WORDS[word] if word in _WORDS else self.names.get(word)

    def _arguments(self, depth: int) -> list[object]:
        found: list[object] = []
        while self._peek() != ")":
            found.append(self._value(depth + 1))
            if self._peek() == ",":
                self._next()
        self._next()
        return found

    def _list(self, depth: int) -> list[object]:
        found: list[object] = []
        while (mark := self._peek()) != "]":
            if mark == ",":
                self._next()
                continue
            found.append(self._value(depth + 1))
            if self._peek() not in (",", "]"):
                raise _NotDataError
        self._next()
        return found

    def _object(self, depth: int) -> dict[str, object]:
        found: dict[str, object] = {}
        while self._peek() != "}":
            name = self._key()
            if self._peek() == ":":
                self._next()
                found[name] = self._value(depth + 1)
            else:
                found[name] = self.names.get(name)
            if self._peek() not in (",", "}"):
                raise _NotDataError
            if self._peek() == ",":
                self._next()
        self._next()
        return found

    def _key(self) -> str:
        token = self._next()
        if token["string"] is not None:
            return plain_string(token["string"])
        name = token["word"] or token["number"]
        if name is None:
            raise _NotDataError
        return name


def bound_names(
    script: str, at: int, reader: LiteralReader
) -> tuple[dict[str, object], tuple[int, ...]] | None:
    """What the arguments of a function that is called at once stand for, where it begins at `at`.

    Gives them with the places at which a value is returned; None where there is no such function.
    """
    match = _FUNCTION.match(script, at)
    if match is None:
        return None
    names = [name.strip() for name in (match[1] or match[2] or "").split(",") if name.strip()]
    returned = tuple(
        m.end() - 1
        for m in re.finditer(r"return\s*[{\[]", script[match.end() : match.end() + 4000])
    )
    places = tuple(match.end() + place for place in returned) or (match.end() - 1,)
    # The arguments stand last: the list that follows the function's own end.
    call = script.rfind("}(", match.end())
    call = script.rfind("})(", match.end()) + 1 if call < 0 else call
    values = _arguments(script, call + 2, reader) if call > 0 else []
    return dict(zip(names, values, strict=False)), places


def _arguments(script: str, at: int, reader: LiteralReader) -> list[object]:
    values: list[object] = []
    while at < len(script) and (found := reader.read(script, at)) is not None:
        value, at = found
        values.append(value)
        comma = re.compile(r"\s*,\s*").match(script, at)
        if comma is None:
            break
        at = comma.end()
    return values


def _number(text: str) -> float | int:
    return int(text) if text.lstrip("-").isdecimal() and len(text) < 16 else 0


def plain_string(token: str) -> str:
    """What a string literal with its quotes says."""
    words = token[1:-1]
    if "\\" not in words:
        return words
    words = _ESCAPE.sub(_unescaped, words)
    # Two halves of one character, each with an escape of its own.
    return words.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(match: re.Match[str]) -> str:
    code = match[1] or match[2] or match[3]
    if code:
        return chr(min(int(code, 16), 0x10FFFF))
    return _LETTERS.get(match[4], match[4])
