"""The inside of one line of Markdown: no emphasis, no HTML, links as `[words](target)`.

Link targets are set aside while the words are cleaned, so that an underscore in a URL is no
emphasis.
"""

import re

__all__ = ["LINK", "clean_inline"]

# The target may hold one level of parentheses, as CommonMark allows.
LINK = re.compile(
    r"(!\[|\[)([^\[\]]*)\]"
    r"\(\s*<?([^()\s<>]*(?:\([^()\s<>]*\)[^()\s<>]*)*)>?(?:\s+[\"'(][^()]*[\"')])?\s*\)"
)
_TAGS = """
a abbr b big blockquote br center cite code div em font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark
ol p pre q s small span strike strong sub sup table tbody td th thead tr tt u ul var wbr
"""
_HTML = re.compile(rf"</?(?:{'|'.join(_TAGS.split())})(?:\s[^<>]*)?/?>|<!--.*?-->", re.IGNORECASE)
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^\s<>]+)>")
_STRONG = re.compile(r"(\*\*\*?|___?)(?=[^\s*_])((?:(?!\1).)+?)(?<=[^\s*_])\1")
_STAR = re.compile(r"(?<![\w*])\*(?=[^\s*])([^*]+?)(?<=[^\s*])\*(?![\w*])")
_UNDERSCORE = re.compile(r"(?<![\w_/:.@])_(?=[^\s_])([^_]+?)(?<=[^\s_])_(?![\w_/@])")
_ESCAPE = re.compile(r"(?<!\\)\\++(?=[.()\[\]{}*_+!>~`-])")
_CODE = re.compile(r"`+([^`]+)`+")
# A single space is left as it is: most of a text is words parted by one.
_SPACE = re.compile(r" [ \t]+|\t[ \t]*")
_MARK = re.compile(r"[*_`<\\]")


def clean_inline(line: str) -> str:
    """`line` without emphasis and HTML, with single spaces and links in their plain form."""
    if "](" not in line:
        return _words(line).strip()
    parts: list[str] = []
    at = 0
    for match in LINK.finditer(line):
        parts += [_words(line[at : match.start()]), _link(match)]
        at = match.end()
    parts.append(_words(line[at:]))
    return _SPACE.sub(" ", "".join(parts)).strip()


def _words(piece: str) -> str:
    if _MARK.search(piece):
        piece = _AUTOLINK.sub(r"\1", _HTML.sub("", piece))
        piece = _CODE.sub(r"\1", _ESCAPE.sub("", piece))
        piece = _STRONG.sub(r"\2", piece)
        piece = _UNDERSCORE.sub(r"\1", _STAR.sub(r"\1", piece))
    return _SPACE.sub(" ", piece) if "  " in piece or "\t" in piece else piece


def _link(match: re.Match[str]) -> str:
    """A link in plain form; only its words where the target is a place on the same page."""
    words, target = _words(match[2]).strip(), match[3]
    if match[1] == "![" or not words:
        return ""
    if not target or target.startswith("#"):
        return words
    return f"[{words}]({target})"
