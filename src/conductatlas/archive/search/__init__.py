"""Search over provisions, changes and the passages of texts in force.

The index is kept by the functions below, which the store calls inside its own transaction.
"""

from conductatlas.archive.search.engine import Hit, SearchEngine
from conductatlas.archive.search.index import (
    engine,
    index_change,
    index_provisions,
    index_version,
    reindex,
)
from conductatlas.archive.search.query import LONGEST_QUERY, SearchQuery, parse_query

__all__ = [
    "LONGEST_QUERY",
    "Hit",
    "SearchEngine",
    "SearchQuery",
    "engine",
    "index_change",
    "index_provisions",
    "index_version",
    "parse_query",
    "reindex",
]
