"""Builders of archive rows through the ORM, for tests of the read side and for looking at pages.

Companies and wordings are invented. `an_archive` makes one that looks like a real one; `many`
makes a large one quickly.
"""

import datetime as dt
import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from django.conf import settings

from conductatlas.archive.blob_files import FolderFiles
from conductatlas.archive.blobs import Blobs
from conductatlas.archive.models import (
    Blob,
    Block,
    Capture,
    Change,
    ChangedProvision,
    Check,
    Document,
    Explanation,
    Leaf,
    Platform,
    Provision,
    Reading,
    Rendition,
    Source,
    Version,
    VersionPeriod,
    Wording,
)
from conductatlas.archive.packing import (
    ExplanationPacker,
    block_key,
    explanation_words,
    pack_ids,
    pack_places,
)
from conductatlas.archive.search import index_change, index_provisions, index_version
from conductatlas.model import records, slugify
from conductatlas.text import block_slices, split_blocks

__all__ = [
    "NOON",
    "Clause",
    "a_change",
    "a_document",
    "a_platform",
    "a_version",
    "an_explanation",
    "provisions_of",
]

NOON = dt.datetime(2026, 4, 30, 12, 0, tzinfo=dt.UTC)
_numbers = count()


def sha256(text: str) -> str:
    """The SHA-256 of a text, UTF-8."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


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


def a_leaf(kind: str = "version", at: dt.datetime = NOON) -> Leaf:
    """The next leaf of the log."""
    last = Leaf.objects.order_by("-index").first()
    index = 0 if last is None else last.index + 1
    return Leaf.objects.create(index=index, kind=kind, entry=b"{}", leaf_hash=bytes(32), at=at)


def a_platform(
    name: str = "Lumenpost", sectors: Sequence[str] = ("social",), at: dt.datetime = NOON
) -> Platform:
    """A platform; its slug is made of its name."""
    slug = slugify(name)
    return Platform.objects.create(
        slug=slug,
        name=name,
        homepage=f"https://{slug}.example/",
        sectors=list(sectors),
        first_tracked=at,
    )


def a_document(
    platform: Platform | None = None,
    title: str = "Terms of Service",
    kind: str = "terms-of-service",
    at: dt.datetime = NOON,
    **more: object,
) -> Document:
    """A document with one source."""
    platform = platform or a_platform()
    slug = slugify(title)
    values: dict[str, object] = {
        "language": "en",
        "last_checked": at,
        "last_verified": at,
        "first_tracked": at,
    }
    document = Document.objects.create(
        platform=platform, slug=slug, title=title, kind=kind, **(values | more)
    )
    Source.objects.create(
        document=document, position=1, url=f"https://{platform.slug}.example/{slug}"
    )
    return document


def a_version(
    document: Document,
    text: str,
    at: dt.datetime = NOON,
    origin: str = "captured",
    language: str = "en",
    raw: bytes | None = None,
    last_updated: dt.date | None = None,
) -> Version:
    """A confirmed version, in force from `at`, with capture, rendition and search index.

    `raw` are the captured bytes, which are kept as a blob; without it there is a row alone.
    """
    number = document.versions.count() + 1
    confirmed = at + dt.timedelta(hours=6)
    VersionPeriod.objects.filter(version__document=document, ended=None).update(ended=at)
    version = Version.objects.create(
        document=document,
        number=number,
        text_sha256=sha256(text),
        first_seen=at,
        confirmed_at=confirmed,
        origin=origin,
        leaf=a_leaf("version", confirmed),
    )
    VersionPeriod.objects.create(version=version, began=at)
    rendition = _rendition(version, text, language, last_updated)
    rendition.captures.add(
        _capture(document, at, origin, _blob(raw or text.encode(), raw is not None))
    )
    document.current_version = version
    document.last_checked = document.last_verified = confirmed
    document.save()
    index_version(version.pk)
    return version


def _rendition(
    version: Version, text: str, language: str, last_updated: dt.date | None
) -> Rendition:
    slices = block_slices(text, split_blocks(text))
    keys = [block_key(piece) for piece in slices]
    blocks = {key: Block(id=key, text=piece) for key, piece in zip(keys, slices, strict=True)}
    Block.objects.bulk_create(blocks.values(), ignore_conflicts=True)
    return Rendition.objects.create(
        version=version,
        extractor="1",
        text_sha256=sha256(text),
        blocks=pack_ids(keys),
        length=len(text),
        words=len(text.split()),
        title=version.document.title,
        language=language,
        last_updated=last_updated,
        made_at=version.confirmed_at,
    )


def _blob(raw: bytes, is_kept: bool) -> Blob:
    if is_kept:
        blobs = Blobs(FolderFiles(Path(settings.SETTINGS.data_dir) / "blobs"))
        blobs.put(blobs.encode(raw), raw)
    digest = hashlib.sha256(raw).hexdigest()
    sizes = {"size": len(raw), "stored_size": len(raw)}
    return Blob.objects.get_or_create(sha256=digest, defaults=sizes)[0]


def _capture(document: Document, at: dt.datetime, origin: str, raw: Blob) -> Capture:
    check = Check.objects.create(
        document=document,
        started_at=at,
        finished_at=at,
        outcome="changed",
        origin=origin,
        stage="done",
    )
    source = document.sources.get()
    return Capture.objects.create(
        check_run=check,
        source=source,
        fetched_at=at,
        url=source.url,
        final_url=source.url,
        status=200,
        media_type="text/html",
        raw=raw,
        exchange=raw,
        origin=origin,
        leaf=a_leaf("capture", at),
    )


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
        content_sha256=sha256(f"{next(_numbers)}"),
        composer="1",
        type=clause.type,
        body=ExplanationPacker(None).pack(explanation_words(explanation)),
    )


def an_explanation(marker: str = "") -> records.Explanation:
    """An explanation; `marker` ends every sentence of the institutional analysis but the first."""
    headings = (
        ("regulatory-framework", "Regulatory framework"),
        ("enforcement-exposure", "Enforcement exposure"),
        ("contract-and-vendor", "Contract and vendor implications"),
        ("jurisdiction-flags", "Jurisdiction flags"),
        ("due-diligence", "Compliance and due-diligence actions"),
    )
    citation = records.Citation(
        "faa", "§ 2", "9 U.S.C. § 2", f"Makes such clauses enforceable. {marker}", "United States"
    )
    parts = tuple(
        records.InstitutionalPart(
            key,
            heading,
            (
                f"{heading}: where a consumer is bound, the clause needs clear notice."
                + ("" if number == 0 else f" {marker}"),
                f"A second sentence says what follows from that for the operator. {marker}",
            ),
            (citation,) if number == 0 else (),
        )
        for number, (key, heading) in enumerate(headings)
    )
    return records.Explanation(
        what_it_is="Disputes with Lumenpost go to a private arbitrator instead of a court, unless "
        "you opt out by e-mail within 30 days of accepting.",
        consumer_impact="After those 30 days you can no longer bring most disputes before a judge, "
        "and an arbitrator's decision can hardly be appealed. The clause names no exception for "
        "small claims.",
        why_it_matters="Opting out costs nothing and changes nothing else in the contract; few "
        "people do it, because the window starts before they have any dispute.",
        actions=(
            records.Action(
                "opt-out",
                "Opt out of arbitration",
                "Write that you opt out of arbitration; give the name and the e-mail address of "
                "your account, and keep the sent message.",
                contact="legal@lumenpost.example",
                deadline_days=30,
                letter="To: legal@lumenpost.example\n\nI opt out of the arbitration agreement in "
                "your Terms of Service.\n\nName on the account:\nE-mail of the account:",
            ),
            records.Action(
                "small-claims",
                "Use a small claims court",
                "If the time has passed: the provider's consumer rules still let either side take "
                "a claim within its limits to a small claims court.",
                who="consumers in the United States",
            ),
        ),
        institutional=parts,
        agencies=(
            records.AgencyReason(
                "ftc",
                "It acts against unfair or deceptive practices in consumer contracts.",
                "https://reportfraud.ftc.gov/",
            ),
        ),
    )


def a_change(
    old: Version,
    new: Version,
    touched: Sequence[tuple[Provision, str, str, Wording | None, Wording | None]] = (),
    **more: object,
) -> Change:
    """A published change; `touched` are provision, status, direction, wordings before and after."""
    document = new.document
    day = new.first_seen.date().isoformat()
    values: dict[str, object] = {
        "detected_at": new.first_seen,
        "confirmed_at": new.confirmed_at,
        "change_class": "substantive",
        "published": True,
        "severity": "high",
        "direction": "worse",
        "added": 1,
        "removed": 0,
        "modified": 1,
        "moved": 0,
        "affected": ["consumers"],
        "topics": ["dispute-resolution"],
        "summary": "An arbitration clause was added, with 30 days to opt out.",
        "origin": new.origin,
    }
    change = Change.objects.create(
        document=document,
        slug=f"{day}-{document.platform.slug}-{document.slug}-{new.number}",
        old_version=old,
        new_version=new,
        period=new.periods.get(began=new.first_seen),
        leaf=a_leaf("change", new.confirmed_at),
        **(values | more),
    )
    for provision, status, direction, before, after in touched:
        ChangedProvision.objects.create(
            change=change,
            provision=provision,
            status=status,
            direction=direction,
            before=before,
            after=after,
        )
    index_change(change.pk)
    return change
