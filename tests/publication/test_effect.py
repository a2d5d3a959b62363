"""When a change applies and how stable a document is: only what can be said."""

import datetime as dt
from dataclasses import replace

import pytest

from conductatlas.archive.queries import ChangeRow, DocumentRow, find_change, find_document
from conductatlas.publication.effect import effect_of
from conductatlas.publication.stability import stability_of
from tests.support.sample import a_sample

pytestmark = pytest.mark.django_db


@pytest.fixture
def change() -> ChangeRow:
    """The change of the sample, detected on 12 July 2026."""
    found = find_change(a_sample().change.slug)
    assert found is not None
    return found


@pytest.fixture
def document() -> DocumentRow:
    """The terms of the sample."""
    a_sample()
    found = find_document("lumenpost", "terms-of-service")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("effective", "days", "notice"),
    [
        (dt.date(2026, 8, 1), None, "20 days"),
        (dt.date(2026, 7, 13), 30, "1 day"),
        (dt.date(2026, 7, 12), None, "none: it applies from the day on which it was detected"),
        (dt.date(2026, 7, 2), None, "none: it applied 10 days before it was detected here"),
        (None, 30, "30 days after posting, as the text says"),
        (None, None, "not stated"),
    ],
)
def test_notice_is_effective_less_detected(
    change: ChangeRow, effective: dt.date | None, days: int | None, notice: str
) -> None:
    effect = effect_of(replace(change, effective=effective, notice_days=days))
    assert (effect.date, effect.notice) == (effective, notice)


def test_stability_is_changes_a_year(document: DocumentRow) -> None:
    since = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    seen = replace(document, changes=4, last_verified=since + dt.timedelta(days=731))
    figure = stability_of(replace(seen, last_change=since), since)
    assert figure is not None
    assert (figure.shown, figure.days) == ("2.0", 731)


def test_a_short_time_gives_no_figure(document: DocumentRow) -> None:
    since = dt.datetime(2026, 7, 1, tzinfo=dt.UTC)
    seen = replace(document, last_verified=since + dt.timedelta(days=89), last_change=None)
    figure = stability_of(seen, since)
    assert figure is not None
    assert (figure.a_year, figure.shown) == (None, "")
    assert stability_of(document, None) is None
