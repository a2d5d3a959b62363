import datetime as dt

import pytest

from conductatlas.archive.bulk import insert_rows
from conductatlas.archive.models import Block, Event
from tests.support.pipeline import START

pytestmark = pytest.mark.django_db


def test_rows_are_what_the_model_would_have_written() -> None:
    at = START + dt.timedelta(microseconds=7)
    values = {"kind": "host-failing", "subject": "ü.example", "detail": {"a": ["é", 1, None]}}
    insert_rows(Event, [values | {"at": at, "handled_at": None}])
    Event.objects.create(**values, at=at)
    one, two = Event.objects.values_list("kind", "subject", "detail", "at", "handled_at")
    assert one == two


def test_a_row_that_is_there_may_be_passed_over() -> None:
    insert_rows(Block, [{"id": 1, "text": "a"}])
    insert_rows(Block, [{"id": 1, "text": "b"}, {"id": 2, "text": "c"}], keeps_old=True)
    assert list(Block.objects.order_by("id").values_list("text", flat=True)) == ["a", "c"]


def test_no_rows_are_no_query(django_assert_num_queries: "pytest.FixtureRequest") -> None:
    with django_assert_num_queries(0):  # type: ignore[operator]  # pytest-django's fixture
        insert_rows(Block, [])
