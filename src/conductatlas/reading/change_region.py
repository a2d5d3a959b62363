"""Signs that a text is the variant for another region: who is addressed, whose law, which links.

A policy that is re-issued bears a newer date; a variant of it names other countries and courts
under the same date, or under none.
"""

import re
from collections import Counter
from collections.abc import Mapping
from types import MappingProxyType

__all__ = ["region_of_links", "swapped_regions", "vanished_region"]

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
_FOUND = {name: re.compile(words) for name, words in _REGIONS.items()}
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


def _mentions(text: str) -> dict[str, int]:
    return {name: len(words.findall(text)) for name, words in _FOUND.items()}


def swapped_regions(old: str, new: str) -> tuple[str, str] | None:
    """A region that only `old` names and one that only `new` names; None where there are not both.

    A region counts from its second mention on.
    """
    before, after = _mentions(old), _mentions(new)
    lost = [r for r in before if before[r] >= _FEWEST_NAMED and not after[r]]
    won = [r for r in after if after[r] >= _FEWEST_NAMED and not before[r]]
    return (lost[0], won[0]) if lost and won else None


def vanished_region(old: str, new: str) -> str | None:
    """A region that `old` speaks of often and `new` hardly or never; None where there is none."""
    before, after = _mentions(old), _mentions(new)
    gone = [
        r
        for r in before
        if (before[r] >= _OFTEN and after[r] * 3 <= before[r])
        or (before[r] >= _SEVERAL and not after[r])
    ]
    return gone[0] if gone else None


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
