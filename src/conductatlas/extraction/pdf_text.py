"""Lines of a PDF as one text: divided words made whole, links written, page starts noted."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.pdf_rows import Line
from conductatlas.extraction.wordsets import wordset

__all__ = ["Joined", "join_lines", "words_known"]

_HYPHEN = re.compile(r"([^\W\d_]+)[-\u00ad\u2010]$")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)?")
# Words that keep their hyphen where the text itself does not settle it.
_PREFIXES = wordset(
    """
    non self third co opt pre re sub cross multi anti well long short first
    """
)
# Scripts that are written without spaces: lines go on without one.
_UNSPACED = re.compile("[\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")
_LINK_TAIL = re.compile(r"[.,;:!?)\u201d\"']+$")
_BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class Joined:
    """A text made of lines; `pages` are the pages that begin in it, each with its offset."""

    text: str
    pages: tuple[tuple[int, int], ...] = ()


@dataclass(slots=True)
class _Part:
    """A word, where it links to, and what stands between it and the next one."""

    text: str
    target: str
    page: int
    glue: str = " "


def words_known(lines: Sequence[Line]) -> set[str]:
    """The words, and pairs with a hyphen, that stand whole in the lines."""
    return {word for line in lines for word in _WORD.findall(line.text)}


def join_lines(
    lines: Sequence[Line], known: set[str], breaks: frozenset[int] = frozenset()
) -> Joined:
    """The lines as one text; those in `breaks` (by index) begin on a line of their own."""
    parts: list[_Part] = []
    for number, line in enumerate(lines):
        if parts and line.words:
            last = parts[-1]
            last.glue = "\n" if number in breaks else _glued(last, line.words[0].text, known)
        parts += [_Part(word.text, word.target, line.page) for word in line.words]
    return _written(parts)


def _glued(last: _Part, follower: str, known: set[str]) -> str:
    """What stands between two lines; takes the hyphen off a word that was divided."""
    divided = _HYPHEN.search(last.text)
    if divided and follower[:1].islower():
        rest = re.match(r"[^\W\d_]*", follower)
        whole = divided[1] + (rest[0] if rest else "")
        apart = f"{divided[1]}-{rest[0] if rest else ''}"
        keeps = apart in known or divided[1].lower() in _PREFIXES
        last.text = last.text[: divided.end(1)] + ("-" if keeps and whole not in known else "")
        return ""
    if _UNSPACED.match(last.text[-1:]) and _UNSPACED.match(follower):
        return ""
    return " "


def _written(parts: Sequence[_Part]) -> Joined:
    """The parts as Markdown: words that lead to one target are one link."""
    text, pages, page, at = "", [], -1, 0
    while at < len(parts):
        end = at + 1
        while end < len(parts) and _goes_on(parts[end - 1], parts[end]):
            end += 1
        for part, inside in _placed(parts[at:end]):
            if part.page != page:
                page = part.page
                pages.append((page, len(text) + inside))
        text += _link(parts[at:end]) + parts[end - 1].glue
        at = end
    return Joined(text.rstrip(), tuple(pages))


def _goes_on(part: _Part, follower: _Part) -> bool:
    return bool(part.target) and part.target == follower.target and part.glue != "\n"


def _placed(run: Sequence[_Part]) -> list[tuple[_Part, int]]:
    """Each part of a link with about where it stands in it."""
    placed, at = [], 0
    for part in run:
        placed.append((part, at))
        at += len(part.text) + len(part.glue)
    return placed


def _link(run: Sequence[_Part]) -> str:
    target = run[0].target
    words = "".join(part.text + part.glue for part in run[:-1]) + run[-1].text
    tail = _LINK_TAIL.search(words)
    shown = words[: tail.start()] if tail else words
    is_plain = shown == target.removeprefix("mailto:") or words == target
    if not target or not shown or _BRACKETS.search(shown) or is_plain:
        return words
    return f"[{shown}]({target}){tail[0] if tail else ''}"
