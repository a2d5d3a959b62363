"""Companies as a text names them, which one is the platform's own, and what stands near it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.extraction.companies import companies_in
from conductatlas.extraction.entities import find_parties, own_country
from conductatlas.model.stated import NamedEntity


def own(text: str) -> list[str]:
    """The names of the platform's own companies in `text`."""
    return [entity.name for entity in find_parties(text).entities if entity.is_own]


def first(text: str) -> NamedEntity:
    """The company that is named first, the platform's own before others."""
    return find_parties(text).entities[0]


@pytest.mark.parametrize(
    "name",
    [
        "Lumen Post, Inc.", "Lumen Post LLC", "Lumen Post Ltd", "The Lumen Post Limited",
        "Lumen Post GmbH", "Lumen Post GmbH & Co. KG", "Lumen Post AG", "Lumen Post SARL",
        "Lumen Post S.A.S.", "Lumen Post S.p.A.", "Lumen Post S.r.l.", "Lumen Post S.L.",
        "Lumen Post B.V.", "Lumen Post Lda.", "Lumen Post sp. z o.o.", "Lumen Post AB",
        "Lumen Post ApS", "Lumen Post A/S", "Lumen Post Oy", "Lumen Post AS", "Lumen Post s.r.o.",
        "Lumen Post OÜ", "Lumen Post Pty Ltd", "Lumen Post K.K.", "Lumen Post Kft.", "SAS LUMEN",
        "Lumen.post Co., Ltd.", "8×8 Lumen, Inc.", "eLumen Corp.", "Lumen (India) Private Limited",
        "Lumen News & Media Limited", "Bank of Lumen PLC", "LUMEN POST AS",
    ],
)  # fmt: skip
def test_a_company_is_named_with_its_form(name: str) -> None:
    text = f"# Terms\n\nThe service is operated by {name} (“Lumen”, “we”).\n"
    assert own(text) == [name]
    assert first(text).span.of(text) == name


@pytest.mark.parametrize(
    "text",
    [
        'THE SERVICE IS PROVIDED "AS IS" AND EXCEPT AS EXPRESSLY SAID, YOU AND YOUR HEIRS AS ONE.',
        "WHAT INFORMATION DOES AG COLLECT, AND OTHERWISE ACT WITH YOU OR YOUR COMPUTER AS SAID?",
        "You get a Limited License. #### Limited or no gifts. Warranty Limited Rights apply.",
        "The Company may change it. Our Company Website. This Company, Inc",
        "IN YOUR INDIVIDUAL CAPACITY AND NOT AS a member of a class.",
        "You get a User Account, Company says.",
        "In the end, Ltd. and\n\nLtd\n\nof something.",
        "The Commission Decision (EU) 2021/914, Section 7 SE.",
    ],
)
def test_a_form_alone_or_a_common_word_is_no_company(text: str) -> None:
    assert [e.name for e in find_parties(text).entities] == []


def test_two_companies_side_by_side_are_two() -> None:
    text = "Run by Lumen Finland Oy, Lumen Sweden AB and Lumen Clearing Oy (together “we”)."
    assert [c.core for c in companies_in(text)] == [
        "Lumen Finland",
        "Lumen Sweden",
        "Lumen Clearing",
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "These terms are a contract between you and Lumen Ltd.",
        "Lumen Ltd (“Lumen”, “we”) respects you.",
        "The data controller is Lumen Ltd, which may be written to.",
        "Lumen Ltd is the controller of your data.",
        "Verantwortlicher ist die Lumen Ltd.",
        "Le site est édité par Lumen Ltd.",
        "Il servizio è gestito da Lumen Ltd.",
        "El servicio es prestado por Lumen Ltd.",
        "De dienst wordt aangeboden door Lumen Ltd.",
        "O serviço é fornecido por Lumen Ltd.",
        "Administratorem danych jest Lumen Ltd.",
        "Tjänsten tillhandahålls av Lumen Ltd.",
        "Tjenesten leveres af Lumen Ltd.",
        "Rekisterinpitäjä on Lumen Ltd.",
        "Správcem osobních údajů je Lumen Ltd.",
    ],
)
def test_words_make_a_company_the_platform_s_own(sentence: str) -> None:
    assert [name.rstrip(".") for name in own(f"# Policy\n\n{sentence}\n")] == ["Lumen Ltd"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Our shop is hosted on Brightshelf Inc. They give us a platform.",
        "We share it with partners such as Brightshelf Inc., who store it.",
        "Payments are made by our payment processor Brightshelf, Inc. (“Brightshelf”).",
        "The arbitration is administered by Brightshelf, Inc., or its successor.",
        "Unser Dienstleister ist die Brightshelf GmbH.",
        "We remember Brightshelf Ltd fondly.",
    ],
)
def test_a_stranger_is_named_but_not_the_platform_s_own(sentence: str) -> None:
    parties = find_parties(f"# Policy\n\n{'We write long texts. ' * 40}\n\n{sentence}\n")
    assert [(e.name.split(" ")[0].strip(","), e.is_own) for e in parties.entities] == [
        ("Brightshelf", False)
    ]


