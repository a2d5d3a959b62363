"""Facts: typed details that a clause states, each with its normal form and its place. Pure."""

from conductatlas.reading.facts.registry import Facts, read_facts

__all__ = ["Facts", "read_facts"]
