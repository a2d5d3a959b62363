"""The feed of published changes and the page of one change record."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from conductatlas.archive import queries
from conductatlas.archive.search import parse_query
from conductatlas.archive.texts import rendition_text
from conductatlas.model import RecordId, RecordKind
from conductatlas.model.records import Action
from conductatlas.publication.change_rules import RuleStep, change_rules, severity_rule
from conductatlas.publication.cite import Citation, cite
from conductatlas.publication.diffing import DiffItem, differences, manuscript, pages_of
from conductatlas.publication.effect import Effect, effect_of
from conductatlas.publication.filters import Field, Filters
from conductatlas.publication.paths import change_path, diff_path
from conductatlas.publication.rows import Cell
from conductatlas.publication.views.change_parts import (
    AffectedProvision,
    Consequence,
    GovernanceAnalysis,
    actions_of,
    all_affected,
    governance,
    impacts,
    inaction,
)
from conductatlas.publication.views.diffs import TextPair, compared, sentences, shown_segments
from conductatlas.publication.views.home import ChangeLead, change_leads
from conductatlas.publication.views.viewing import Missing, Viewing
from conductatlas.publication.words import choices, in_sentence, label

__all__ = [
    "ChangePage",
    "ChangesPage",
    "change_cells",
    "change_fields",
    "change_page",
    "changes_page",
]

_PAGE = 50
_OTHERS = 5
# A longer difference is shown on its own page; so are the clauses after these.
_MOST_ITEMS = 60
_MOST_CLAUSES = 30


@dataclass(frozen=True, slots=True)
class ChangesPage:
    """One page of the feed."""

    filters: Filters
    page: queries.Page[queries.ChangeRow]
    leads: tuple[ChangeLead, ...]
    empty: str


@dataclass(frozen=True, slots=True)
class ChangePage:
    """A change record."""

    change: queries.ChangeRow
    document: queries.DocumentRow
    old: queries.VersionRow
    new: queries.VersionRow
    old_captures: tuple[queries.CaptureRow, ...]
    new_captures: tuple[queries.CaptureRow, ...]
    provisions: tuple[AffectedProvision, ...]
    more_provisions: tuple[queries.ChangedRow, ...]
    actions: tuple[Action, ...]
    caveat: str
    items: tuple[DiffItem, ...]
    more_items: int
    others: tuple[queries.ChangeRow, ...]
    statuses: dict[str, int]
    effect: Effect
    impacts: tuple[AffectedProvision, ...]
    inaction: tuple[Consequence, ...]
    rules: tuple[RuleStep, ...]
    severity_rule: str
    governance: GovernanceAnalysis | None
    counts_differ: bool
    applies_later: bool
    citation: Citation
    url: str

    @property
    def topics(self) -> str:
        """What the words are about, for a sentence; nothing where no topic was recognised."""
        named = [t for t in self.change.topics if t not in ("clarification", "structure")]
        return " and ".join(in_sentence(label(topic)) for topic in named[:2])

    @property
    def record(self) -> str:
        """The change's record id."""
        return str(RecordId(RecordKind.CHANGE, self.change.id))


def change_fields() -> tuple[Field, ...]:
    """The filters of the feed."""
    platforms = {p.slug: p.name for p in queries.platform_names()}
    return (
        Field("text", "Words"),
        Field("severity", "Severity", choices("severity")),
        Field("direction", "Direction", choices("direction")),
        Field("platform", "Platform", platforms),
        Field("sector", "Sector", choices("sector")),
        Field("topic", "Topic", choices("topic")),
        Field("since", "Since", is_date=True),
        Field("until", "Until", is_date=True),
    )


def changes_page(filters: Filters) -> ChangesPage:
    """One page of the feed."""
    page = queries.change_list(_query(filters), filters.page, _PAGE)
    return ChangesPage(filters, page, change_leads(page.rows), _why_empty(filters))


