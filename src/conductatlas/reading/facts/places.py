# ruff: noqa: E501 - a pattern is read on one line
"""Places: the law that governs, the courts that decide, seats, countries and regions."""

import re

from conductatlas.reading.facts.found import Finder, Found, after, flag, listing, pattern, written

__all__ = ["PLACE_FACTS", "law", "venue"]

_NAME = r"(?:the )?(?:State of |Commonwealth of |Republic of |Kingdom of |Province of |Federal Republic of )?"
_PLACE = r"[A-Z][a-zA-Zéü]+(?:(?: and | of | of the |, | )(?:the )?[A-Z][a-zA-Z.]+){0,4}"
_LAW = re.compile(
    rf"(?:[Ll]aws?|LAWS?|legislation)(?: (?:and regulations|in force))? (?:of|OF|in|IN)[\s*_]+"
    rf"({_NAME}(?:{_PLACE}|[A-Z][A-Z ]{{3,40}}))"
)
_ADJECTIVE = re.compile(
    r"\b(English|French|German|Swiss|Irish|Dutch|Finnish|Swedish|Danish|Norwegian|Estonian|Spanish|"
    r"Italian|Belgian|Austrian|Polish|Portuguese|Indian|Japanese|Israeli|California|New York|Delaware|"
    r"Texas|Washington|Singapore|Scottish|Australian|Canadian|Turkish|Chinese) [Ll]aws?\b"
)
_ADJECTIVES = {
    "English": "England", "French": "France", "German": "Germany", "Swiss": "Switzerland",
    "Irish": "Ireland", "Dutch": "Netherlands", "Finnish": "Finland", "Swedish": "Sweden",
    "Danish": "Denmark", "Norwegian": "Norway", "Estonian": "Estonia", "Spanish": "Spain",
    "Italian": "Italy", "Belgian": "Belgium", "Austrian": "Austria", "Polish": "Poland",
    "Portuguese": "Portugal", "Indian": "India", "Japanese": "Japan", "Israeli": "Israel",
    "Scottish": "Scotland", "Australian": "Australia", "Canadian": "Canada", "Turkish": "Turkey",
    "Chinese": "China",
}  # fmt: skip
_OF = re.compile(
    r"^(?:the )?(?:State|Commonwealth|Republic|Kingdom|Province|Federal Republic) of (?:the )?|^the ",
    re.I,
)
_HOME = pattern(
    r"(?:law|laws|legislation) of (?:the|your) [^.]{0,20}?(country|state|place) [^.]{0,40}?"
    r"(?:you (?:live|reside)|residence|resident)"
)
_TAIL = re.compile(r"(?:,? (?:and|without|excluding|except|as|but|regardless|The|Any|You|If))\b.*$")


def law(quote: str) -> Found | None:
    """The place whose law governs, without "the State of"."""
    if (match := _LAW.search(quote)) and not match[1].startswith(("Your", "Other")):
        name = _TAIL.sub("", _OF.sub("", re.sub(r"\s+", " ", match[1]))).strip(" ,.")
        name = name.title() if name.isupper() else name
        if name:
            return Found(name, match.start(1), match.end(1))
    if adjective := _ADJECTIVE.search(quote):
        name = _ADJECTIVES.get(adjective[1], adjective[1])
        return Found(name, adjective.start(1), adjective.end(1))
    if home := _HOME.search(quote):
        return Found(f"{home[1]} where the user lives", *home.span())
    return None


_VENUE = re.compile(
    rf"[Cc]ourts?(?: [a-z-]+){{0,3}}? (?:located |situated |sitting |seated )?(?:in|of|for|within)"
    rf"[\s*_]+({_NAME}{_PLACE})|({_PLACE}) [Cc]ourts?\b"
    rf"|COURTS? (?:LOCATED )?(?:IN|OF) ([A-Z][A-Z, ]{{4,50}})"
)
_VENUE_HOME = pattern(
    r"courts? (?:of|in|at) [^.]{0,40}?(?:where|in which) you (?:live|reside)|courts? of your "
    r"(?:place of )?(?:residence|domicile|habitual residence)|courts? of (?:the )?(?:user|consumer)['’]?s?"
    r" (?:residence|domicile|home)"
)
_NO_COURT = ("The", "Small", "Any", "Such", "All", "These", "Exclusive", "Supreme", "No", "Federal")


