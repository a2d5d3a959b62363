"""Pages say of imported history where it comes from."""

from pathlib import Path

import pytest
from django.test import Client

from conductatlas.archive.models import Change
from conductatlas.pipeline import ImportOptions, import_history
from tests.support.histories import a_history, a_repository, texts
from tests.support.pipeline import a_bench

WORDS = "imported from Open Terms Archive demo"


@pytest.mark.django_db
def test_the_archive_that_a_text_was_imported_from_is_named(tmp_path: Path, client: Client) -> None:
    source = a_repository(tmp_path / "archive.git", a_history(*texts(0, 40)))
    bench = a_bench(tmp_path)
    import_history(ImportOptions(source, "Open Terms Archive demo"), bench.shop, bench.options)
    base = "/platform/lumenpost/terms-of-service/"
    change = f"/change/{Change.objects.get().slug}/"
    for page in (base, f"{base}versions/1/", change):
        assert WORDS in client.get(page).content.decode(), page
    assert "imported" in client.get(f"{base}versions/").content.decode()
