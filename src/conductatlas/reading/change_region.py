"""Signs that a text is the variant for another region: who is addressed, whose law, which links.

A policy that is re-issued bears a newer date; a variant of it names other countries and courts
under the same date, or under none.
"""

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["other_region", "region_of_links"]

_REGIONS: Mapping[str, str] = MappingProxyType(
    {
        "Europe": r"\bEU\b|\bEEA\b|\bEuropean (?:Union|Economic Area|Region|requirements)\b"
        r"|\bIreland\b|\bLuxembourg\b|\bNetherlands\b|\bB\.V\.",
        "the United Kingdom": r"\bUK\b|\bUnited Kingdom\b|\bEngland\b|\bEnglish law\b",
        "the United States": r"\bCalifornian?\b|\bSanta Clara\b|\bSan Francisco\b|\bDelaware\b"
        r"|\bAAA\b|\bJAMS\b|\bU\.S\. law\b|\bNew York\b",
        "Germany": r"\bGermany\b|\bGerman law\b|\bDeutschland\b",
        "France": r"\bFrance\b|\bFrench law\b",
        "Canada": r"\bCanada\b|\bOntario\b|\bQuebec\b|\bQuébec\b",
        "Australia": r"\bAustralian?\b|\bNew South Wales\b",
        "Brazil": r"\bBrazil(?:ian)?\b|\bLGPD\b|\bBrasil\b",
        "India": r"\bIndian?\b|\bMumbai\b|\bNew Delhi\b",
        "Japan": r"\bJapan(?:ese)?\b|\bTokyo\b",
        "Korea": r"\bKorean?\b|\bSeoul\b",
        "Singapore": r"\bSingapore\b",
    }
)
# One pass over the text for all regions; each name begins with a capital letter.
_ANY = re.compile(
    r"\b(?=[A-Z])(?:"
    + "|".join(f"(?P<r{at}>{words})" for at, words in enumerate(_REGIONS.values()))
    + ")"
)
_NAMES = tuple(_REGIONS)
_LINK = re.compile(r"\]\(([^()\s]+)")
_CODE = re.compile(
    r"(?:[?&](?:hl|lang|locale|language|gl|country|region)=|/intl/|(?<=[a-z])/)"
    r"([a-z]{2}[-_][A-Za-z]{2}(?:[-_][A-Za-z]{2})?|en|de|fr|es|it|nl|pt|pl|ja|ko|us|uk|gb|eu|eea)"
    r"(?=[/&#?.]|$)"
    r"|[_/-]([a-z]{2}[-_][A-Z]{2}(?:_[A-Za-z]{2})?)\b"
)
_FEWEST_LINKS = 3
_FEWEST_NAMED = 2
_OFTEN = 5
_SEVERAL = 3


def _mentions(text: str) -> Counter[str]:
    groups = (match.lastgroup for match in _ANY.finditer(text))
    return Counter(_NAMES[int(group[1:])] for group in groups if group)


def other_region(old: str, new: str) -> str | None:
    """In words, how `new` speaks of other regions than `old`; None where it does not.

    One region in the place of another, or one that is named often in the one text and hardly or
    never in the other.
    """
    before, after = _mentions(old), _mentions(new)
    lost = [r for r in _NAMES if before[r] >= _FEWEST_NAMED and not after[r]]
    won = [r for r in _NAMES if after[r] >= _FEWEST_NAMED and not before[r]]
    if lost and won:
        return f"it speaks of {won[0]} where the text in force had {lost[0]}"
    if gone := _vanished(before, after):
        return f"it hardly speaks of {gone}, as the text in force does"
    if come := _vanished(after, before):
        return f"it speaks of {come}, as the text in force hardly does"
    return None


def _vanished(before: Counter[str], after: Counter[str]) -> str | None:
    gone = (
        r
        for r in _NAMES
        if (before[r] >= _OFTEN and after[r] * 3 <= before[r])
        or (before[r] >= _SEVERAL and not after[r])
    )
    return next(gone, None)


def region_of_links(text: str) -> str | None:
    """The region code (`en-gb`, `de-de`) that most coded links bear; None where few do."""
    codes: Counter[str] = Counter()
    for target in _LINK.findall(text):
        for first, second in _CODE.findall(target):
            codes[(first or second).replace("_", "-").lower()] += 1
    if not codes:
        return None
    code, number = codes.most_common(1)[0]
    return code if number >= _FEWEST_LINKS and number * 2 > sum(codes.values()) else None
