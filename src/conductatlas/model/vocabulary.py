"""The closed lists of the archive: one word a thing, from column to URL.

The words are those of the product's vocabulary; a new word is added there first. Each list is a
`StrEnum`, so that a typing error is a `ValueError` and not a new category.
"""

from enum import StrEnum

__all__ = [
    "Absence",
    "Affected",
    "Basis",
    "CaptureHealth",
    "ChangeClass",
    "ChangeTopic",
    "CosmeticReason",
    "Direction",
    "DocumentKind",
    "Gate",
    "Origin",
    "Outcome",
    "ProvisionStatus",
    "Sector",
    "Severity",
]


class DocumentKind(StrEnum):
    """What a document is."""

    TERMS_OF_SERVICE = "terms-of-service"
    PRIVACY_POLICY = "privacy-policy"
    ACCEPTABLE_USE_POLICY = "acceptable-use-policy"
    COMMUNITY_GUIDELINES = "community-guidelines"
    COOKIE_POLICY = "cookie-policy"
    COPYRIGHT_POLICY = "copyright-policy"
    DEVELOPER_TERMS = "developer-terms"
    COMMERCIAL_TERMS = "commercial-terms"
    DATA_PROCESSING_AGREEMENT = "data-processing-agreement"
    DATA_CONTROLLER_AGREEMENT = "data-controller-agreement"
    LAW_ENFORCEMENT_GUIDELINES = "law-enforcement-guidelines"
    BRAND_GUIDELINES = "brand-guidelines"
    VULNERABILITY_DISCLOSURE = "vulnerability-disclosure"
    CONSENT_POLICY = "consent-policy"
    ADVERTISING_POLICY = "advertising-policy"
    SELLER_TERMS = "seller-terms"
    IN_APP_PURCHASES = "in-app-purchases"
    REFUND_POLICY = "refund-policy"
    SUBSCRIPTION_TERMS = "subscription-terms"
    AI_POLICY = "ai-policy"
    CHILDRENS_POLICY = "childrens-policy"
    BIOMETRIC_POLICY = "biometric-policy"
    HEALTH_PRIVACY_NOTICE = "health-privacy-notice"
    STATE_PRIVACY_NOTICE = "state-privacy-notice"
    ARBITRATION_AGREEMENT = "arbitration-agreement"
    SERVICE_LEVEL_AGREEMENT = "service-level-agreement"
    ACCESSIBILITY_STATEMENT = "accessibility-statement"
    IMPRINT = "imprint"
    EDITORIAL_POLICY = "editorial-policy"
    OTHER_POLICY = "other-policy"


class Sector(StrEnum):
    """What a platform does."""

    SOCIAL = "social"
    MESSAGING = "messaging"
    VIDEO = "video"
    MUSIC = "music"
    GAMING = "gaming"
    AI = "ai"
    SEARCH = "search"
    E_COMMERCE = "e-commerce"
    MARKETPLACE = "marketplace"
    PAYMENTS = "payments"
    BANKING = "banking"
    CRYPTO = "crypto"
    INSURANCE = "insurance"
    HEALTH = "health"
    FITNESS = "fitness"
    DATING = "dating"
    TRAVEL = "travel"
    MOBILITY = "mobility"
    DELIVERY = "delivery"
    EDUCATION = "education"
    NEWS = "news"
    PRODUCTIVITY = "productivity"
    DEVELOPER_TOOLS = "developer-tools"
    CLOUD = "cloud"
    SECURITY = "security"
    TELECOM = "telecom"
    IOT = "iot"
    ADVERTISING = "advertising"
    EMPLOYMENT = "employment"
    REAL_ESTATE = "real-estate"
    GOVERNMENT = "government"
    NON_PROFIT = "non-profit"
    OTHER = "other"


class Outcome(StrEnum):
    """How a check ended (design, section 3.5)."""

    UNCHANGED = "unchanged"
    COSMETIC = "cosmetic"
    CHANGED = "changed"
    UNCONFIRMED = "unconfirmed"
    UNSTABLE = "unstable"
    FAILED = "failed"
    BLOCKED = "blocked"
    NOT_A_POLICY = "not-a-policy"


class Gate(StrEnum):
    """What one captured page shows of itself."""

    POLICY = "policy"
    LOGIN = "login"
    BOT_CHECK = "bot-check"
    NOT_FOUND = "not-found"
    EMPTY = "empty"
    NOT_A_POLICY = "not-a-policy"
    PARTIAL = "partial"


