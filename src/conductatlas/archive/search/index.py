"""Keeps the search index: called by the store after a write, within the same transaction."""

import functools
from collections.abc import Iterable

from django.db import connection

from conductatlas.archive.models import Change, Document, Provision, Rendition, Version, Wording
from conductatlas.archive.packing import unpack_ids
from conductatlas.archive.search.engine import SearchEngine
from conductatlas.archive.search.postgres import PostgresSearch
from conductatlas.archive.search.sqlite import SqliteSearch

__all__ = ["engine", "index_change", "index_provisions", "index_version", "reindex"]


@functools.cache
def _engine(vendor: str) -> SearchEngine:
    return PostgresSearch() if vendor == "postgresql" else SqliteSearch()


def engine() -> SearchEngine:
    """The engine of the connected database."""
    return _engine(connection.vendor)


def index_version(version_id: int) -> None:
    """Make the newest rendition of a version what is searched of its document."""
    version = Version.objects.values_list("document_id").get(pk=version_id)
    newest = Rendition.objects.filter(version=version_id).order_by("-id").values_list("blocks")
    blocks = list(unpack_ids(bytes(newest[0][0])))
    engine().add_blocks(list(dict.fromkeys(blocks)))
    places = [(block, version[0], at) for at, block in enumerate(blocks)]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM search_place WHERE document_id = %s", [version[0]])
        cursor.executemany(
            "INSERT INTO search_place (block_id, document_id, position) VALUES (%s, %s, %s)", places
        )


def index_provisions(ids: Iterable[int]) -> None:
    """Index the newest wordings of provisions; a wording indexed before is left alone."""
    wordings = Provision.objects.filter(pk__in=list(ids), wording__isnull=False)
    engine().add_wordings(list(wordings.order_by("id").values_list("wording_id", flat=True)))


def index_change(change_id: int) -> None:
    """Index the summary of a change, in place of what was indexed of it."""
    engine().add_change(change_id)


def reindex() -> None:
    """Index everything that is not indexed yet: after an import, or a restored database."""
    engine().add_wordings(list(Wording.objects.order_by("id").values_list("id", flat=True)))
    for change in Change.objects.order_by("id").values_list("id", flat=True):
        index_change(change)
    current = Document.objects.filter(current_version__isnull=False).order_by("id")
    for version in current.values_list("current_version_id", flat=True):
        index_version(version)
