"""A large archive, quickly: the same few texts on many platforms, made with bulk inserts."""

import datetime as dt
from collections.abc import Iterator

from django.db import connection

from conductatlas.archive.models import (
    Change,
    Document,
    Leaf,
    Platform,
    Provision,
    Source,
    Version,
    VersionPeriod,
    Wording,
)
from conductatlas.archive.search import reindex
from tests.support.rows import NOON, a_version, sha256

__all__ = ["a_crowd"]

_A_DOCUMENT = 100


def a_crowd(provisions: int) -> None:
    """`provisions` rows in force on a platform for every hundred, each with two versions."""
    _fill(provisions)
    if connection.vendor == "postgresql":
        # A server that has run for a minute knows how large its tables are; this one was just made.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def _fill(provisions: int) -> None:
    count = max(1, provisions // _A_DOCUMENT)
    first_leaf = Leaf.objects.count()
    leaves = Leaf.objects.bulk_create(
        Leaf(index=first_leaf + n, kind="crowd", entry=b"{}", leaf_hash=bytes(32), at=NOON)
        for n in range(provisions + 3 * count)
    )
    taken = iter(leaves)
    platforms = Platform.objects.bulk_create(
        Platform(slug=f"crowd-{n}", name=f"Crowd {n}", sectors=["social"], first_tracked=NOON)
        for n in range(count)
    )
    documents = Document.objects.bulk_create(
        Document(
            platform=p, slug="terms", title="Terms", kind="terms-of-service", first_tracked=NOON
        )
        for p in platforms
    )
    Source.objects.bulk_create(
        Source(document=d, position=1, url="https://crowd.example/") for d in documents
    )
    versions = [_versions(d) for d in documents]
    _changes(documents, versions, taken)
    _provisions(provisions, documents, versions, taken)
    reindex()


def _versions(document: Document) -> tuple[Version, Version]:
    a_version(document, f"# Terms\n\nFirst text of {document.pk}.\n")
    later = NOON + dt.timedelta(days=30)
    a_version(document, f"# Terms\n\nSecond text of {document.pk}.\n", later)
    old, new = document.versions.order_by("number")
    return old, new


def _changes(
    documents: list[Document], versions: list[tuple[Version, Version]], leaves: Iterator[Leaf]
) -> None:
    Change.objects.bulk_create(
        Change(
            document=document,
            slug=f"crowd-change-{document.pk}",
            old_version=old,
            new_version=new,
            period=VersionPeriod.objects.get(version=new),
            detected_at=new.first_seen,
            confirmed_at=new.confirmed_at,
            change_class="substantive",
            published=True,
            severity="medium",
            direction="worse",
            added=0,
            removed=0,
            modified=1,
            moved=0,
            summary=f"One sentence of document {document.pk} was modified.",
            origin="captured",
            leaf=next(leaves),
        )
        for document, (old, new) in zip(documents, versions, strict=True)
    )


def _provisions(
    number: int,
    documents: list[Document],
    versions: list[tuple[Version, Version]],
    leaves: Iterator[Leaf],
) -> None:
    made = Provision.objects.bulk_create(
        _provision(n, documents[n % len(documents)], versions[n % len(documents)], leaf)
        for n, leaf in zip(range(number), leaves, strict=False)
    )
    wordings = Wording.objects.bulk_create(
        Wording(
            provision=p,
            reader="1",
            content=sha256(str(p.pk))[:32],
            first_version=p.first_version,
            quote=f"The clause number {p.pk} says that disputes go to arbitration.",
            title=p.title,
            severity=p.severity,
            confidence=0.9,
            basis="explicit",
        )
        for p in made
    )
    for provision, wording in zip(made, wordings, strict=True):
        provision.wording = wording
    Provision.objects.bulk_update(made, ["wording"], batch_size=500)


def _provision(
    n: int, document: Document, versions: tuple[Version, Version], leaf: Leaf
) -> Provision:
    return Provision(
        document=document,
        type="mandatory-arbitration" if n % 3 else "auto-renewal",
        family="arbitration" if n % 3 else "payment_fees",
        slug=f"clause-{n}",
        status="active",
        first_version=versions[0],
        last_version=versions[1],
        first_seen=NOON,
        last_seen=NOON,
        leaf=leaf,
        title=f"Clause {n}",
        severity=("high", "medium", "low")[n % 3],
        start=n,
        end=n + 1,
    )
