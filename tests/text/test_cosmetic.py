"""Which differences are only cosmetic, and why."""

import pytest

from conductatlas.model.vocabulary import CosmeticReason as Reason
from conductatlas.text import cosmetic_reasons, diff, judge
from conductatlas.text.cosmetic import Judgement
from tests.support.policies import a_policy


def judged(old: str, new: str) -> Judgement:
    return judge(diff(old, new), old, new)


def real(judgement: Judgement) -> list[str]:
    return [segment.op for segment in judgement.segments if not segment.cosmetic]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (("\n\n## Fees", "\n\n\n## Fees"), Reason.WHITE_SPACE),
        (("*   send", "* send"), Reason.WHITE_SPACE),
        (("## Fees", "### **Fees**"), Reason.MARKUP),
        (("lumenpost.example/cookies", "lumenpost.example/cookies?utm=a"), Reason.LINK_TARGET),
        (("10 EUR a month.", "10 EUR a month;"), Reason.TYPOGRAPHY),
        (("## Fees", "![logo](/a.png)\n\n## Fees"), Reason.IMAGE),
        (("## Fees", "## 3. Fees"), Reason.NUMBERING),
        (("# Terms of Use", "[Home](/) [Shop](/shop)\n\n# Terms of Use"), Reason.FURNITURE),
        (("# Terms of Use", "Find more answers\n\n# Terms of Use"), Reason.FURNITURE),
        (("# Terms of Use", "Two for the price of one today!\n\n# Terms of Use"), Reason.FURNITURE),
        (("Last updated: 3 May 2024", "Last updated: 9 June 2025"), Reason.DATE_LINE),
        (("Last updated: 3 May 2024\n\n", ""), Reason.DATE_LINE),
    ],
)
def test_a_cosmetic_difference_is_named(change: tuple[str, str], reason: Reason) -> None:
    judgement = judged(a_policy(), a_policy(change))
    assert real(judgement) == []
    assert reason in judgement.reasons


@pytest.mark.parametrize(
    "change",
    [
        ("30 days", "31 days"),
        ("You may ask", "You may not ask"),
        ("We may change", "We will change"),
        ("10 EUR", "10 USD"),
        ("Lumenpost Ltd", "Lumenpost Inc"),
        ("12 Harbour Street", "14 Harbour Street"),
        ("*   sell your account to others.\n", ""),
    ],
)
def test_a_change_of_substance_is_never_cosmetic(change: tuple[str, str]) -> None:
    assert real(judged(a_policy(), a_policy(change))) != []


def test_list_items_in_another_order_are_cosmetic() -> None:
    a, b = "*   send messages that nobody asked for;\n", "*   sell your account to others.\n"
    judgement = judged(a_policy(), a_policy((a + b, b + a)))
    assert real(judgement) == []
    assert Reason.ORDER in judgement.reasons


def test_cross_references_that_follow_a_renumbering_are_cosmetic() -> None:
    old = "You agree to pay the fees of section 4 when they are due."
    judgement = judged(old, old.replace("section 4", "section 5"))
    assert (real(judgement), judgement.reasons) == ([], (Reason.NUMBERING,))


def test_a_masked_address_is_the_same_address() -> None:
    old = "Write to [\\[email protected\\]](/cdn-cgi/l/email-protection) if you have a question."
    new = "Write to [help@lumenpost.example](mailto:help@lumenpost.example) if you have a question."
    assert real(judged(old, new)) == []


def test_another_address_is_another_address() -> None:
    old = "Write to help@lumenpost.example if you have a question."
    assert real(judged(old, old.replace("help@", "legal@"))) == ["modified"]


def test_names_in_a_row_in_another_order_are_cosmetic() -> None:
    old = "| lumenpost.example | _a, _b, _c | 1st party |"
    judgement = judged(old, old.replace("_a, _b", "_b, _a"))
    assert (real(judgement), judgement.reasons) == ([], (Reason.ORDER,))


def test_a_second_copy_of_the_text_is_no_change() -> None:
    assert real(judged(a_policy(), a_policy() + "\n" + a_policy())) == []


def test_no_reason_where_the_words_differ() -> None:
    assert cosmetic_reasons("We may", "We will") == frozenset()
    assert cosmetic_reasons("same", "same") == frozenset()


def words(old: str, new: str) -> list[str]:
    """The differences that are no form, of two sentences in the midst of the same policy."""
    around = a_policy().split("## Fees")
    return real(judged(*(f"{around[0]}{text}\n\n## Fees{around[1]}" for text in (old, new))))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We are at Quay Road 2-6, Dublin.", "We are at Quay Road 26, Dublin."),
        ("Effective in Norland: 3 May 2024", "Effective in Norland and Sudland: 3 May 2024"),
        ("We send it to the tax office.", "We send it to the press office."),
    ],
)
def test_what_looks_like_form_and_is_none_stays(old: str, new: str) -> None:
    assert words(old, new) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We rely on the EU-U.S. framework of rules.", "We rely on the EU-US framework of rules."),
        ("For you: set, lamp, oil, wick, fuse.", "For you: set, oil, lamp, wick, fuse."),
        (
            "If you ever want a copy, please [write to us](mailto:a@b.example) about it.",
            "If you ever want a copy, please [email protected] about it.",
        ),
        ("We keep it.\n\n1.2.\n\nYou ask.", "We keep it.\n\nYou ask."),
        ("We keep it. ![](data:image/svg+xml,%3Csvg width=%22 1%22%3E)", "We keep it."),
    ],
)
def test_form_is_told_from_words(old: str, new: str) -> None:
    assert words(old, new) == []


def test_a_sentence_that_is_said_twice_is_no_new_one() -> None:
    said = "We may end the contract of any borrower within nine days."
    assert words(said, f"{said}\n\nOther words stand here now, and say so.\n\n{said}") == ["added"]


def test_the_same_letters_cut_otherwise_at_many_places_are_white_space() -> None:
    lines = [f"The keeper of lamp {at} shall return it by noon of day {at}." for at in range(9)]
    old, new = "\n\n".join(lines), "\n\n".join(line.replace("the", "t he") for line in lines)
    assert real(judged(old, new.replace("shall return", "shallreturn"))) == []
