"""What kind a document is, by its title, where nobody has said."""

import re

from conductatlas.model.vocabulary import DocumentKind as Kind

__all__ = ["kind_of"]

# The first that fits wins: the narrow ones stand before the broad ones.
_RULES: tuple[tuple[str, Kind], ...] = (
    (r"data processor|data processing|\bdpa\b", Kind.DATA_PROCESSING_AGREEMENT),
    (r"data controller", Kind.DATA_CONTROLLER_AGREEMENT),
    (r"consumer health|health (data|privacy)", Kind.HEALTH_PRIVACY_NOTICE),
    (r"california|state privacy|ccpa", Kind.STATE_PRIVACY_NOTICE),
    (r"biometric", Kind.BIOMETRIC_POLICY),
    (r"child|kids|teen", Kind.CHILDRENS_POLICY),
    (r"user consent|consent policy", Kind.CONSENT_POLICY),
    (r"cookie|tracker|tracking", Kind.COOKIE_POLICY),
    (r"privacy", Kind.PRIVACY_POLICY),
    (r"arbitration|dispute", Kind.ARBITRATION_AGREEMENT),
    (r"copyright|dmca|intellectual property", Kind.COPYRIGHT_POLICY),
    (r"law enforcement", Kind.LAW_ENFORCEMENT_GUIDELINES),
    (r"vulnerabilit|bug bounty|responsible disclosure", Kind.VULNERABILITY_DISCLOSURE),
    (r"brand|trademark", Kind.BRAND_GUIDELINES),
    (r"in-app purchase", Kind.IN_APP_PURCHASES),
    (r"refund|return|withdrawal", Kind.REFUND_POLICY),
    (r"subscription|membership", Kind.SUBSCRIPTION_TERMS),
    (r"service level|\bsla\b|uptime", Kind.SERVICE_LEVEL_AGREEMENT),
    (r"accessib", Kind.ACCESSIBILITY_STATEMENT),
    (r"imprint|legal notice|impressum", Kind.IMPRINT),
    (r"editorial", Kind.EDITORIAL_POLICY),
    (r"developer|\bapi\b", Kind.DEVELOPER_TERMS),
    (r"seller|merchant|vendor|host", Kind.SELLER_TERMS),
    (r"commercial|business (user )?(terms|agreement|services)|enterprise", Kind.COMMERCIAL_TERMS),
    (r"advertis|\bads?\b|restricted use|quality guidelines", Kind.ADVERTISING_POLICY),
    (r"\bai\b|artificial|generative", Kind.AI_POLICY),
    (r"acceptable use|usage polic|prohibited", Kind.ACCEPTABLE_USE_POLICY),
    (
        r"communit|guideline|conduct|deceptive|content polic|ranking|review",
        Kind.COMMUNITY_GUIDELINES,
    ),
    (r"terms|conditions|user agreement|licen[sc]e agreement|eula", Kind.TERMS_OF_SERVICE),
)
_COMPILED = tuple((re.compile(pattern, re.IGNORECASE), kind) for pattern, kind in _RULES)


def kind_of(title: str) -> Kind:
    """The kind that the title of a document names; `other-policy` where it names none."""
    for pattern, kind in _COMPILED:
        if pattern.search(title):
            return kind
    return Kind.OTHER_POLICY
