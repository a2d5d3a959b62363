"""What a document's own history teaches: invented texts over a few weeks."""

import datetime as dt

from conductatlas.reading.change import read_change
from conductatlas.text.cosmetic import judge
from conductatlas.text.diff import diff
from conductatlas.text.history import Passing, Sighting, passing_blocks, sighting

FIRST = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
POLICY = [
    "# Terms of Quillmoor",
    "These terms govern how you use the Quillmoor workshop.",
    "You must be at least sixteen years old to open an account.",
    "We may suspend your account if you break these terms.",
    "You may close your account at any time.",
    "## Payment",
    "Fees are charged on the first day of each month.",
    "Unpaid fees bear interest of four percent.",
    "## Law",
    "The law of Norland governs these terms.",
]
TEASER = "Spring tools, now in the window"


def page(*more: str, policy: list[str] | None = None) -> str:
    return "\n\n".join([*(policy or POLICY), *more]) + "\n"


def seen(*texts: str) -> list[Sighting]:
    return [sighting(FIRST + dt.timedelta(days=at), text) for at, text in enumerate(texts)]


def within(*more: str) -> str:
    """The policy with lines in its midst, where no edge tells that they are furniture."""
    return "\n\n".join([*POLICY[:5], *more, *POLICY[5:]]) + "\n"


def test_a_line_that_comes_and_goes_is_furniture() -> None:
    with_it, without = within(TEASER), within()
    passing = passing_blocks(seen(without, with_it, without, with_it))
    assert [span.of(with_it) for span in passing.spans(with_it)] == [TEASER]
    judged = judge(diff(without, with_it), without, with_it, passing)
    assert all(segment.cosmetic for segment in judged.segments)
    assert "furniture" in judged.reasons


def test_a_line_that_came_once_is_not() -> None:
    with_it, without = within(TEASER), within()
    passing = passing_blocks(seen(without, without, with_it, with_it, with_it))
    assert not passing


def test_a_counter_that_differs_on_every_capture_is_furniture_with_any_number() -> None:
    texts = [within(f"Read {number} times today by people like you.") for number in range(3, 9)]
    passing = passing_blocks(seen(*texts))
    new = within("Read 90 times today by people like you.")
    assert read_change(texts[-1], new, diff(texts[-1], new), passing=passing).change_class == (
        "cosmetic"
    )


def test_a_new_clause_where_a_counter_stood_is_no_furniture() -> None:
    texts = [within(f"Read {number} times today by people like you.") for number in range(3, 9)]
    passing = passing_blocks(seen(*texts))
    new = within("We may sell your address to brokers.")
    assert read_change(texts[-1], new, diff(texts[-1], new), passing=passing).change_class == (
        "substantive"
    )


def test_a_clause_that_left_and_came_back_once_is_still_a_clause() -> None:
    clause = "You may ask for your money back within nine days."
    texts = [within(clause), within(), within(clause), within()]
    assert not passing_blocks(seen(*texts))


def test_of_a_page_that_flips_between_two_texts_nothing_is_learnt() -> None:
    other = [line.replace("Norland", "Sudland").replace("sixteen", "twelve") for line in POLICY]
    changed = [*other[:1], *(f"{line} Here too." for line in other[1:])]
    texts = [page(policy=changed if at % 2 else None) for at in range(8)]
    assert not passing_blocks(seen(*texts))


def test_when_the_texts_are_given_in_another_order_the_same_is_learnt() -> None:
    with_it, without = within(TEASER), within()
    history = seen(without, with_it, without, with_it, without)
    assert passing_blocks(history[::-1]) == passing_blocks(history)


def test_an_empty_history_teaches_nothing() -> None:
    assert passing_blocks([]) == Passing()
    assert not passing_blocks(seen("", "", "", "", ""))
