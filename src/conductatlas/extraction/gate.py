"""What a page shows of itself: a policy, or a log-in, a bot check, "not found", nothing, something
else.

Judged by what is left after extraction together with a few words of the page; never by length
alone where the words are those of a policy. Each verdict says why.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.pieces import HEADING, ITEM, ROW, Piece
from conductatlas.extraction.signs import (
    BOT_CHECK,
    CONSENT_WALL,
    LOGIN,
    NEEDS_SCRIPT,
    NOT_FOUND,
    NOT_FOUND_TITLE,
    SMALL_LEGAL,
    STUB,
    TITLES,
)
from conductatlas.model.vocabulary import Gate

__all__ = ["Evidence", "Verdict", "judge"]

_SHORT_WORDS = 150
_FEW_WORDS = 25
_SCRAP_WORDS = 60
_LONG_WORDS = 400
_INDEX_WORDS = 600
_FIRST_PIECES = 2
_EARLY = 6
_SAMPLE_CHARS = 8000
_LEGAL_ENOUGH = 2.5
_LEGAL_TITLED = 0.2
_SHORT_PIECE = 160


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the gate looks at: the extracted pieces, the page's title, all its words, its forms."""

    pieces: Sequence[Piece]
    title: str
    page_words: str
    has_password: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """A gate and, unless it is "policy", the reason in words."""

    gate: Gate
    reason: str | None = None


def judge(evidence: Evidence) -> Verdict:
    """The gate of one page."""
    text = "\n".join(piece.words for piece in evidence.pieces)
    count = len(text.split())
    legal = _legal_share(text)
    for test in (_bot_check, _not_found, _login, _empty, _consent_wall):
        if verdict := test(evidence, text, count, legal):
            return verdict
    return _content(evidence, text, count, legal)


def _legal_share(text: str) -> float:
    """Words and phrases of policies a hundred words, in the first part of the text."""
    sample = text[:_SAMPLE_CHARS]
    return 100 * len(SMALL_LEGAL.findall(sample.lower())) / max(1, len(sample.split()))


def _bot_check(evidence: Evidence, text: str, count: int, legal: float) -> Verdict | None:
    if count > _LONG_WORDS:
        return None
    found = BOT_CHECK.search(f"{evidence.title}\n{evidence.page_words[:4000]}")
    if found and (count < _SHORT_WORDS or legal < 1):
        return Verdict(Gate.BOT_CHECK, f'the page checks for robots: "{_quote(found)}"')
    return None


def _not_found(evidence: Evidence, text: str, count: int, legal: float) -> Verdict | None:
    if count > _LONG_WORDS:
        return None
    title = NOT_FOUND_TITLE.search(evidence.title) or NOT_FOUND_TITLE.search(_first(evidence))
    if title and (count < _SHORT_WORDS or legal < 2):
        return Verdict(Gate.NOT_FOUND, f'the page is titled "{_quote(title)}"')
    for piece in evidence.pieces[:_FIRST_PIECES]:
        first = NOT_FOUND.search(piece.words) or NOT_FOUND_TITLE.search(piece.words)
        if first and len(piece.words) < _SHORT_PIECE:
            return Verdict(Gate.NOT_FOUND, f'the text begins with "{_quote(first)}"')
    said = NOT_FOUND.search(evidence.page_words[:4000])
    if said and count < _SHORT_WORDS and legal < 2.5:
        return Verdict(Gate.NOT_FOUND, f'the page says "{_quote(said)}"')
    return None


def _login(evidence: Evidence, text: str, count: int, legal: float) -> Verdict | None:
    if count >= _SHORT_WORDS:
        return None
    said = LOGIN.search(f"{evidence.title}\n{evidence.page_words[:4000]}")
    if evidence.has_password and (said or legal < 2):
        return Verdict(Gate.LOGIN, "the page asks for a password and shows little else")
    title = LOGIN.search(evidence.title)
    if title and (count < _SCRAP_WORDS or legal < 3):
        return Verdict(Gate.LOGIN, f'the page is titled "{_quote(title)}" and shows little else')
    if said and count < _SCRAP_WORDS and not _has_policy_title(evidence) and legal < 3:
        return Verdict(Gate.LOGIN, f'the page says "{_quote(said)}" and shows little else')
    return None


def _empty(evidence: Evidence, text: str, count: int, legal: float) -> Verdict | None:
    if count >= _FEW_WORDS:
        return None
    if NEEDS_SCRIPT.search(evidence.page_words[:4000]):
        return Verdict(Gate.EMPTY, "the page shows its text only to a browser that runs scripts")
    if _is_sentence_of_policy(evidence, count):
        return None
    return Verdict(Gate.EMPTY, f"{count} words of text are left of the page")


def _is_sentence_of_policy(evidence: Evidence, count: int) -> bool:
    headings = [piece.words for piece in evidence.pieces if piece.kind == HEADING]
    return count >= 6 and any(TITLES.search(heading) for heading in headings)


def _consent_wall(evidence: Evidence, text: str, count: int, legal: float) -> Verdict | None:
    if count >= _SHORT_WORDS:
        return None
    found = CONSENT_WALL.search(text[:1500])
    if found and not _has_policy_title(evidence):
        return Verdict(Gate.NOT_A_POLICY, f'the page asks for consent first: "{_quote(found)}"')
    return None


def _content(evidence: Evidence, text: str, count: int, legal: float) -> Verdict:
    """Whether running text is a policy, a part of one, or something else."""
    titled = _has_policy_title(evidence)
    if _is_index(evidence.pieces, count):
        return Verdict(Gate.NOT_A_POLICY, "the page lists links and holds little text of its own")
    stub = STUB.search(text[-300:])
    if stub and (titled or legal >= 1) and count < 2 * _LONG_WORDS:
        return Verdict(Gate.PARTIAL, f'the text ends with "{_quote(stub)}"')
    if titled and (legal >= _LEGAL_TITLED or count < _SHORT_WORDS):
        return Verdict(Gate.POLICY)
    if legal >= _LEGAL_ENOUGH:
        return Verdict(Gate.POLICY)
    return Verdict(
        Gate.NOT_A_POLICY, f"{count} words, of which {legal:.1f} in 100 are those of a policy"
    )


def _first(evidence: Evidence) -> str:
    return evidence.pieces[0].words if evidence.pieces else ""


def _has_policy_title(evidence: Evidence) -> bool:
    """Whether the page's title or an early heading names a kind of policy."""
    early = [p.words for p in evidence.pieces[:_EARLY] if p.kind == HEADING or p.bold > 0.9]
    early += [p.words for p in evidence.pieces[:1] if len(p.words) < _SHORT_PIECE]
    return any(TITLES.search(title) for title in (evidence.title, *early))


def _is_index(pieces: Sequence[Piece], count: int) -> bool:
    """Whether most of the words are links in short pieces, as on a page that lists policies."""
    if count >= _INDEX_WORDS:
        return False
    linked = sum(p.linked * len(p.words.split()) for p in pieces)
    prose = sum(1 for p in pieces if p.kind not in (HEADING, ROW) and _is_prose(p))
    items = sum(1 for p in pieces if p.kind in (ITEM, HEADING))
    return prose <= max(2, items // 6) and linked > 0.45 * count


def _is_prose(piece: Piece) -> bool:
    return len(piece.words) > 120 and piece.linked < 0.3


def _quote(match: re.Match[str]) -> str:
    return " ".join(match[0].split())[:80]
