"""From the tree of a page to its pieces: headings, paragraphs, list items, table rows, links."""

import re

from conductatlas.extraction.links import clean_target, decoded_email
from conductatlas.extraction.lists import item_depth, item_marker, word_item
from conductatlas.extraction.pieces import HEADING, ITEM, PARAGRAPH, ROW, Piece
from conductatlas.extraction.runs import Run, raw_text
from conductatlas.extraction.tables import is_data_table, table_rows
from conductatlas.extraction.tree import INLINE, Node

__all__ = ["render"]

_HEADINGS = {f"h{n}": n for n in range(1, 7)}
_MAX_HEADING_CHARS = 250
_BREAK = "\x00"
# A single space is left as it is: most of a text is words parted by one.
_SPACE = re.compile(r"\s(?:\s+|(?<! ))")
_EMPTY_LINES = re.compile(r"\n(?:[^\S\n]*+\n)++")
_PARAGRAPH_END = re.compile(rf"{_BREAK}\s*{_BREAK}[{_BREAK}\s]*")
_BOLD_STYLE = re.compile(r"font-weight:\s*(?:bold|[6-9]00)")
_PERMALINK = frozenset({"#", "¶", "§", "🔗", "⚓", "↩", "↑", "^", "⁠", ""})
_BRACKETS = re.compile(r"[\[\]]")


def render(root: Node, base: str) -> list[Piece]:
    """The pieces of `root` in reading order; links are resolved against `base`."""
    renderer = _Renderer(base)
    renderer.block(root)
    renderer.flush()
    return renderer.pieces


