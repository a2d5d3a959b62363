from pathlib import Path

import pytest

from conductatlas.archive import store
from conductatlas.archive.models import Block, Reading, Rendition
from conductatlas.archive.texts import explanations, rendition_text, stored_reading
from conductatlas.model import StorageError
from tests.support.pipeline import START, a_bench, a_platform, policy, read_plain

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept(tmp_path: Path) -> Rendition:
    store.sync_catalogue([a_platform()], START)
    a_bench(tmp_path).outcome(policy("The fee is 5 EUR.", "We may arbitrate."))
    return Rendition.objects.get()


def test_a_text_comes_back_as_it_was(kept: Rendition) -> None:
    assert rendition_text(kept.pk) == policy("The fee is 5 EUR.", "We may arbitrate.")


def test_a_damaged_block_is_noticed_and_not_shown(kept: Rendition) -> None:
    block = Block.objects.filter(text__contains="16 years")[0]
    Block.objects.filter(pk=block.pk).update(text=block.text.replace("16", "18"))
    with pytest.raises(StorageError, match=kept.text_sha256):
        rendition_text(kept.pk)


def test_a_reading_comes_back_as_the_reader_gave_it(kept: Rendition) -> None:
    text = rendition_text(kept.pk)
    reading = stored_reading(Reading.objects.get().pk, text)
    assert reading.findings == read_plain(text, "", None)
    assert len(reading.findings) == 3


def test_every_wording_has_its_explanation(kept: Rendition) -> None:
    reading = stored_reading(Reading.objects.get().pk, rendition_text(kept.pk))
    found = explanations(reading.wording_ids)
    words = [found[key].what_it_is for key in reading.wording_ids]
    assert words == [f"Lumenpost: {finding.title}." for finding in reading.findings]
