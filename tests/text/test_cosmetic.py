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
