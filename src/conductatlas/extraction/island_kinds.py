"""The names that content systems give to the parts of rich text, as the HTML elements they are."""

import re
from collections.abc import Mapping

__all__ = ["kind_of", "level_of", "list_of", "target_of"]

_KINDS: dict[str, str] = {}
for _tag, _names in {
    "p": "paragraph p normal unstyled par textblock",
    "ul": "unorderednestedlist unorderedlist bulletlist bulletedlist ul",
    "ol": "orderednestedlist orderedlist numberedlist ol",
    "li": "listitem li lic listitemtext unorderedlistitem orderedlistitem olistitem listitemchild",
    "a": "link hyperlink a inlinelink entryhyperlink assethyperlink",
    "table": "table",
    "tr": "tablerow tr",
    "td": "tablecell td",
    "th": "tableheadercell tableheader th",
    "blockquote": "blockquote quote",
    "br": "hardbreak linebreak br break",
    "hr": "horizontalrule hr thematicbreak divider delimiter",
    "pre": "codeblock code pre preformatted",
    "div": "doc document root div",
    "img": "image img embeddedassetblock upload media embed video iframe oembed",
    "text": "text span textnode",
    "heading": "heading header subheading subheader",
    "strong": "strong bold b",
    "island": "island",
    "raw": "raw",
    "html": "html",
}.items():
    _KINDS |= dict.fromkeys(_names.split(), _tag)
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_HEADING = re.compile(r"(?:h|heading|header)(one|two|three|four|five|six|[1-6])$")
_TAG = re.compile(r"[a-z][a-z0-9]{0,11}$")
_MARKS = re.compile(r"[\s_-]+")


def _name(node: Mapping[str, object]) -> str:
    """What a node calls itself, without marks and capitals."""
    style = node.get("style")
    if node.get("_type") == "block":
        return str(style or "normal").lower()
    for name in ("tagName", "nodeType", "type", "_type"):
        said = node.get(name)
        if isinstance(said, str) and said:
            tag = node.get("tag")
            said = tag if said == "element" and isinstance(tag, str) else said
            return _MARKS.sub("", said).lower()
    return ""


def kind_of(node: Mapping[str, object]) -> str:
    """The element that a node is: "p", "heading", "ul", "li", "a", …; "text" or "" for a leaf.

    A node of an unknown kind is a "div", a page's own element stays what it is.
    """
    name = _name(node)
    if not name:
        # Slate: a block without a kind is a paragraph, a leaf has text.
        return "p" if isinstance(node.get("children"), list) else ""
    if _is_list_item(node):
        return "li"
    if name in ("list", "nestedlist"):
        return _list_kind(node)
    if isinstance(node.get("tagName"), str) and _TAG.match(name):
        return name if not _HEADING.match(name) else "heading"
    if _HEADING.match(name):
        return "heading"
    return _KINDS.get(name, "div")


def _is_list_item(node: Mapping[str, object]) -> bool:
    return isinstance(node.get("listItem"), str) and "children" in node


def _list_kind(node: Mapping[str, object]) -> str:
    data = node.get("data")
    said = [node.get(name) for name in ("listType", "format", "style", "tag", "ordered")]
    said.append(data.get("style") if isinstance(data, dict) else None)
    ordered = any(one in ("number", "ordered", "numbered", "ol", True) for one in said)
    return "ol" if ordered else "ul"


def level_of(node: Mapping[str, object]) -> int:
    """The level of a heading, 1 to 6; 2 where nothing says it."""
    if match := _HEADING.match(_name(node)):
        return _NUMBERS.get(match[1]) or int(match[1])
    places: list[object] = [node.get("level"), node.get("depth"), node.get("tag")]
    for name in ("attrs", "data", "attributes", "headingData"):
        inner = node.get(name)
        places.append(inner.get("level") if isinstance(inner, dict) else None)
    for said in places:
        digits = str(said).removeprefix("h")
        if digits in "123456" and len(digits) == 1:
            return int(digits)
    return 2


def list_of(node: object) -> str:
    """The list that an item wants around it where it stands in none; "" for anything else."""
    if not isinstance(node, dict):
        return ""
    item = node.get("listItem")
    if isinstance(item, str) and "children" in node:
        return "ol" if item == "number" else "ul"
    name = _name(node)
    if name in ("orderedlistitem", "olistitem"):
        return "ol"
    is_flat = "spans" in node or "entityRanges" in node
    return "ul" if name == "unorderedlistitem" or (name == "listitem" and is_flat) else ""


def target_of(node: Mapping[str, object]) -> str:
    """Where a link leads; "" where it says nothing."""
    places: list[object] = [node]
    places += [node.get(name) for name in ("attrs", "data", "fields", "properties", "props")]
    for place in places:
        if isinstance(place, dict):
            for name in ("href", "url", "uri"):
                said = place.get(name)
                if isinstance(said, str) and said:
                    return said
    return ""
