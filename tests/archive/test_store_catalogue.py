import datetime as dt
from dataclasses import replace

import pytest

from conductatlas.archive import store
from conductatlas.archive.models import Document, OldSlug, Platform, Source
from conductatlas.archive.store import CatalogueReport
from conductatlas.model import ArchiveError
from tests.support.pipeline import START, a_document, a_platform

pytestmark = pytest.mark.django_db

LATER = START + dt.timedelta(days=1)


def test_a_catalogue_becomes_rows_and_a_second_time_changes_nothing() -> None:
    entries = [a_platform(a_document("terms"), a_document("privacy")), a_platform(slug="harrow")]
    assert store.sync_catalogue(entries, START) == CatalogueReport(added=5)
    assert store.sync_catalogue(entries, LATER) == CatalogueReport()
    assert Document.objects.filter(platform__slug="lumenpost").count() == 2
    assert Platform.objects.get(slug="harrow").first_tracked == START


def test_what_is_dropped_is_retired_and_comes_back_under_its_id() -> None:
    both = [a_platform(a_document("terms"), a_document("privacy")), a_platform(slug="harrow")]
    store.sync_catalogue(both, START)
    ids = dict(Document.objects.values_list("slug", "pk"))
    store.sync_catalogue([a_platform(a_document("terms"))], LATER)
    assert Platform.objects.get(slug="harrow").retired_at == LATER
    assert Document.objects.get(slug="privacy").retired_at == LATER
    store.sync_catalogue(both, LATER)
    assert not Document.objects.filter(retired_at__isnull=False).exists()
    assert dict(Document.objects.values_list("slug", "pk")) == ids


def test_a_renamed_platform_keeps_its_documents_and_its_old_slug_redirects() -> None:
    store.sync_catalogue([a_platform()], START)
    before = Platform.objects.get().pk
    store.sync_catalogue([a_platform(slug="lumen", former_slugs=("lumenpost",))], LATER)
    platform = Platform.objects.get()
    assert (platform.pk, platform.slug) == (before, "lumen")
    old = OldSlug.objects.get()
    assert (old.platform_slug, old.platform_id, old.document_id) == ("lumenpost", before, None)


def test_a_freed_slug_is_never_given_again() -> None:
    store.sync_catalogue([a_platform()], START)
    renamed = a_platform(slug="lumen", former_slugs=("lumenpost",))
    store.sync_catalogue([renamed], LATER)
    with pytest.raises(ArchiveError, match="lumenpost"):
        store.sync_catalogue([renamed, a_platform(slug="lumenpost")], LATER)


def test_a_renamed_document_keeps_its_history() -> None:
    url = "https://lumenpost.example/terms"
    store.sync_catalogue([a_platform(a_document("terms", url))], START)
    before = Document.objects.get().pk
    renamed = [a_platform(a_document("terms-of-service", url))]
    assert store.sync_catalogue(renamed, LATER).renamed == 1
    assert Document.objects.get().pk == before
    assert OldSlug.objects.get().document_slug == "terms"


def test_a_new_address_is_a_new_source_and_the_old_one_is_retired() -> None:
    store.sync_catalogue([a_platform()], START)
    moved = a_document("terms", "https://lumenpost.example/legal/terms")
    store.sync_catalogue([a_platform(moved)], LATER)
    rows = Source.objects.order_by("pk").values_list("url", "position", "retired_at")
    assert list(rows) == [
        ("https://lumenpost.example/terms", 0, LATER),
        ("https://lumenpost.example/legal/terms", 0, None),
    ]


def test_a_mended_selector_changes_the_source_in_place() -> None:
    store.sync_catalogue([a_platform()], START)
    source = replace(a_document().sources[0], select=("main",))
    store.sync_catalogue([a_platform(a_document(sources=(source,)))], LATER)
    assert list(Source.objects.values_list("select", "retired_at")) == [(["main"], None)]


def test_a_source_fewer_is_retired() -> None:
    urls = ("https://lumenpost.example/a", "https://lumenpost.example/b")
    store.sync_catalogue([a_platform(a_document("terms", *urls))], START)
    store.sync_catalogue([a_platform(a_document("terms", urls[0]))], LATER)
    live = Source.objects.filter(retired_at__isnull=True)
    assert [source.url for source in live] == [urls[0]]