def change_page(viewing: Viewing, slug: str) -> ChangePage | Missing:
    """A change record."""
    change = queries.find_change(slug)
    if change is None:
        return Missing("There is no published change at this address.")
    versions = queries.versions_by_id([change.old_version_id, change.new_version_id])
    old, new = versions[change.old_version_id], versions[change.new_version_id]
    texts = rendition_text(old.rendition.id), rendition_text(new.rendition.id)
    reading = compared(TextPair.of(old, new, texts))
    items = manuscript(*texts, shown_segments(reading, cosmetic=False))
    shown = _shown(items, change, versions)
    rows = queries.changed_provisions([change.id])
    touched = all_affected(rows)
    others = queries.change_list(queries.ChangeQuery(documents=(change.document_id,)), 1, _OTHERS)
    new_captures = queries.captures_of(new.rendition.id)
    return ChangePage(
        change=change,
        document=queries.documents_with([change.document_id])[change.document_id],
        old=old,
        new=new,
        old_captures=queries.captures_of(old.rendition.id),
        new_captures=new_captures,
        provisions=touched[:_MOST_CLAUSES],
        more_provisions=rows[_MOST_CLAUSES:],
        actions=actions_of(touched),
        caveat=viewing.knowledge.caveat,
        items=shown,
        more_items=differences(items) - differences(shown),
        others=tuple(c for c in others.rows if c.id != change.id),
        statuses=dict(Counter(a.row.status for a in touched)),
        effect=effect_of(change),
        applies_later=effect_of(change).applies_later_than(viewing.now.date()),
        impacts=impacts(touched),
        inaction=inaction(touched, new.rendition.id),
        rules=change_rules(change, rows, viewing.knowledge),
        severity_rule=severity_rule(change, rows),
        governance=governance(viewing, rows),
        counts_differ=change.sentences != sentences(reading),
        citation=_citation(viewing, change, new, new_captures),
        url=viewing.site_url + change_path(slug),
    )


def _shown(
    items: tuple[DiffItem, ...],
    change: queries.ChangeRow,
    versions: Mapping[int, queries.VersionRow],
) -> tuple[DiffItem, ...]:
    """The first items; a moved one whose other place is not among them leads to the whole diff."""
    first = pages_of(items[:_MOST_ITEMS])[0]
    anchors = {item.anchor for item in first}
    pair = (versions[change.old_version_id].number, versions[change.new_version_id].number)
    whole = diff_path(change.platform_slug, change.document_slug, *pair)
    return tuple(
        replace(item, other=whole) if item.other and item.other[1:] not in anchors else item
        for item in first
    )


def change_cells(row: queries.ChangeRow) -> dict[str, Cell]:
    """A change as a row of CSV and JSON."""
    return {
        "record": str(RecordId(RecordKind.CHANGE, row.id)),
        "slug": row.slug,
        "platform": row.platform_slug,
        "document": row.document_slug,
        "detected_at": row.detected_at.isoformat(),
        "effective": row.effective.isoformat() if row.effective else None,
        "severity": row.severity,
        "direction": row.direction,
        "added": row.added,
        "removed": row.removed,
        "modified": row.modified,
        "moved": row.moved,
        "affected": list(row.affected),
        "topics": list(row.topics),
        "origin": row.origin,
        "summary": row.summary,
    }


def _citation(
    viewing: Viewing,
    change: queries.ChangeRow,
    new: queries.VersionRow,
    captures: tuple[queries.CaptureRow, ...],
) -> Citation:
    return cite(
        platform=change.platform_name,
        document=change.document_title,
        record=str(RecordId(RecordKind.CHANGE, change.id)),
        version=str(RecordId(RecordKind.VERSION, new.id)),
        captured=max((c.fetched_at for c in captures), default=new.first_seen),
        origin=new.origin_words,
        text_sha256=new.rendition.text_sha256,
        url=viewing.site_url + change_path(change.slug),
        now=viewing.now,
    )


def _query(filters: Filters) -> queries.ChangeQuery:
    platforms = filters.all("platform")
    if sectors := set(filters.all("sector")):
        inside = [p.slug for p in queries.platform_names() if sectors & set(p.sectors)]
        platforms = tuple(p for p in inside if not platforms or p in platforms) or ("",)
    text = filters.one("text")
    return queries.ChangeQuery(
        severities=filters.all("severity"),
        directions=filters.all("direction"),
        topics=filters.all("topic"),
        platforms=platforms,
        since=filters.date("since"),
        until=filters.date("until"),
        text=parse_query(text) if text else None,
    )


def _why_empty(filters: Filters) -> str:
    if filters.values:
        return "No published change passes all of these filters. Leave one out to see more."
    return (
        "No change has been confirmed yet. A change appears after two checks, apart in time, have "
        "seen the same new text."
    )
