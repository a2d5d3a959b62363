"""The directory of platforms and the page of one."""

from dataclasses import dataclass

from conductatlas.archive import queries
from conductatlas.model.vocabulary import Absence, Origin
from conductatlas.publication.filters import Field, Filters
from conductatlas.publication.rows import Cell
from conductatlas.publication.views.home import ChangeLead, change_leads
from conductatlas.publication.views.viewing import Missing, Moved, Viewing, missing_platform
from conductatlas.publication.words import choices, family_label

__all__ = [
    "PLATFORM_FIELDS",
    "FamilyCoverage",
    "PlatformPage",
    "PlatformsPage",
    "QuickFact",
    "platform_cells",
    "platform_page",
    "platforms_page",
]

PLATFORM_FIELDS = (Field("sector", "Sector", choices("sector")), Field("text", "Name"))
_PAGE = 100
_KEY_PROVISIONS = 8
_CHANGES = 5
_QUICK = (
    ("Arbitration", "mandatory-arbitration", ""),
    ("Class action waiver", "class-action-waiver", ""),
    ("AI training on your data", "ai-training-on-user-data", ""),
    ("Data retention", "", "data_retention"),
)


@dataclass(frozen=True, slots=True)
class PlatformsPage:
    """One page of the directory."""

    filters: Filters
    page: queries.Page[queries.PlatformRow]


@dataclass(frozen=True, slots=True)
class QuickFact:
    """A question that readers ask first; `absence` says why there is no provision, if so."""

    label: str
    provision: queries.ProvisionRow | None
    absence: str


@dataclass(frozen=True, slots=True)
class FamilyCoverage:
    """A family of types on one platform."""

    family: str
    label: str
    provisions: queries.SeverityCounts


@dataclass(frozen=True, slots=True)
class PlatformPage:
    """A platform: `documents` are tracked, `former` are not any more."""

    platform: queries.PlatformRow
    origin: str
    documents: tuple[queries.DocumentRow, ...]
    former: tuple[queries.DocumentRow, ...]
    quick: tuple[QuickFact, ...]
    coverage: tuple[FamilyCoverage, ...]
    key: tuple[queries.ProvisionRow, ...]
    changes: tuple[ChangeLead, ...]


def platforms_page(filters: Filters) -> PlatformsPage:
    """One page of the directory."""
    slugs = slugs_of_sectors(filters.all("sector")) if filters.all("sector") else None
    page = queries.platform_list(slugs, filters.one("text"), filters.page, _PAGE)
    return PlatformsPage(filters, page)


def slugs_of_sectors(sectors: tuple[str, ...]) -> tuple[str, ...]:
    """The platforms in any of the sectors."""
    wanted = set(sectors)
    return tuple(p.slug for p in queries.platform_names() if wanted & set(p.sectors))


def platform_cells(row: queries.PlatformRow) -> dict[str, Cell]:
    """A platform as a row of CSV and JSON."""
    return {
        "platform": row.slug,
        "name": row.name,
        "homepage": row.homepage,
        "sectors": list(row.sectors),
        "documents": row.documents,
        "captured": row.captured,
        "provisions": row.provisions.total,
        "high": row.provisions.high,
        "medium": row.provisions.medium,
        "low": row.provisions.low,
        "changes": row.changes,
        "last_change": row.last_change.isoformat() if row.last_change else None,
    }


def platform_page(viewing: Viewing, slug: str) -> PlatformPage | Missing | Moved:
    """The page of a platform."""
    platform = queries.find_platform(slug)
    if platform is None:
        return missing_platform(slug)
    documents = queries.documents_of(platform.id)
    meant = queries.ProvisionQuery(platforms=(slug,))
    changes = queries.change_list(queries.ChangeQuery(platforms=(slug,)), 1, _CHANGES)
    return PlatformPage(
        platform=platform,
        origin=_origin(viewing, documents),
        documents=tuple(d for d in documents if d.retired_at is None),
        former=tuple(d for d in documents if d.retired_at is not None),
        quick=_quick_facts(slug, documents),
        coverage=_coverage(queries.type_counts(meant)),
        key=queries.provision_list(meant, 1, _KEY_PROVISIONS).rows,
        changes=change_leads(changes.rows),
    )


def _origin(viewing: Viewing, documents: tuple[queries.DocumentRow, ...]) -> str:
    if viewing.is_simulated:
        return Origin.SIMULATED.value
    return max((d.origin for d in documents), default=Origin.CAPTURED.value)


def _quick_facts(slug: str, documents: tuple[queries.DocumentRow, ...]) -> tuple[QuickFact, ...]:
    meant = queries.ProvisionQuery(
        platforms=(slug,), types_or_families=tuple(t or f for _, t, f in _QUICK)
    )
    found = queries.provision_list(meant, 1, 200).rows
    captured = any(d.current_version is not None for d in documents)
    absence = Absence.NOT_FOUND if captured else Absence.NOT_CAPTURED
    facts = []
    for label, type_slug, family in _QUICK:
        first = next((p for p in found if p.type == type_slug or p.family == family), None)
        facts.append(QuickFact(label, first, "" if first else absence.value))
    return tuple(facts)


def _coverage(counts: tuple[queries.TypeCount, ...]) -> tuple[FamilyCoverage, ...]:
    families: dict[str, list[tuple[str, int]]] = {}
    for c in counts:
        pairs = families.setdefault(c.family, [])
        pairs += [
            ("high", c.provisions.high),
            ("medium", c.provisions.medium),
            ("low", c.provisions.low),
        ]
    rows = [
        FamilyCoverage(family, family_label(family), queries.SeverityCounts.of(pairs))
        for family, pairs in families.items()
    ]
    return tuple(sorted(rows, key=lambda r: (-r.provisions.total, r.label)))
