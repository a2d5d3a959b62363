"""Which provision of the old text is which of the new."""

from conductatlas.reading.match import Match, MatchStatus, match_findings
from tests.support.findings import a_finding

KEEP = "We keep your address for 30 days after you leave."
LOG = "Server logs are kept for one year and then deleted."
SELL = "We never sell your data."


def statuses(matches: tuple[Match, ...]) -> list[str]:
    return [match.status.value for match in matches]


def test_the_same_words_are_the_same_provision() -> None:
    findings = [a_finding(KEEP, KEEP)]
    (match,) = match_findings(KEEP, findings, KEEP, findings)
    assert (match.status, match.old, match.new, match.similarity) == (MatchStatus.ACTIVE, 0, 0, 1)


def test_markup_and_links_do_not_amend() -> None:
    new = KEEP.replace("address", "[address](/a)")
    (match,) = match_findings(KEEP, [a_finding(KEEP, KEEP)], new, [a_finding(new, new)])
    assert match.status is MatchStatus.ACTIVE


def test_another_wording_is_an_amendment_with_facts_before_and_after() -> None:
    new = KEEP.replace("30", "60")
    (match,) = match_findings(
        KEEP,
        [a_finding(KEEP, KEEP, facts={"period": "30 days"})],
        new,
        [a_finding(new, new, facts={"period": "60 days"})],
    )
    assert match.status is MatchStatus.AMENDED
    assert (match.facts_before, match.facts_after) == ({"period": "30 days"}, {"period": "60 days"})


def test_a_provision_in_another_place_has_moved() -> None:
    old, new = f"{KEEP}\n\n{LOG}\n\n{SELL}", f"{LOG}\n\n{SELL}\n\n{KEEP}"
    matches = match_findings(
        old,
        [a_finding(old, KEEP), a_finding(old, LOG), a_finding(old, SELL, "no-sale-promise")],
        new,
        [a_finding(new, LOG), a_finding(new, SELL, "no-sale-promise"), a_finding(new, KEEP)],
    )
    assert sorted(statuses(matches)) == ["active", "active", "moved"]


def test_unlike_clauses_of_one_type_are_removed_and_added() -> None:
    matches = match_findings(KEEP, [a_finding(KEEP, KEEP)], SELL, [a_finding(SELL, SELL)])
    assert statuses(matches) == ["added", "removed"]


def test_clauses_of_other_types_never_match() -> None:
    new = [a_finding(KEEP, KEEP, "no-sale-promise")]
    assert statuses(match_findings(KEEP, [a_finding(KEEP, KEEP)], KEEP, new)) == [
        "added",
        "removed",
    ]


def test_under_one_heading_less_likeness_is_enough() -> None:
    old = "We keep messages for one year."
    new = "Messages are deleted once nobody needs them; we decide when that is for one year."
    for heading, expected in (("Retention", ["amended"]), ("", ["added", "removed"])):
        matches = match_findings(
            old, [a_finding(old, old, heading=heading)], new, [a_finding(new, new, heading=heading)]
        )
        assert statuses(matches) == expected


def test_matching_backwards_gives_the_same_pairs() -> None:
    old, new = f"{KEEP}\n\n{LOG}", f"{LOG.replace('one', 'two')}\n\n{KEEP.replace('30', '90')}"
    olds = [a_finding(old, KEEP), a_finding(old, LOG)]
    news = [a_finding(new, part) for part in new.split("\n\n")]
    there = {(m.old, m.new) for m in match_findings(old, olds, new, news)}
    back = {(m.new, m.old) for m in match_findings(new, news, old, olds)}
    assert there == back == {(0, 1), (1, 0)}
