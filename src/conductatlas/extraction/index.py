"""Pages that list policies, or anything else, and hold little text of their own."""

from collections.abc import Sequence

from conductatlas.extraction.measures import Measures, is_prose
from conductatlas.extraction.pieces import HEADING, ITEM, ROW, Piece
from conductatlas.extraction.signs import TITLES

__all__ = ["index_reason"]

_MOST_WORDS = 600
_LINKED_SHARE = 0.45
_MIN_CARDS = 4
_CARD_WORDS = 30
_CARD_SHARE = 0.6
_TEASER_WORDS = 10


def index_reason(pieces: Sequence[Piece], seen: Measures) -> str | None:
    """Why a page is an index, in words; None for any other."""
    if seen.count >= _MOST_WORDS:
        return None
    linked = sum(p.linked * len(p.words.split()) for p in pieces)
    prose = sum(1 for p in pieces if p.kind not in (HEADING, ROW) and is_prose(p))
    entries = sum(1 for p in pieces if p.kind in (ITEM, HEADING))
    if prose <= max(2, entries // 6) and linked > _LINKED_SHARE * seen.count:
        return f"it is an index: {linked:.0f} of its {seen.count} words are links{_first(pieces)}"
    cards = _cards(pieces)
    leading = sum(1 for card in cards if any(_leads_elsewhere(p) for p in card))
    if len(cards) >= _MIN_CARDS and leading >= _CARD_SHARE * len(cards) and prose <= 1:
        return f"it is an index: {leading} short entries lead to other pages{_first(pieces)}"
    return _named_cards(cards) if prose == 0 else None


def _named_cards(cards: Sequence[Sequence[Piece]]) -> str | None:
    """Cards without links that a parser could see: names of policies with a few words each."""
    named = [card for card in cards if TITLES.search(card[0].words)]
    if len(named) < max(_MIN_CARDS, _CARD_SHARE * len(cards)):
        return None
    words = sum(len(piece.words.split()) for card in named for piece in card[1:])
    if words > _TEASER_WORDS * len(named):
        return None
    names = ", ".join(f'"{card[0].words[:60]}"' for card in named[:2])
    return f"it is an index: {len(named)} headings are names of policies, {names}"


def _cards(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """The runs from one heading to the next that are short enough for a card."""
    cards: list[list[Piece]] = []
    for piece in pieces:
        if piece.kind == HEADING:
            cards.append([piece])
        elif cards:
            cards[-1].append(piece)
    return [card for card in cards if sum(len(p.words.split()) for p in card) <= _CARD_WORDS]


def _leads_elsewhere(piece: Piece) -> bool:
    return piece.linked - piece.local > 0.8


def _first(pieces: Sequence[Piece]) -> str:
    names = [p.words.strip() for p in pieces if _leads_elsewhere(p)][:2]
    return "".join(f', "{name[:60]}"' for name in names)
