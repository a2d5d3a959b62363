"""Runs of sentences that came or went together."""

from conductatlas.text import diff
from conductatlas.text.runs import Surroundings, furniture_runs
from tests.support.policies import a_policy

CONSENT_TOOL = """

### Cookie list

#### Strictly necessary cookies

These cookies are needed for the site to work and cannot be switched off. Always active.

Confirm my choices
"""


def runs(old: str, new: str) -> tuple[int, int]:
    """How many segments belong to furniture, and how many there are."""
    segments = diff(old, new).segments
    return len(furniture_runs(segments, Surroundings(old, new))), len(segments)


def test_an_embedded_consent_tool_is_furniture_as_a_whole() -> None:
    found, segments = runs(a_policy(), a_policy() + CONSENT_TOOL)
    assert found == segments > 3


def test_a_prior_version_left_below_is_furniture() -> None:
    prior = "\n* * *\n\nYou can view the previous version below.\n\nWe kept your data for a year.\n"
    found, segments = runs(a_policy() + prior, a_policy())
    assert found == segments > 0


def test_a_new_section_is_no_furniture() -> None:
    section = "\n## Disputes\n\nYou agree to arbitration. You waive a trial by jury.\n"
    assert runs(a_policy(), a_policy() + section)[0] == 0


def test_the_body_runs_from_the_first_statement_to_the_last() -> None:
    text = "[Home](/)\n\n" + a_policy() + "\n© 2024 Lumenpost\n"
    body = Surroundings(text, text).body("new").of(text)
    assert body.startswith("These terms are a contract")
    assert body.endswith("without cost.")


def test_a_text_without_statements_is_body_throughout() -> None:
    assert Surroundings("", "Menu").body("new").of("Menu") == "Menu"