def venue(quote: str) -> Found | None:
    """The place whose courts decide."""
    for match in _VENUE.finditer(quote):
        group = next(g for g in (1, 2, 3) if match[g])
        name = _OF.sub("", re.sub(r"\s+", " ", match[group])).strip(" ,.")
        if name and name.split()[0] not in _NO_COURT:
            name = name.title() if name.isupper() else name
            return Found(name, match.start(group), match.end(group))
    if home := _VENUE_HOME.search(quote):
        return Found("where the user lives", *home.span())
    return None


_REGIONS = [
    ("EEA", r"EEA\b|European Economic Area"),
    ("EU", r"EU\b|European Union|E\.U\."),
    ("UK", r"UK\b|United Kingdom|U\.K\."),
    ("Switzerland", r"Switzerland|Swiss"),
    ("California", r"California"),
    ("Colorado", r"Colorado"),
    ("Virginia", r"Virginia"),
    ("Connecticut", r"Connecticut"),
    ("Nevada", r"Nevada"),
    ("Utah", r"Utah"),
    ("Texas", r"Texas"),
    ("New Jersey", r"New Jersey"),
    ("Brazil", r"Brazil"),
    ("Canada", r"Canad(?:a|ian)"),
    ("Australia", r"Australia"),
    ("New Zealand", r"New Zealand"),
    ("India", r"India\b"),
    ("South Korea", r"(?:South )?Korea"),
    ("Germany", r"German"),
    ("France", r"France|French"),
    ("Quebec", r"Qu[eé]bec"),
]
_COUNTRIES = [
    ("United States", r"United States|U\.?S\.?A?\.?(?=[\s,.;)])|USA\b"),
    ("China", r"China|PRC\b"),
    ("Singapore", r"Singapore"),
    ("Ireland", r"Ireland"),
    ("Germany", r"Germany"),
    ("India", r"India\b"),
    ("Japan", r"Japan"),
    ("Canada", r"Canada"),
    ("Australia", r"Australia"),
    ("Russia", r"Russia"),
    ("Netherlands", r"Netherlands"),
    ("France", r"France"),
    ("Finland", r"Finland"),
    ("Switzerland", r"Switzerland"),
    ("United Kingdom", r"United Kingdom|U\.?K\.?\b"),
    ("Brazil", r"Brazil"),
    ("South Korea", r"South Korea|Republic of Korea"),
    (
        "other countries",
        r"other countries|other jurisdictions|third countries|around the world|"
        r"any (?:other )?country|worldwide|globally|outside (?:of )?(?:the|your)",
    ),
]

PLACE_FACTS: dict[str, Finder] = {
    "law": law,
    "venue": venue,
    "seat": after(
        written(
            r"(?:arbitration|hearing|arbitrator|seat|place|proceedings?|venue|held|settled|conducted)"
            r"[^.]{0,80}? (?:in|be|is) ((?:the )?(?:county|city)[^.,;]{0,60}|(?-i:[A-Z])[a-z]+"
            r"(?:[ ,]+(?-i:[A-Z])[a-z]+){0,4})"
        ),
        written(r"((?:county|city|state)[^.,;]{0,20} (?:where|in which|of) [^.,;]{0,40}resid\w+)"),
    ),
    "regions": listing(_REGIONS),
    "consumer_exception_regions": listing(_REGIONS),
    "countries": listing(_COUNTRIES),
    "exclusive": flag(
        (False, r"non[- ]exclusive"),
        (True, r"exclusive|exclusively|sole jurisdiction|only (?:in|be brought)"),
    ),
    "consumer_law_preserved": flag(
        (
            True,
            r"(?:mandatory|consumer|statutory)[^.]{0,80}(?:law|rights|provisions|protect)[^.]{0,80}"
            r"|(?:protection|rights)[^.]{0,40}(?:mandatory|consumer)|where you (?:live|reside)",
        )
    ),
}
