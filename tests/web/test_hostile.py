"""Payloads in every field, and downloads of hostile captures, do nothing (faults W1, W2, W3)."""

import hashlib
import re

import pytest
from django.test import Client

from conductatlas.archive.models import Platform, Wording
from tests.support.clauses import Clause, provisions_of
from tests.support.rows import a_change, a_document, a_version

pytestmark = pytest.mark.django_db

PAYLOAD = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'"
RAW = b"<html><script>fetch('/console/')</script></html>"


@pytest.fixture
def paths() -> list[str]:
    """The pages of a platform that has the payload in every field that a stranger fills."""
    platform = Platform.objects.create(
        slug="hostile",
        name=PAYLOAD,
        homepage="javascript:alert(3)",
        sectors=["social"],
        first_tracked="2026-04-30T00:00:00Z",
    )
    document = a_document(platform, "Terms", health="failing", health_reason=PAYLOAD)
    document.title = PAYLOAD
    document.save()
    document.sources.update(url="javascript:alert(4)")
    texts = [
        f"# {PAYLOAD}\n\n[click](javascript:alert(5)) {PAYLOAD} {n}\n\n| {PAYLOAD} | b |\n"
        for n in ("one", "two")
    ]
    old = a_version(document, texts[0])
    new = a_version(document, texts[1], raw=RAW)
    quote = f"[click](javascript:alert(5)) {PAYLOAD} two"
    clause = Clause(quote, title=PAYLOAD, facts={PAYLOAD: PAYLOAD})
    (provision,) = provisions_of(new, texts[1], [clause])
    Wording.objects.update(
        heading_path=[PAYLOAD],
        severity_reasons=[{"reason": PAYLOAD, "effect": 1}],
        trace=[{"rule": PAYLOAD, "start": 0, "end": 1}],
    )
    touched = [(provision, "added", "worse", None, provision.wording)]
    change = a_change(old, new, touched, summary=PAYLOAD)
    base = "/platform/hostile/terms/"
    return [
        "/", "/platforms/", "/platform/hostile/", base, f"{base}versions/", f"{base}versions/2/",
        f"{base}diff/1..2/", f"{base}diff/1..2/?view=side", f"{base}{provision.slug}/",
        "/registry/", "/changes/", f"/change/{change.slug}/", "/search/?q=alert",
        "/provisions/mandatory-arbitration/",
    ]  # fmt: skip


def test_a_payload_in_every_field_is_shown_and_does_nothing(
    client: Client, paths: list[str]
) -> None:
    for path in paths:
        response = client.get(path)
        html = response.content.decode()
        assert response.status_code == 200, path
        assert not re.search(r"<script|<img", html), path
        assert not re.search(r"""href=["']?\s*javascript""", html), path


def test_csv_cells_are_quoted(client: Client, paths: list[str]) -> None:
    Wording.objects.update(quote="=HYPERLINK(1)")
    assert ",'=HYPERLINK(1)" in client.get("/registry/?format=csv").content.decode()


def test_raw_bytes_come_as_an_inert_download(client: Client, paths: list[str]) -> None:
    response = client.get("/platform/hostile/terms/versions/2/capture/1/")
    assert response.content == RAW
    assert response["Content-Type"] == "application/octet-stream"
    assert response["Content-Disposition"].startswith("attachment;")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert response["X-Content-SHA256"] == hashlib.sha256(response.content).hexdigest()


def test_bytes_that_are_gone_are_said_to_be_gone(client: Client, paths: list[str]) -> None:
    response = client.get("/platform/hostile/terms/versions/1/capture/1/")
    assert response.status_code == 500
    assert b"missing or damaged" in response.content


def test_the_canonical_text_has_the_hash_of_the_record(client: Client, paths: list[str]) -> None:
    response = client.get("/platform/hostile/terms/versions/2/text/")
    assert response["X-Content-SHA256"] == hashlib.sha256(response.content).hexdigest()
    assert response["Content-Disposition"].startswith("attachment;")


def test_pages_allow_nothing_from_elsewhere(client: Client, paths: list[str]) -> None:
    policy = client.get(paths[0])["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe-inline" not in policy
