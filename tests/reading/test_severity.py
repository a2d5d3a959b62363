"""Severity: the base of the type, moved by one level at most, with every reason."""

from conductatlas.knowledge.types import load_types
from conductatlas.model.vocabulary import Severity
from conductatlas.reading.severity import grade

TYPES = load_types()


def test_without_reasons_the_base_stands() -> None:
    severity, (base,) = grade(TYPES["auto-renewal"], {}, " it renews ")
    assert severity is Severity.HIGH
    assert base.effect == 0


def test_a_fact_raises_and_says_why() -> None:
    severity, reasons = grade(TYPES["user-content-licence"], {"perpetual": True}, " a licence ")
    assert severity is Severity.HIGH
    assert [(r.reason, r.effect) for r in reasons[1:]] == [("Perpetual", 1)]


def test_a_fact_of_the_other_value_does_not() -> None:
    severity, reasons = grade(TYPES["user-content-licence"], {"perpetual": False}, " a licence ")
    assert (severity, len(reasons)) == (Severity.MEDIUM, 1)


def test_words_lower_it() -> None:
    severity, _ = grade(TYPES["effects-of-termination"], {}, " sections 4 and 9 survive ")
    assert severity is Severity.LOW


def test_many_reasons_move_it_by_one_level() -> None:
    facts = {"perpetual": True, "irrevocable": True}
    severity, reasons = grade(TYPES["user-content-licence"], facts, " a licence ")
    assert severity is Severity.HIGH
    assert len(reasons) == 3
    assert grade(TYPES["class-action-waiver"], {"opt_out_days": 30}, " ")[0] is Severity.MEDIUM
