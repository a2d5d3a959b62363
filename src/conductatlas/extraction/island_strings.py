"""Strings of a page's state: which are prose, and their HTML (from HTML, Markdown, text)."""

import html as html_escapes
import re

from conductatlas.text import Block, BlockKind, split_blocks
from conductatlas.text.canonical import canonical

__all__ = ["markdown_html", "string_html", "words_of"]

_HTML = re.compile(
    r"<(?:p|div|h[1-6]|ul|ol|li|br|table|section|article|strong|b|em|a|span)\b[^<>]*>",
    re.IGNORECASE,
)
_ESCAPED = re.compile(r"&lt;(?:p|div|h[1-6]|ul|ol|section|span|strong)\b")
_MARKDOWN = re.compile(r"^#{1,6} \S|^[-*] \S|^[0-9]+\. \S|\*\*\S|\]\(\S+\)", re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_PARAGRAPHS = re.compile(r"\n\s*\n")
_LINK = re.compile(r"\[([^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)")
_MIN_CHARS, _MIN_WORDS = 60, 8
# Markdown takes many passes; no policy comes near.
_MAX_MARKDOWN_CHARS = 300_000


def words_of(markup: str) -> str:
    """The words of a piece of HTML."""
    return html_escapes.unescape(_TAG.sub(" ", markup))


def string_html(text: str) -> str:
    """`text` as HTML where it is prose in HTML, Markdown or plain; "" where it is none."""
    text = text.strip()
    if _ESCAPED.search(text) and not _HTML.search(text):
        text = html_escapes.unescape(text)
    is_html = _HTML.search(text) is not None
    if text[:1] == "<" and not is_html:
        return ""
    if len(text) < _MIN_CHARS or not _is_prose(words_of(text) if is_html else text):
        return ""
    if is_html:
        return text
    if "\n" in text and len(text) <= _MAX_MARKDOWN_CHARS and _MARKDOWN.search(text):
        return markdown_html(text)
    parts = _PARAGRAPHS.split(text)
    return "".join(f"<p>{_lines(part)}</p>" for part in parts)


def _is_prose(text: str) -> bool:
    """Whether it reads as sentences: no code, no address, no list of names."""
    words = text.split()
    if len(words) < _MIN_WORDS:
        # Scripts without spaces between words.
        return sum(char > "\u2e7f" for char in text) > _MIN_CHARS
    plain = sum(word[:1].isalnum() or word[:1] in "\"'“‘(«„¿¡-•*#[" for word in words)
    return plain > 0.8 * len(words) and not re.search(r"[{};]\s*$|=>|\bfunction\b *\(", text[:400])


def _lines(text: str) -> str:
    return html_escapes.escape(text.strip(), quote=False).replace("\n", "<br>")


def markdown_html(text: str) -> str:
    """Markdown as the HTML of its blocks."""
    made = canonical(text)
    parts = []
    for block in split_blocks(made):
        inside = _inline(block.content.of(made))
        parts.append(_block(block, inside))
    return "".join(parts)


def _block(block: Block, inside: str) -> str:
    if block.kind is BlockKind.HEADING:
        return f"<h{block.level}>{inside}</h{block.level}>"
    if block.kind is BlockKind.LIST_ITEM:
        marker = "" if block.marker == "-" else f"{block.marker} "
        around = block.level // 2 + 1 if block.level > 1 else block.level + 1
        return "<ul>" * around + f"<li>{marker}{inside}</li>" + "</ul>" * around
    if block.kind is BlockKind.TABLE_ROW:
        cells = "".join(f"<td>{cell.strip()}</td>" for cell in inside.strip(" |").split("|"))
        return f"<table><tr>{cells}</tr></table>"
    return f"<p>{inside}</p>"


def _inline(text: str) -> str:
    parts, at = [], 0
    for match in _LINK.finditer(text):
        target = html_escapes.escape(match[2])
        parts += [_lines_of(text[at : match.start()]), f'<a href="{target}">{match[1]}</a>']
        at = match.end()
    return "".join([*parts, _lines_of(text[at:])])


def _lines_of(text: str) -> str:
    return html_escapes.escape(text, quote=False).replace("\n", "<br>")
