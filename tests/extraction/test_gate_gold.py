"""The shared texts of real policies, where they are present: every one of them is a policy."""

from conductatlas.extraction import as_it_stands
from tests.support.shared import shared


def test_no_real_policy_is_stopped() -> None:
    texts = sorted(shared("gold", "texts").glob("*.md"))
    stopped = {path.name: as_it_stands(path.read_text("utf-8")) for path in texts}
    assert [(n, made.gate_reason) for n, made in stopped.items() if made.gate != "policy"] == []