class ChangeClass(StrEnum):
    """What a difference between two texts amounts to."""

    NONE = "none"
    COSMETIC = "cosmetic"
    EDITORIAL = "editorial"
    SUBSTANTIVE = "substantive"
    SUSPECT = "suspect"


class CosmeticReason(StrEnum):
    """Why a difference does not touch the policy."""

    WHITE_SPACE = "white-space"
    TYPOGRAPHY = "typography"
    MARKUP = "markup"
    LINK_TARGET = "link-target"
    DATE_LINE = "date-line"
    FURNITURE = "furniture"
    IMAGE = "image"
    NUMBERING = "numbering"
    ORDER = "order"


class Direction(StrEnum):
    """What a change does to the reader."""

    WORSE = "worse"
    BETTER = "better"
    NEUTRAL = "neutral"
    MIXED = "mixed"


class Severity(StrEnum):
    """How much a provision or a change weighs for the reader."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class ProvisionStatus(StrEnum):
    """Where a provision is in its life."""

    ACTIVE = "active"
    AMENDED = "amended"
    MOVED = "moved"
    SPLIT = "split"
    MERGED = "merged"
    REMOVED = "removed"
    SUPERSEDED = "superseded"


class Basis(StrEnum):
    """How the words carry the finding."""

    EXPLICIT = "explicit"
    IMPLIED = "implied"
    BY_REFERENCE = "by-reference"


class Absence(StrEnum):
    """Why a provision type has no finding: three words, never "no" for "unknown"."""

    NOT_FOUND = "not-found"
    NOT_READ = "not-read"
    NOT_CAPTURED = "not-captured"


class CaptureHealth(StrEnum):
    """Whether a document can be captured at present."""

    OK = "ok"
    UNCONFIRMED = "unconfirmed"
    UNSTABLE = "unstable"
    FAILING = "failing"
    BLOCKED = "blocked"
    NOT_A_POLICY = "not-a-policy"
    GONE = "gone"


class Origin(StrEnum):
    """Where a moment comes from: our own visit, an import, or a simulation."""

    CAPTURED = "captured"
    IMPORTED = "imported"
    SIMULATED = "simulated"


class Affected(StrEnum):
    """Whom a change concerns."""

    EVERYONE = "everyone"
    CONSUMERS = "consumers"
    BUSINESS_CUSTOMERS = "business-customers"
    CREATORS = "creators"
    SELLERS = "sellers"
    DEVELOPERS = "developers"
    ADVERTISERS = "advertisers"
    MINORS = "minors"
    PARENTS = "parents"
    EEA_RESIDENTS = "eea-residents"
    UK_RESIDENTS = "uk-residents"
    US_RESIDENTS = "us-residents"
    CALIFORNIA_RESIDENTS = "california-residents"
    NON_US_RESIDENTS = "non-us-residents"
    PAYING_CUSTOMERS = "paying-customers"
    FREE_USERS = "free-users"
    JOB_APPLICANTS = "job-applicants"


class ChangeTopic(StrEnum):
    """What a change is about."""

    NEW_RIGHT_FOR_PLATFORM = "new-right-for-platform"
    NEW_DUTY_FOR_USER = "new-duty-for-user"
    RIGHT_OF_USER_REDUCED = "right-of-user-reduced"
    RIGHT_OF_USER_ADDED = "right-of-user-added"
    DUTY_OF_PLATFORM_ADDED = "duty-of-platform-added"
    DATA_USE_WIDENED = "data-use-widened"
    DATA_USE_NARROWED = "data-use-narrowed"
    SHARING_WIDENED = "sharing-widened"
    SHARING_NARROWED = "sharing-narrowed"
    RETENTION_LENGTHENED = "retention-lengthened"
    RETENTION_SHORTENED = "retention-shortened"
    DISPUTE_RESOLUTION = "dispute-resolution"
    LIABILITY = "liability"
    PRICE_OR_PAYMENT = "price-or-payment"
    AGE_OR_ELIGIBILITY = "age-or-eligibility"
    MODERATION = "moderation"
    INTELLECTUAL_PROPERTY = "intellectual-property"
    AI = "ai"
    SECURITY = "security"
    CONTACT_OR_ENTITY = "contact-or-entity"
    SCOPE = "scope"
    CLARIFICATION = "clarification"
    STRUCTURE = "structure"
