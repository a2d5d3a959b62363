import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conductatlas.archive.models import ObservedVariant, VersionPeriod
from conductatlas.archive.queries import VariantVersion, observed_variants, version_list
from tests.support.rows import NOON, a_document, a_version

pytestmark = pytest.mark.django_db


def test_a_document_that_does_not_alternate_has_none_and_costs_one_query() -> None:
    document = a_document()
    with CaptureQueriesContext(connection) as queries:
        assert observed_variants(document.pk) == ()
    assert len(queries) == 1


def test_each_variant_has_its_own_versions_newest_first() -> None:
    document = a_document()
    later = NOON + dt.timedelta(days=3)
    first, second = a_version(document, "One.\n"), a_version(document, "Two.\n", later)
    for number, version in ((1, first), (2, second)):
        variant = ObservedVariant.objects.create(document=document, number=number, began=NOON)
        VersionPeriod.objects.filter(version=version).update(variant=variant)
    VersionPeriod.objects.create(
        version=first, began=later, variant=ObservedVariant.objects.get(number=2)
    )
    one, two = observed_variants(document.pk)
    assert one.versions == (VariantVersion(1, NOON, later),)
    assert [version.number for version in two.versions] == [1, 2]
    assert (one.sightings, one.last_seen, one.ended) == (0, None, None)
    newest = version_list(document.pk, 1, 10).rows[0]
    assert [period.variant for period in newest.periods] == [2]