def test_beside_a_sure_party_a_hint_makes_no_second_one() -> None:
    text = (
        "Terms of Lumen Ltd (“we”, “us”).\n\n"
        "Goods are sold by the merchant and provided by Brightshelf GmbH.\n"
    )
    assert own(text) == ["Lumen Ltd"]


def test_a_company_in_a_heading_or_defined_at_the_opening_is_the_platform_s_own() -> None:
    assert own("# Lumen Group Ltd Terms\n\nText.\n") == ["Lumen Group Ltd"]
    assert own("Lumen Ltd (“Lumen”) is fond of you.") == ["Lumen Ltd"]
    assert own(f"{'We write long texts. ' * 60}Lumen Ltd (“Lumen”) is fond of you.") == []


def test_a_company_that_is_named_often_needs_fewer_hints() -> None:
    words = "We write long texts. " * 60
    text = f"{words}Lumen Ltd (“Lumen”) is fond of you. {'See Lumen Ltd here. ' * 5}"
    assert own(text) == ["Lumen Ltd"]


def test_the_names_for_itself_are_those_it_defines() -> None:
    text = (
        "A contract between you and Lumen Ltd (“Lumen”, “we”, “us” or “our”). Stripe Inc (“S”).\n"
    )
    names = find_parties(text).names
    assert [n.name for n in names] == ["Lumen", "we", "us", "our"]
    assert all(n.span.of(text) == n.name for n in names)
    without_company = 'Welcome to Lumen ("Lumen", "we").'
    assert [n.name for n in find_parties(without_company).names] == ["Lumen", "we"]


@pytest.mark.parametrize(
    ("behind", "address", "country"),
    [
        (", 12 Gordon Lane, Dublin 4, Ireland.", "12 Gordon Lane, Dublin 4, Ireland", "IE"),
        (", with its registered office at 1st Floor, 7 Quay Row, Dublin, D01 YC43, Ireland, is it.",
         "1st Floor, 7 Quay Row, Dublin, D01 YC43, Ireland", "IE"),
        ("\nAttn: Legal\n188 Spear Road, Suite 25\nSan Rivo, CA 94105\n",
         "188 Spear Road, Suite 25\nSan Rivo, CA 94105", "US"),
        (", Kings Row, 9 York Road, London N1 9GU is the controller.",
         "Kings Row, 9 York Road, London N1 9GU", "GB"),
        (", Corp. ID. No. 556587-4376, Box 45, 194 04 Solna, Sweden.",
         "Box 45, 194 04 Solna, Sweden", "SE"),
    ],
)  # fmt: skip
def test_an_address_is_read_behind_the_name(behind: str, address: str, country: str) -> None:
    text = f"# Policy\n\nThe data controller is Lumen Ltd{behind}\n"
    entity = first(text)
    assert entity.address is not None
    assert entity.address.of(text) == address
    assert entity.country == country


@pytest.mark.parametrize(
    "behind",
    [
        ". Write to us, please.",
        ", which was founded in 1999, and many more.",
        " (2024 edition), founded at home, Ireland.",
    ],
)
def test_no_address_is_made_of_other_words(behind: str) -> None:
    assert first(f"# Policy\n\nThe data controller is Lumen Ltd{behind}\n").address is None


@pytest.mark.parametrize(
    ("behind", "number"),
    [
        (", registered in England under number 01234567.", "01234567"),
        (", company number IE512080, is ours.", "IE512080"),
        (" (org. nr 556587-4376)", "556587-4376"),
        (", HRB 123456, Amtsgericht", "123456"),
        (" and nothing else.", None),
    ],
)
def test_a_registration_number_is_read_behind_the_name(behind: str, number: str | None) -> None:
    text = f"# Policy\n\nThe data controller is Lumen Ltd{behind}\n"
    span = first(text).registration
    assert (span.of(text) if span else None) == number


def test_the_country_of_the_platform_is_that_of_its_own_companies() -> None:
    assert own_country(find_parties("Operated by Lumen Oy. Hosted by Brightshelf B.V.")) == "FI"
    assert own_country(find_parties("Operated by Lumen Oy and by Lumen B.V. (“we”).")) != "FI"
    assert own_country(find_parties("Nobody is named.")) is None


@given(st.text(alphabet="Lumen Ltd.,Inc“we”() \n&AS1", max_size=150))
def test_whatever_is_named_stands_where_it_says(text: str) -> None:
    for entity in find_parties(text).entities:
        assert " ".join(entity.span.of(text).split()) == entity.name
