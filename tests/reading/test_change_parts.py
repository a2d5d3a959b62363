"""The smaller judgements behind a change: wording, facts, dates, scope, language."""

import datetime as dt

import pytest

from conductatlas.model.records import FactValue
from conductatlas.model.vocabulary import Affected, ChangeTopic
from conductatlas.reading.change_cues import balance, cue_changes
from conductatlas.reading.change_dates import effective_date, stated_effect
from conductatlas.reading.change_facts import fact_direction
from conductatlas.reading.change_language import main_language, spelling_of
from conductatlas.reading.change_material import Material, gather
from conductatlas.reading.change_region import other_region, region_of_links
from conductatlas.reading.change_scope import affected_by, topics_of
from conductatlas.reading.change_wording import is_editorial
from conductatlas.text import diff, judge


def material(old: str, new: str) -> Material:
    return gather(old, new, judge(diff(old, new), old, new).segments)


@pytest.mark.parametrize(
    ("type_", "before", "after", "sign"),
    [
        ("mandatory-arbitration", {"opt_out_days": 30}, {"opt_out_days": 60}, 1),
        ("mandatory-arbitration", {"opt_out_days": 30}, {}, -1),
        ("liability-cap", {"amount": "100 USD"}, {"amount": "500 USD"}, 1),
        ("liability-cap", {"amount": "100 USD"}, {"amount": "500 EUR"}, 0),
        ("retention-period", {"period": "30 days"}, {"period": "2 years"}, -1),
        ("claim-time-limit", {"period": "1 year"}, {"period": "24 months"}, 1),
        ("user-content-licence", {"irrevocable": True}, {"irrevocable": False}, 1),
        ("user-content-licence", {"purpose_limited": True}, {"purpose_limited": False}, -1),
        ("sharing-third-parties", {"recipients": ("a",)}, {"recipients": ("a", "b")}, 0),
        ("liability-cap", {"formula": "fees paid"}, {"formula": "price"}, 0),
    ],
)
def test_a_fact_changes_for_better_or_worse(
    type_: str, before: dict[str, FactValue], after: dict[str, FactValue], sign: int
) -> None:
    assert fact_direction(type_, before, after) == sign
    assert fact_direction(type_, after, before) == -sign


def test_a_term_that_is_renamed_throughout_is_editorial() -> None:
    old = "\n\n".join(f"A Plume of kind {at} may be kept by you." for at in range(5))
    assert is_editorial(material(old, old.replace("Plume", "Quill")))


def test_a_company_that_is_renamed_is_a_change() -> None:
    old = "\n\n".join(f"Rule {at} is made by Plume Ltd for you." for at in range(5))
    assert not is_editorial(material(old, old.replace("Plume Ltd", "Plume Inc")))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("The licence is limited to you.", "The licence is unlimited to you."),
        ("The licence is revocable by you.", "The licence is irrevocable by you."),
        ("Pay and cancel at once here.", "Pay or cancel at once here."),
    ],
)
def test_a_negating_prefix_is_no_slip(old: str, new: str) -> None:
    assert not is_editorial(material(old, new))


def test_what_is_on_both_sides_cancels_out() -> None:
    assert balance(cue_changes(["You must pay a fee."], ["You must pay a fee."])) == (0, 0)
    assert balance(cue_changes([], ["You must pay."]))[1] > 0
    assert balance(cue_changes(["You must pay."], []))[0] > 0


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("These terms take effect on 1 July 2025.", dt.date(2025, 7, 1)),
        ("As of 1 July 2025 they are in force.", dt.date(2025, 7, 1)),
        ("Effective date: 2025-07-01", dt.date(2025, 7, 1)),
        ("Last updated: 1 July 2025", None),
        ("", None),
    ],
)
def test_the_effective_date_is_stated_or_none(text: str, date: dt.date | None) -> None:
    assert effective_date(text) == date


def test_languages_are_told_apart() -> None:
    english = "You and we agree that the terms of the service are for you and any of your friends. "
    french = "Nous vous informons que les conditions du service sont pour vous et vos amis dans le "
    assert (main_language(english * 4), main_language(french * 4)) == ("English", "French")
    assert main_language("個人情報を収集しますのでご注意ください。" * 9) == "Japanese"
    assert main_language("Menu") is None


