import datetime as dt

import pytest

from conductatlas.archive import queries
from conductatlas.archive.models import Platform
from conductatlas.archive.search import parse_query
from conductatlas.model import parse_record_id
from tests.support.crowd import a_crowd
from tests.support.rows import NOON, a_document, a_platform
from tests.support.sample import JULY, Sample, a_sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(db: None) -> Sample:
    return a_sample()


def titles(query: queries.ProvisionQuery) -> list[str]:
    """The titles of the provisions meant, in their order."""
    return [row.title for row in queries.provision_list(query, 1, 100).rows]


@pytest.mark.usefixtures("sample")
def test_provisions_come_heaviest_first_then_newest() -> None:
    rows = queries.provision_list(queries.ProvisionQuery(), 1, 100).rows
    assert [row.severity for row in rows] == ["high"] * 4 + ["medium"] * 3
    assert [row.id for row in rows[:4]] == sorted((row.id for row in rows[:4]), reverse=True)


@pytest.mark.usefixtures("sample")
def test_each_filter_narrows_the_list() -> None:
    assert len(titles(queries.ProvisionQuery(severities=("medium",)))) == 3
    assert titles(queries.ProvisionQuery(types=("liability-cap",))) == [
        "Liability capped at 100 USD"
    ]
    assert len(titles(queries.ProvisionQuery(families=("arbitration",)))) == 4
    assert len(titles(queries.ProvisionQuery(platforms=("lumenpost",)))) == 4
    assert len(titles(queries.ProvisionQuery(statuses=("amended",)))) == 1
    text = parse_query("Northbridge")
    assert titles(queries.ProvisionQuery(text=text)) == ["Arbitration, with 30 days to opt out"]


def test_a_provision_that_is_gone_is_shown_only_where_asked_for(sample: Sample) -> None:
    gone = sample.terms.provisions.get(slug="licence-to-your-content")
    gone.in_force, gone.status = False, "removed"
    gone.save()
    assert gone.title not in titles(queries.ProvisionQuery())
    assert gone.title in titles(queries.ProvisionQuery(statuses=("removed",)))
    assert gone.title in titles(queries.ProvisionQuery(every_status=True))


@pytest.mark.usefixtures("sample")
def test_counts_are_those_of_the_list() -> None:
    for query in (
        queries.ProvisionQuery(),
        queries.ProvisionQuery(platforms=("lumenpost",)),
        queries.ProvisionQuery(types=("mandatory-arbitration",), every_status=True),
    ):
        listed = queries.provision_list(query, 1, 100)
        assert queries.provision_counts(query).total == listed.total == len(listed.rows)
        counted = queries.type_counts(query)
        assert sum(c.provisions.total for c in counted) == listed.total


@pytest.mark.usefixtures("sample")
def test_a_type_counts_each_platform_once() -> None:
    (count,) = queries.type_counts(queries.ProvisionQuery(types=("mandatory-arbitration",)))
    assert (count.provisions.total, count.platforms) == (4, 4)
    assert queries.platforms_read() == 4


def test_pages_hold_every_row_once() -> None:
    a_crowd(300)
    pages = [queries.provision_list(queries.ProvisionQuery(), n, 70) for n in range(1, 6)]
    ids = [row.id for page in pages for row in page.rows]
    assert len(ids) == len(set(ids)) == 300
    assert (pages[4].first, pages[4].last, pages[4].pages) == (281, 300, 5)
    beyond = queries.provision_list(queries.ProvisionQuery(), 9, 70)
    assert (beyond.rows, beyond.total, beyond.first) == ((), 300, 0)


def test_changes_are_narrowed_by_day_topic_and_direction(sample: Sample) -> None:
    day = JULY.date()
    found = {
        queries.ChangeQuery(): 1,
        queries.ChangeQuery(since=day, until=day): 1,
        queries.ChangeQuery(since=day + dt.timedelta(days=1)): 0,
        queries.ChangeQuery(until=day - dt.timedelta(days=1)): 0,
        queries.ChangeQuery(topics=("dispute-resolution",)): 1,
        queries.ChangeQuery(topics=("dispute",)): 0,
        queries.ChangeQuery(directions=("better",)): 0,
        queries.ChangeQuery(documents=(sample.terms.pk,)): 1,
    }
    for query, number in found.items():
        assert queries.change_list(query, 1, 10).total == number


def test_an_unpublished_change_has_no_page(sample: Sample) -> None:
    sample.change.published = False
    sample.change.save()
    record = parse_record_id(f"CA-C-{sample.change.pk:06d}")
    assert record is not None
    assert queries.place_of_record(record) is None
    assert queries.find_change(sample.change.slug) is None
    assert queries.changes_with([sample.new.pk]) == {}


@pytest.mark.usefixtures("sample")
def test_the_numbers_of_the_archive_are_those_of_its_lists() -> None:
    retired = a_platform("Oldmill")
    a_document(retired, retired_at=NOON)
    Platform.objects.filter(pk=retired.pk).update(retired_at=NOON)
    counts = queries.archive_counts()
    assert counts.platforms == queries.platform_list(None, "", 1, 100).total == 5
    assert counts.provisions.total == queries.provision_list(queries.ProvisionQuery(), 1, 1).total
    assert counts.changes == queries.change_list(queries.ChangeQuery(), 1, 1).total
    assert (counts.documents, counts.captured, counts.versions) == (5, 4, 5)


@pytest.mark.usefixtures("sample")
def test_the_directory_counts_each_platform_for_itself() -> None:
    rows = {row.slug: row for row in queries.platform_list(None, "", 1, 100).rows}
    lumenpost, tideline = rows["lumenpost"], rows["tideline"]
    assert (lumenpost.documents, lumenpost.captured, lumenpost.changes) == (1, 1, 1)
    assert lumenpost.provisions == queries.SeverityCounts(high=1, medium=3, low=0)
    assert lumenpost.changes_origin == "simulated"
    assert (tideline.captured, tideline.provisions.total, tideline.last_change) == (0, 0, None)


@pytest.mark.usefixtures("sample")
def test_a_name_is_searched_for_as_it_is_written() -> None:
    assert queries.platform_list(None, "%", 1, 100).total == 0
    assert queries.platform_list(None, "LUMEN", 1, 100).total == 1
    assert queries.platform_list(("parcelo",), "", 1, 100).total == 1
