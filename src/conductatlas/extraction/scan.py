"""Markup cut down before it is parsed: no script, no comment, bounded depth, attributes and tags.

A parser is quadratic in depth and in attributes, so hostile markup could keep it busy for hours.
One linear pass keeps only tags that every tokenizer reads alike. Where there are so many of them
that they could be nested too deep, a second pass counts what stays open.
"""

import html as html_escapes
import re
from collections import Counter
from dataclasses import dataclass

from conductatlas.extraction.wordsets import wordset

__all__ = ["MAX_CHARS", "MAX_HTML_BYTES", "MAX_TAGS", "VOID", "Scanned", "scan"]

MAX_HTML_BYTES = 8 * 1024 * 1024
MAX_TAGS = 100_000
# Of all the text of a page, furniture too.
MAX_CHARS = 2_000_000
_MAX_DEPTH = 300
_MAX_FORMATTING = 40
_MAX_ATTRIBUTES = 400
# So few tags are quick to parse however they are nested, and so few that open formatting anew.
_FEW_TAGS = 10_000
_FEW_REOPENED = 200_000
# <html> and <body> give their attributes to the elements that are there, and each <option> is held
# against those before it: such lists are gone through each time.
_LIMITS = {"html": 4, "body": 4, "option": 5000, "optgroup": 5000}

_TAG = re.compile(
    r"<(?:(/?)([a-zA-Z][^\s/><]*+)"
    r"((?:[^>=]++|=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>]*+))*+)(>?)|(!--)|[!?/])"
)
_ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")
_PLAIN = re.compile(
    r"(?:\s+[^\s\"'<>/=]+(?:=(?:\"[^\"<>]*+\"|'[^'<>]*+'|[^\s\"'=<>`/]++))?+)*+\s*/?"
)
_COMMENT_END = re.compile(r"--!?>")
_ROOTS = frozenset({"html", "body"})
# What never holds the policy's words, or switches the tokenizer to another language.
_CUT = wordset(
    """
    script style svg math title textarea xmp iframe noembed noframes plaintext object canvas
    video audio applet template
    """
)
# Text and plain tags in small letters, as many as follow each other: passed over in one step.
_HARMLESS = re.compile(
    rf"(?:[^<]++|</?+(?!(?:{'|'.join(sorted(_CUT | _ROOTS))})[\s/>])[a-z][a-z0-9-]*+(?:>"
    r"|(?:\s++[^\s\"'<>/=]++(?:=(?:\"[^\"<>]{0,4000}+\"|[^\s\"'=<>`/]{1,4000}+))?+){0,40}+\s*+/?+>))*+"
)
_ENDS = {tag: re.compile(rf"</{tag}[\s/>]", re.IGNORECASE) for tag in _CUT}
# Elements without content: they have no end tag.
VOID = wordset(
    """
    area base basefont bgsound br col embed frame hr img input keygen link meta param source
    track wbr
    """
)
# Their end tags are optional: a page that leaves them out is not deep.
_SELF_CLOSING = wordset(
    """
    p li dt dd td th tr tbody thead tfoot option optgroup
    """
)
_FORMATTING = wordset(
    """
    a b big code em font i nobr s small strike strong tt u
    """
)
# Those that a parser may open again in every later block: not closed right behind their words.
# A link or <nobr> is not among them: it ends the one before it.
# The look ahead only makes it quick: it sends the most frequent names away by one letter.
_REOPENED = re.compile(
    rf"<(?![/adhlp])({'|'.join(_FORMATTING - {'a', 'nobr'})})(?:[\s/][^>]*+)?>(?![^<]*+</\1>)",
    re.IGNORECASE,
)
# The end tag of no other element reaches past these (HTML 13.2.4.2, "special").
_SPECIAL = wordset(
    """
    address article aside blockquote body button caption center details dialog dir div dl fieldset
    figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 head header hgroup html listing main
    marquee menu nav noscript ol pre search section select summary table ul
    """
)
# An end tag does not reach past these (HTML, "has an element in scope").
_BARRIERS = wordset(
    """
    table button caption marquee
    """
)


@dataclass(frozen=True, slots=True)
class Scanned:
    """Markup that is safe to parse, and the page's own title ("" where it has none)."""

    markup: str
    title: str


def scan(html: str) -> Scanned | None:
    """`html` cut down to what is quick to parse; None where it has more than `MAX_TAGS` tags."""
    scanned = _Scan(html, is_counting=False).run()
    if scanned is None or scanned.markup.count("<") > MAX_TAGS:
        return None
    if _is_quick(scanned.markup):
        return scanned
    return _Scan(html, is_counting=True).run()


def _is_quick(markup: str) -> bool:
    """Whether a parser is done with it soon, whatever stands in what."""
    tags = markup.count("<")
    if tags > _FEW_TAGS:
        return False
    return tags * len(_REOPENED.findall(markup)) <= _FEW_REOPENED


