import hashlib

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.evidence import leaf_hash, node_hash, tree_root


def test_l01_the_four_constants_of_rfc_6962_hold() -> None:
    # Published in Certificate Transparency's own tests.
    assert tree_root([]).hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert (
        leaf_hash(b"").hex() == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"
    )
    assert (
        leaf_hash(b"L123456").hex()
        == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56"
    )
    assert (
        node_hash(b"N123", b"N456").hex()
        == "aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb"
    )


def test_l01_a_leaf_never_hashes_like_a_node() -> None:
    left, right = leaf_hash(b"a"), leaf_hash(b"b")
    assert leaf_hash(left + right) != node_hash(left, right)


def _recursive(leaves: list[bytes]) -> bytes:
    """RFC 6962 2.1, word for word."""
    if not leaves:
        return hashlib.sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1 << (len(leaves) - 1).bit_length() - 1
    return node_hash(_recursive(leaves[:split]), _recursive(leaves[split:]))


@given(st.integers(0, 300))
def test_the_root_is_that_of_the_definition(count: int) -> None:
    leaves = [leaf_hash(str(i).encode()) for i in range(count)]
    assert tree_root(leaves) == _recursive(leaves)
