"""Search over names, provisions, passages of texts in force, and changes."""

from dataclasses import dataclass

from conductatlas.archive import queries, search
from conductatlas.publication.views.viewing import Suggestion, Viewing

__all__ = ["Found", "SearchPage", "excerpt_html", "search_page"]

_PROVISIONS = 20
_PASSAGES = 12
_CHANGES = 8
_PLATFORMS = 6


@dataclass(frozen=True, slots=True)
class Found:
    """Something that was found: its row, and an excerpt with the found words marked (HTML)."""

    excerpt_html: str
    provision: queries.ProvisionRow | None = None
    change: queries.ChangeRow | None = None
    document: queries.DocumentRow | None = None
    version_number: int = 0
    position: int = 0


@dataclass(frozen=True, slots=True)
class SearchPage:
    """What was found; `is_loose` where nothing has all words, so that any of them counted."""

    text: str
    fault: str
    is_loose: bool
    platforms: tuple[queries.PlatformName, ...]
    provisions: tuple[Found, ...]
    passages: tuple[Found, ...]
    changes: tuple[Found, ...]
    types: tuple[Suggestion, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was found."""
        return not (self.platforms or self.provisions or self.passages or self.changes)


def search_page(viewing: Viewing, text: str) -> SearchPage:
    """The results for what was typed.

    Raises InputError where the text is too long.
    """
    text = text.replace("\0", " ").strip()
    query = search.parse_query(text)
    if query is None:
        fault = "Type a word, a platform's name, or paste a sentence." if text else ""
        return SearchPage(text, fault, False, (), (), (), (), ())
    found = _found(query)
    is_loose = not any(found) and len(query.phrases) > 1
    if is_loose:
        found = _found(query.loosened())
    return SearchPage(text, "", is_loose, _platforms(text), *found, _types(viewing, text))


def _found(
    query: search.SearchQuery,
) -> tuple[tuple[Found, ...], tuple[Found, ...], tuple[Found, ...]]:
    engine = search.engine()
    clauses = engine.provisions(query, _PROVISIONS)
    blocks = engine.blocks(query, _PASSAGES)
    changes = engine.changes(query, _CHANGES)
    provisions = queries.provisions_with(h.id for h in clauses)
    documents = queries.documents_with(h.document for h in blocks)
    numbers = queries.version_numbers(d.current_version or 0 for d in documents.values())
    records = queries.changes_by_id(h.id for h in changes)
    return (
        tuple(
            Found(excerpt_html(h), provision=provisions[h.id])
            for h in clauses
            if h.id in provisions
        ),
        tuple(
            Found(
                excerpt_html(h),
                document=documents[h.document],
                version_number=numbers[documents[h.document].current_version],
                position=h.position,
            )
            for h in blocks
            if h.document in documents and documents[h.document].current_version in numbers
        ),
        tuple(Found(excerpt_html(h), change=records[h.id]) for h in changes if h.id in records),
    )


def excerpt_html(hit: search.Hit) -> str:
    """The excerpt as safe HTML, the found words in `mark` elements."""
    from html import escape

    pieces, at = [], 0
    for span in hit.marks:
        pieces.append(escape(hit.excerpt[at : span.start]))
        pieces.append(f"<mark>{escape(span.of(hit.excerpt))}</mark>")
        at = span.end
    return "".join([*pieces, escape(hit.excerpt[at:])])


def _platforms(text: str) -> tuple[queries.PlatformName, ...]:
    folded = text.casefold()
    names = queries.platform_names() if len(folded) <= 80 else ()
    near = [p for p in names if folded in p.name.casefold() or p.name.casefold() in folded]
    return tuple(sorted(near, key=lambda p: (len(p.name), p.slug))[:_PLATFORMS])


def _types(viewing: Viewing, text: str) -> tuple[Suggestion, ...]:
    folded = text.casefold()
    if len(folded) < 3:
        return ()
    known = viewing.knowledge.types.items()
    near = [
        Suggestion(t.name, f"/provisions/{s}/") for s, t in known if folded in t.name.casefold()
    ]
    return tuple(near[:4])
