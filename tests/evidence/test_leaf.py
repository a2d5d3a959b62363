import datetime as dt
import json
from dataclasses import replace

import pytest

from conductatlas.evidence import MOST_LEAF_BYTES, CaptureLeaf, ProvisionLeaf, leaf_entry
from conductatlas.model import RecordId, RecordKind
from conductatlas.model.vocabulary import Origin

AT = dt.datetime(2026, 3, 2, 8, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))
LEAF = CaptureLeaf(
    document=RecordId(RecordKind.DOCUMENT, 7),
    url="https://lumenpost.example/terms",
    final_url="https://lumenpost.example/terms/",
    fetched_at=AT,
    status=200,
    media_type="text/html",
    method="http",
    raw_sha256="a" * 64,
    raw_bytes=12,
    exchange_sha256="b" * 64,
    origin=Origin.SIMULATED,
)


def test_a_leaf_says_what_when_and_of_what_origin() -> None:
    fields = json.loads(leaf_entry(LEAF))
    assert fields["document"] == "CA-D-000007"
    assert fields["at"] == "2026-03-02T06:30:00Z"
    assert fields["origin"] == "simulated"
    assert fields["insecure_tls"] is False


def test_s11_unchecked_certificates_are_written_in_the_leaf() -> None:
    assert json.loads(leaf_entry(replace(LEAF, insecure_tls=True)))["insecure_tls"] is True


def test_a_url_of_any_length_leaves_the_leaf_within_its_size() -> None:
    long = "https://lumenpost.example/" + "€\x01" * 40_000
    entry = leaf_entry(replace(LEAF, url=long, final_url=long))
    assert len(entry) <= MOST_LEAF_BYTES


def test_a_moment_without_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        leaf_entry(replace(LEAF, fetched_at=dt.datetime(2026, 3, 2)))  # noqa: DTZ001  # the point


def test_a_provision_leaf_names_its_text_only_where_it_is_another_one() -> None:
    leaf = ProvisionLeaf(
        provision=RecordId(RecordKind.PROVISION, 1),
        version_leaf=3,
        provision_type="data-retention",
        quote_sha256="c" * 64,
        start=0,
        end=5,
        reader="1",
        at=AT,
        origin=Origin.CAPTURED,
    )
    assert "text_sha256" not in json.loads(leaf_entry(leaf))
    other = json.loads(leaf_entry(replace(leaf, text_sha256="d" * 64)))
    assert other["text_sha256"] == "d" * 64
