import pytest

from conductatlas.archive import queries
from tests.support.rows import a_document, a_version
from tests.support.sample import ARBITRATION, Sample, a_sample, sample_text

pytestmark = pytest.mark.django_db


@pytest.fixture
def sample(db: None) -> Sample:
    return a_sample()


def test_versions_come_newest_first_with_their_periods(sample: Sample) -> None:
    new, old = queries.version_list(sample.terms.pk, 1, 10).rows
    assert (new.number, old.number) == (2, 1)
    assert (new.in_force, old.in_force) == (True, False)
    assert old.periods[0].ended == new.periods[0].began


def test_provisions_stand_where_their_quotes_are(sample: Sample) -> None:
    version = queries.find_version(sample.terms.pk, 2)
    assert version is not None
    placed = queries.placed_provisions(version.rendition.id)
    text = sample_text(later=True)
    last = next(p for p in placed if p.type == "mandatory-arbitration")
    assert text[last.start : last.end] == ARBITRATION
    assert [p.start for p in placed] == sorted(p.start for p in placed)


def test_a_version_that_was_not_read_has_no_provisions(sample: Sample) -> None:
    version = a_version(a_document(sample.lumenpost, "Rules"), "Some text.\n")
    assert queries.placed_provisions(version.renditions.get().pk) == ()


def test_captures_name_raw_bytes_and_leaf(sample: Sample) -> None:
    version = queries.find_version(sample.terms.pk, 1)
    assert version is not None
    (capture,) = queries.captures_of(version.rendition.id)
    assert capture.raw_size == len(sample_text(later=False).encode())
    assert capture.url == "https://lumenpost.example/terms-of-service"
    assert capture.origin == "simulated"


def test_a_provision_carries_its_wording_and_explanation(sample: Sample) -> None:
    found = queries.find_provision(sample.terms.pk, "changes-of-the-terms")
    assert found is not None
    assert found.status == "amended"
    assert dict(found.wording.facts) == {"notice_days": 7, "notice_channel": "e-mail"}
    span = found.wording.fact_spans["notice_days"]
    assert span.of(found.wording.quote) == "7 days"
    assert found.wording.explanation is not None
    assert found.wording.explanation.actions[0].deadline_days == 30


def test_the_life_of_a_provision_names_the_change(sample: Sample) -> None:
    found = queries.find_provision(sample.terms.pk, "changes-of-the-terms")
    assert found is not None
    (step,) = queries.life_of(found.id)
    assert (step.change_slug, step.status) == (sample.change.slug, "amended")
    assert ("30 days" in step.before, "7 days" in step.after) == (True, True)


def test_similar_clauses_come_from_other_platforms(sample: Sample) -> None:
    rows = queries.similar_candidates("mandatory-arbitration", "high", sample.lumenpost.pk, 10)
    assert {row.platform_slug for row in rows} == {"parcelo", "quillmind", "ridewell"}


def test_what_is_not_there_is_none(sample: Sample) -> None:
    assert queries.find_platform("nobody") is None
    assert queries.find_document("lumenpost", "nothing") is None
    assert queries.find_version(sample.terms.pk, 9) is None
    assert queries.find_provision(sample.terms.pk, "nothing") is None
    assert queries.find_change("nothing") is None
