"""The page of a provision: everything that is known of one clause, cut to the viewer's plan."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from conductatlas.archive import queries
from conductatlas.knowledge import Agency
from conductatlas.model import RecordId, RecordKind
from conductatlas.model.records import Action, Explanation
from conductatlas.publication.cite import cite
from conductatlas.publication.facts import Fact, fact_list
from conductatlas.publication.inline import Mark
from conductatlas.publication.locks import Analysis, cut_analysis
from conductatlas.publication.markdown import html_of, plain
from conductatlas.publication.paths import document_path, provision_path
from conductatlas.publication.views.evidence import Evidence, evidence
from conductatlas.publication.views.viewing import (
    Missing,
    Moved,
    Suggestion,
    Viewing,
    missing_document,
)

__all__ = ["AgencyNote", "CrossPlatform", "ProvisionPage", "SimilarClause", "provision_page"]

_CANDIDATES = 60
_SIMILAR = 3
_EXCERPT = 320
_DOCUMENT_CHANGES = 3
_UNEXPLAINED = Explanation("", "", "", (), (), ())


@dataclass(frozen=True, slots=True)
class SimilarClause:
    """A clause of the same type on another platform; `excerpt` is the beginning of its quote."""

    provision: queries.ProvisionRow
    excerpt: str


@dataclass(frozen=True, slots=True)
class AgencyNote:
    """A body that can act, why on this clause, and where to complain."""

    name: str
    why: str
    complaint_url: str | None
    limit: str


@dataclass(frozen=True, slots=True)
class CrossPlatform:
    """How common the type is: `platforms` of `of_platforms` that were read have one in force."""

    type_name: str
    platforms: int
    of_platforms: int
    provisions: queries.SeverityCounts
    similar: tuple[SimilarClause, ...]


@dataclass(frozen=True, slots=True)
class ProvisionPage:
    """A provision with all that its page shows."""

    provision: queries.ProvisionDetail
    document: queries.DocumentRow
    version: queries.VersionRow
    type_name: str
    type_definition: str
    favours: str
    language: str
    what_it_is: str
    consumer_impact: str
    why_it_matters: str
    actions: tuple[Action, ...]
    caveat: str
    quote_html: str
    facts: tuple[Fact, ...]
    analysis: Analysis
    agencies: tuple[AgencyNote, ...]
    cross: CrossPlatform
    others: tuple[queries.ProvisionRow, ...]
    life: tuple[queries.LifeStep, ...]
    document_changes: tuple[queries.ChangeRow, ...]
    evidence: Evidence
    url: str

    @property
    def life_ends(self) -> dt.datetime:
        """Until when the clause is known to have stood: today's knowledge, or its last sight."""
        seen = self.provision.last_seen
        verified = self.document.last_verified
        return max(seen, verified) if self.provision.in_force and verified else seen

    @property
    def has_life(self) -> bool:
        """Whether its life is long enough to be drawn as a line."""
        return self.life_ends - self.provision.first_seen > dt.timedelta(days=1)

    @property
    def touching(self) -> frozenset[int]:
        """The changes that touched this clause."""
        return frozenset(step.change_id for step in self.life)

    @property
    def record(self) -> str:
        """The provision's record id."""
        return str(RecordId(RecordKind.PROVISION, self.provision.id))


def provision_page(
    viewing: Viewing, platform: str, document_slug: str, slug: str
) -> ProvisionPage | Missing | Moved:
    """The page of a provision."""
    document = queries.find_document(platform, document_slug)
    if document is None:
        return missing_document(platform, document_slug, f"{slug}/")
    found = queries.find_provision(document.id, slug)
    others = queries.provisions_in_order(document.id)
    if found is None:
        return _missing(document, slug, others)
    version = queries.versions_by_id([found.last_version_id])[found.last_version_id]
    known = viewing.knowledge.types.get(found.type)
    explained = found.wording.explanation or _UNEXPLAINED
    path = provision_path(platform, document_slug, slug)
    return ProvisionPage(
        provision=found,
        document=document,
        version=version,
        type_name=viewing.type_name(found.type),
        type_definition=known.definition if known else "",
        favours=known.favours.value if known else "",
        language=version.rendition.language or document.language,
        what_it_is=explained.what_it_is,
        consumer_impact=explained.consumer_impact,
        why_it_matters=explained.why_it_matters,
        actions=explained.actions,
        caveat=viewing.knowledge.caveat,
        quote_html=html_of(found.wording.quote, _fact_marks(found)),
        facts=fact_list(found.wording.facts),
        analysis=cut_analysis(explained.institutional, viewing.viewer),
        agencies=_agencies(found, viewing.knowledge.agencies),
        cross=_cross(viewing, found, document),
        others=tuple(p for p in others if p.id != found.id),
        life=queries.life_of(found.id),
        document_changes=_latest_changes(document),
        evidence=_stamp(viewing, found, document, version, path),
        url=viewing.site_url + path,
    )


