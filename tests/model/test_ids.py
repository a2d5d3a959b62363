"""Record ids: one width, one spelling."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.model import RecordId, RecordKind, parse_record_id, slugify


@given(kind=st.sampled_from(RecordKind), number=st.integers(1, 10**11))
def test_an_id_reads_back_as_itself(kind: RecordKind, number: int) -> None:
    assert parse_record_id(str(RecordId(kind, number))) == RecordId(kind, number)


@pytest.mark.parametrize(
    "text",
    ["CA-D-461", "CA-D-00461", "CA-D-0000461", "CA-X-000461", "ca-d-000461", "CA-D-000000",
     "CA-D-000461 ", "CA-D-٠٠٠٤٦١", ""],
)  # fmt: skip
def test_other_spellings_are_no_ids(text: str) -> None:
    assert parse_record_id(text) is None


def test_numbers_begin_at_one() -> None:
    with pytest.raises(ValueError, match="begins at 1"):
        RecordId(RecordKind.CHANGE, 0)


@given(title=st.text(), longest=st.integers(8, 90))
def test_a_slug_is_a_path_part(title: str, longest: int) -> None:
    slug = slugify(title, longest)
    assert len(slug) <= longest
    assert re.fullmatch(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*)?-?", slug)
