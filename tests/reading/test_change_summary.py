"""The one sentence about a change is made of its counts and says nothing else than they do."""

import re
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from conductatlas.model.records import ProvisionChange
from conductatlas.model.vocabulary import ChangeClass, Direction
from conductatlas.reading.change import read_change
from conductatlas.reading.change_summary import summarise
from conductatlas.text.diff import diff

_OPS = ("added", "removed", "modified", "moved")
_COUNTS = st.fixed_dictionaries({op: st.integers(0, 40) for op in _OPS}).map(Counter)
_TYPES = st.sampled_from(["arbitration", "fees", "retention", "notice", "licence"])
_CHANGES = st.lists(
    st.builds(
        ProvisionChange,
        type=_TYPES,
        status=st.sampled_from(["added", "removed", "amended", "moved"]),
        direction=st.sampled_from(list(Direction)),
        facts_before=st.none(),
        facts_after=st.none(),
    ),
    max_size=8,
)
_SENTENCES = st.lists(
    st.sampled_from(["We keep data.", "You may leave.", "Courts decide.", "Fees are final."]),
    max_size=6,
    unique=True,
).map(lambda parts: "".join(f"{part}\n\n" for part in parts))


def counted(summary: str) -> dict[str, int]:
    """The numbers that a summary names, by what became of the sentences."""
    found = re.findall(r"(\d+) sentences? (added|removed|modified|moved)", summary)
    return {op: int(number) for number, op in found}


@given(_COUNTS, st.sampled_from(list(Direction)), _CHANGES)
def test_a_summary_never_contradicts_its_counts(
    counts: Counter[str], direction: Direction, changes: list[ProvisionChange]
) -> None:
    summary = summarise(ChangeClass.SUBSTANTIVE, counts, direction, changes)
    assert counted(summary) == {op: n for op, n in counts.items() if n}
    assert summary.count(".") == 1


@given(_CHANGES)
def test_a_type_is_named_once(changes: list[ProvisionChange]) -> None:
    summary = summarise(ChangeClass.SUBSTANTIVE, Counter(added=1), Direction.NEUTRAL, changes)
    named = re.findall(r"“([^”]+)”", summary)
    assert len(named) == len(set(named))


@given(_SENTENCES, _SENTENCES)
def test_the_counts_of_a_record_are_those_of_its_segments(old: str, new: str) -> None:
    reading = read_change(old, new, diff(old, new))
    shown = Counter(s.op for s in reading.segments if not s.cosmetic)
    assert {op: getattr(reading, op) for op in _OPS} == {op: shown[op] for op in _OPS}
    if reading.change_class is ChangeClass.SUBSTANTIVE:
        assert counted(reading.summary) == {op: n for op, n in shown.items() if n}


def test_what_comes_and_goes_is_changed_and_not_added() -> None:
    changes = [
        ProvisionChange("fees", status, Direction.NEUTRAL, None, None)
        for status in ("added", "removed")
    ]
    summary = summarise(ChangeClass.SUBSTANTIVE, Counter(added=1), Direction.NEUTRAL, changes)
    assert summary.startswith("Changes “fees” (1 sentence added)")
