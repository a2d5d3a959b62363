"""A version of several sources says where the text of each begins."""

import re
from pathlib import Path

import pytest
from django.test import Client

from conductatlas.archive import store
from conductatlas.archive.models import Version
from conductatlas.archive.texts import rendition_text
from conductatlas.extraction import join
from tests.support.pipeline import START, a_bench, a_document, a_platform, policy, some_stages

pytestmark = pytest.mark.django_db

_MORE = "# More\n\nAll disputes go to binding arbitration before the Harrow Institute in London.\n"


def test_the_seam_of_two_sources_is_kept_and_shown_with_its_page(
    tmp_path: Path, client: Client
) -> None:
    urls = ("https://lumenpost.example/a", "https://lumenpost.example/b")
    store.sync_catalogue([a_platform(a_document("terms", *urls))], START)
    pages: dict[str, str | bytes | int] = {urls[0]: policy(), urls[1]: _MORE}
    a_bench(tmp_path, pages, stages=some_stages(join=join)).check()
    rendition = Version.objects.get().renditions.get()
    [seam] = rendition.seams
    assert rendition_text(rendition.pk)[seam:] == _MORE
    for page in ("", "versions/1/"):
        shown = client.get(f"/platform/lumenpost/terms/{page}").content.decode()
        stamp = shown[shown.index("Evidence</h2>") :]
        found = re.findall(
            r">(https://lumenpost.example/\w)</a>|begins at character ([0-9,]+)", stamp
        )
        assert found == [(urls[0], ""), ("", "0"), (urls[1], ""), ("", str(seam))]
