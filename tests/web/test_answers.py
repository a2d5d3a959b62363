import csv
import io
import json
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from conductatlas.archive.models import OldSlug
from conductatlas.publication import paths
from tests.support.sample import Sample
from tests.web.test_pages import CHANGE, PROVISION, TERMS, text_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("sample")]


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("/platform/lumenpst/", "/platform/lumenpost/"),
        ("/platform/lumenpost/terms-of-servce/", TERMS),
        (f"{TERMS}arbitration-with-30-days/", PROVISION),
        (f"{TERMS}versions/9/", f"{TERMS}versions/2/"),
        (f"{TERMS}diff/1..9/", f"{TERMS}versions/1/"),
        ("/provisions/mandatory-arbitraton/", "/provisions/mandatory-arbitration/"),
    ],
)
def test_a_page_that_is_not_there_names_the_nearest(
    client: Client, path: str, nearest: str
) -> None:
    response = client.get(path)
    assert response.status_code == 404
    assert f'href="{nearest}"' in response.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/here/",
        "/record/CA-P-999999",
        "/record/CA-P-0000004",
        "/record/x",
        "/record/CA-C-999999999999",
        "/change/no-such-change/",
        f"{TERMS}versions/99999999999999999999/",
        f"{TERMS}versions/0/",
        f"{TERMS}versions/1/capture/7/",
        f"{TERMS}versions/9/text/",
        "/platform/..%2f..%2fetc/",
        "/platform/lumenpost/%00/",
    ],
)
def test_whatever_is_asked_for_is_a_404(client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/registry/?severitee=high", "Did you mean 'severity'"),
        ("/registry/?severity=hgih", "Did you mean 'high'"),
        ("/registry/?platform=lumenpst", "Did you mean 'lumenpost'"),
        ("/registry/?page=0", "Write a number from 1"),
        ("/registry/?format=xml", "Use csv, json or html"),
        ("/changes/?since=yesterday", "Write it as 2026-04-30"),
        ("/platform/lumenpost/terms-of-service/?kind=x", "no filter 'kind'"),
        ("/search/?q=" + "x" * 10_240, "at most 2000"),
        ("/search/?query=x", "no filter 'query'"),
    ],
)
def test_an_unknown_filter_is_refused_with_its_repair(client: Client, path: str, said: str) -> None:
    response = client.get(path)
    assert response.status_code == 422
    assert said in text_of(response.content)


def test_a_program_is_refused_in_json(client: Client) -> None:
    response = client.get("/registry/?format=json&severitee=high")
    assert response.status_code == 422
    assert "severity" in json.loads(response.content)["error"]


def test_a_record_id_leads_to_the_page_of_the_day(client: Client, sample: Sample) -> None:
    ids = {f"CA-D-{sample.terms.pk:06d}": TERMS, f"CA-C-{sample.change.pk:06d}": CHANGE,
           f"CA-V-{sample.new.pk:06d}": f"{TERMS}versions/2/"}  # fmt: skip
    for record, path in ids.items():
        response = client.get(f"/record/{record}")
        assert (response.status_code, response["Location"]) == (301, path)


def test_an_old_slug_redirects_with_the_rest_of_the_path(client: Client, sample: Sample) -> None:
    OldSlug.objects.create(platform_slug="lamppost", platform=sample.lumenpost)
    OldSlug.objects.create(
        platform_slug="lumenpost",
        document_slug="terms",
        platform=sample.lumenpost,
        document=sample.terms,
    )
    moved = {
        "/platform/lamppost/": "/platform/lumenpost/",
        "/platform/lamppost/terms-of-service/": TERMS,
        "/platform/lumenpost/terms/versions/1/": f"{TERMS}versions/1/",
        PROVISION.replace("terms-of-service", "terms"): PROVISION,
    }
    for old, new in moved.items():
        response = client.get(old)
        assert (response.status_code, response["Location"]) == (301, new)


@pytest.mark.parametrize("path", ["/", "/registry/", PROVISION, "/search/?q=x"])
def test_pages_are_for_reading_only(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405


def test_csv_json_and_page_have_the_same_rows(client: Client) -> None:
    page = client.get("/registry/?severity=medium").content.decode()
    rows = json.loads(client.get("/registry/?severity=medium&format=json").content)
    table = list(
        csv.DictReader(
            io.StringIO(client.get("/registry/?severity=medium&format=csv").content.decode())
        )
    )
    assert rows["total"] == len(rows["rows"]) == len(table) == 3
    assert [r["record"] for r in rows["rows"]] == [r["record"] for r in table]
    assert page.count('<td class="title">') == 3


def test_a_numbers_link_leads_to_as_many_rows(client: Client) -> None:
    home = text_of(client.get("/").content)
    registry = json.loads(client.get("/registry/?format=json").content)
    changes = json.loads(client.get("/changes/?format=json").content)
    platforms = json.loads(client.get("/platforms/?format=json").content)
    assert f"{registry['total']} provisions in force" in home
    assert f"{changes['total']} published change" in home
    assert f"{platforms['total']} platforms" in home
    for row in platforms["rows"]:
        own = json.loads(client.get(f"/registry/?platform={row['platform']}&format=json").content)
        assert own["total"] == row["provisions"] == row["high"] + row["medium"] + row["low"]


def test_paths_in_citations_are_those_of_the_site() -> None:
    slugs = ["lumenpost", "terms", "clause"]
    assert paths.platform_path(slugs[0]) == reverse("web:platform", args=slugs[:1])
    assert paths.document_path(*slugs[:2]) == reverse("web:document", args=slugs[:2])
    assert paths.provision_path(*slugs) == reverse("web:provision", args=slugs)
    assert paths.version_path(slugs[0], slugs[1], 3) == reverse("web:version", args=[*slugs[:2], 3])
    assert paths.change_path("x") == reverse("web:change", args=["x"])


def test_health_metrics_and_robots(client: Client) -> None:
    assert client.get("/healthz").json() == {"status": "ok"}
    metrics = client.get("/metrics").content.decode()
    assert 'conductatlas_provisions{severity="high"} 4.0' in metrics
    assert 'conductatlas_documents_health{health="blocked"} 1.0' in metrics
    assert "Disallow: /console/" in client.get("/robots.txt").content.decode()


def test_a_search_text_is_shown_escaped(client: Client) -> None:
    hostile = '"><script>alert(1)</script>'
    html = client.get(f"/search/?q={quote(hostile)}").content.decode()
    assert "<script>" not in html
