"""Tests of reading with a memory: the same findings, whatever was read before."""

from hypothesis import given, settings
from hypothesis import strategies as st

from conductatlas.knowledge import load_knowledge
from conductatlas.model.records import Finding
from conductatlas.reading import Memory, read_text
from conductatlas.text import split_blocks
from tests.support.policies import a_policy
from tests.support.sample import sample_text
from tests.support.shared import shared

PARTS = (sample_text(later=False) + "\n" + sample_text(later=True) + "\n" + a_policy()).split(
    "\n\n"
)


def read(text: str, memory: Memory | None = None) -> tuple[Finding, ...]:
    types = load_knowledge().types
    return read_text(text, split_blocks(text), types, language="en", memory=memory)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.lists(st.sampled_from(PARTS), max_size=25), min_size=2, max_size=4))
def test_with_a_memory_the_findings_are_the_same(texts: list[list[str]]) -> None:
    memory = Memory()
    for parts in texts:
        text = "\n\n".join(parts) + "\n"
        assert read(text, memory) == read(text)


def test_the_same_text_again_is_found_in_the_memory_alone() -> None:
    memory, text = Memory(), sample_text(later=True)
    first = read(text, memory)
    sizes = [len(memory.pieces), len(memory.fired), len(memory.scores), len(memory.judged)]
    assert all(sizes)
    assert read(text, memory) == first
    assert sizes == [len(memory.pieces), len(memory.fired), len(memory.scores), len(memory.judged)]


def test_real_texts_are_read_with_a_memory_as_without() -> None:
    memory = Memory()
    for path in sorted(shared("gold", "texts").iterdir())[:40:4]:
        text = path.read_text("utf-8")[:30_000]
        half = "\n\n".join(text.split("\n\n")[::2])
        for one in (text, half):
            assert read(one, memory) == read(one)


def test_a_memory_that_has_grown_too_large_begins_anew() -> None:
    memory = Memory()
    memory.pieces = {(str(n), False, frozenset()): () for n in range(20_001)}
    memory.trim()
    assert not memory.pieces
