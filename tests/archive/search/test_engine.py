from time import perf_counter

import pytest

from conductatlas.archive.models import Provision
from conductatlas.archive.search import (
    SearchQuery,
    engine,
    index_change,
    index_provisions,
    index_version,
    parse_query,
    reindex,
)
from tests.support.rows import a_document, a_version
from tests.support.sample import Sample, a_sample

pytestmark = pytest.mark.django_db


def asked(text: str) -> SearchQuery:
    """The query in a text that holds words."""
    query = parse_query(text)
    assert query is not None
    return query


@pytest.fixture
def sample(db: None) -> Sample:
    return a_sample()


@pytest.mark.usefixtures("sample")
def test_a_provision_is_found_by_words_of_its_quote() -> None:
    hits = engine().provisions(asked("arbitrated Northbridge"), 10)
    titles = {Provision.objects.get(pk=hit.id).title for hit in hits}
    assert titles == {"Arbitration, with 30 days to opt out"}


@pytest.mark.usefixtures("sample")
def test_found_words_are_marked_by_their_places() -> None:
    (hit,) = engine().provisions(asked("Northbridge"), 10)
    assert [span.of(hit.excerpt) for span in hit.marks] == ["Northbridge"]


@pytest.mark.usefixtures("sample")
def test_a_wording_that_is_no_longer_in_force_is_not_found() -> None:
    assert engine().provisions(asked('"at least 30 days before it applies"'), 10) == ()
    assert len(engine().provisions(asked('"at least 7 days before it applies"'), 10)) == 1


def test_a_passage_of_an_old_version_is_not_found(sample: Sample) -> None:
    assert engine().blocks(asked("Port Ellery"), 10) == ()
    index_version(sample.old.pk)
    (hit,) = engine().blocks(asked("Port Ellery"), 10)
    assert hit.document == sample.terms.pk


@pytest.mark.usefixtures("sample")
def test_a_passage_knows_its_block() -> None:
    (hit,) = engine().blocks(asked("Keep your password"), 10)
    assert hit.position == 5


def test_a_passage_that_two_documents_share_is_found_in_both(sample: Sample) -> None:
    other = a_document(sample.lumenpost, "Other Terms")
    a_version(other, "Keep your password to yourself.\n")
    shared = "Keep your password to yourself.\n"
    a_version(a_document(sample.lumenpost, "Third Terms"), shared)
    hits = engine().blocks(asked("Keep your password"), 10)
    assert len({hit.document for hit in hits}) == 3


@pytest.mark.usefixtures("sample")
def test_a_change_is_found_by_its_summary() -> None:
    (hit,) = engine().changes(asked("shortened notice"), 10)
    assert {span.of(hit.excerpt) for span in hit.marks} >= {"shortened", "notice"}


def test_indexing_again_changes_nothing(sample: Sample) -> None:
    before = [
        engine().provisions(asked("arbitration"), 20),
        engine().blocks(asked("arbitration"), 20),
        engine().changes(asked("arbitration"), 20),
    ]
    reindex()
    index_version(sample.new.pk)
    index_change(sample.change.pk)
    index_provisions(list(Provision.objects.values_list("pk", flat=True)))
    after = [
        engine().provisions(asked("arbitration"), 20),
        engine().blocks(asked("arbitration"), 20),
        engine().changes(asked("arbitration"), 20),
    ]
    assert after == before


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(
    "text",
    ['"', "'; DROP TABLE archive_wording; --", "a OR b", "col:x", "x* ^y", "{a b}:c", "%_%",
     "NOT", "AND AND", "\\", "ünïcödé", "日本語", "word " * 300, "<!-- -->", "a & b | !c"],
)  # fmt: skip
def test_any_text_is_answered_quickly(text: str) -> None:
    query = parse_query(text)
    started = perf_counter()
    if query is not None:
        for one in (query, query.loosened()):
            engine().provisions(one, 10)
            engine().blocks(one, 10)
            engine().changes(one, 10)
            list(Provision.objects.filter(wording__in=engine().matching_wordings(one)))
    assert perf_counter() - started < 1
