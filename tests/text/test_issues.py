"""Pages with two issues of one policy, of an invented company."""

from conductatlas.reading.change import read_change
from conductatlas.text.diff import diff
from conductatlas.text.issues import first_issue_end, first_issues

RULES = [
    f"Rule {at}: the keeper of shelf {at} shall return every borrowed lantern by noon."
    for at in range(20)
]


def issue(*more: str, rules: list[str] | None = None) -> str:
    return "\n\n".join(["# Lantern Terms", *(rules or RULES), *more]) + "\n\n"


OLD = issue(rules=[*RULES[:12], *(rule.replace("noon", "dusk") for rule in RULES[12:])])


def test_an_older_issue_below_the_policy_is_set_aside() -> None:
    assert first_issue_end(issue() + OLD) == len(issue())


def test_a_policy_with_one_title_is_whole() -> None:
    assert first_issue_end(issue()) == len(issue())


def test_parts_for_two_regions_are_not_cut_where_both_texts_hold_both() -> None:
    both, other = issue() + OLD, issue("Lamps too.") + OLD
    assert first_issues(both, other) in (
        (len(both), len(other)),
        (len(issue()), len(other) - len(OLD)),
    )


def test_an_older_issue_that_is_taken_away_is_no_change() -> None:
    old, new = issue() + OLD, issue()
    reading = read_change(old, new, diff(old, new))
    assert reading.change_class == "cosmetic"
    assert "furniture" in reading.cosmetic_reasons


def test_a_change_of_the_policy_counts_though_the_old_issue_is_left_below() -> None:
    new = issue("You may not lend a lantern to strangers.") + issue()
    old = issue()
    reading = read_change(old, new, diff(old, new))
    assert reading.change_class == "substantive"
    assert reading.added == 1
