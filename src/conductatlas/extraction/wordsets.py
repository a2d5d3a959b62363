"""Sets of names written as they are read: in lines of words, not one literal a line."""

__all__ = ["wordset"]


def wordset(text: str) -> frozenset[str]:
    """The words of `text`, parted by white space."""
    return frozenset(text.split())
