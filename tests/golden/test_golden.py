"""Every golden page gives its expected text; `python -m tests.golden.rewrite` writes them anew."""

from pathlib import Path

import pytest

from conductatlas.text.canonical import canonical
from tests.golden.rewrite import made, pages


@pytest.mark.parametrize("folder", pages(), ids=lambda folder: folder.name)
def test_a_golden_page_gives_its_expected_text(folder: Path) -> None:
    assert made(folder) == (folder / "expected.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", pages(), ids=lambda folder: folder.name)
def test_the_text_of_a_golden_page_is_canonical_already(folder: Path) -> None:
    text = made(folder).partition("\n")[2]
    assert canonical(text) == text
