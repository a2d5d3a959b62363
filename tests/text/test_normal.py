"""The normal form: texts that read the same are equal in it."""

import pytest

from conductatlas.text.normal import link_free, normal_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("See our [terms](https://a.example/t?utm=1).", "See our [terms](https://a.example/t)."),
        ("See our [terms](/t).", "See our terms."),
        ("1\\. Scope", "1. Scope"),
        ("**We** _may_ change `it`.", "We may change it."),
        ("“We’re” here – now…", '"We\'re" here - now...'),
        ("one\u00a0two\u200bthree", "one twothree"),
        ("# Scope", "Scope\n====="),
        ("*   first item", "- first item"),
        ("(a) You must pay.", "(b) You must pay."),
        ("(c) 2024 Lumenpost", "© 2024 Lumenpost"),
        ("Terms &amp; conditions", "Terms and conditions"),
        ("![logo](a.png) Welcome", "Welcome"),
        ("Visit https://www.a.example/help/", "Visit http://a.example/help"),
        ("Our partners (opens in a new tab)", "Our partners"),
        ("CAFÉ", "cafe\u0301"),
    ],
)
def test_what_reads_the_same_has_one_form(one: str, other: str) -> None:
    assert normal_words(one) == normal_words(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("You may opt out within 30 days.", "You may opt out within 60 days."),
        ("We will share it.", "We will not share it."),
        ("A fee of $100", "A fee of €100"),
        ("A fee of 1,000", "A fee of 1,00"),
        ("5 % of the price", "5 of the price"),
        ("We may share it.", "We will share it."),
        ("Lumenpost Ltd", "Lumenpost Inc"),
        ("write to a@lumenpost.example", "write to b@lumenpost.example"),
        ("個人情報を収集します", "個人情報を販売します"),
    ],
)
def test_what_reads_otherwise_has_another_form(one: str, other: str) -> None:
    assert normal_words(one) != normal_words(other)


def test_what_stands_outside_links_is_left() -> None:
    assert link_free("See [our terms](/t) and ![x](y.png) more").split() == ["See", "and", "more"]
