"""The words of change records with their definitions: topics, whom it affects, class, form.

For `publication.words`, which gives every closed word its one label and definition.
"""

from collections.abc import Mapping
from types import MappingProxyType

from conductatlas.model.vocabulary import Affected, ChangeClass, ChangeTopic, CosmeticReason

__all__ = ["CHANGE_DEFINITIONS"]

_TOPICS: Mapping[str, str] = MappingProxyType(
    {
        ChangeTopic.NEW_RIGHT_FOR_PLATFORM: "The platform may do something that it could not do "
        "before, or do it more freely.",
        ChangeTopic.NEW_DUTY_FOR_USER: "The reader must do or refrain from something new.",
        ChangeTopic.RIGHT_OF_USER_REDUCED: "A right or choice of the reader is gone or narrower.",
        ChangeTopic.RIGHT_OF_USER_ADDED: "A right or choice of the reader is new or wider.",
        ChangeTopic.DUTY_OF_PLATFORM_ADDED: "The platform promises something that it did not.",
        ChangeTopic.DATA_USE_WIDENED: "More data is collected, or it serves more purposes.",
        ChangeTopic.DATA_USE_NARROWED: "Less data is collected, or it serves fewer purposes.",
        ChangeTopic.SHARING_WIDENED: "Data goes to more recipients, or more of it does.",
        ChangeTopic.SHARING_NARROWED: "Data goes to fewer recipients, or less of it does.",
        ChangeTopic.RETENTION_LENGTHENED: "Data is kept longer.",
        ChangeTopic.RETENTION_SHORTENED: "Data is kept for a shorter time.",
        ChangeTopic.DISPUTE_RESOLUTION: "How disputes are decided: arbitration, courts, law, "
        "class actions.",
        ChangeTopic.LIABILITY: "Who answers for what: liability, warranties, indemnities.",
        ChangeTopic.PRICE_OR_PAYMENT: "Prices, fees, billing, refunds, taxes.",
        ChangeTopic.AGE_OR_ELIGIBILITY: "Who may use the service, and from what age.",
        ChangeTopic.MODERATION: "What is prohibited, removed or suspended, and appeals.",
        ChangeTopic.INTELLECTUAL_PROPERTY: "Licences, copyright, trade marks.",
        ChangeTopic.AI: "Artificial intelligence: its use, its training, what it makes.",
        ChangeTopic.SECURITY: "How data and accounts are protected, and breaches.",
        ChangeTopic.CONTACT_OR_ENTITY: "The company, its address, or how it is reached.",
        ChangeTopic.SCOPE: "Which services, people or places the document covers.",
        ChangeTopic.CLARIFICATION: "Other words; none of the topics above was recognised.",
        ChangeTopic.STRUCTURE: "Parts of the document stand elsewhere or are divided anew.",
    }
)
_AFFECTED: Mapping[str, str] = MappingProxyType(
    {
        Affected.EVERYONE: "Most of the sentences that changed single nobody out.",
        Affected.CONSUMERS: "People who use the service for themselves.",
        Affected.BUSINESS_CUSTOMERS: "Companies and their users.",
        Affected.CREATORS: "People who publish or perform on the service.",
        Affected.SELLERS: "People and companies that sell, host, drive or deliver on it.",
        Affected.DEVELOPERS: "People who build on its interfaces.",
        Affected.ADVERTISERS: "Those who place advertisements.",
        Affected.MINORS: "Children and teenagers.",
        Affected.PARENTS: "Parents and legal guardians.",
        Affected.EEA_RESIDENTS: "People in the European Economic Area, or the GDPR is named.",
        Affected.UK_RESIDENTS: "People in the United Kingdom.",
        Affected.US_RESIDENTS: "People in the United States.",
        Affected.CALIFORNIA_RESIDENTS: "People in California, or its privacy law is named.",
        Affected.NON_US_RESIDENTS: "People outside the United States.",
        Affected.PAYING_CUSTOMERS: "Subscribers and others who pay.",
        Affected.FREE_USERS: "Users of a free plan.",
        Affected.JOB_APPLICANTS: "People who apply for a job.",
    }
)
_CLASSES: Mapping[str, str] = MappingProxyType(
    {
        ChangeClass.NONE: "The same text.",
        ChangeClass.COSMETIC: "Only the form differs; no version is made of it.",
        ChangeClass.EDITORIAL: "Other words, the same meaning: a version, but no public change.",
        ChangeClass.SUBSTANTIVE: "What the text says is different: a version and a change record.",
        ChangeClass.SUSPECT: "Perhaps another page, language or part of the text: it waits until "
        "it is confirmed and is not published as it stands.",
    }
)
_FORMS: Mapping[str, str] = MappingProxyType(
    {
        CosmeticReason.WHITE_SPACE: "Spaces and line breaks alone.",
        CosmeticReason.TYPOGRAPHY: "Quotes, dashes, punctuation, letter case.",
        CosmeticReason.MARKUP: "Emphasis, heading and list marks.",
        CosmeticReason.LINK_TARGET: "Where links lead.",
        CosmeticReason.IMAGE: "Images.",
        CosmeticReason.NUMBERING: "Leading numbers, and references that follow them.",
        CosmeticReason.ORDER: "Items, rows or names in another order.",
        CosmeticReason.DATE_LINE: "A line that only says when the text was updated or applies.",
        CosmeticReason.FURNITURE: "Menus, banners, notices about the page, consent tools.",
    }
)
CHANGE_DEFINITIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {"topic": _TOPICS, "affected": _AFFECTED, "class": _CLASSES, "form": _FORMS}
)
