"""Units: the sentences of a text with what stands around them, in the form that cues match.

Normal form: lower case, single spaces, no punctuation and no link targets; the platform's own name
reads "we". A heading, a bare link, a question and a definition are no units, but headings (also
those that are only bold) are the context of what follows.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.model import Span
from conductatlas.reading.detect.memory import Memory, Piece
from conductatlas.text import Block, BlockKind, sentence_spans

__all__ = ["Unit", "Words", "make_units", "normal"]

_TOKEN = re.compile(
    r"\]\([^)\s]*\)|<?https?://[^\s>)]+>?|[A-Za-z0-9$€£%&À-ž]+(?:['’][A-Za-z]+)?(?:@[A-Za-z0-9.-]+)?"
)
_BOLD = re.compile(r"\s*(\*\*|__)(?:(?!\1).){2,90}\1[.:]?\s*$", re.S)
_LEAD = re.compile(r"\s*(?:[0-9.()a-z]{1,8} )?(\*\*|__)((?:(?!\1).){2,90}?)\1", re.S)
_ONLY_LINK = re.compile(r"\s*[*_]*\[[^\]]*\]\([^)]*\)[*_]*[.;,]?\s*$")
_DEFINITION = re.compile(
    r"\s*[\"“'‘*_(]{1,4}[\w .,&/'’-]{2,60}[\"”'’*_)]{1,4},? "
    r"(?:means|mean|shall mean|refers? to|has the meaning)\b"
)
_LINKS = ("](", "http", "<http")
LONGEST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text in normal form; where each word stands is worked out when asked for."""

    text: str
    source: str
    at: int

    def __len__(self) -> int:
        return self.text.count(" ") - 1

    def span(self, start: int, end: int) -> Span:
        """The place in the document of the characters `start` to `end` of the normal form."""
        first = self.text.count(" ", 0, max(1, start)) - 1
        last = self.text.count(" ", 0, max(1, end - 1)) - 1
        places = [m.span() for m in _TOKEN.finditer(self.source) if not m[0].startswith(_LINKS)]
        return Span(self.at + places[first][0], self.at + places[max(first, last)][1])


@dataclass(frozen=True, slots=True)
class Unit:
    """One sentence: its place, its block, its words, and the normal form of its context."""

    number: int
    block: int
    span: Span
    words: Words
    heading: str
    intro: str


def normal(text: str, names: frozenset[str] = frozenset(), at: int = 0) -> Words:
    """`text` in normal form; places are offset by `at`. At most 400 words are read."""
    tokens = [token for token in _TOKEN.findall(text) if not token.startswith(_LINKS)]
    words = " ".join(tokens[:LONGEST_WORDS]).lower().replace("’", "'").split(" ")
    if not names.isdisjoint(word.removesuffix("'s") for word in words):
        words = [_we(word, names) for word in words]
    return Words(f" {' '.join(words)} ", text, at)


def _we(word: str, names: frozenset[str]) -> str:
    if word in names:
        return "we"
    if word.endswith("'s") and word[:-2] in names:
        return "our"
    return word


class _Walker:
    """Walks the blocks once; keeps the bold heading and the introduction that are in force."""

    def __init__(
        self, text: str, blocks: Sequence[Block], names: frozenset[str], memory: Memory | None
    ) -> None:
        self.text, self.blocks, self.names, self.memory = text, blocks, names, memory
        self.units: list[Unit] = []
        self.bold = ""
        self.intro = ""
        self.headings: dict[tuple[str, ...], str] = {}

    def run(self) -> tuple[Unit, ...]:
        """The units of all blocks."""
        for number, block in enumerate(self.blocks):
            if block.kind is BlockKind.HEADING:
                self.bold, self.intro = "", ""
            elif self.is_bold_heading(block):
                self.bold, self.intro = normal(block.content.of(self.text)).text, ""
            else:
                self.block(number, block)
        return tuple(self.units)

    def is_bold_heading(self, block: Block) -> bool:
        """Whether the block is a heading in all but markup."""
        return (
            block.kind is BlockKind.PARAGRAPH
            and len(block.content) <= 100
            and _BOLD.match(block.content.of(self.text)) is not None
        )

    def block(self, number: int, block: Block) -> None:
        """Add the sentences of one block."""
        content = block.content.of(self.text)
        if _ONLY_LINK.match(content):
            return
        heading = self.heading(block) + self.lead(block, content)
        intro = self.intro if block.kind is not BlockKind.PARAGRAPH else ""
        last = ""
        start = block.content.start
        for piece in self.pieces(block, content):
            last = piece.words
            if piece.is_unit:
                span = Span(start + piece.start, start + piece.end)
                words = Words(last, span.of(self.text), span.start)
                self.units.append(Unit(len(self.units), number, span, words, heading, intro))
        if block.kind is BlockKind.PARAGRAPH:
            self.intro = last

    def pieces(self, block: Block, content: str) -> tuple[Piece, ...]:
        """The sentences of one block; those of a block with the same words are remembered."""
        is_one = block.kind in (BlockKind.HEADING, BlockKind.TABLE_ROW)
        key = content, is_one, self.names
        if self.memory is not None and (known := self.memory.pieces.get(key)) is not None:
            return known
        found = tuple(self.piece(span, block) for span in sentence_spans(self.text, block))
        if self.memory is not None:
            self.memory.pieces[key] = found
        return found

    def piece(self, span: Span, block: Block) -> Piece:
        """One sentence, with its place in the block."""
        raw = span.of(self.text)
        words = normal(raw, self.names)
        start = block.content.start
        is_unit = self.says_something(raw, words)
        return Piece(span.start - start, span.end - start, words.text, is_unit)

    def heading(self, block: Block) -> str:
        """The two nearest headings in normal form, and the bold one."""
        path = block.heading_path[-2:]
        if path not in self.headings:
            self.headings[path] = "".join(normal(title).text for title in path)
        return self.headings[path] + self.bold

    def lead(self, block: Block, content: str) -> str:
        """The bold words with which a block begins: a heading that runs in."""
        match = _LEAD.match(content)
        return normal(match[2]).text if match and len(match[0]) < len(content) - 20 else ""

    def says_something(self, piece: str, words: Words) -> bool:
        """Whether the sentence can say what holds: no question, definition, label, bold title."""
        if len(words) < 3 or _DEFINITION.match(piece):
            return False
        return not piece.rstrip("*_ ").endswith("?") and not _BOLD.match(piece)


def make_units(
    text: str,
    blocks: Sequence[Block],
    names: frozenset[str] = frozenset(),
    memory: Memory | None = None,
) -> tuple[Unit, ...]:
    """The sentences of `blocks` in reading order, with their context."""
    return _Walker(text, blocks, names, memory).run()
