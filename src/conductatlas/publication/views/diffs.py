"""The difference of any two versions of a document, in line or side by side."""

import functools
from collections import Counter
from dataclasses import dataclass, field, replace

from conductatlas.analysis.pair import compare_texts
from conductatlas.archive import queries
from conductatlas.archive.texts import rendition_text
from conductatlas.model.records import PairReading, Segment
from conductatlas.publication.diffing import DiffItem, manuscript, pages_of
from conductatlas.publication.filters import Field
from conductatlas.publication.views.versions import missing_version
from conductatlas.publication.views.viewing import Missing, Moved, Viewing, missing_document

__all__ = [
    "DIFF_FIELDS",
    "DiffPage",
    "DiffView",
    "TextPair",
    "compared",
    "diff_page",
    "sentences",
    "shown_segments",
    "tied",
]

DIFF_FIELDS = (
    Field("view", "View", {"inline": "In line", "side": "Side by side"}),
    Field("cosmetic", "Cosmetic differences", {"1": "Shown"}),
)


@dataclass(frozen=True, slots=True)
class DiffPage:
    """Two versions and what differs; the counts leave cosmetic differences out."""

    document: queries.DocumentRow
    old: queries.VersionRow
    new: queries.VersionRow
    change: queries.ChangeRow | None
    counts_differ: bool
    items: tuple[DiffItem, ...]
    number: int
    pages: int
    # How many versions lie between the two.
    between: int
    added: int
    removed: int
    modified: int
    moved: int
    cosmetic: int
    shows_cosmetic: bool
    side_by_side: bool
    same_extractor: bool

    @property
    def differs(self) -> bool:
        """Whether there is anything on the page but unchanged words."""
        return any(item.kind != "fold" for item in self.items)


@dataclass(frozen=True, slots=True)
class TextPair:
    """Two texts, known by their hashes."""

    hashes: tuple[str, str]
    old: str = field(compare=False)
    new: str = field(compare=False)

    @classmethod
    def of(
        cls, old: queries.VersionRow, new: queries.VersionRow, texts: tuple[str, str]
    ) -> "TextPair":
        """The texts of two versions' newest renditions."""
        return cls((old.rendition.text_sha256, new.rendition.text_sha256), *texts)


@dataclass(frozen=True, slots=True)
class DiffView:
    """How a difference is asked for."""

    side_by_side: bool = False
    shows_cosmetic: bool = False
    page: int = 1

    @property
    def query(self) -> str:
        """The beginning of the query string of another page of it."""
        parts = ("view=side&" if self.side_by_side else "", "cosmetic=1&" * self.shows_cosmetic)
        return "".join(parts)


def diff_page(
    viewing: Viewing, platform: str, slug: str, numbers: tuple[int, int], view: DiffView
) -> DiffPage | Missing | Moved:
    """The difference between two versions, either way round."""
    document = queries.find_document(platform, slug)
    if document is None:
        return missing_document(platform, slug, f"diff/{numbers[0]}..{numbers[1]}/")
    found = [queries.find_version(document.id, number) for number in numbers]
    old, new = found
    if old is None or new is None:
        return missing_version(
            document, next(n for n, v in zip(numbers, found, strict=True) if not v)
        )
    return _page(document, old, new, view)


def _page(
    document: queries.DocumentRow, old: queries.VersionRow, new: queries.VersionRow, view: DiffView
) -> DiffPage:
    texts = rendition_text(old.rendition.id), rendition_text(new.rendition.id)
    reading = compared(TextPair.of(old, new, texts))
    added, removed, modified, moved = sentences(reading)
    pages = pages_of(manuscript(*texts, shown_segments(reading, view.shows_cosmetic)))
    number = min(view.page, len(pages))
    change = queries.change_between(old.id, new.id)
    return DiffPage(
        document=document,
        old=old,
        new=new,
        change=change,
        counts_differ=change is not None and change.sentences != sentences(reading),
        items=tied(pages, number, view.query),
        number=number,
        pages=len(pages),
        between=max(0, abs(new.number - old.number) - 1),
        added=added,
        removed=removed,
        modified=modified,
        moved=moved,
        cosmetic=sum(1 for s in reading.segments if s.cosmetic),
        shows_cosmetic=view.shows_cosmetic,
        side_by_side=view.side_by_side,
        same_extractor=old.rendition.extractor == new.rendition.extractor,
    )


def tied(pages: tuple[tuple[DiffItem, ...], ...], number: int, query: str) -> tuple[DiffItem, ...]:
    """The items of page `number`; a moved one links to the page that holds its other place."""
    places = {i.anchor: n for n, items in enumerate(pages, start=1) for i in items if i.anchor}

    def linked(item: DiffItem) -> DiffItem:
        other = places.get(item.other[1:], number)
        if not item.other or other == number:
            return item
        return replace(item, other=f"?{query}page={other}{item.other}")

    return tuple(linked(item) for item in pages[number - 1])


@functools.lru_cache(maxsize=32)
def compared(pair: TextPair) -> PairReading:
    """The difference of two texts by their words; texts never change, so it is kept."""
    return compare_texts(pair.old, pair.new)


def sentences(reading: PairReading) -> tuple[int, int, int, int]:
    """The numbers of sentences added, removed, modified and moved, form aside."""
    counts = Counter(s.op for s in reading.segments if not s.cosmetic)
    return counts["added"], counts["removed"], counts["modified"], counts["moved"]


def shown_segments(reading: PairReading, cosmetic: bool) -> tuple[Segment, ...]:
    """The differences to show: all, or those that are not cosmetic."""
    return tuple(s for s in reading.segments if cosmetic or not s.cosmetic)
