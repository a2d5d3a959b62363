"""Two texts compared and read, and the JSON contract of the result."""

import json
from typing import Any

import jsonschema
import pytest

from conductatlas.analysis.pair import compare_texts
from conductatlas.analysis.pair_result import pair_result
from conductatlas.model.records import Finding
from conductatlas.model.vocabulary import ChangeClass
from tests.support.findings import a_finding
from tests.support.policies import a_long_policy, a_policy
from tests.support.shared import shared

QUOTE = "You may ask for a copy at any time."


def read(text: str) -> tuple[Finding, ...]:
    if QUOTE not in text:
        return ()
    return (a_finding(text, QUOTE, "data-subject-rights", facts={"regions": ("everywhere",)}),)


def schema() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(shared("contracts/diff.schema.json").read_text())
    return found


PAIRS = [
    ("", ""),
    (a_policy(), a_policy()),
    (a_policy(), a_policy(date="9 June 2025")),
    (a_policy(), a_policy((QUOTE, ""))),
    (a_policy((QUOTE, "")), a_policy(("30 days", "60 days"))),
    (a_long_policy(), "Page not found"),
]


@pytest.mark.parametrize(("old", "new"), PAIRS)
def test_a_result_holds_to_the_contract(old: str, new: str) -> None:
    reading = compare_texts(old, new, read, {"data-subject-rights": "user"})
    result = pair_result(reading, read(old), read(new), {"n": 7})
    jsonschema.validate(json.loads(json.dumps(result)), schema())
    real = [segment for segment in result["segments"] if not segment["cosmetic"]]
    assert sum(result["sentences"].values()) == len(real)
    assert result["n"] == 7


def test_a_right_that_goes_is_worse() -> None:
    old, new = a_policy(), a_policy((QUOTE, ""))
    reading = compare_texts(old, new, read, {"data-subject-rights": "user"})
    result = pair_result(reading, read(old), read(new))
    (provision,) = result["provisions"]
    assert (provision["status"], provision["direction"]) == ("removed", "worse")
    assert provision["facts_before"] == {"regions": ["everywhere"]}
    place = provision["old"]
    assert old[place["start"] : place["end"]] == QUOTE
    assert provision["new"] is None


def test_without_a_reader_the_words_alone_decide() -> None:
    reading = compare_texts(a_policy(), a_policy((QUOTE, "")))
    assert reading.change_class is ChangeClass.SUBSTANTIVE
    assert reading.provisions == ()
