import datetime as dt

from conductatlas.publication.cite import cite
from conductatlas.publication.moments import day, span_of_time, time_of_day

AT = dt.datetime(2026, 4, 30, 6, 20, 21, tzinfo=dt.UTC)


def test_dates_and_times_are_spelled_as_a_reader_expects() -> None:
    assert day(AT) == "30 April 2026"
    assert time_of_day(AT) == "06:20:21 UTC"


def test_a_moment_elsewhere_is_told_in_utc() -> None:
    east = dt.timezone(dt.timedelta(hours=9))
    assert day(dt.datetime(2026, 5, 1, 3, 0, tzinfo=east)) == "30 April 2026"


def test_spans_of_time_are_told_in_their_largest_unit() -> None:
    assert span_of_time(AT, AT + dt.timedelta(days=800)) == "2 years"
    assert span_of_time(AT, AT + dt.timedelta(days=31)) == "1 month"
    assert span_of_time(AT, AT + dt.timedelta(hours=3)) == "less than a day"


def test_a_citation_says_where_a_moment_was_simulated() -> None:
    citation = cite(
        platform="Lumenpost",
        document="Terms",
        record="CA-P-004119",
        version="CA-V-000002",
        captured=AT,
        origin="simulated",
        text_sha256="ab" * 32,
        url="https://atlas.example/x/",
        now=AT,
    )
    assert "Captured: 2026-04-30 06:20:21 UTC (simulated)" in citation.text
    assert "Record: CA-P-004119, version CA-V-000002" in citation.text
    assert "Accessed: 30 April 2026" in citation.text
