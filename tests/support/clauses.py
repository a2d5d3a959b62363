"""Builders of provisions: clauses read in a version, with wordings, places and explanations."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count

from conductatlas.archive.models import Explanation, Provision, Reading, Version, Wording
from conductatlas.archive.packing import ExplanationPacker, explanation_words, pack_places
from conductatlas.archive.search import index_provisions
from conductatlas.model import records, slugify
from tests.support.explained import an_explanation
from tests.support.rows import a_leaf, sha256

__all__ = ["Clause", "provisions_of"]

_numbers = count()


@dataclass(frozen=True, slots=True)
class Clause:
    """A provision to be: `quote` must stand in the text."""

    quote: str
    type: str = "mandatory-arbitration"
    family: str = "arbitration"
    severity: str = "high"
    title: str = "Mandatory arbitration"
    facts: Mapping[str, object] = field(default_factory=dict)
    fact_words: Mapping[str, str] = field(default_factory=dict)
    explanation: records.Explanation | None = None


def provisions_of(version: Version, text: str, clauses: Sequence[Clause]) -> tuple[Provision, ...]:
    """The provisions of a version, read and in force; one with a known title goes on."""
    found, places = [], []
    document = version.document
    document.provisions.update(in_force=False, status="removed")
    for clause in clauses:
        start = text.index(clause.quote)
        provision = _provision(version, clause, start)
        found.append(provision)
        places.append((provision.wording_id or 0, start, start + len(clause.quote)))
    rendition = version.renditions.get()
    Reading.objects.create(
        rendition=rendition,
        reader="1",
        places=pack_places(sorted(places, key=lambda p: p[1])),
        made_at=version.confirmed_at,
    )
    index_provisions([p.pk for p in found])
    return tuple(found)


def _provision(version: Version, clause: Clause, start: int) -> Provision:
    slug = slugify(clause.title)
    document = version.document
    provision = document.provisions.filter(slug=slug).first()
    is_new = provision is None
    if provision is None:
        provision = Provision(
            document=document,
            type=clause.type,
            family=clause.family,
            slug=slug,
            first_version=version,
            first_seen=version.first_seen,
            leaf=a_leaf("provision", version.confirmed_at),
        )
    before = None if is_new else provision.wording
    same = before is not None and before.quote == clause.quote
    provision.status = "active" if is_new or same else "amended"
    provision.last_version = version
    provision.last_seen = document.last_verified or version.first_seen
    provision.title, provision.severity = clause.title, clause.severity
    provision.in_force = True
    provision.start, provision.end = start, start + len(clause.quote)
    provision.save()
    if not same:
        provision.wording = _wording(version, provision, clause)
        provision.save()
    return provision


def _wording(version: Version, provision: Provision, clause: Clause) -> Wording:
    spans = {
        name: [at := clause.quote.index(words), at + len(words)]
        for name, words in clause.fact_words.items()
    }
    return Wording.objects.create(
        provision=provision,
        reader="1",
        content=sha256(f"{clause.quote}{clause.severity}")[:32],
        first_version=version,
        quote=clause.quote,
        title=clause.title,
        severity=clause.severity,
        severity_reasons=[
            {"reason": "the ordinary level of this type", "effect": 0},
            {"reason": "no way to opt out", "effect": 1},
        ],
        confidence=0.91,
        basis="explicit",
        heading_path=["Terms", "Disputes"],
        facts=dict(clause.facts),
        fact_spans=spans,
        trace=[{"rule": "arbitration/shall-be-resolved", "start": 0, "end": 10}],
        explanation=_kept(clause),
    )


def _kept(clause: Clause) -> Explanation:
    explanation = clause.explanation or an_explanation()
    return Explanation.objects.create(
        content=sha256(f"{next(_numbers)}")[:32],
        composer="1",
        type=clause.type,
        body=ExplanationPacker(None).pack(explanation_words(explanation)),
    )
