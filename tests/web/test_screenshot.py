"""The picture of a rendered page on the evidence of its version."""

import hashlib

import pytest
from django.test import Client

from tests.support.rows import a_document, a_platform, a_version

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n and the page"
VERSIONS = "/platform/lumenpost/terms/versions/"


@pytest.fixture(autouse=True)
def two_versions() -> None:
    document = a_document(a_platform("Lumenpost"), "Terms")
    a_version(document, "Our terms, rendered.\n", png=PNG)
    a_version(document, "Our terms, fetched.\n")


def test_the_evidence_of_a_rendered_page_names_its_picture(client: Client) -> None:
    html = client.get(f"{VERSIONS}1/").content.decode()
    assert f"{VERSIONS}1/screenshot/1/" in html
    assert hashlib.sha256(PNG).hexdigest()[:8] in html
    assert "screenshot" not in client.get(f"{VERSIONS}2/").content.decode()


def test_the_picture_is_shown_and_can_do_nothing_else(client: Client) -> None:
    response = client.get(f"{VERSIONS}1/screenshot/1/")
    assert response.content == PNG
    assert response["Content-Type"] == "image/png"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-SHA256"] == hashlib.sha256(PNG).hexdigest()


@pytest.mark.parametrize("path", ["2/screenshot/1/", "1/screenshot/2/", "9/screenshot/1/"])
def test_where_there_is_no_picture_the_page_says_so(client: Client, path: str) -> None:
    assert client.get(VERSIONS + path).status_code == 404
