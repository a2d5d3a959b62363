"""The inline half of Markdown (emphasis, links, code, escapes) as safe HTML, in linear time.

Everything is escaped; a link is one only if it leads to http or https. Stretches of the source can
be marked (a found word, a fact, a provision, struck out, underlined): offsets are code points.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from conductatlas.model import Span

__all__ = ["Mark", "inline_html"]

_TOKEN = re.compile(
    r"\\[!-/:-@\[-`{-~]|\*\*|__|\*|_|!?\[|`[^`\n]+`"
    r"|\]\([ \t]*<?(?P<url>[^\s<>()]*(?:\([^\s<>()]*\)[^\s<>()]*)*)>?"
    r"(?:[ \t]+\"[^\"\n]*\")?[ \t]*\)"
    r"|<(?P<auto>https?://[^\s<>]+)>|\n"
)
_WEB = re.compile(r"https?://[^\s]+", re.IGNORECASE)
_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-\s]*:")
# So that a text of nothing but delimiters costs linear time.
_MOST_OPEN = 60
_TAGS = {"**": "strong", "__": "strong", "*": "em", "_": "em"}


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked stretch of the source; `kind` is a class name, `tag` the element around it."""

    span: Span
    kind: str
    tag: str = "span"
    title: str = ""


@dataclass(slots=True)
class _Open:
    """A delimiter that may still be closed; `piece` is its place among the pieces."""

    token: str
    piece: int


class _Inline:
    """Walks the tokens once; a delimiter that finds no partner stays what it is: a character."""

    def __init__(self, source: str, start: int, end: int, marks: Sequence[Mark]) -> None:
        self.source, self.start, self.end = source, start, end
        first = max(0, bisect_right([m.span.end for m in marks], start))
        self.marks = [m for m in marks[first:] if m.span.start < end]
        self.at_mark = 0
        self.pieces: list[str] = []
        self.open: list[_Open] = []

    def run(self) -> str:
        """The HTML of the whole stretch."""
        at = self.start
        for match in _TOKEN.finditer(self.source, self.start, self.end):
            self.text(at, match.start())
            self.token(match)
            at = match.end()
        self.text(at, self.end)
        return "".join(self.pieces)

    def token(self, match: re.Match[str]) -> None:
        """Take one token."""
        token = match[0]
        if token in _TAGS:
            self.delimiter(match)
        elif token in ("[", "!["):
            self.push(token)
            self.literal(match.start(), match.end())
        elif match["url"] is not None:
            self.link(match)
        elif match["auto"]:
            self.pieces.append(_anchor(match["auto"]))
            self.text(match.start("auto"), match.end("auto"))
            self.pieces.append("</a>")
        elif token.startswith("\\"):
            self.text(match.start() + 1, match.end())
        elif token.startswith("`"):
            self.pieces.append("<code>")
            self.text(match.start() + 1, match.end() - 1)
            self.pieces.append("</code>")
        else:
            self.pieces.append("<br>" if self.is_hard_break(match.start()) else "\n")

    def is_hard_break(self, at: int) -> bool:
        """Whether the line that ends at `at` asks to be kept: two spaces or a backslash."""
        return self.source[max(self.start, at - 2) : at] == "  "

    def delimiter(self, match: re.Match[str]) -> None:
        """Close the emphasis that this opened before, or open one; else it is a character."""
        token, start, end = match[0], match.start(), match.end()
        before = self.source[start - 1] if start > self.start else " "
        after = self.source[end] if end < self.end else " "
        inside_word = before.isalnum() and after.isalnum() and token[0] == "_"
        partner = next((o for o in reversed(self.open) if o.token == token), None)
        if partner and not before.isspace() and not inside_word:
            self.pieces[partner.piece] = f"<{_TAGS[token]}>"
            self.pieces.append(f"</{_TAGS[token]}>")
            del self.open[self.open.index(partner) :]
            return
        if not after.isspace() and not inside_word:
            self.push(token)
        self.literal(start, end)

    def push(self, token: str) -> None:
        """Remember an opening delimiter; of very many the oldest is given up."""
        self.open.append(_Open(token, len(self.pieces)))
        if len(self.open) > _MOST_OPEN:
            del self.open[0]

    def link(self, match: re.Match[str]) -> None:
        """Turn the text since the last bracket into a link, if it may be one."""
        partner = next((o for o in reversed(self.open) if o.token in ("[", "![")), None)
        if partner is None:
            self.text(match.start(), match.end())
            return
        del self.open[self.open.index(partner) :]
        url = match["url"]
        if _SCHEME.match(url) and not _WEB.fullmatch(url) and not url.startswith("mailto:"):
            # `javascript:` and the like stay visible as the text that they are.
            self.text(match.start(), match.end())
            return
        is_link = partner.token == "[" and _WEB.fullmatch(url) is not None  # noqa: S105 - a bracket
        self.pieces[partner.piece] = _anchor(url) if is_link else ""
        self.pieces.append("</a>" if is_link else "")
        if is_link:
            # No link in a link: brackets further out stay brackets.
            self.open = [o for o in self.open if o.token not in ("[", "![")]

    def literal(self, start: int, end: int) -> None:
        """Add source text as one piece, so that it can be replaced when its partner comes."""
        before = len(self.pieces)
        self.text(start, end)
        if len(self.pieces) != before + 1:
            self.pieces[before:] = ["".join(self.pieces[before:])]

    def text(self, start: int, end: int) -> None:
        """Add source text, escaped, with the marks that cover it."""
        while start < end:
            mark = self.mark_at(start)
            stop = end if mark is None else min(end, mark.span.end)
            if mark is None and self.at_mark < len(self.marks):
                stop = min(end, max(start + 1, self.marks[self.at_mark].span.start))
            words = escape(self.source[start:stop])
            self.pieces.append(words if mark is None else _marked(mark, words))
            start = stop

    def mark_at(self, at: int) -> Mark | None:
        """The mark that covers offset `at`, which never goes back."""
        while self.at_mark < len(self.marks) and self.marks[self.at_mark].span.end <= at:
            self.at_mark += 1
        if self.at_mark == len(self.marks) or self.marks[self.at_mark].span.start > at:
            return None
        return self.marks[self.at_mark]


def _anchor(url: str) -> str:
    return f'<a href="{escape(url)}" rel="nofollow noopener">'


def _marked(mark: Mark, words: str) -> str:
    title = f' title="{escape(mark.title)}"' if mark.title else ""
    return f'<{mark.tag} class="{mark.kind}"{title}>{words}</{mark.tag}>'


def inline_html(source: str, span: Span | None = None, marks: Sequence[Mark] = ()) -> str:
    """The HTML of `source[span]`; `marks` in order, apart from one another, offsets in `source`."""
    where = span or Span(0, len(source))
    return _Inline(source, where.start, where.end, marks).run()
