"""Canonical text: Markdown with one block a paragraph, as every version is kept and cited.

Headings are ATX, list items and table rows stand one a line, blocks are parted by one blank line.
Emphasis is left out: it is no word, and changes with the markup. Canonical text comes back
unchanged.
"""

import re
from collections.abc import Iterator

from conductatlas.text.characters import clean_characters
from conductatlas.text.inline import clean_inline

__all__ = ["MARKER", "canonical"]

MARKER = r"[-*+•‣▪◦●○·]|\(?[0-9]{1,3}[.)]|\(?[a-zA-Z][.)]|\(?[ivxIVX]{1,5}[.)]"
_BULLETS = frozenset("*+•‣▪◦●○·")
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_UNDERLINE = re.compile(r" {0,3}(=+|-{2,})[ \t]*$")
_ITEM = re.compile(rf"([ \t]*)({MARKER})[ \t]+(\S.*)$")
_ROW = re.compile(r"[ \t]*\|(.*)\|[ \t]*$")
_RULE_ROW = re.compile(r"[ \t:|-]*-[ \t:|-]*$")
_RULE = re.compile(r"[ \t]*(?:[*_=~-][ \t]*+){2,}+$|[ \t]*[*_=~+-][ \t]*$")
_FENCE = re.compile(r"[ \t]*(?:```|~~~)\S*[ \t]*$")
_QUOTE = re.compile(r"[ \t]*(?:>[ \t]?)+")
_CELLS = re.compile(r"(?<!\\)\|")
_SPACE = re.compile(r" [ \t]+|\t[ \t]*")
_MARK = re.compile(r"[*_`<>\\]")
_PASSES = 12


def canonical(text: str) -> str:
    """The canonical form of Markdown or plain `text`; it ends in a newline unless it is empty."""
    text = clean_characters(text)
    for done in range(2 * _PASSES):
        once = _once(text)
        if once == text:
            break
        # Taking a mark away can lay another one bare ("> # a"); a pass never makes text longer
        # but by the marks of blocks, so a few passes end it.
        text = once if done < _PASSES else _unmarked(once, text)
    return text


def _unmarked(text: str, before: str) -> str:
    """`text` without any mark in the lines that the last pass still changed.

    Marks that are nested deeper than there are passes are no emphasis: nobody writes that.
    """
    settled = set(before.split("\n"))
    return "\n".join(line if line in settled else _MARK.sub("", line) for line in text.split("\n"))


def _once(text: str) -> str:
    lines = [_dequoted(line) for line in text.split("\n")]
    pieces: list[str] = []
    previous = ""
    for kind, line in _blocks(lines):
        if pieces:
            tight = kind == previous and kind in ("item", "row")
            pieces.append("\n" if tight or kind == "more" else "\n\n")
        pieces.append(line)
        previous = previous if kind == "more" else kind
    return "".join(pieces) + "\n" if pieces else ""


def _dequoted(line: str) -> str:
    line = line.rstrip()
    quote = _QUOTE.match(line)
    return line[quote.end() :] if quote else line


def _blocks(lines: list[str]) -> Iterator[tuple[str, str]]:
    """Each line of the canonical text with its kind; "more" continues the block above it."""
    reader = _Reader()
    for at, line in enumerate(lines):
        follower = lines[at + 1] if at + 1 < len(lines) else ""
        yield from reader.read(line, follower)


class _Reader:
    """Reads lines one by one; `open` is the kind of the block that the next line may continue."""

    def __init__(self) -> None:
        self.open = ""
        self.row_in_table = 0
        self.skip_underline = False

    def read(self, line: str, follower: str) -> Iterator[tuple[str, str]]:
        """What one line comes to: nothing, or one line of the canonical text."""
        # Most lines begin with a letter or figure: then they can be words or an item alone.
        is_plain = line[:1].isalnum()
        if (
            self.skip_underline
            or not (is_plain or line.strip())
            or (not is_plain and (_FENCE.match(line) or _RULE.match(line)))
        ):
            self.open = "" if not self.skip_underline else self.open
            self.skip_underline = False
            return
        row = None if is_plain else _ROW.match(line)
        self.row_in_table = self.row_in_table + 1 if row else 0
        if not is_plain and (heading := _HEADING.match(line)):
            yield from self.heading(len(heading[1]), heading[2] or "")
        elif row:
            yield from self.row(row[1])
        elif self.open == "" and _UNDERLINE.match(follower) and not _ITEM.match(line):
            self.skip_underline = True
            yield from self.heading(1 if "=" in follower else 2, line)
        elif (item := _ITEM.match(line)) and self.may_start_item(item[2]):
            yield from self.item(item)
        else:
            yield from self.words(line)

    def heading(self, level: int, words: str) -> Iterator[tuple[str, str]]:
        """An ATX heading, without closing marks."""
        self.open = ""
        words = clean_inline(words.strip()).rstrip("#").strip() if words.strip("# \t") else ""
        if words:
            yield "heading", f"{'#' * level} {words}"

    def row(self, inside: str) -> Iterator[tuple[str, str]]:
        """A table row with single spaces; the rule below a head keeps its place."""
        self.open = ""
        cells = [_SPACE.sub(" ", cell).strip() for cell in _CELLS.split(inside)]
        if _RULE_ROW.match(inside):
            if self.row_in_table == 2:
                yield "row", f"| {' | '.join('---' for _ in cells)} |"
            return
        yield "row", f"| {' | '.join(clean_inline(cell) for cell in cells)} |"

    def may_start_item(self, marker: str) -> bool:
        """Whether an item can begin here: not in mid-paragraph, unless by a bullet."""
        return self.open != "paragraph" or marker in "-*+"

    def item(self, item: re.Match[str]) -> Iterator[tuple[str, str]]:
        """A list item; every bullet is written "-", numbers stay as they are."""
        marker = "-" if item[2] in _BULLETS else item[2]
        indent = " " * (len(item[1].expandtabs(4)) // 2 * 2)
        words = clean_inline(item[3].strip())
        if words:
            self.open = "item"
            yield "item", f"{indent}{marker} {words}"

    def words(self, line: str) -> Iterator[tuple[str, str]]:
        """A line of a paragraph, or one that continues an item."""
        words = clean_inline(line.strip())
        if not words:
            return
        kind = "more" if self.open else "paragraph"
        self.open = self.open or "paragraph"
        yield kind, words
