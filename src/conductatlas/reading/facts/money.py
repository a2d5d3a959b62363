# ruff: noqa: E501 - a pattern is read on one line
"""Money: amounts with their currency, formulas such as "the greater of", shares and interest."""

import re

from conductatlas.reading.facts.found import Finder, Found, after, listing, pattern, written
from conductatlas.reading.facts.periods import months

__all__ = ["MONEY_FACTS", "amount", "amount_text"]

_CURRENCY = {"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "C$": "CAD", "A$": "AUD"}
_AMOUNT = re.compile(
    r"(US\s?\$|C\$|A\$|CA\$|AU\$|[$€£₹])\s?(\d[\d,]*(?:\.\d{2})?)"
    r"|(\d[\d,]*(?:\.\d{2})?)\s?(USD|EUR|GBP|CAD|AUD|CHF|INR|(?:U\.?S\.? )?dollars|euros?|pounds|€|£)"
    r"|\b(USD|EUR|GBP|CAD|AUD|CHF|INR)\s?(\d[\d,]*(?:\.\d{2})?)"
)
_NAMES = {"dollars": "USD", "us dollars": "USD", "u.s. dollars": "USD", "euro": "EUR"}
_NAMES |= {"euros": "EUR", "pounds": "GBP", "€": "EUR", "£": "GBP"}


def amount(quote: str) -> Found | None:
    """The first amount of money as "USD 100"; a dollar sign alone is taken for US dollars."""
    match = _AMOUNT.search(quote)
    if match is None:
        return None
    if match[1]:
        sign, digits = match[1].replace(" ", ""), match[2]
        code = _CURRENCY.get(sign, sign.strip("$") + "D" if sign.endswith("$") else sign)
    elif match[3]:
        digits, code = match[3], _NAMES.get(match[4].lower(), match[4].upper())
    else:
        digits, code = match[6], match[5]
    digits = digits.rstrip(",").replace(",", "")
    return Found(f"{code} {digits.removesuffix('.00')}", match.start(), match.end())


def amount_text(quote: str) -> Found | None:
    """The first amount as it is written: "$100"; for the amounts that a clause charges."""
    match = _AMOUNT.search(quote)
    return Found((match[0],), match.start(), match.end()) if match else None


_PERCENT = re.compile(r"\d{1,2}(?:\.\d{1,2})?\s?(?:%|percent|per cent)", re.I)


def _percent(quote: str) -> Found | None:
    match = _PERCENT.search(quote)
    if match is None:
        return None
    value = re.sub(r"\s?(?:%|percent|per cent)", "%", match[0], flags=re.I)
    return Found(value, match.start(), match.end())


_INTEREST = pattern(
    r"(?:\d{1,2}(?:[.,]\d{1,2})?\s?%[^.;]{0,25}?(?:month|day|year|annum|annual)|(?:lesser|lower) of "
    r"[^.]{5,80}|(?:statutory|legal|legal rate of|maximum|applicable|highest) (?:interest|rate)"
    r"[^.;]{0,40}?)"
)


def _interest(quote: str) -> Found | None:
    at = re.search(r"\binterest\b", quote, re.I)
    if at is None:
        return None
    match = _INTEREST.search(quote)
    return Found(re.sub(r"[\s*_]+", " ", match[0]).strip(), *match.span()) if match else None


MONEY_FACTS: dict[str, Finder] = {
    "amount": amount,
    "formula": written(
        r"((?:the )?(?:greater|lesser|lower|higher|larger) of [^.;]{10,180}|(?:the )?(?:total |aggregate "
        r"|net )?(?:amounts?|fees?|sums?|price|purchase price|sums)(?: \w+){0,4}? (?:you )?(?:have )?(?:"
        r"actually )?(?:paid|payable|received|consumed)[^.;]{0,100})"
    ),
    "look_back_months": months(
        r"(?:last|past|previous|preceding|prior|during the|in the|within the) "
    ),
    "amounts": after(
        listing(
            [
                ("taxes", r"tax|VAT|GST"),
                ("subscription fee", r"subscription (?:fee|price|cost)"),
                ("shipping", r"shipping|delivery (?:fee|charge)"),
                (
                    "carrier message and data rates",
                    r"(?:message|data|carrier|text) (?:and data )?rates",
                ),
                ("service fee", r"service fee"),
                ("transaction fee", r"transaction fee"),
                ("chargeback fees", r"chargeback"),
                ("free", r"free of charge|at no (?:charge|cost)|no cost"),
            ]
        ),
        amount_text,
    ),
    "share": _percent,
    "interest": _interest,
    "uptime": _percent,
}