class _Renderer:
    """Walks the tree; `context` says what the next block of text is."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.pieces: list[Piece] = []
        self.run = Run()
        self.depth = -1
        self.marker = ""
        self.bold = 0
        self.anchors: list[str] = []

    def block(self, node: Node) -> None:
        """Render one element and what is in it."""
        self.note_anchor(node)
        level = _heading_level(node)
        if node.tag in INLINE or node.tag == "br":
            self.inline(node)
        elif level and node.chars <= _MAX_HEADING_CHARS:
            self.heading(node, level)
        elif node.tag in ("ul", "ol"):
            self.listing(node)
        elif node.tag == "table" and is_data_table(node):
            self.table(node)
        elif "mso-list" in node.attrs and (item := word_item(node)):
            self.word_item(node, *item)
        else:
            self.container(node)

    def note_anchor(self, node: Node) -> None:
        """Remember the names under which a link can point here."""
        if node.attrs:
            self.anchors += [a for a in (node.get("id"), node.get("name")) if a]

    def container(self, node: Node) -> None:
        """Render a block that has no form of its own; its text stands apart from its neighbours."""
        apart = node.tag not in ("button", "label")
        if apart:
            self.flush()
        is_bold = node.tag in ("th", "dt")
        self.bold += is_bold
        if node.tag == "pre":
            self.preformatted(node)
        else:
            self.children(node)
        self.bold -= is_bold
        if apart:
            self.flush()

    def children(self, node: Node) -> None:
        """Render what is in an element, in order."""
        for child in node.children:
            if isinstance(child, Node):
                self.block(child)
            else:
                self.text(child)

    def text(self, text: str) -> None:
        """Take a stretch of text."""
        # White space but a plain space, and what is invisible, is not printable.
        if "  " in text or not text.isprintable():
            text = _SPACE.sub(" ", text.replace(_BREAK, ""))
        self.run.add(text, bold=self.bold > 0, linked=False)

    def inline(self, node: Node) -> None:
        """Render an inline element into the current run."""
        if node.tag == "br":
            self.run.parts.append(_BREAK)
            return
        if node.tag == "a" and not _holds_blocks(node):
            self.link(node)
            return
        if node.attrs and "data-cfemail" in node.attrs:
            address = decoded_email(node.get("data-cfemail"))
            if address:
                self.text(address)
                return
        bold = node.tag in ("b", "strong") or (
            "font-weight" in node.attrs and _BOLD_STYLE.search(node.attrs) is not None
        )
        self.bold += bold
        self.children(node)
        self.bold -= bold

    def link(self, node: Node) -> None:
        """Render a link as `[words](target)`, or as its words where the target says nothing."""
        words = node.words()
        if "data-cfemail" in node.attrs or "email-protection#" in node.attrs:
            words, target = _protected(node, words), None
        else:
            target = clean_target(node.get("href"), self.base) if node.attrs else None
        if words in _PERMALINK:
            return
        bold = self.bold > 0 or any(n.tag in ("b", "strong") for n in node.elements())
        lead, tail = _outer_space(node)
        if target is None or _BRACKETS.search(words) or words == target.removeprefix("mailto:"):
            shown = words
        else:
            shown = f"[{words}]({target})"
        self.run.parts.append(lead)
        self.run.add(shown, bold=bold, linked=False)
        self.run.parts.append(tail)
        # What is bold or linked is counted in words that are read, not in targets.
        extra = len(shown) - len(words)
        self.run.chars -= extra
        self.run.bold -= extra if bold else 0
        self.run.linked += len(words)
        self.run.local += len(words) if target is None and 'href="' in node.attrs else 0

    def heading(self, node: Node, level: int) -> None:
        """Render a heading; a list item's number goes before its words."""
        self.flush()
        marker = self.marker if self.marker not in ("", "-") else ""
        if level == 1 and node.linked >= node.chars:
            # A title that is a link leads to its own page, by whatever address.
            self.text(node.words())
            self.run.linked = self.run.chars
        else:
            self.children_inline(node)
        self.emit(HEADING, level, prefix=f"{marker} " if marker else "")
        self.marker = ""

    def children_inline(self, node: Node) -> None:
        """Render what is in an element as one line, whatever blocks it is made of."""
        for child in node.children:
            if isinstance(child, str):
                self.text(child)
            elif child.tag == "br":
                self.run.parts.append(" ")
            elif child.tag == "a" and not _holds_blocks(child):
                self.note_anchor(child)
                self.link(child)
            else:
                self.note_anchor(child)
                self.run.parts.append("" if child.tag in INLINE else " ")
                self.children_inline(child)
                self.run.parts.append("" if child.tag in INLINE else " ")

    def listing(self, node: Node) -> None:
        """Render a list, its items one deeper than the list that it stands in."""
        self.flush()
        self.marker = ""
        self.depth += 1
        number = 0
        for child in node.children:
            if isinstance(child, Node) and child.tag == "li":
                number, self.marker = item_marker(node, child, number)
                self.note_anchor(child)
                outer, self.depth = self.depth, item_depth(node, child, self.depth)
                self.children(child)
                self.flush()
                self.depth = outer
            elif isinstance(child, Node):
                self.block(child)
            else:
                self.text(child)
            self.flush()
        self.depth -= 1
        self.marker = ""

    def word_item(self, node: Node, depth: int, marker: str, mark: Node) -> None:
        """Render a paragraph that a word processor shows as an item of a list."""
        self.flush()
        mark.children = []
        outer, self.depth, self.marker = self.depth, depth, marker
        self.children(node)
        self.flush()
        self.depth, self.marker = outer, ""

    def table(self, node: Node) -> None:
        """Render a table of data, one row a line."""
        self.flush()
        for caption in (child for child in node.elements() if child.tag == "caption"):
            self.container(caption)
        for row in table_rows(node, self.cell):
            self.pieces.append(Piece(ROW, row, anchors=self.taken_anchors()))

    def cell(self, node: Node) -> str:
        """The text of one cell, in one line, with its links."""
        outer, self.run = self.run, Run()
        self.children_inline(node)
        text = _SPACE.sub(" ", "".join(self.run.parts).replace(_BREAK, " ")).strip()
        self.run = outer
        return text

    def preformatted(self, node: Node) -> None:
        """Render text whose line ends count."""
        # One empty line parts as well as many.
        lines = _EMPTY_LINES.sub("\n\n", "".join(raw_text(node))).split("\n")
        for line in lines:
            self.run.add(_SPACE.sub(" ", line), bold=False, linked=False)
            self.run.parts.append(_BREAK)

    def flush(self) -> None:
        """End the run: it becomes a paragraph, or the item whose marker waits."""
        if not self.run.chars or (self.marker and self.run.chars == 1 and self.run.is_bullet()):
            self.run = Run()
            return
        if self.marker:
            self.emit(ITEM, max(0, self.depth))
        else:
            self.emit(PARAGRAPH, 0)

    def emit(self, kind: str, level: int, prefix: str = "") -> None:
        """Make pieces of the run; two line breaks part paragraphs, one parts lines."""
        run, self.run = self.run, Run()
        chars = max(1, run.chars)
        joined = "".join(run.parts)
        paragraphs = [joined] if kind == HEADING else _PARAGRAPH_END.split(joined)
        for paragraph in paragraphs:
            text = _lines(paragraph)
            if not text:
                continue
            marker, self.marker = (self.marker, "") if kind == ITEM else ("", self.marker)
            self.pieces.append(
                Piece(
                    kind,
                    prefix + text,
                    level,
                    marker,
                    run.bold / chars,
                    run.linked / chars,
                    run.local / chars,
                    self.taken_anchors(),
                )
            )
            kind = PARAGRAPH if kind == ITEM else kind
            level = 0 if kind == PARAGRAPH else level

    def taken_anchors(self) -> tuple[str, ...]:
        """The anchors met since the last piece."""
        anchors, self.anchors = tuple(self.anchors), []
        return anchors


def _lines(text: str) -> str:
    lines = [" ".join(line.split()) for line in text.split(_BREAK)]
    return "\n".join(filter(None, lines))


def _heading_level(node: Node) -> int:
    if node.tag in _HEADINGS:
        return _HEADINGS[node.tag]
    if 'role="heading"' in node.attrs:
        level = node.get("aria-level")
        return min(6, max(1, int(level))) if level.isdecimal() else 2
    return 0


def _holds_blocks(node: Node) -> bool:
    if all(isinstance(child, str) for child in node.children):
        return False
    return any(
        n.tag not in INLINE and n.tag not in ("br", "a") for n in node.walk() if n is not node
    )


def _protected(node: Node, words: str) -> str:
    hidden = node.get("data-cfemail") or node.get("href").rpartition("#")[2]
    for inner in node.walk():
        hidden = inner.get("data-cfemail") or hidden
    return decoded_email(hidden) or words


def _outer_space(node: Node) -> tuple[str, str]:
    text = "".join(raw_text(node))
    return " " if text[:1].isspace() else "", " " if text[-1:].isspace() else ""
