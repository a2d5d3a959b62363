"""Evidence that a third party can check: leaves of the log and their hashes. No framework."""

from conductatlas.evidence.canonical import JsonValue, canonical_json
from conductatlas.evidence.leaf import (
    MOST_LEAF_BYTES,
    CaptureLeaf,
    ChangeLeaf,
    ProvisionLeaf,
    VersionLeaf,
    leaf_entry,
)
from conductatlas.evidence.merkle import leaf_hash, node_hash, tree_root

__all__ = [
    "MOST_LEAF_BYTES",
    "CaptureLeaf",
    "ChangeLeaf",
    "JsonValue",
    "ProvisionLeaf",
    "VersionLeaf",
    "canonical_json",
    "leaf_entry",
    "leaf_hash",
    "node_hash",
    "tree_root",
]
