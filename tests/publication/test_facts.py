from conductatlas.publication.facts import fact_changes, fact_list, in_words


def test_a_fact_is_named_with_its_unit() -> None:
    (fact,) = fact_list({"opt_out_days": 30})
    assert (fact.label, fact.value) == ("Opt-out", "30 days")


def test_one_day_is_no_days() -> None:
    assert in_words("notice_days", 1) == "1 day"


def test_yes_no_and_lists() -> None:
    assert in_words("mutual", True) == "yes"
    assert in_words("kinds", ("health", "genetic")) == "health, genetic"


def test_only_what_differs_is_a_change() -> None:
    changes = fact_changes({"notice_days": 30, "mutual": True}, {"notice_days": 7, "mutual": True})
    assert [(c.label, c.before, c.after) for c in changes] == [("Notice", "30 days", "7 days")]


def test_a_fact_that_is_no_longer_stated_has_an_empty_side() -> None:
    (change,) = fact_changes({"provider": "NAC"}, {})
    assert (change.before, change.after) == ("NAC", "")
