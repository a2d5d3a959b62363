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
        Affected.MINORS: r"\b(?:minors?|child(?:ren)?|teen(?:ager)?s?|under (?:13|16|18))\b",
        Affected.PARENTS: r"\b(?:parents?|parental|guardians?)\b",
        Affected.CALIFORNIA_RESIDENTS: r"\b(?:californian?s?|ccpa|cpra)\b",
        Affected.EEA_RESIDENTS: r"\b(?:european (?:union|economic area)|eea|gdpr|eu (?:users?|data|residents?)"
        r"|swiss|switzerland)\b|\bEU\b",
        Affected.UK_RESIDENTS: r"\b(?:united kingdom|uk|british)\b",
        Affected.US_RESIDENTS: r"\b(?:united states|u\.s\.|usa|us residents?)\b",
        Affected.NON_US_RESIDENTS: r"\boutside (?:of )?the (?:united states|us|u\.s)\b",
        Affected.BUSINESS_CUSTOMERS: r"\b(?:business (?:users?|customers?|accounts?)|enterprises?|customer data)\b",
        Affected.SELLERS: r"\b(?:sellers?|merchants?|vendors?|hosts?|drivers?|couriers?)\b",
        Affected.CREATORS: r"\b(?:creators?|artists?|authors?|streamers?|influencers?|publishers?)\b",
        Affected.DEVELOPERS: r"\b(?:developers?|apis?|sdks?)\b",
        Affected.ADVERTISERS: r"\b(?:advertisers?|ad campaigns?)\b",
        Affected.PAYING_CUSTOMERS: r"\b(?:subscri(?:bers?|ptions?)|paid (?:plans?|accounts?)|premium|fees?)\b",
        Affected.FREE_USERS: r"\bfree (?:users?|plans?|accounts?|tiers?)\b",
        Affected.JOB_APPLICANTS: r"\b(?:job applica(?:nts?|tions?)|candidates?|recruit\w+)\b",
    }
)  # fmt: skip
_WHO_FOUND = {who: re.compile(words, re.IGNORECASE) for who, words in _WHO.items()}

_ABOUT: Mapping[ChangeTopic, str] = MappingProxyType(
    {
        ChangeTopic.DISPUTE_RESOLUTION: r"\b(?:arbitrat\w+|disputes?|class action|governing law|courts?|jurisdiction)\b",
        ChangeTopic.LIABILITY: r"\b(?:liab\w+|warrant\w+|indemnif\w+|damages)\b",
        ChangeTopic.PRICE_OR_PAYMENT: r"\b(?:pric\w+|fees?|payments?|refunds?|subscri\w+|billing|charge[sd]?|tax(?:es)?)\b",
        ChangeTopic.AGE_OR_ELIGIBILITY: r"\b(?:years old|years of age|minimum age|eligib\w+|minors?)\b",
        ChangeTopic.MODERATION: r"\b(?:remov(?:e|al)|suspend\w*|moderat\w+|prohibit\w+|violat\w+|appeal\w*)\b",
        ChangeTopic.INTELLECTUAL_PROPERTY: r"\b(?:licen[cs]e\w*|copyright\w*|trademarks?|intellectual property)\b",
        ChangeTopic.AI: r"\b(?:artificial intelligence|machine learning|generative|ai models?)\b|\bAI\b",
        ChangeTopic.SECURITY: r"\b(?:security|encrypt\w+|breach\w*|vulnerabilit\w+)\b",
        ChangeTopic.CONTACT_OR_ENTITY: r"\b(?:registered (?:office|address)|vat|street|e-?mail|inc|llc|limited|gmbh)\b",
    }
)  # fmt: skip
_ABOUT_FOUND = {
    topic: re.compile(words if topic is not ChangeTopic.AI else words, re.IGNORECASE)
    for topic, words in _ABOUT.items()
}

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
