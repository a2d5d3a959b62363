"""Raw bytes in, canonical text out: the policy alone. Pure."""

from conductatlas.extraction.source import EXTRACTOR, as_it_stands, extract, join

__all__ = ["EXTRACTOR", "as_it_stands", "extract", "join"]
