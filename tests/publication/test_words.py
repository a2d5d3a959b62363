from enum import StrEnum

import pytest

from conductatlas.model import vocabulary
from conductatlas.publication.words import DEFINITIONS, choices, label

_DEFINED = {
    "severity": vocabulary.Severity,
    "direction": vocabulary.Direction,
    "status": vocabulary.ProvisionStatus,
    "basis": vocabulary.Basis,
    "health": vocabulary.CaptureHealth,
    "outcome": vocabulary.Outcome,
    "origin": vocabulary.Origin,
    "topic": vocabulary.ChangeTopic,
    "affected": vocabulary.Affected,
    "class": vocabulary.ChangeClass,
    "form": vocabulary.CosmeticReason,
}


@pytest.mark.parametrize(("group", "words"), _DEFINED.items())
def test_every_word_of_a_page_has_a_definition(group: str, words: type[StrEnum]) -> None:
    assert set(DEFINITIONS[group]) == set(words)
    assert all(meaning.endswith(".") for meaning in DEFINITIONS[group].values())


def test_the_choices_of_a_filter_are_the_whole_list() -> None:
    assert list(choices("sector")) == [s.value for s in vocabulary.Sector]


def test_labels_are_in_sentence_case() -> None:
    assert label("terms-of-service") == "Terms of service"
    assert label("ai_automated") == "AI and automated decisions"
    assert label("uk-residents") == "UK residents"