def _latest_changes(document: queries.DocumentRow) -> tuple[queries.ChangeRow, ...]:
    meant = queries.ChangeQuery(documents=(document.id,))
    return queries.change_list(meant, 1, _DOCUMENT_CHANGES).rows


def _missing(
    document: queries.DocumentRow, slug: str, others: Sequence[queries.ProvisionRow]
) -> Missing:
    base = (document.platform_slug, document.slug)
    ranked = sorted(others, key=lambda p: (-fuzz.ratio(slug, p.slug), p.id))[:5]
    nearest = tuple(Suggestion(p.title, provision_path(*base, p.slug)) for p in ranked)
    home = Suggestion(f"All of {document.title}", document_path(*base))
    return Missing(f"{document.title} has no provision “{slug}”.", (*nearest, home))


def _fact_marks(found: queries.ProvisionDetail) -> list[Mark]:
    marks: list[Mark] = []
    spans = ((span, name) for name, span in found.wording.fact_spans.items())
    for span, name in sorted(spans, key=lambda pair: pair[0]):
        if len(span) and (not marks or marks[-1].span.end <= span.start):
            marks.append(Mark(span, "fact", "span", fact_list({name: True})[0].label))
    return marks


def _agencies(
    found: queries.ProvisionDetail, agencies: Mapping[str, Agency]
) -> tuple[AgencyNote, ...]:
    notes = []
    for reason in found.wording.explanation.agencies if found.wording.explanation else ():
        known = agencies.get(reason.agency)
        name = known.name if known else reason.agency
        limit = known.limit if known and known.limit not in reason.why else ""
        notes.append(AgencyNote(name, reason.why, reason.complaint_url, limit))
    return tuple(notes)


def _cross(
    viewing: Viewing, found: queries.ProvisionDetail, document: queries.DocumentRow
) -> CrossPlatform:
    counts = queries.type_counts(queries.ProvisionQuery(types=(found.type,)))
    candidates = queries.similar_candidates(
        found.type, found.severity, document.platform_id, _CANDIDATES
    )
    return CrossPlatform(
        type_name=viewing.type_name(found.type),
        platforms=counts[0].platforms if counts else 0,
        of_platforms=queries.platforms_read(),
        provisions=counts[0].provisions if counts else queries.SeverityCounts(),
        similar=_nearest(found.wording.quote, candidates),
    )


def _nearest(quote: str, candidates: Sequence[queries.ProvisionRow]) -> tuple[SimilarClause, ...]:
    """The three whose words are nearest, one a platform."""
    scored = [(fuzz.token_set_ratio(quote[:1500], c.quote[:1500]), c) for c in candidates]
    best: dict[str, queries.ProvisionRow] = {}
    for _, candidate in sorted(scored, key=lambda pair: (-pair[0], pair[1].id)):
        best.setdefault(candidate.platform_slug, candidate)
    return tuple(SimilarClause(c, plain(c.quote, _EXCERPT)) for c in list(best.values())[:_SIMILAR])


def _stamp(
    viewing: Viewing,
    found: queries.ProvisionDetail,
    document: queries.DocumentRow,
    version: queries.VersionRow,
    path: str,
) -> Evidence:
    record = str(RecordId(RecordKind.PROVISION, found.id))
    captures = queries.captures_of(version.rendition.id)
    citation = cite(
        platform=document.platform_name,
        document=document.title,
        record=record,
        version=str(RecordId(RecordKind.VERSION, version.id)),
        captured=max((c.fetched_at for c in captures), default=version.first_seen),
        origin=version.origin_words,
        text_sha256=version.rendition.text_sha256,
        url=viewing.site_url + path,
        now=viewing.now,
    )
    return evidence(record, found.leaf_index, version, captures, citation, quote_checked=True)
