"""What is cut after rendering: tables of contents, buttons' words, and what follows the policy.

These are told from the policy only by comparing pieces with each other, or by saying nothing else.
"""

import itertools
import re
from collections.abc import Iterable

from conductatlas.extraction.headings import with_headings
from conductatlas.extraction.legalwords import legal_words
from conductatlas.extraction.phrases import (
    AGE,
    BACK,
    BESIDE,
    CALLED_OTHERWISE,
    CONTENTS,
    CONTROLS,
    COPYRIGHT,
    ENDINGS,
    EYEBROWS,
    TOPICS,
)
from conductatlas.extraction.pieces import HEADING, PARAGRAPH, ROW, Piece, key, short_key
from conductatlas.extraction.signs import TITLES

__all__ = ["trim"]

_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
_PARTS = re.compile(r"[|/•·\n]")
_MIN_CONTENTS, _MIN_TITLES = 3, 5
_ENDING_SHARE = 0.4
_LEAD_PIECES = 40
_MIN_TAIL, _MIN_ROW = 4, 3
_PROSE_CHARS = 100
_MAX_TITLE_CHARS = 400
_MARK_CHARS = 160
_MAX_ENDING_CHARS = 80
_EYEBROW_CHARS = 25


def trim(pieces: list[Piece]) -> list[Piece]:
    """`pieces` without controls, tables of contents, repeated titles and what stands after the end.

    Bold lines that act as headings have become headings.
    """
    # "Was this helpful?" is a control and may be where the policy ends: first it is looked for.
    pieces = [piece for piece in pieces if not _is_control(piece) or _is_ending(piece)]
    pieces = _without_ending(_without_contents(pieces))
    pieces = _without_link_tail([piece for piece in pieces if not _is_control(piece)])
    return _without_repeats(_from_title(with_headings(pieces)))


def _is_control(piece: Piece) -> bool:
    """Whether it says nothing but what is to be pressed, how old it is, or nothing at all."""
    words = piece.words
    if len(words) > 200 or piece.kind == ROW:
        return False
    text = _LINK.sub(r"|\1|", piece.text) if "](" in piece.text else piece.text
    parts = map(short_key, _PARTS.split(text))
    return all(not part or part in CONTROLS for part in parts) or AGE.fullmatch(words) is not None


def _without_contents(pieces: list[Piece]) -> list[Piece]:
    """Without the page's own lists of the headings further down.

    One that stands in the policy, below its title or first words, belongs to it, as in a book.
    """
    keys = [_title_key(piece) for piece in pieces]
    later = _later_headings(pieces, keys)
    kept: list[Piece] = []
    labels: set[int] = set()
    at = 0
    while at < len(pieces):
        end = _contents_end(pieces, keys, later, at)
        label = _title_key(kept[-1]) if kept else ""
        if end is None:
            kept.append(pieces[at])
        elif pieces[at].kind != HEADING and label not in BESIDE and _is_within(kept):
            labels.add(len(kept) - 1)
            kept += pieces[at:end]
        elif label in CONTENTS or label in BESIDE:
            kept.pop()
        at = end or at + 1
    return [p for n, p in enumerate(kept) if n in labels or not _is_lone_label(kept, n)]


def _is_lone_label(pieces: list[Piece], at: int) -> bool:
    """Whether a piece announces a list of contents that does not stand here."""
    title = _title_key(pieces[at])
    if title in BESIDE:
        return True
    if title not in CONTENTS:
        return False
    # A heading "Content" with text of its own is a section about content.
    follows = pieces[at + 1].kind if at + 1 < len(pieces) else HEADING
    return pieces[at].kind != HEADING or follows == HEADING


def _is_within(before: list[Piece]) -> bool:
    """Whether the policy has begun: its title or a paragraph of it stands `before`."""
    return any(
        (piece.kind == HEADING and _title_key(piece) not in CONTENTS) or _is_prose(piece)
        for piece in before
    )


def _title_key(piece: Piece) -> str:
    """The words of a piece that is short enough for a title; "" for any other."""
    return short_key(piece.text) if len(piece.text) < _MAX_TITLE_CHARS else ""


def _later_headings(pieces: list[Piece], keys: list[str]) -> dict[str, int]:
    """The last place at which each wording stands as a title: a heading, or a bold line."""
    return {
        keys[at]: at
        for at, piece in enumerate(pieces)
        if keys[at] and (piece.kind == HEADING or (piece.bold > 0.9 and piece.linked < 0.5))
    }


def _contents_end(
    pieces: list[Piece], keys: list[str], later: dict[str, int], start: int
) -> int | None:
    """Where the table of contents that begins at `start` ends; None where none begins there."""
    if pieces[start].kind == HEADING:
        return _titles_end(pieces, keys, later, start)
    at, announced = start, 0
    misses = 0
    while at < len(pieces) and misses <= 1:
        piece = pieces[at]
        is_entry = piece.kind != HEADING and (
            later.get(keys[at], -1) > at or (piece.local > 0.9 and len(piece.text) < 200)
        )
        if is_entry:
            announced += 1
            misses = 0
        elif piece.kind == HEADING or len(piece.text) > 120 or not announced:
            break
        else:
            misses += 1
        at += 1
    while at > start and misses:
        at -= 1
        misses -= 1
    return at if announced >= _MIN_CONTENTS else None


