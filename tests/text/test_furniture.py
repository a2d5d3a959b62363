"""Page furniture told from policy."""

import pytest

from conductatlas.text.furniture import (
    is_link_alone,
    is_menu_line,
    is_notice,
    is_party,
    is_policy_sentence,
    is_survey,
    is_teaser,
    is_widget,
    is_widget_label,
)


@pytest.mark.parametrize("line", ["[Help](/help)", "*   [About us](/a) | [Press](/p)"])
def test_links_alone_are_a_menu_line(line: str) -> None:
    assert is_menu_line(line)
    assert is_link_alone(line)


@pytest.mark.parametrize(
    "line",
    [
        "Read our [privacy policy](/privacy) before you sign up.",
        "| [cookie_a](/c) | 30 days | First party |",
        "![logo](a.png)",
        "[You agree that we may charge the fee every month.](/fees)",
    ],
)
def test_a_sentence_or_a_row_with_links_is_no_menu_line(line: str) -> None:
    assert not is_menu_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "Skip to main content",
        "You can view the previous version here.",
        "© 2025 Lumenpost",
        "Close",
    ],
)
def test_words_about_the_page_are_a_notice(line: str) -> None:
    assert is_notice(line)


@pytest.mark.parametrize(
    "clause",
    [
        "We will tell you before the price rises.",
        "We may share this information with advertisers.",
        "We use it to help us improve our services and to help you find new friends.",
        "To opt out, open the Lumenpost app and choose Settings.",
        "These terms replace all earlier versions.",
    ],
)
def test_a_clause_is_no_notice(clause: str) -> None:
    assert not is_notice(clause)


def test_a_company_with_its_address_is_a_party() -> None:
    assert is_party("**Lumenpost Ltd**, 12 Harbour Street, Dublin 2")
    assert is_party("legal@lumenpost.example")
    assert not is_party("Lumenpost Ltd")
    assert not is_party("Spend $20 more")


def test_a_policy_sentence_states_something() -> None:
    assert is_policy_sentence("We collect the address that you give us.")
    assert not is_policy_sentence("Your privacy choices")
    assert not is_policy_sentence("[We collect the address that you give us.](/a)")


def test_an_offer_is_a_teaser_and_a_clause_is_none() -> None:
    assert is_teaser("Get two books for the price of one this weekend!")
    assert is_teaser("We use cookies to make this site better. By continuing you accept them.")
    assert not is_teaser("You must not sell your account.")


def test_a_consent_tool_names_itself_several_times() -> None:
    tool = ["Cookie list", "Strictly necessary cookies", "Always active", "Confirm my choices"]
    assert is_widget(tool)
    assert not is_widget(["We use cookies.", "You can refuse them."])
    assert is_widget_label("Cookie settings")


def test_a_survey_asks_the_visitor() -> None:
    assert is_survey(["Take our survey", "A few brief questions", "Start", "Thank you"])
    assert not is_survey(["We may ask you to take part in a survey.", "We keep the answers."])
