"""What a search engine of the archive offers, whatever database is behind it."""

from dataclasses import dataclass
from typing import Protocol

from django.db.models.expressions import RawSQL

from conductatlas.archive.search.query import SearchQuery
from conductatlas.model import Span

__all__ = ["CLOSE", "OPEN", "Hit", "SearchEngine", "marked"]

# Put around found words by the database and taken out again; no text of a policy is HTML here.
OPEN, CLOSE = "\x02", "\x03"


@dataclass(frozen=True, slots=True)
class Hit:
    """A row that was found, an excerpt of it, and the found words in the excerpt (code points).

    `id` is the key of the provision, change or block; `document` and `position` say for a block
    whose text it stands in, and as which block from 0.
    """

    id: int
    excerpt: str
    marks: tuple[Span, ...]
    document: int = 0
    position: int = 0


class SearchEngine(Protocol):
    """Finds wordings, changes and blocks of current versions; keeps their index."""

    def matching_wordings(self, query: SearchQuery) -> RawSQL:
        """A subquery of the keys of the wordings that match."""

    def matching_changes(self, query: SearchQuery) -> RawSQL:
        """A subquery of the keys of the changes that match."""

    def provisions(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best of the provisions in force, by their newest wordings."""

    def changes(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best published changes."""

    def blocks(self, query: SearchQuery, most: int) -> tuple[Hit, ...]:
        """The best passages of texts in force."""

    def add_wordings(self, ids: list[int]) -> None:
        """Index wordings; those indexed before are left as they are."""

    def add_change(self, change_id: int) -> None:
        """Index a change, in place of what was indexed of it."""

    def add_blocks(self, ids: list[int]) -> None:
        """Index blocks; those indexed before are left as they are."""


def marked(raw: str) -> tuple[str, tuple[Span, ...]]:
    """The excerpt in `raw` without its marks, and where they stood."""
    pieces, marks, length, start = [], [], 0, -1
    piece = []
    for character in raw:
        if character == OPEN:
            start = length
        elif character == CLOSE:
            if 0 <= start < length:
                marks.append(Span(start, length))
            start = -1
        else:
            piece.append(character)
            length += 1
    pieces.append("".join(piece))
    return "".join(pieces), tuple(marks)
