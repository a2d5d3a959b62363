"""Plain text as people type it: lines broken at a margin, underlined titles, page breaks, lists.

What it becomes is Markdown that `text.canonical` makes canonical. Whether a line was broken at the
margin is told by the word after it: a break on purpose leaves room for it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from conductatlas.text.canonical import MARKER

__all__ = ["unwrapped"]

_PARAGRAPHS = re.compile(r"\n(?:[ \t]*\n)+")
_FOOT = re.compile(
    r"\s*(?:\S.*\s{2,})?\[Page [0-9ivx]+\]\s*|\s*-\s*[0-9]{1,4}\s*-\s*|\s*Page \d+(?: of \d+)?\s*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")
_RULE = re.compile(r"\s*([=*#~_+-])[\s=*#~_+|-]{2,}$")
_MARKED = re.compile(rf"([ \t]*)({MARKER})[ \t]+\S")
_NUMBER = re.compile(
    r"\s*(?:article\s|section\s|§)?\s*([0-9]{1,3}(?:\.[0-9]{1,3})*)[.)]?\s+[^\W\d]", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?:;,]\W*$")
_MARKDOWN = re.compile(r"\s*(?:#{1,6}\s|\||>)")
_WRAP_FROM, _WRAP_TO = 40, 110
_RAGGED = 16
_SLACK = 4
_MOSTLY = 0.6
_MAX_TITLE_CHARS = 80
_MIN_TITLE_LETTERS = 4


def unwrapped(text: str) -> str:
    """Plain `text` as Markdown: whole paragraphs, headings, nested items, no page breaks."""
    lines = _without_pages(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))
    blocks = [part.split("\n") for part in _PARAGRAPHS.split("\n".join(lines)) if part.strip()]
    margin = _margin(blocks)
    titles = _titles(blocks)
    parts = [titles.get(at) or _block(block, margin) for at, block in enumerate(blocks)]
    return "\n\n".join(part for part in parts if part)


def _without_pages(lines: list[str]) -> list[str]:
    """The lines without feet of pages, and the heads that come again below them."""
    heads = Counter(_form(lines[at]) for at in _heads(lines))
    gone = {at for at in _heads(lines) if heads[_form(lines[at])] > 1 or "\f" in lines[at]}
    kept: list[str] = []
    is_over = False
    for at, line in enumerate(lines):
        if at in gone or _is_foot(line):
            # The lines around a page's end say nothing of where a paragraph ends.
            is_over = True
            while kept and not kept[-1].strip():
                kept.pop()
        elif not is_over or line.strip("\f \t"):
            if is_over and kept and _SENTENCE_END.search(kept[-1]):
                kept.append("")
            kept.append(line.replace("\f", ""))
            is_over = False
    return kept


def _heads(lines: Sequence[str]) -> Iterator[int]:
    """The first lines after the ends of pages, but for the last page's end."""
    for at, line in enumerate(lines):
        if _is_foot(line):
            after = (n for n in range(at + 1, len(lines)) if lines[n].strip("\f \t"))
            if (head := next(after, None)) is not None:
                yield head


def _is_foot(line: str) -> bool:
    return _FOOT.fullmatch(line.strip("\f")) is not None


def _form(line: str) -> str:
    return _DIGITS.sub("#", " ".join(line.split()))


def _margin(blocks: Sequence[Sequence[str]]) -> int:
    """The width at which lines were broken; 0 where most were not."""
    lines = [line.rstrip() for block in blocks for line in block[:-1]]
    lines = [line for line in lines if _WRAP_FROM <= len(line) <= _WRAP_TO]
    widest = max(map(len, lines), default=0)
    full = sum(1 for line in lines if len(line) >= widest - _RAGGED)
    return widest if full >= _MOSTLY * len(lines) else 0


def _titles(blocks: Sequence[Sequence[str]]) -> dict[int, str]:
    """The blocks that are headings, as Markdown: ruled, in capitals, or numbered above text."""
    found: dict[int, str] = {}
    numbered: list[int] = []
    for at, block in enumerate(blocks):
        words = [line.strip() for line in block if not _RULE.match(line)]
        if len(words) != 1 or not _is_title(words[0]):
            continue
        number = _NUMBER.match(words[0])
        level = number[1].count(".") + 2 if number else 1
        follower = " ".join(blocks[at + 1]) if at + 1 < len(blocks) else ""
        if words[0].isupper() or len(block) == 3:
            found[at] = f"{'#' * min(level, 6)} {words[0]}"
        elif number and len(block) == 1 and len(follower) > _MAX_TITLE_CHARS:
            numbered.append(at)
    if len(numbered) + len(found) > 1:
        for at in numbered:
            number = _NUMBER.match(blocks[at][0])
            level = number[1].count(".") + 2 if number else 2
            found[at] = f"{'#' * min(level, 6)} {blocks[at][0].strip()}"
    return found


def _is_title(line: str) -> bool:
    return (
        sum(map(str.isalpha, line)) >= _MIN_TITLE_LETTERS
        and len(line) <= _MAX_TITLE_CHARS
        and not _SENTENCE_END.search(line)
        and not _MARKDOWN.match(line)
    )


def _block(block: Sequence[str], margin: int) -> str:
    """One block as Markdown, its broken lines joined."""
    made = [block[0]]
    for before, line in pairwise(block):
        if _RULE.match(line) or _RULE.match(before):
            made.append(line)
        elif not _MARKED.match(line) and _goes_on(before, line, made[-1], margin):
            made[-1] = f"{made[-1].rstrip()} {line.strip()}"
        else:
            made.append(line)
    return "\n".join(_nested([line for line in made if not line.lstrip().startswith("+-")]))


def _goes_on(before: str, line: str, whole: str, margin: int) -> bool:
    """Whether `line` goes on from `before`: it is text of an item, or had no room above."""
    if _MARKDOWN.match(line) or not margin:
        return False
    words = line.split(maxsplit=1)
    indent = len(line) - len(line.lstrip())
    item = _MARKED.match(whole)
    if item and indent > len(item[1]):
        return True
    room = margin - len(before.rstrip())
    return bool(words) and len(before.rstrip()) <= _WRAP_TO and len(words[0]) + 1 > room - _SLACK


def _nested(lines: Sequence[str]) -> Iterator[str]:
    """The lines with their items indented by depth, however far they stand in."""
    lefts: list[int] = []
    for line in lines:
        item = _MARKED.match(line)
        if item is None:
            yield line.strip() if not lefts else line
            continue
        left = len(item[1].expandtabs(4))
        while lefts and left < lefts[-1]:
            lefts.pop()
        if not lefts or left > lefts[-1]:
            lefts.append(left)
        yield "  " * (len(lefts) - 1) + line.strip()
