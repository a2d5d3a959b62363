import pytest
from django.db import transaction

from conductatlas.archive.log import LogState, NewLeaf, append, log_state
from conductatlas.archive.models import Leaf
from conductatlas.archive.transactions import stage
from conductatlas.evidence import leaf_hash
from tests.support.pipeline import START


@pytest.mark.django_db
def test_leaves_stand_in_order_without_a_gap() -> None:
    with stage():
        assert append([NewLeaf("capture", b"a"), NewLeaf("version", b"b")], START) == range(2)
        assert append([NewLeaf("capture", b"c")], START) == range(2, 3)
    rows = Leaf.objects.values_list("index", "kind", "entry", "leaf_hash")
    assert [(i, k, bytes(e), bytes(h)) for i, k, e, h in rows] == [
        (0, "capture", b"a", leaf_hash(b"a")),
        (1, "version", b"b", leaf_hash(b"b")),
        (2, "capture", b"c", leaf_hash(b"c")),
    ]
    assert log_state() == LogState(3, True)


@pytest.mark.django_db(transaction=True)
def test_a_leaf_outside_a_transaction_is_refused() -> None:
    with pytest.raises(ValueError, match="transaction"):
        append([NewLeaf("capture", b"a")], START)


@pytest.mark.django_db(transaction=True)
def test_a_stage_that_is_rolled_back_leaves_no_gap() -> None:
    with stage():
        append([NewLeaf("capture", b"a")], START)
    with transaction.atomic():
        append([NewLeaf("capture", b"lost")], START)
        transaction.set_rollback(True)
    with stage():
        assert append([NewLeaf("capture", b"b")], START) == range(1, 2)
    assert log_state().is_gapless


@pytest.mark.django_db
def test_a_missing_leaf_is_noticed() -> None:
    with stage():
        append([NewLeaf("capture", b"a"), NewLeaf("capture", b"b")], START)
    Leaf.objects.filter(index=0).delete()
    assert not log_state().is_gapless
