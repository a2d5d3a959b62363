"""The knowledge base takes its provision types with what was learned of them."""

from conductatlas.knowledge import load_knowledge


def test_the_shipped_types_come_with_what_was_learned_of_them() -> None:
    assert all(one.learned is not None for one in load_knowledge().types.values())
