"""Dates: strict patterns in the languages of the catalogue, none where it could be another."""

import datetime as dt

import pytest

from conductatlas.extraction.dates import find_dates, parse_date

_D = dt.date(2026, 3, 7)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Last updated: March 7, 2026", "en"),
        ("Last Updated on 7th of March 2026", "en"),
        ("Last modified\n\n07 Mar 2026", "en"),
        ("Revised: 2026-03-07", "en"),
        ("Zuletzt aktualisiert: 7. März 2026", "de"),
        ("Stand: 07.03.2026", "de"),
        ("Dernière mise à jour : 7 mars 2026", "fr"),
        ("À jour du 07/03/2026", "fr"),
        ("Última actualización: 7 de marzo de 2026", "es"),
        ("Ultimo aggiornamento: 7 marzo 2026", "it"),
        ("Laatst bijgewerkt op 7 maart 2026", "nl"),
        ("Última atualização: 7 de março de 2026", "pt"),
        ("Ostatnia aktualizacja: 7 marca 2026 r.", "pl"),
        ("Senast uppdaterad: 7 mars 2026", "sv"),
        ("Sidst opdateret: 7. marts 2026", "da"),
        ("Viimeksi päivitetty 7. maaliskuuta 2026", "fi"),
        ("Poslední aktualizace: 7. března 2026", "cs"),
    ],
)
def test_the_last_update_is_read_in_many_languages(line: str, language: str) -> None:
    assert find_dates(f"# Title\n\n{line}\n\nText.\n", language).last_updated == _D


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Effective Date: March 7, 2026", "en"),
        ("Effective as of 7 March 2026", "en"),
        ("Gültig ab 7. März 2026", "de"),
        ("Date d’entrée en vigueur : 7 mars 2026".replace("’", "'"), "fr"),
        ("Entrada en vigor: 7 de marzo de 2026", "es"),
        ("In vigore dal 7 marzo 2026", "it"),
        ("Van kracht vanaf 7 maart 2026", "nl"),
        ("Em vigor desde 7 de março de 2026", "pt"),
        ("Obowiązuje od dnia 7 marca 2026", "pl"),
        ("Gäller från och med 7 mars 2026", "sv"),
        ("Gældende fra 7. marts 2026", "da"),
        ("Voimassa alkaen 7. maaliskuuta 2026", "fi"),
        ("Účinné od 7. března 2026", "cs"),
    ],
)
def test_the_day_from_which_it_is_in_force_is_read(line: str, language: str) -> None:
    assert find_dates(f"# Title\n\n{line}\n", language).effective == _D


def test_two_dates_in_one_line_are_told_apart() -> None:
    dates = find_dates("Last updated 1 March 2026, effective from 7 March 2026.", "en")
    assert (dates.last_updated, dates.effective) == (dt.date(2026, 3, 1), _D)


@pytest.mark.parametrize(
    "text",
    [
        "Updated: 05/11/2021",
        "We were founded on 7 March 2026.",
        "Last updated by our team. On 7 March 2026 we moved.",
        "Version 3 of our product was released on 7 March 2026.",
        "Last updated: 31 February 2026",
        "Last updated: 7 March 1826",
    ],
)
def test_a_date_that_is_uncertain_or_of_something_else_is_not_given(text: str) -> None:
    dates = find_dates(text, "en")
    assert (dates.last_updated, dates.effective) == (None, None)


def test_figures_put_the_day_first_but_in_english() -> None:
    assert parse_date("05/11/2021", "fr") == dt.date(2021, 11, 5)
    assert parse_date("05/11/2021", "en") is None
    assert parse_date("03/31/2021", "en") == dt.date(2021, 3, 31)
    assert parse_date("5.11.2021", "en") == dt.date(2021, 11, 5)


def test_a_date_at_the_end_of_a_long_text_is_found() -> None:
    text = "Words of the policy. " * 900 + "\n\nThis policy was last revised on May 15, 2018.\n"
    assert find_dates(text, "en").last_updated == dt.date(2018, 5, 15)