def test_spelling_needs_several_witnesses() -> None:
    assert spelling_of("We organise it, honour it and recognise it.") == "British"
    assert spelling_of("We advertise, exercise and otherwise revise.") is None


def test_regions_are_read_from_links_and_names() -> None:
    links = "".join(f"[a](https://a.example/de-at/{at})" for at in range(3))
    assert region_of_links(links) == "de-at"
    assert region_of_links("[a](/de-at/1)") is None
    assert other_region("Germany. Germany.", "Japan. Japan.") is not None
    assert other_region("Germany. Japan.", "Japan.") is None


def test_who_and_what_come_from_the_words() -> None:
    found = material("We keep it.", "We keep it.\n\nSellers in California must pay a fee at once.")
    assert affected_by(found) == (Affected.CALIFORNIA_RESIDENTS, Affected.SELLERS)
    assert topics_of(found, ()) == (ChangeTopic.PRICE_OR_PAYMENT,)
    plain = material("We keep it.", "We keep it.\n\nThe weather will be fine for all of us.")
    assert affected_by(plain) == (Affected.EVERYONE,)
    assert topics_of(plain, ()) == (ChangeTopic.CLARIFICATION,)


@pytest.mark.parametrize(
    ("came", "whom"),
    [
        ("If you are a resident of the EU, you may object.", (Affected.EEA_RESIDENTS,)),
        ("We transfer what we keep to the United States.", (Affected.EVERYONE,)),
        ("In the UK, we rely on consent.", (Affected.UK_RESIDENTS,)),
        ("Our vendors host what we keep.", (Affected.EVERYONE,)),
        ("Children may not join. The weather is fine. It is late. So be it.",
         (Affected.EVERYONE, Affected.MINORS)),
    ],
)  # fmt: skip
def test_a_group_is_affected_where_it_is_spoken_to(came: str, whom: tuple[Affected, ...]) -> None:
    old = "We keep it."
    assert affected_by(material(old, f"{old}\n\n{came}")) == whom


def test_topics_are_the_weightiest_few() -> None:
    came = "Pay a fee and tax. Courts decide. Liability ends. AI reads. Minors leave. A licence."
    assert len(topics_of(material("We keep it.", f"We keep it.\n\n{came}"), ())) == 5


@pytest.mark.parametrize(
    ("came", "days"),
    [
        ("Changes take effect 30 days after posting.", 30),
        ("The new Terms become effective thirty (30) days after we post them.", 30),
        ("Amendments come into force two weeks after they are posted.", None),
        ("Changes come into effect 2 weeks after we notify you.", 14),
        ("Refunds arrive 30 days after we send notice.", None),
    ],
)
def test_a_notice_period_is_read_where_the_text_states_one(came: str, days: int | None) -> None:
    effect = stated_effect(f"# Terms\n\n{came}\n", (came,))
    assert (effect.date, effect.notice_days) == (None, days)
    assert (effect.words == came) == (days is not None)


def test_a_date_that_the_old_text_named_is_no_date_of_the_change() -> None:
    head = "Effective date: 1 May 2020\n\n"
    assert stated_effect(f"{head}You pay.", ("You pay.",), head).date is None
    assert stated_effect(f"{head}You pay.", ("You pay.",)).date == dt.date(2020, 5, 1)


def test_the_day_of_a_law_is_not_the_day_of_the_text() -> None:
    came = "The Act on Plumes takes effect on 1 May 2026."
    assert effective_date(came, (came,)) is None


def test_where_a_link_leads_is_no_word() -> None:
    old = "See the [list](https://lumenpost.example/a/lanterns) for details, and recieve one."
    assert is_editorial(material(old, old.replace("/a/", "/b/c/").replace("recieve", "receive")))


def test_a_number_in_words_is_the_same_number() -> None:
    assert is_editorial(material("It ends after seven days.", "It ends after 7 days."))
    assert not is_editorial(material("It ends after seven days.", "It ends after 8 days."))


def test_a_name_before_a_legal_form_is_a_party() -> None:
    old = "\n\n".join(f"You owe Lumen Unlimited Company fee {at} each year." for at in range(4))
    assert not is_editorial(material(old, old.replace("Lumen", "Umbra")))