def _titles_end(
    pieces: list[Piece], keys: list[str], later: dict[str, int], start: int
) -> int | None:
    """Where a run of headings ends that announces those below; None where it is too short.

    A few headings in a row may be real ones, of a policy that stands twice on its page.
    """
    at = start
    while at < len(pieces) and pieces[at].kind == HEADING and later.get(keys[at], -1) > at:
        at += 1
    return at if at - start >= _MIN_TITLES else None


def _from_title(pieces: list[Piece]) -> list[Piece]:
    """Without scraps and lists of links that stand before the title of the policy."""
    lead = list(itertools.takewhile(lambda piece: not _is_prose(piece), pieces[:_LEAD_PIECES]))
    titles = [at for at, piece in enumerate(lead) if piece.kind == HEADING]
    titles = [at for at in titles if not _leads_elsewhere(pieces[at])]
    named = [at for at in titles if _names_policy(pieces[at])]
    highest = [at for at in titles if pieces[at].level == 1]
    at = next(iter(named or highest), 0)
    return [piece for piece in pieces[:at] if not _is_scrap(piece)] + pieces[at:]


def _names_policy(piece: Piece) -> bool:
    return piece.level <= 2 and TITLES.search(piece.words) is not None


def _leads_elsewhere(piece: Piece) -> bool:
    """Whether a title is a link to another page: then it is the site's, not the policy's."""
    if piece.level == 1 and TITLES.search(piece.words):
        # A wiki's title leads to the page itself, by another address.
        return False
    return piece.linked - piece.local > 0.5


def _is_scrap(piece: Piece) -> bool:
    """Whether it is a menu's entry or heading: linked elsewhere, or a heading before the title."""
    if any(char.isdigit() for char in piece.words):
        return False
    is_eyebrow = len(piece.words) < _EYEBROW_CHARS and piece.words[-1:].isalpha()
    is_eyebrow = is_eyebrow and key(piece.text) not in CALLED_OTHERWISE
    if is_eyebrow and piece.kind != HEADING and TITLES.search(piece.words):
        is_eyebrow = key(piece.text) in EYEBROWS
    if piece.kind == ROW:
        return _link_share(piece) > 0.8
    return piece.linked - piece.local > 0.8 or piece.kind == HEADING or is_eyebrow


def _is_prose(piece: Piece) -> bool:
    return len(piece.words) > _PROSE_CHARS and piece.linked < 0.5


def _without_link_tail(pieces: list[Piece]) -> list[Piece]:
    """Without short linked pieces at the end, where there are several: what is left of a footer."""
    if pieces and _link_share(pieces[-1]) > 0.7 and pieces[-1].text.count("](") >= _MIN_ROW:
        pieces = pieces[:-1]
    at = len(pieces)
    while at > 0 and len(pieces[at - 1].words) < 60 and pieces[at - 1].linked > 0.9:
        at -= 1
    # A page that is one list of links keeps them: the gate tells it by them.
    tail = sum(len(piece.words) for piece in pieces[at:])
    is_little = tail <= _ENDING_SHARE * sum(len(piece.words) for piece in pieces)
    return pieces[:at] if len(pieces) - at >= _MIN_TAIL and is_little else pieces


def _link_share(piece: Piece) -> float:
    """The share of letters and digits that stand in links;"""
    linked = sum(len(key(words)) for words in _LINK.findall(piece.text))
    return linked / max(1, len(key(piece.words)))


def _without_ending(pieces: list[Piece]) -> list[Piece]:
    """Cut from a title such as "Related articles" on, where only little follows it."""
    end = _first_ending(pieces)
    while end > 1 and _is_last_line(pieces[end - 1]):
        end -= 1
    return pieces[:end]


def _first_ending(pieces: list[Piece]) -> int:
    """Where the first such title stands; the end where there is none. One may follow another."""
    end = len(pieces)
    total = sum(len(piece.text) for piece in pieces)
    after = cut = 0
    for at in range(len(pieces) - 1, 0, -1):
        after += len(pieces[at].words)
        cut += len(pieces[at].text)
        if after > _ENDING_SHARE * total:
            break
        if _ends_policy(pieces, at, end):
            end, total = at, total - cut
            after = cut = 0
    return end


def _ends_policy(pieces: list[Piece], at: int, end: int) -> bool:
    """Whether a title such as "Related articles" stands at `at`, and no policy from there on."""
    if len(pieces[at].words) > _MAX_ENDING_CHARS:
        return False
    title = short_key(pieces[at].text)
    if title in ENDINGS and title not in CONTROLS:
        return True
    return (title in TOPICS or title in ENDINGS) and not any(
        _is_prose(piece) and legal_words(piece.words)
        for piece in itertools.islice(pieces, at + 1, end)
    )


def _is_ending(piece: Piece) -> bool:
    return len(piece.words) <= _MAX_ENDING_CHARS and short_key(piece.text) in ENDINGS


def _is_last_line(piece: Piece) -> bool:
    """Whether nothing but the page ends with it: a way back, an empty heading, a site's mark."""
    if piece.kind == HEADING or (piece.kind == PARAGRAPH and piece.local > 0.9):
        return True
    if piece.linked > 0.9 and BACK.match(piece.words):
        return True
    return len(piece.words) < _MARK_CHARS and COPYRIGHT.search(piece.words) is not None


def _without_repeats(pieces: Iterable[Piece]) -> list[Piece]:
    """A title that stands twice running (for a screen reader, for a phone) stands once."""
    kept: list[Piece] = []
    for piece in pieces:
        if (
            kept
            and kept[-1].kind == piece.kind == HEADING
            and key(kept[-1].text) == key(piece.text)
        ):
            continue
        kept.append(piece)
    return kept
