"""Real captures, where the shared folder is present: the figures below which no change may fall.

They stand a little under what is reached (docs/extraction.md), over one capture a document.
"""

import json
import re
import tarfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from conductatlas.extraction import extract
from tests.support.shared import shared

pytestmark = pytest.mark.slow

_LINK = re.compile(r"!?\[([^\]]*)\]\((?:[^()]|\([^()]*\))*\)")


@pytest.fixture(scope="module")
def captures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The captures, unpacked once."""
    folder = tmp_path_factory.mktemp("captures")
    with tarfile.open(shared("corpus", "captures.tar.xz")) as archive:
        archive.extractall(folder, filter="data")
    return folder / "captures"


def _oldest(captures: Path) -> Iterator[dict[str, str]]:
    """The oldest capture of every document that is one page and one policy."""
    rows = json.loads((captures / "manifest.json").read_text())
    single = [r for r in rows if r.get("reference_text") and not r.get("multi_page")]
    yield from {
        (r["service"], r["document"]): r for r in single if not r.get("shared_page")
    }.values()


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", _LINK.sub(r"\1", text).lower()))


def test_the_policy_is_found_on_real_pages(captures: Path) -> None:
    scores, policies = [], []
    for row in _oldest(captures):
        reference = _words((captures / row["reference_text"]).read_text())
        if reference.total() < 200:
            continue
        made = extract((captures / row["file"]).read_bytes(), media_type=row["media"])
        words = _words(made.text)
        common = (words & reference).total()
        scores.append(2 * common / max(1, words.total() + reference.total()))
        policies.append(made.gate == "policy")
    assert sum(scores) / len(scores) >= 0.975
    assert policies.count(False) <= 2
