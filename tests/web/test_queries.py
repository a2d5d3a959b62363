"""The number of queries of each page, stated here and the same at 10 and at 10,000 rows (W13)."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.support.crowd import a_crowd
from tests.support.sample import Sample
from tests.web.test_pages import CHANGE, PROVISION, TERMS

pytestmark = pytest.mark.django_db

QUERIES = {
    "/": 8,
    "/platforms/": 5,
    "/platforms/?sector=social": 6,
    "/platform/lumenpost/": 17,
    "/platform/lumenpost/timeline/": 12,
    TERMS: 16,
    f"{TERMS}versions/": 12,
    f"{TERMS}versions/?cosmetic=1": 12,
    f"{TERMS}versions/2/": 13,
    f"{TERMS}diff/1..2/": 15,
    PROVISION: 18,
    "/registry/": 4,
    "/registry/?sector=social": 5,
    "/registry/?text=arbitration": 4,
    "/provisions/": 3,
    "/provisions/mandatory-arbitration/": 8,
    "/provisions/arbitration/": 8,
    "/changes/": 4,
    "/changes/?sector=social": 5,
    CHANGE: 19,
    "/search/?q=arbitration": 11,
    "/methodology/": 0,
    "/healthz": 1,
    "/metrics": 8,
    "/registry/?format=csv": 4,
    "/record/CA-D-{document:06d}": 1,
}


def counted(client: Client, path: str, sample: Sample) -> int:
    """The number of queries that a page makes."""
    path = path.format(document=sample.terms.pk)
    with CaptureQueriesContext(connection) as queries:
        response = client.get(path)
    assert response.status_code in (200, 301)
    return len(queries)


def test_every_page_makes_the_stated_number_of_queries(sample: Sample, client: Client) -> None:
    assert {path: counted(client, path, sample) for path in QUERIES} == QUERIES


def test_ten_thousand_rows_make_no_more_queries(sample: Sample, client: Client) -> None:
    a_crowd(10_000)
    assert {path: counted(client, path, sample) for path in QUERIES} == QUERIES
