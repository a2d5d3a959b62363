"""Texts that must be confirmed before they count."""

from conductatlas.reading.change_material import gather
from conductatlas.reading.change_suspect import suspect_reason
from conductatlas.text import diff, judge
from tests.support.policies import a_long_policy, a_policy

GERMAN = (
    "# Datenschutz\n\n"
    + "Wir erheben die Daten, die Sie uns mit Ihrer Bestellung geben, und löschen sie nicht.\n\n"
    * 9
)


def reason(old: str, new: str) -> str:
    segments = judge(diff(old, new), old, new).segments
    return suspect_reason(gather(old, new, segments)) or ""


def test_a_sound_new_version_is_not_suspect() -> None:
    assert reason(a_policy(), a_policy(("30 days", "60 days"), date="9 June 2025")) == ""


def test_a_rewritten_policy_with_a_newer_date_is_not_suspect() -> None:
    new = "Last updated: 1 May 2026\n\n" + a_long_policy().replace(
        " we ", " Lumenpost never shall "
    )
    assert reason("Last updated: 1 May 2024\n\n" + a_long_policy(), new) == ""


def test_an_error_page_is_another_page() -> None:
    assert "another page" in reason(a_long_policy(), "The page could not be found.")


def test_an_error_page_that_gives_way_to_the_policy_is_named() -> None:
    assert "was another page" in reason("Access denied. Try again.", a_long_policy())


def test_a_text_that_lost_most_of_itself_is_a_part() -> None:
    text = a_long_policy(200)
    assert "part" in reason(text, text[: len(text) // 12].rsplit("\n\n", 1)[0] + "\n")


def test_a_text_without_its_second_half_is_a_part() -> None:
    text = a_long_policy()
    assert "only a part" in reason(text, text[: len(text) // 2].rsplit("\n\n", 1)[0] + "\n")


def test_a_text_that_breaks_off_in_a_sentence_is_a_part() -> None:
    text = a_policy()
    assert "breaks off" in reason(text, text[: text.index("before. You may then")])


def test_a_text_that_goes_on_where_the_old_one_broke_off_is_named() -> None:
    text = a_long_policy()
    assert "breaks off where" in reason(text[: text.index("group 9 holds") + 8], text)


def test_another_language_is_suspect() -> None:
    assert "another language: German" in reason(a_long_policy(12), GERMAN)


def test_an_older_date_is_an_older_copy() -> None:
    old, new = a_policy(date="9 June 2025"), a_policy(("30 days", "20 days"), date="3 May 2024")
    assert "an older copy" in reason(old, new)


def test_links_to_another_region_are_another_variant() -> None:
    links = " ".join(f"[page {at}](https://lumenpost.example/en-{{0}}/{at})" for at in range(4))
    old, new = links.format("GB") + "\n\nWe keep it.", links.format("US") + "\n\nWe sell it all."
    assert "en-us" in reason(old, new)


def test_another_spelling_is_another_variant() -> None:
    british = "We recognise the behaviour that customers organise in the centre, in any colour."
    american = "We recognize the behavior that customers organize in the center, in any color."
    assert "American spelling" in reason(british, american)


def test_other_countries_under_the_same_date_are_another_variant() -> None:
    old = a_policy(
        ("## Changes", "German law applies. The courts of Germany decide.\n\n## Changes")
    )
    new = a_policy(("## Changes", "The law of Japan applies. The courts of Tokyo.\n\n## Changes"))
    assert "Japan" in reason(old, new)


def test_the_same_text_twice_is_a_fault_of_the_capture() -> None:
    text = a_long_policy()
    assert "more than one issue" in reason(text + text, text)


def test_a_list_of_links_is_another_page() -> None:
    links = "\n".join(f"*   [A page of links number {at} here](/p/{at})" for at in range(30))
    assert "another page" in reason(a_long_policy(60), links)


def test_words_that_are_only_respelled_are_another_variant() -> None:
    british = a_long_policy() + "You organise it, in any colour, at the centre, with a licence."
    american = a_long_policy() + "You organize it, in any color, at the center, with a license."
    assert "American spelling" in reason(british, american)
    assert "British spelling" in reason(american, british)


def test_a_text_of_a_title_alone_was_only_a_part() -> None:
    assert "only a part" in reason("# Terms\n", a_long_policy(60))


def test_one_page_again_and_again_is_a_fault_of_the_capture() -> None:
    page = "You shall return every borrowed lantern to its shelf by noon.\n\n"
    assert "again and again" in reason(a_long_policy(30), page * 30)


def test_a_good_part_that_goes_under_the_same_date_is_suspect() -> None:
    dated = "Last updated: 3 May 2024\n\n" + a_long_policy(60)
    shorter = "\n\n".join(dated.split("\n\n")[:50]) + "\n"
    assert "without a newer date" in reason(dated, shorter)
    assert reason(dated, shorter.replace("3 May 2024", "4 June 2025")) == ""


def test_an_older_date_that_only_stands_in_the_text_makes_no_older_copy() -> None:
    old = a_long_policy() + "The pact of 3 May 2025 binds us. The law of 1 May 2020 governs it.\n"
    new = a_long_policy() + "The law of 1 May 2020 governs it, and nothing else does.\n"
    assert reason(old, new) == ""
