"""Inside of a block of rich text: marks, links and the stretches that they cover, as HTML."""

import html as html_escapes
import re
from collections.abc import Mapping

from conductatlas.extraction.island_kinds import target_of

__all__ = [
    "attributes_html",
    "definitions_of",
    "escaped",
    "is_markup",
    "link_html",
    "spanned",
    "spans_of",
    "with_marks",
]

_KEPT = ("id", "class", "className", "role", "href", "aria-label", "start", "type", "colspan")


def escaped(text: str) -> str:
    """`text` as HTML, a line end as a line break."""
    return html_escapes.escape(text, quote=False).replace("\n", "<br>")


def link_html(inside: str, target: str) -> str:
    """`inside` as a link; `inside` alone where there is no target."""
    return f'<a href="{html_escapes.escape(target)}">{inside}</a>' if target else inside


def attributes_html(given: Mapping[str, object]) -> str:
    """The attributes that later steps judge or resolve by, as they stand in a start tag."""
    written = []
    for name in _KEPT:
        value = given.get(name)
        if isinstance(value, list):
            value = " ".join(str(one) for one in value)
        if isinstance(value, str | int) and not isinstance(value, bool):
            shown = html_escapes.escape(str(value))
            written.append(f' {"class" if name == "className" else name}="{shown}"')
    return "".join(written)


def with_marks(inside: str, node: Mapping[str, object]) -> str:
    """Text with the marks that matter: bold (a title may be made of it) and links."""
    marks = node.get("marks")
    names, target = set(), ""
    for mark in marks if isinstance(marks, list) else []:
        if isinstance(mark, dict):
            names.add(str(mark.get("type")))
            target = target or target_of(mark)
        else:
            names.add(str(mark))
    weight = node.get("format")
    is_bold = node.get("bold") is True or names & {"bold", "strong"}
    if is_bold or (isinstance(weight, int) and weight & 1):
        inside = f"<strong>{inside}</strong>"
    return link_html(inside, target)


def definitions_of(definitions: list[object]) -> dict[str, str]:
    """The targets that a block's marks name by their keys (portable text)."""
    found = {}
    for one in definitions:
        if isinstance(one, dict) and isinstance(one.get("_key"), str):
            found[str(one["_key"])] = target_of(one)
    return {name: target for name, target in found.items() if target}


def spans_of(
    node: Mapping[str, object], entities: Mapping[str, object]
) -> list[tuple[int, int, str, str]]:
    """Stretches of a block's text with the tags around them (Prismic, Draft.js)."""
    found = []
    for name in ("spans", "entityRanges", "inlineStyleRanges"):
        ranges = node.get(name)
        for one in ranges if isinstance(ranges, list) else []:
            if not isinstance(one, dict):
                continue
            start, end = one.get("start", one.get("offset")), one.get("end")
            length = one.get("length")
            if end is None and isinstance(start, int) and isinstance(length, int):
                end = start + length
            target = target_of(one) or _target_of_entity(entities.get(str(one.get("key"))))
            is_bold = str(one.get("type") or one.get("style")).lower() in ("strong", "bold")
            if isinstance(start, int) and isinstance(end, int) and (target or is_bold):
                found.append((start, end, target, "" if target else "strong"))
    return sorted(found)


def _target_of_entity(entity: object) -> str:
    return target_of(entity) if isinstance(entity, dict) else ""


def is_markup(text: str) -> bool:
    """Whether a block's text is HTML already."""
    return re.search(r"</?(?:a|b|strong|em|i|br|span|code)\b[^<>]*>", text) is not None


def spanned(text: str, spans: list[tuple[int, int, str, str]]) -> str:
    """`text` with links and bold around its stretches; what overlaps is left out."""
    parts, at = [], 0
    for start, end, target, tag in spans:
        if start < at or end > len(text):
            continue
        parts.append(escaped(text[at:start]))
        inside = escaped(text[start:end])
        parts.append(link_html(inside, target) if target else f"<{tag}>{inside}</{tag}>")
        at = end
    parts.append(escaped(text[at:]))
    return "".join(parts)
