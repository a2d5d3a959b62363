"""The hashes of the evidence log: RFC 6962, section 2.1.

Leaves and nodes are hashed with different prefixes, so that neither can pass for the other.
"""

import hashlib
from collections.abc import Sequence

__all__ = ["leaf_hash", "node_hash", "tree_root"]


def leaf_hash(entry: bytes) -> bytes:
    """The 32 bytes that stand for `entry` in the tree."""
    return hashlib.sha256(b"\x00" + entry).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The 32 bytes of the node above two hashes."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def tree_root(leaf_hashes: Sequence[bytes]) -> bytes:
    """The root over `leaf_hashes` in log order."""
    # RFC 6962 2.1: no leaves hash to the SHA-256 of nothing.
    if not leaf_hashes:
        return hashlib.sha256(b"").digest()
    row = list(leaf_hashes)
    # The last one of an odd row moves up as it is; that gives RFC 6962's split at powers of two.
    while len(row) > 1:
        paired = [node_hash(row[i], row[i + 1]) for i in range(0, len(row) - 1, 2)]
        row = paired + row[len(row) // 2 * 2 :]
    return row[0]