class _Scan:
    """One walk over the tags of a page, with the elements that are open at each."""

    def __init__(self, html: str, *, is_counting: bool) -> None:
        self.html = html
        self.kept: list[str] = []
        self.copied = 0
        self.title = ""
        self.met: Counter[str] = Counter()
        self.is_counting = is_counting
        self.stack: list[str] = []
        self.open_now: Counter[str] = Counter()
        self.formatting = 0

    def run(self) -> Scanned | None:
        """The page without what is cut; None where it has too many tags."""
        at = tags = 0
        while match := _TAG.search(self.html, self.next_tag(at)):
            tags += 1
            if tags > MAX_TAGS:
                return None
            at = self.take(match)
        self.kept.append(self.html[self.copied :])
        return Scanned("".join(self.kept), self.title)

    def next_tag(self, at: int) -> int:
        """Where to look for the next tag: behind harmless ones, unless all are counted."""
        passed = None if self.is_counting else _HARMLESS.match(self.html, at)
        return passed.end() if passed else at

    def take(self, match: re.Match[str]) -> int:
        """Handle one tag, comment or declaration; the offset from which to go on."""
        tag = match[2]
        if tag is None:
            return self.cut_until(match, _COMMENT_END if match[5] else None)
        tag = tag.lower()
        if not match[4]:
            return self.cut(match.start(), len(self.html))
        if match[1]:
            return self.close(tag, match)
        if tag in _CUT:
            return self.cut_element(tag, match)
        return self.open(tag, match)

    def cut_until(self, match: re.Match[str], end: re.Pattern[str] | None) -> int:
        """Cut a comment or declaration, up to its end or the end of the page."""
        if end is None:
            found = self.html.find(">", match.end())
            return self.cut(match.start(), found + 1 if found >= 0 else len(self.html))
        # From the second "-" on: "<!-->" is a whole comment.
        closing = end.search(self.html, match.start() + 2)
        return self.cut(match.start(), closing.end() if closing else len(self.html))

    def cut_element(self, tag: str, match: re.Match[str]) -> int:
        """Cut an element with its content; the first title is kept aside."""
        closing = _ENDS[tag].search(self.html, match.end())
        stop = closing.start() if closing else len(self.html)
        if tag == "title" and not self.title:
            self.title = html_escapes.unescape(self.html[match.end() : stop][:2000])
        end = self.html.find(">", stop) + 1 if closing else len(self.html)
        return self.cut(match.start(), end or len(self.html), " " if tag == "textarea" else "")

    def close(self, tag: str, match: re.Match[str]) -> int:
        """Count an end tag, as far as it closes anything."""
        if match[3] or tag in _CUT:
            self.cut(match.start(), match.end(), "" if tag in _CUT else f"</{tag}>")
        at = self.opened_at(tag) if self.open_now.get(tag) else None
        if at is None:
            return match.end()
        # What it parts stays open: a form in mid-block, a bold stretch over several blocks.
        is_parted = tag == "form" or (
            tag in _FORMATTING and not _SPECIAL.isdisjoint(self.stack[at:])
        )
        end = at + 1 if is_parted else len(self.stack)
        self.open_now.subtract(self.stack[at:end])
        self.formatting -= sum(1 for name in self.stack[at:end] if name in _FORMATTING)
        del self.stack[at:end]
        return match.end()

    def opened_at(self, tag: str) -> int | None:
        """Where on the stack stands what an end tag closes; None where it closes nothing."""
        is_inline = tag not in _SPECIAL and tag not in _FORMATTING
        for index in range(len(self.stack) - 1, -1, -1):
            name = self.stack[index]
            if name == tag:
                return index
            if (name in _BARRIERS and tag != "table") or (is_inline and name in _SPECIAL):
                return None
        return None

    def open(self, tag: str, match: re.Match[str]) -> int:
        """Leave out a start tag where it would be too deep; keep it in a form read one way only."""
        if self.is_counting and tag not in VOID and tag not in _SELF_CLOSING:
            if self.is_too_deep(tag):
                return self.cut(match.start(), match.end())
            self.stack.append(tag)
            self.open_now[tag] += 1
            self.formatting += tag in _FORMATTING
        if tag in _LIMITS:
            self.met[tag] += 1
            if self.met[tag] > _LIMITS[tag]:
                return self.cut(match.start(), match.end())
        if match[3] and (len(match[3]) > _MAX_ATTRIBUTES or not _PLAIN.fullmatch(match[3])):
            return self.cut(match.start(), match.end(), f"<{tag}{_rewritten(match[3])}>")
        return match.end()

    def is_too_deep(self, tag: str) -> bool:
        """Whether too much is open already for one more of `tag`."""
        if len(self.stack) >= _MAX_DEPTH:
            return True
        return tag in _FORMATTING and self.formatting >= _MAX_FORMATTING

    def cut(self, start: int, end: int, instead: str = "") -> int:
        """Put `instead` in the place of a stretch; its end."""
        self.kept += [self.html[self.copied : start], instead]
        self.copied = end
        return end


def _rewritten(attributes: str) -> str:
    """The attributes, each quoted so that it cannot be misread, no more than are sensible."""
    parts: list[str] = []
    for match in _ATTRIBUTE.finditer(attributes):
        value = match[2] or match[3] or match[4] or ""
        parts.append(f' {match[1]}="{_quoted(value)}"')
        if len(parts) >= _MAX_ATTRIBUTES:
            break
    return "".join(parts)


def _quoted(value: str) -> str:
    return value[:4000].replace('"', "&quot;").replace("<", "&lt;").replace(">", "&gt;")
