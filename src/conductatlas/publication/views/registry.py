"""Lists of provisions: the registry with its filters, the types, and one type or family."""

from dataclasses import dataclass, replace

from conductatlas.archive import queries
from conductatlas.archive.search import parse_query
from conductatlas.model.vocabulary import ProvisionStatus
from conductatlas.publication.filters import Field, Filters
from conductatlas.publication.views.viewing import Missing, Suggestion, Viewing
from conductatlas.publication.words import choices, family_label

__all__ = [
    "FamilyList",
    "RegistryPage",
    "TypePage",
    "TypeRow",
    "TypesPage",
    "registry_fields",
    "registry_page",
    "type_page",
    "types_page",
]

_PAGE = 50
_EVERY = "any"


@dataclass(frozen=True, slots=True)
class RegistryPage:
    """One page of the registry; `counts` are of all rows that pass the filters."""

    filters: Filters
    page: queries.Page[queries.ProvisionRow]
    counts: queries.SeverityCounts
    empty: str


@dataclass(frozen=True, slots=True)
class TypeRow:
    """A provision type with its counts in the archive."""

    slug: str
    name: str
    definition: str
    severity: str
    provisions: queries.SeverityCounts
    platforms: int


@dataclass(frozen=True, slots=True)
class FamilyList:
    """A family with its types."""

    slug: str
    name: str
    types: tuple[TypeRow, ...]
    provisions: int


@dataclass(frozen=True, slots=True)
class TypesPage:
    """Every type by family; `of_platforms` is the number of platforms that were read."""

    families: tuple[FamilyList, ...]
    of_platforms: int


@dataclass(frozen=True, slots=True)
class TypePage:
    """A type (or a whole family): what it is, how common, and the provisions themselves."""

    slug: str
    name: str
    is_family: bool
    definition: str
    not_this: str
    severity: str
    favours: str
    facts: tuple[str, ...]
    platforms: int
    of_platforms: int
    counts: queries.SeverityCounts
    types: tuple[TypeRow, ...]
    page: queries.Page[queries.ProvisionRow]
    filters: Filters

    @property
    def per_cent(self) -> int:
        """The share of the platforms read that have one in force."""
        return round(100 * self.platforms / self.of_platforms) if self.of_platforms else 0


def registry_fields(viewing: Viewing) -> tuple[Field, ...]:
    """The filters of the registry."""
    types = {slug: t.name for slug, t in viewing.knowledge.types.items()}
    families = {t.family: family_label(t.family) for t in viewing.knowledge.types.values()}
    platforms = {p.slug: p.name for p in queries.platform_names()}
    statuses = {s.value: s.value.capitalize() for s in ProvisionStatus}
    return (
        Field("text", "Words"),
        Field("severity", "Severity", choices("severity")),
        Field("type", "Type", types),
        Field("family", "Family", families),
        Field("platform", "Platform", platforms),
        Field("sector", "Sector", choices("sector")),
        Field("status", "Status", {_EVERY: "Any status"} | statuses, blank="In force"),
    )


def registry_page(filters: Filters) -> RegistryPage:
    """One page of the registry."""
    query = _query(filters)
    return RegistryPage(
        filters,
        queries.provision_list(query, filters.page, _PAGE),
        queries.provision_counts(query),
        _why_empty(filters),
    )


def types_page(viewing: Viewing) -> TypesPage:
    """Every provision type by family, with its counts."""
    counts = {c.type: c for c in queries.type_counts(queries.ProvisionQuery())}
    families: dict[str, list[TypeRow]] = {}
    for slug, known in viewing.knowledge.types.items():
        families.setdefault(known.family, []).append(_type_row(viewing, slug, counts.get(slug)))
    lists = (
        FamilyList(
            family,
            family_label(family),
            tuple(rows),
            sum(row.provisions.total for row in rows),
        )
        for family, rows in families.items()
    )
    return TypesPage(tuple(sorted(lists, key=lambda f: f.name)), queries.platforms_read())


def type_page(viewing: Viewing, slug: str, filters: Filters) -> TypePage | Missing:
    """The page of a type or of a family."""
    known = viewing.knowledge.types.get(slug)
    family = slug.replace("-", "_")
    members = [s for s, t in viewing.knowledge.types.items() if t.family == family]
    if known is None and not members:
        return _missing_type(viewing, slug)
    query = _query(filters)
    meant = replace(query, types=(slug,)) if known else replace(query, families=(family,))
    counted = replace(meant, severities=(), platforms=(), statuses=(), text=None)
    counts = {c.type: c for c in queries.type_counts(counted)}
    rows = tuple(_type_row(viewing, s, counts.get(s)) for s in ([slug] if known else members))
    return TypePage(
        slug=slug,
        name=known.name if known else family_label(family),
        is_family=known is None,
        definition=known.definition if known else "",
        not_this=known.not_this if known else "",
        severity=known.severity.value if known else "",
        favours=known.favours.value if known else "",
        facts=known.facts if known else (),
        platforms=queries.platforms_with(counted),
        of_platforms=queries.platforms_read(),
        counts=queries.provision_counts(meant),
        types=rows if known is None else (),
        page=queries.provision_list(meant, filters.page, _PAGE),
        filters=filters,
    )


def _type_row(viewing: Viewing, slug: str, count: queries.TypeCount | None) -> TypeRow:
    known = viewing.knowledge.types[slug]
    return TypeRow(
        slug,
        known.name,
        known.definition,
        known.severity.value,
        count.provisions if count else queries.SeverityCounts(),
        count.platforms if count else 0,
    )


def _missing_type(viewing: Viewing, slug: str) -> Missing:
    import difflib

    names = {s: t.name for s, t in viewing.knowledge.types.items()}
    close = difflib.get_close_matches(slug, names, n=5, cutoff=0.4)
    nearest = tuple(Suggestion(names[one], f"/provisions/{one}/") for one in close)
    return Missing(f"No provision type is called “{slug}”.", nearest)


def _query(filters: Filters) -> queries.ProvisionQuery:
    platforms = filters.all("platform")
    if sectors := set(filters.all("sector")):
        inside = [p.slug for p in queries.platform_names() if sectors & set(p.sectors)]
        platforms = tuple(p for p in inside if not platforms or p in platforms) or ("",)
    statuses = tuple(s for s in filters.all("status") if s != _EVERY)
    text = filters.one("text")
    return queries.ProvisionQuery(
        severities=filters.all("severity"),
        types=filters.all("type"),
        families=filters.all("family"),
        platforms=platforms,
        statuses=statuses,
        every_status=_EVERY in filters.all("status"),
        text=parse_query(text) if text else None,
    )


def _why_empty(filters: Filters) -> str:
    if filters.values:
        return "No provision passes all of these filters. Leave one out to see more."
    return (
        "No provision has been read yet. Provisions appear once a document's first version is "
        "captured: run conductatlas check."
    )
