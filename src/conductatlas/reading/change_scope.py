"""Whom a change affects and what it is about, from the words that changed and the provisions."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from conductatlas.model.records import ProvisionChange
from conductatlas.model.vocabulary import Affected, ChangeTopic, Direction
from conductatlas.reading.change_material import Material

__all__ = ["affected_by", "topics_of"]

_WHO: Mapping[Affected, str] = MappingProxyType(
    {
        Affected.MINORS: "minors?|child(?:ren)?|teen(?:ager)?s?|under (?:13|16|18)",
        Affected.PARENTS: "parents?|parental|guardians?",
        Affected.CALIFORNIA_RESIDENTS: "californian?s?|ccpa|cpra",
        Affected.EEA_RESIDENTS: "european (?:union|economic area)|eea|gdpr|eu|swiss|switzerland",
        Affected.UK_RESIDENTS: "united kingdom|uk|british",
        Affected.US_RESIDENTS: "united states|u\\.s|usa|us residents?",
        Affected.NON_US_RESIDENTS: "outside (?:of )?the (?:united states|us|u\\.s)",
        Affected.BUSINESS_CUSTOMERS: "business (?:users?|customers?|accounts?)|enterprises?",
        Affected.SELLERS: "sellers?|merchants?|vendors?|hosts?|drivers?|couriers?",
        Affected.CREATORS: "creators?|artists?|authors?|streamers?|influencers?|publishers?",
        Affected.DEVELOPERS: "developers?|apis?|sdks?",
        Affected.ADVERTISERS: "advertisers?|ad campaigns?",
        Affected.PAYING_CUSTOMERS: "subscri(?:bers?|ptions?)|paid (?:plans?|accounts?)|premium",
        Affected.FREE_USERS: "free (?:users?|plans?|accounts?|tiers?)",
        Affected.JOB_APPLICANTS: "job applica(?:nts?|tions?)|candidates?|recruit\\w+",
    }
)
_ABOUT: Mapping[ChangeTopic, str] = MappingProxyType(
    {
        ChangeTopic.DISPUTE_RESOLUTION: "arbitrat\\w+|disputes?|class action|governing law|courts?"
        "|jurisdiction",
        ChangeTopic.LIABILITY: "liab\\w+|warrant\\w+|indemnif\\w+|damages",
        ChangeTopic.PRICE_OR_PAYMENT: "pric\\w+|fees?|payments?|refunds?|subscri\\w+|billing"
        "|charge[sd]?|tax(?:es)?",
        ChangeTopic.AGE_OR_ELIGIBILITY: "years old|years of age|minimum age|eligib\\w+|minors?",
        ChangeTopic.MODERATION: "remov(?:e|al)|suspend\\w*|moderat\\w+|prohibit\\w+|appeal\\w*",
        ChangeTopic.INTELLECTUAL_PROPERTY: "licen[cs]e\\w*|copyright\\w*|trademarks?"
        "|intellectual property",
        ChangeTopic.AI: "artificial intelligence|machine learning|generative|ai",
        ChangeTopic.SECURITY: "security|encrypt\\w+|breach\\w*|vulnerabilit\\w+",
        ChangeTopic.CONTACT_OR_ENTITY: "registered (?:office|address)|vat|street|e-?mail|inc|llc"
        "|limited|gmbh",
    }
)


def _whole_words(alternatives: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{alternatives})\b", re.IGNORECASE)


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


def affected_by(material: Material) -> tuple[Affected, ...]:
    """Who a change speaks of; everyone where its words single nobody out."""
    words = _changed_words(material)
    found = tuple(who for who, pattern in _WHO_FOUND.items() if pattern.search(words))
    return found if 0 < len(found) <= _MOST else (Affected.EVERYONE,)


def topics_of(material: Material, changes: Sequence[ProvisionChange]) -> tuple[ChangeTopic, ...]:
    """What a change is about, from its provisions, else from its words; sorted."""
    topics = {
        pair[change.direction is Direction.BETTER]
        for change in changes
        if (pair := _BY_TYPE.get(change.type)) and change.direction is not Direction.NEUTRAL
    }
    words = _changed_words(material)
    topics |= {topic for topic, pattern in _ABOUT_FOUND.items() if pattern.search(words)}
    if not topics:
        topics = {ChangeTopic.STRUCTURE if not words.strip() else ChangeTopic.CLARIFICATION}
    return tuple(sorted(topics))


def _changed_words(material: Material) -> str:
    runs = (
        "".join(text for op, text in pair.runs if op != "=") or pair.new
        for pair in material.reworded
    )
    return "\n".join((*material.gone, *material.came, *runs))
