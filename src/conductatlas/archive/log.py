"""Appends leaves to the evidence log: gapless from 0, in the transaction of what they attest.

Tiles, checkpoints and proofs are made from these rows later; nothing has to be filled in then.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import connection

from conductatlas.archive.bulk import insert_rows
from conductatlas.archive.models import Leaf
from conductatlas.archive.transactions import one_at_a_time
from conductatlas.evidence import leaf_hash

__all__ = ["LogState", "NewLeaf", "append", "log_state"]

# Any number that no other use of advisory locks in this database takes.
_LOCK_KEY = 6962


@dataclass(frozen=True, slots=True)
class NewLeaf:
    """A leaf to append: its kind and its canonical bytes."""

    kind: str
    entry: bytes


@dataclass(frozen=True, slots=True)
class LogState:
    """How many leaves there are, and whether their indexes have no gap."""

    size: int
    is_gapless: bool


def append(leaves: Sequence[NewLeaf], at: dt.datetime) -> range:
    """Append `leaves` in order; their indexes. The caller holds a transaction.

    Two writers wait for each other here: by SQLite's write lock, by an advisory one on PostgreSQL.
    """
    if not connection.in_atomic_block:
        raise ValueError("a leaf is appended within the transaction of what it attests")
    one_at_a_time(_LOCK_KEY)
    first = _size()
    rows = [
        {
            "index": index,
            "kind": leaf.kind,
            "entry": leaf.entry,
            "leaf_hash": leaf_hash(leaf.entry),
            "at": at,
        }
        for index, leaf in enumerate(leaves, start=first)
    ]
    insert_rows(Leaf, rows)
    return range(first, first + len(rows))


def log_state() -> LogState:
    """The log's size, and whether it is sound as far as its indexes go."""
    count = Leaf.objects.count()
    return LogState(count, count == _size())


def _size() -> int:
    last = Leaf.objects.order_by("-index").values_list("index", flat=True).first()
    return 0 if last is None else last + 1
