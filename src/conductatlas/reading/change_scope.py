"""Whom a change affects and what it is about, from the sentences that changed and the provisions.

A group counts where sentences speak to it or of it; a mere mention (a transfer to a country, a
vendor of the platform) does not. Where most of the sentences single nobody out, it is everyone.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from conductatlas.model.records import ProvisionChange
from conductatlas.model.vocabulary import Affected, ChangeTopic, Direction
from conductatlas.reading.change_material import Material

__all__ = ["affected_by", "topics_of"]

_PEOPLE = "residents?|users?|consumers?|citizens?|customers?|individuals"


def _people_of(place: str, adjectives: str) -> str:
    """Who lives at a place: "EU users", "if you live in the EU", "residents of the EU"."""
    near = rf"(?:{_PEOPLE}|you|liv(?:e|es|ing)|located|based|resid\w+|people)\b[^.;:\n]{{0,30}}"
    there = rf"(?:in|of|from|within) (?:the )?(?:{place})"
    return rf"(?:{adjectives}) (?:{_PEOPLE})|{near}\b{there}|^\W*in (?:the )?(?:{place})"


_EUROPE = "european (?:union|economic area)|eea|eu"
_AMERICA = "united states|u\\.s\\.?a?|usa?"
_WHO: Mapping[Affected, str] = MappingProxyType(
    {
        Affected.MINORS: "minors?|child(?:ren)?|teen(?:ager)?s?|under (?:13|16|18)",
        Affected.PARENTS: "parents?|parental|legal guardians?",
        Affected.CALIFORNIA_RESIDENTS: "californian?s?|ccpa|cpra",
        Affected.EEA_RESIDENTS: f"gdpr|{_people_of(_EUROPE, 'european|eu|eea')}",
        Affected.UK_RESIDENTS: _people_of("united kingdom|uk", "uk|british"),
        Affected.US_RESIDENTS: _people_of(_AMERICA, "us|u\\.s\\.?|american"),
        Affected.NON_US_RESIDENTS: "outside (?:of )?the (?:united states|us|u\\.s)",
        Affected.BUSINESS_CUSTOMERS: "(?:business|enterprise|corporate) (?:users?|customers?"
        "|accounts?|plans?|subscri\\w+)",
        Affected.SELLERS: "sellers?|merchants?|hosts (?:must|may|who|can|are)|drivers?|couriers?",
        Affected.CREATORS: "creators?|artists?|streamers?|influencers?",
        Affected.DEVELOPERS: "developers?|sdks?|api (?:users?|keys?|customers?|terms)",
        Affected.ADVERTISERS: "advertisers? (?:must|may|who|can|are|shall)|ad campaigns?",
        Affected.PAYING_CUSTOMERS: "subscribers?|paying (?:users?|customers?|members?)"
        "|(?:paid|premium) (?:plans?|accounts?|users?|members?|subscri\\w+)|your subscriptions?",
        Affected.FREE_USERS: "free (?:users?|plans?|accounts?|tiers?)",
        Affected.JOB_APPLICANTS: "job applica(?:nts?|tions?)|job candidates?|recruitment",
    }
)
_ABOUT: Mapping[ChangeTopic, str] = MappingProxyType(
    {
        ChangeTopic.DISPUTE_RESOLUTION: "arbitrat\\w+|disputes?|class actions?"
        "|governing law|courts?|jurisdiction",
        ChangeTopic.LIABILITY: "liab\\w+|warrant(?:y|ies)|indemnif\\w+|damages",
        ChangeTopic.PRICE_OR_PAYMENT: "prices?|pricing|fees?|payments?|refunds?|billing"
        "|charged?|tax(?:es)?|subscription (?:fees?|price|plans?|renew\\w+)",
        ChangeTopic.AGE_OR_ELIGIBILITY: "years old|years of age|minimum age|eligib\\w+|minors?"
        "|under (?:13|16|18)",
        ChangeTopic.MODERATION: "suspend\\w*|suspension|moderat\\w+|prohibit\\w+|appeals?"
        "|remov(?:e|al of) (?:\\w+ ){0,2}(?:content|posts?|accounts?|listings?)",
        ChangeTopic.INTELLECTUAL_PROPERTY: "licen[cs]e\\w*|copyright\\w*|trademarks?"
        "|intellectual property",
        ChangeTopic.AI: "artificial intelligence|machine learning|generative|ai",
        ChangeTopic.SECURITY: "security|encrypt\\w+|data breach\\w*|vulnerabilit\\w+",
        ChangeTopic.CONTACT_OR_ENTITY: "registered (?:office|address)|vat"
        "|(?-i:Inc|LLC|Ltd|GmbH|B\\.V|plc)",
    }
)


def _whole_words(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"(?:\b|(?=\W))(?:{alternatives})(?!\w)", re.IGNORECASE | re.MULTILINE)


_WHO_FOUND = {who: _whole_words(words) for who, words in _WHO.items()}
_ABOUT_FOUND = {topic: _whole_words(words) for topic, words in _ABOUT.items()}

# Families whose growth or shrinking has a topic of its own: (worse, better).
_BY_TYPE: Mapping[str, tuple[ChangeTopic, ChangeTopic]] = MappingProxyType(
    dict.fromkeys(
        ("personal-data-collected", "location-data", "sensitive-data", "cookies-tracking",
         "third-party-sources", "contacts-communications-access", "targeted-advertising",
         "profiling-inferences", "deidentified-data", "marketing-communications",
         "ai-training-on-user-data"),
        (ChangeTopic.DATA_USE_WIDENED, ChangeTopic.DATA_USE_NARROWED),
    )
    | dict.fromkeys(
        ("sharing-third-parties", "sharing-affiliates", "sale-of-personal-data",
         "law-enforcement-disclosure", "business-transfer", "international-transfers",
         "public-visibility", "no-sale-promise"),
        (ChangeTopic.SHARING_WIDENED, ChangeTopic.SHARING_NARROWED),
    )
    | dict.fromkeys(
        ("retention-period", "retention-after-deletion"),
        (ChangeTopic.RETENTION_LENGTHENED, ChangeTopic.RETENTION_SHORTENED),
    )
    | dict.fromkeys(
        ("data-subject-rights", "opt-out-rights", "refund-right", "user-termination-right",
         "moderation-appeal", "user-content-ownership"),
        (ChangeTopic.RIGHT_OF_USER_REDUCED, ChangeTopic.RIGHT_OF_USER_ADDED),
    )
    | dict.fromkeys(
        ("platform-discretion", "account-termination", "content-removal", "user-content-licence",
         "unilateral-terms-change", "price-change", "service-discontinuation", "assignment"),
        (ChangeTopic.NEW_RIGHT_FOR_PLATFORM, ChangeTopic.CLARIFICATION),
    )
)  # fmt: skip
_MOST = 5
# A group is named where it makes this share of the sentences; it stands alone from the second on.
_SOME, _MOST_OF_THEM = 0.2, 0.6
# In a change of more sentences than these, one word in passing is no topic.
_FEW = 8


def affected_by(material: Material) -> tuple[Affected, ...]:
    """Who a change speaks of; everyone, first, where most of its sentences single nobody out."""
    units = _units(material)
    found = [{who for who, words in _WHO_FOUND.items() if words.search(unit)} for unit in units]
    named = Counter(who for groups in found for who in groups)
    groups = [who for who in _WHO_FOUND if named[who] and named[who] >= _SOME * len(units)]
    if not groups or len(groups) > _MOST:
        return (Affected.EVERYONE,)
    addressed = sum(1 for groups_ in found if groups_)
    alone = addressed >= _MOST_OF_THEM * len(units)
    return tuple(groups) if alone else (Affected.EVERYONE, *groups)


def topics_of(material: Material, changes: Sequence[ProvisionChange]) -> tuple[ChangeTopic, ...]:
    """What a change is about, from its provisions and its words: the weightiest few, sorted."""
    topics = Counter(
        pair[change.direction is Direction.BETTER]
        for change in changes
        if (pair := _BY_TYPE.get(change.type)) and change.direction is not Direction.NEUTRAL
    )
    words = _changed_words(material)
    least = 1 if len(_units(material)) <= _FEW else 2
    hits = {topic: len(found.findall(words)) for topic, found in _ABOUT_FOUND.items()}
    topics += Counter({topic: number for topic, number in hits.items() if number >= least})
    if not topics:
        return (ChangeTopic.CLARIFICATION if words.strip() else ChangeTopic.STRUCTURE,)
    ranked = sorted(topics, key=lambda topic: (-topics[topic], topic))
    return tuple(sorted(ranked[:_MOST]))


def _units(material: Material) -> list[str]:
    """The sentences that changed, one a difference; a reworded one in its new wording, whole."""
    return [*material.gone, *material.came, *(pair.new for pair in material.reworded)]


def _changed_words(material: Material) -> str:
    runs = (
        "".join(text for op, text in pair.runs if op != "=") or pair.new
        for pair in material.reworded
    )
    return "\n".join((*material.gone, *material.came, *runs))
