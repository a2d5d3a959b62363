import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.archive.packing import (
    ExplanationPacker,
    block_key,
    explanation_words,
    pack_ids,
    pack_places,
    unpack_explanation,
    unpack_ids,
    unpack_places,
)
from conductatlas.model import StorageError
from conductatlas.model.records import (
    Action,
    AgencyReason,
    Citation,
    Explanation,
    InstitutionalPart,
)

KEYS = st.integers(0, 2**63 - 1)


def an_explanation(words: str) -> Explanation:
    return Explanation(
        what_it_is=f"This clause {words}.",
        consumer_impact="You cannot go to court. " * 20,
        why_it_matters="Courts are public. " * 20,
        actions=(Action("opt-out", "Opt out", "Write within 30 days.", deadline_days=30),),
        institutional=(
            InstitutionalPart(
                "regulatory",
                "Regulatory framework",
                ("A law says so.",),
                (Citation("gdpr", "Art. 6(1)", "Regulation (EU) 2016/679", "because", "EU"),),
            ),
        ),
        agencies=(AgencyReason("ftc", "It acts.", None),),
    )


@given(st.lists(KEYS))
def test_ids_come_back(ids: list[int]) -> None:
    assert unpack_ids(pack_ids(ids)) == tuple(ids)


@given(st.lists(st.tuples(KEYS, KEYS, KEYS)))
def test_places_come_back(places: list[tuple[int, int, int]]) -> None:
    assert unpack_places(pack_places(places)) == tuple(places)


def test_a_block_key_is_the_first_63_bits_of_the_hash() -> None:
    # SHA-256 of "abc" begins with ba7816bf8f01cfea.
    assert block_key("abc") == 0xBA7816BF8F01CFEA >> 1


def test_an_explanation_comes_back_alone_and_against_a_base() -> None:
    one, two = an_explanation("sends disputes to arbitration"), an_explanation("waives class suits")
    base = ExplanationPacker(None).pack(explanation_words(one))
    body = ExplanationPacker(base).pack(explanation_words(two))
    assert unpack_explanation(base) == one
    assert unpack_explanation(body, base) == two
    assert len(body) < len(base) / 3


def test_a_damaged_explanation_is_a_sentence() -> None:
    with pytest.raises(StorageError, match="reanalyse"):
        unpack_explanation(b"nonsense")
    base = ExplanationPacker(None).pack(explanation_words(an_explanation("a")))
    body = ExplanationPacker(base).pack(explanation_words(an_explanation("b")))
    with pytest.raises(StorageError, match="base"):
        unpack_explanation(body)
