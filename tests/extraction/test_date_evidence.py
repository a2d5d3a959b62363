"""Dates: the sentence each came from, what is no date of the policy, how figures are settled."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.extraction.dates import PolicyDates, find_dates
from conductatlas.model.stated import StatedDate

_D = dt.date(2026, 3, 7)


def both(dates: PolicyDates) -> tuple[dt.date | None, dt.date | None]:
    return dates.last_updated, dates.effective


def only(text: str, language: str = "en", country: str | None = None) -> StatedDate:
    """The one date that `text` states."""
    (stated,) = find_dates(text, language, country).stated
    assert stated.span is not None
    assert stated.span.of(text) == stated.sentence
    return stated


def test_the_sentence_of_a_date_is_a_slice_of_the_text() -> None:
    text = "# Terms\n\nWelcome. This policy was last revised on May 15, 2018. Write to us.\n"
    assert only(text).sentence == "This policy was last revised on May 15, 2018."


def test_a_sentence_over_two_lines_holds_word_and_date() -> None:
    assert only("# Terms\n\nLast modified\n\n7 March 2026\n").sentence == (
        "Last modified\n\n7 March 2026"
    )


def test_a_sentence_does_not_end_at_the_point_of_a_day_or_a_company() -> None:
    text = "Die Bedingungen der Lumen Co. AG gelten ab 7. März 2026 für alle. Danke."
    assert only(text, "de").sentence == (
        "Die Bedingungen der Lumen Co. AG gelten ab 7. März 2026 für alle."
    )


@given(st.text(alphabet="Last updated: 7 March 2026.\n#|-()ı2ſ年", max_size=120))
def test_every_sentence_is_where_its_span_says(text: str) -> None:
    for stated in find_dates(text, "en").stated:
        assert stated.span is not None
        assert stated.span.of(text) == stated.sentence


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Sist oppdatert 7. mars 2026", "no"),
        ("Ultima actualizare: 7 martie 2026", "ro"),
        ("Utolsó frissítés: 2026. március 7.", "hu"),
        ("Son güncelleme tarihi: 7 Mart 2026", "tr"),
        ("Последнее обновление: 7 марта 2026 г.", "ru"),
        ("最終更新日：2026年3月7日", "ja"),
        ("2026年3月7日改定", "ja"),
        ("更新日期：2026年3月7日", "zh"),
        ("최종 수정일: 2026년 3월 7일", "ko"),
        ("Ultima modifica: 7 marzo 2026", "it"),
        ("Last updated and effective: 7 March 2026", "en"),
        ("Updated on the seventh day of March, 2026", "en"),
        ("Ostatnia zmiana: 7 III 2026", "pl"),
        ("Updated March/7, 2026", "en"),
        ("Last updated: 2026 March 07", "en"),
        ("Diese Erklärung wurde zuletzt am 7. März 2026 aktualisiert.", "de"),
        ("Version 2.1 vom 7. März 2026", "de"),
        ("In der Fassung vom 07.03.2026", "de"),
        ("7 March 2026 ([View archived version](https://lumen.example/old))", "en"),
        ("Last updated: 3/7/26 (see 12/31/25)", "en"),
        ("| Last updated | 7 March 2026 |", "en"),
        (
            "Last updated: March 7, 2026These terms say at length what all of you may do there.",
            "en",
        ),
        ("The most recent changes to this policy were made on:\n\n- 7 March 2026", "en"),
    ],
)
def test_further_ways_to_say_when_it_was_updated(line: str, language: str) -> None:
    assert find_dates(f"# Title\n\n{line}\n\nText.\n", language).last_updated == _D


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("In force since 7 March 2026", "en"),
        ("Version 3.2, effective March 7, 2026", "en"),
        ("Ehdot ovat voimassa 7.3.2026 alkaen.", "fi"),
        ("Regulamin wchodzi w życie z dniem 7 marca 2026 r.", "pl"),
        ("Tyto podmínky nabývají účinnosti dne 7. 3. 2026.", "cs"),
        ("Dessa villkor gäller från och med den 7 mars 2026", "sv"),
        ("本政策自2026年3月7日起生效", "zh"),
        ("These terms take effect on March 7, 2026.", "en"),
        ("The terms enter into force on March 7 2026 and are valid until further notice.", "en"),
        ("Diese Bestimmungen gelten ab 07.03.2026", "de"),
        ("Diese Bedingungen sind ab 7. März 2026 wirksam: 7. März 2026 in Kraft", "de"),
        ("La présente politique s’applique à partir du 7 mars 2026", "fr"),
        ("Data intrării în vigoare: 7 martie 2026", "ro"),
        ("Hatályos: 2026. március 7.", "hu"),
        ("Yürürlük tarihi: 7 Mart 2026", "tr"),
        ("Вступает в силу 7 марта 2026 года", "ru"),
        ("施行日：2026年3月7日", "ja"),
        ("生效日期：2026年3月7日", "zh"),
        ("시행일: 2026년 3월 7일", "ko"),
        ("2026년 3월 7일부터 시행", "ko"),
        ("Trer i kraft 7. mars 2026", "no"),
        ("Last updated and effective: 7 March 2026", "en"),
    ],
)
def test_further_ways_to_say_since_when_it_is_in_force(line: str, language: str) -> None:
    assert find_dates(f"# Title\n\n{line}\n", language).effective == _D


@pytest.mark.parametrize(
    "text",
    [
        "© 2024 Lumen Ltd. All rights reserved.",
        "As required by Directive 95/46/EC of 24 October 1995, effective since then.",
        "Regulation (EU) 2016/679 of 27 April 2016 applies.",
        "Effective July 1, 2026, we will charge a fee for every parcel that you send.",
        "Your rights are now part of the Lumen Platform Terms, effective August 31, 2026.",
        "They replace the Lumen Terms that took effect on 19 April 2024.",
        "See the terms effective prior to May 11, 2026.",
        "As of 6/18/25, this policy also applies to clubs.",
        "Effective from 1 March 2024 to 6 March 2025.",
        "| 1.2 | We updated the part on cookies and say more of who gets it, updated | 7.3.2026 |",
        "Last updated 7 gıugno 2026",
        "Last updated: 1.2.3.2026",
        "Effective July 1, 2026, we will charge a fee.",
        "| 1.2 | Updated | 7.3.2026 | We said more of who gets what and why in each case of it |",
        "[See the terms in force until May 11, 2026.](https://lumen.example/old)",
    ],
)
def test_what_is_no_date_of_the_policy(text: str) -> None:
    filler = "Words of the policy go on and on here. " * 3
    assert both(find_dates(f"# Terms\n\n{filler}\n\n{text}\n\n{filler}\n", "en")) == (None, None)


def test_a_later_day_of_effect_is_kept_beside_the_last_update() -> None:
    text = "# Terms\n\nLast updated 3 Nov 2026\n\nEffective from 1 January 2027\n"
    assert both(find_dates(text, "en")) == (dt.date(2026, 11, 3), dt.date(2027, 1, 1))


def test_old_versions_are_not_the_present_one() -> None:
    text = (
        "# Terms\n\nText.\n\n## Previous versions\n\n- Effective 1 May 2019\n- Updated 3 May 2018\n"
    )
    assert both(find_dates(text, "en")) == (None, None)
    assert both(find_dates("Previous versions (last modified 1 May 2019)", "en")) == (None, None)


def test_a_link_to_old_versions_beside_the_date_heads_no_list() -> None:
    text = "# Terms\n\nEffective: 1 May 2026 (previous version)\n\nUpdated 7 March 2026\n"
    assert both(find_dates(text, "en")) == (_D, dt.date(2026, 5, 1))


def test_the_newest_change_is_the_last_update() -> None:
    log = "## Version history\n\n- 7 March 2026: mail\n- 1 May 2019: cookies\n"
    assert find_dates(f"# Terms\n\nText.\n\n{log}", "en").last_updated == _D
    published = f"# Terms\n\nPublished on 2 May 2018\n\n{log}"
    assert find_dates(published, "en").last_updated == _D
    updated = f"# Terms\n\nLast updated 8 May 2018\n\n{log}"
    assert find_dates(updated, "en").last_updated == dt.date(2018, 5, 8)


def test_a_date_alone_under_the_title_is_the_last_update() -> None:
    assert find_dates("# Terms\n\nSat 7 March 2026 11.40 CET\n\nText.\n", "en").last_updated == _D
    two = "# News\n\n7 March 2026\n\nWe opened.\n\n8 March 2026\n\nWe closed.\n"
    assert find_dates(two, "en").last_updated is None
    assert find_dates("# Terms\n\n- 7 March 2026\n", "en").last_updated is None


def test_a_date_amid_the_text_counts_only_where_nothing_else_is_dated() -> None:
    words = "Words of the policy. " * 400
    text = f"# Terms\n\n{words}\n\nLast updated: 7 March 2026\n\n{words}\n"
    assert find_dates(text, "en").last_updated == _D
    assert find_dates(f"Effective 1 May 2026\n\n{text}", "en").last_updated is None
    second = text.replace("# Terms", "").replace("7 March", "8 March")
    assert find_dates(text + second, "en").last_updated is None


def test_a_weak_date_far_older_than_the_day_of_effect_is_of_an_earlier_text() -> None:
    text = "# Terms\n\nEffective May 15, 2026\n\nText.\n\nVersion 3.5 {}\n"
    assert find_dates(text.format("7 March 2026"), "en").last_updated == _D
    assert find_dates(text.format("7 March 2025"), "en").last_updated is None


def test_one_word_before_another_makes_one_announcement_only() -> None:
    text = "# Conditions\n\nVersion en vigueur depuis le 7 mars 2026\n"
    assert both(find_dates(text, "fr")) == (None, _D)


def test_a_date_alone_at_the_very_end_is_the_last_update() -> None:
    words = "Words of the policy. " * 400
    assert find_dates(f"# Terms\n\n{words}\n\n7 March 2026\n", "en").last_updated == _D


def test_a_month_alone_is_evidence_and_no_date() -> None:
    text = "# Terms\n\nLast updated: March 2026\n"
    assert find_dates(text, "en").last_updated is None
    stated = only(text)
    assert (stated.date, stated.precision) == (dt.date(2026, 3, 1), "month")
    assert only("Stand: 03/2026", "de").precision == "month"


def test_a_month_is_completed_by_the_same_month_with_its_day() -> None:
    text = "# Terms\n\nLast updated: March 2026\n\nText.\n\nLast updated: 7 March 2026\n"
    assert find_dates(text, "en").last_updated == _D


def test_another_date_in_figures_settles_which_is_the_day() -> None:
    text = "Updated: 05/11/2021\n\nFirst offered on {}.\n"
    assert find_dates(text.format("22/07/2019"), "en").last_updated == dt.date(2021, 11, 5)
    assert find_dates(text.format("07/22/2019"), "en").last_updated == dt.date(2021, 5, 11)
    assert find_dates(text.format("07/22/2019 and 22/07/2019"), "en").last_updated is None


def test_the_country_of_the_company_settles_which_is_the_day() -> None:
    assert only("Updated: 05/11/2021", country="US").date == dt.date(2021, 5, 11)
    assert only("Updated: 05/11/2021", country="FR").date == dt.date(2021, 11, 5)


def test_an_uncertain_date_is_not_replaced_by_a_weaker_one() -> None:
    text = "Published on 7 March 2020\n\nLast updated: 05/11/2021\n"
    assert find_dates(text, "en").last_updated is None


@pytest.mark.parametrize(
    "part", ["2024 ", "1/2/2024 - ", "last updated ", "Updated: 1 May 2024\n\n"]
)
def test_dates_are_read_in_bounded_time(part: str) -> None:
    # A count of work, not of seconds: the texts between head and tail are looked at to a bound.
    text = part * (400_000 // len(part))
    assert len(find_dates(text, "en").stated) <= 1
