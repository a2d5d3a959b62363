"""The data that a page brings along for its script: every value, read and never run.

One pass over the raw markup finds scripts, templates and attributes that hold data; their number
and size are bounded.
"""

import html as html_escapes
import json
import re
from collections.abc import Iterator
from urllib.parse import unquote

from conductatlas.extraction.island_codecs import decoded, flight_tree
from conductatlas.extraction.island_literals import LiteralReader, bound_names

__all__ = ["states_of", "value_in"]

# Of all islands together, so that the values stay within the memory a page may take.
_MAX_CHARS = 4_000_000
_MAX_TOKENS = 150_000
_MIN_CHARS = 200
_MAX_FUNCTIONS = 40
_OPEN = re.compile(r"<(?:(script|template|noscript)\b([^<>]{0,2000})>|!--)", re.IGNORECASE)
_ENDS = {
    name: re.compile(rf"</{name}\s*>", re.IGNORECASE) for name in ("script", "template", "noscript")
}
_DATA_TYPE = re.compile(r"type=[\"']?(?:application|text)/[\w.+-]*json", re.IGNORECASE)
_OTHER_TYPE = re.compile(r"type=[\"']?(?!module|text/javascript|application/javascript)\w", re.I)
_ATTRIBUTE = re.compile(
    r"\s(?:props|data-[a-z][\w-]{0,60})=(?:\"((?:\{|\[|&#123;|&#91;)[^\"]{150,}+)\""
    r"|'([{\[][^']{150,}+)')"
)
_FLIGHT = re.compile(r"__next_f\.push\(\s*(\[\s*1\s*,\s*\"(?:[^\"\\]|\\.)*+\"\s*\])")
_PUT = re.compile(r"(?:=|\(|:|,|\breturn)\s*(?=[\[{\"'`]|\(?function\b|\(\(|JSON\.parse\()")
_NUMBERED_LINE = re.compile(r"\s*[\[{]")
_ANGULAR = (("&q;", '"'), ("&l;", "<"), ("&g;", ">"), ("&s;", "'"), ("&a;", "&"))


def states_of(html: str) -> list[object]:
    """The values that stand in the page's scripts, templates and attributes, in their order.

    HTML of a template is a string among them.
    """
    found: list[object] = []
    reader = LiteralReader(3 * _MAX_CHARS, _MAX_TOKENS)
    stream: list[str] = []
    left = _MAX_CHARS
    for name, attributes, inside in _elements(html):
        if (len(inside) < _MIN_CHARS and "__next_f" not in inside) or len(inside) > left:
            continue
        left -= len(inside)
        if name != "script":
            found.append(inside)
        elif pushed := _FLIGHT.findall(inside):
            stream += [str(json.loads(one, strict=False)[1]) for one in pushed if _is_json(one)]
        else:
            found += _script(inside, attributes, reader)
    if stream:
        found += flight_tree("".join(stream))
    return found + [value for value in _attributes(html) if value is not None]


def _is_json(text: str) -> bool:
    try:
        json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return False
    return True


def _elements(html: str) -> Iterator[tuple[str, str, str]]:
    """Scripts, templates and what stands for browsers without script: name, attributes, content."""
    at = 0
    while (match := _OPEN.search(html, at)) is not None:
        if match[1] is None:
            end = html.find("-->", match.end())
            at = end + 3 if end >= 0 else len(html)
            continue
        name = match[1].lower()
        closing = _ENDS[name].search(html, match.end())
        if closing is None:
            return
        yield name, match[2], html[match.end() : closing.start()]
        at = closing.end()


def _script(text: str, attributes: str, reader: LiteralReader) -> list[object]:
    if _DATA_TYPE.search(attributes):
        value = value_in(text.strip().removeprefix("<!--").removesuffix("-->"))
        return [] if value is None else [value]
    if _OTHER_TYPE.search(attributes):
        # A template for a library that shows pages: HTML.
        return [text] if "html" in attributes or "template" in attributes else []
    return list(_put_down(text, reader))


def _put_down(text: str, reader: LiteralReader) -> Iterator[object]:
    """Every object, list or long string that a script puts somewhere."""
    at = functions = 0
    while not reader.is_spent and (match := _PUT.search(text, at)) is not None:
        start = match.end()
        if text[start] in "(f":
            at, functions = start + 1, functions + 1
            if functions > _MAX_FUNCTIONS:
                continue
            bound = bound_names(text, start + (text[start] == "("), reader)
            for place in bound[1] if bound else ():
                if found := reader.read(text, place, bound[0] if bound else None):
                    yield found[0]
                    at = found[1]
            continue
        found = reader.read(text, start)
        if found is None:
            at = start + 1
            continue
        value, at = found
        if at - start >= _MIN_CHARS:
            yield _opened(value)


def _opened(value: object) -> object:
    """A value, or the data that a string holds."""
    inner = value_in(value) if isinstance(value, str) else None
    return decoded(value) if inner is None else inner


def value_in(text: str) -> object | None:
    """The data that a string holds as JSON, also percent-encoded; None where it holds none."""
    if text[:3] in ("%7B", "%5B"):
        text = unquote(text)
    if _NUMBERED_LINE.match(text) is None:
        return None
    if "&q;" in text[:200]:
        for code, char in _ANGULAR:
            text = text.replace(code, char)
    try:
        return decoded(json.loads(text, strict=False))
    except json.JSONDecodeError as fault:
        # React Router sends what it has first, and more in lines behind it.
        return value_in(text[: fault.pos]) if fault.msg == "Extra data" else None
    except (ValueError, RecursionError):
        return None


def _attributes(html: str) -> Iterator[object | None]:
    for match in _ATTRIBUTE.finditer(html):
        if len(match[0]) <= _MAX_CHARS:
            yield value_in(html_escapes.unescape(match[1] or match[2]))
