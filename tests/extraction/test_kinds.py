"""What kind a policy is, by its title, its headings, what it calls itself."""

import pytest

from conductatlas.extraction.kinds import kind_of_text
from conductatlas.extraction.kindwords import KIND_WORDS
from conductatlas.model.vocabulary import DocumentKind


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Lumen Terms of Use", "terms-of-service"),
        ("End User License Agreement", "terms-of-service"),
        ("Nutzungsbedingungen", "terms-of-service"),
        ("Regulamin serwisu", "terms-of-service"),
        ("Käyttöehdot", "terms-of-service"),
        ("利用規約", "terms-of-service"),
        ("Privacy and Cookie Notice", "privacy-policy"),
        ("Datenschutzerklärung", "privacy-policy"),
        ("Politique de confidentialité", "privacy-policy"),
        ("Integritetspolicy", "privacy-policy"),
        ("Tietosuojaseloste", "privacy-policy"),
        ("Cookie-Richtlinie", "cookie-policy"),
        ("Usage policies", "acceptable-use-policy"),
        ("Community Guidelines", "community-guidelines"),
        ("Lumen-Gemeinschaftsrichtlinien", "community-guidelines"),
        ("DMCA Notice", "copyright-policy"),
        ("API Terms", "developer-terms"),
        ("Terms of Sale", "commercial-terms"),
        ("Terms of Service - Enterprise", "commercial-terms"),
        ("Data Processing Addendum", "data-processing-agreement"),
        ("Controller-Controller Data Protection Terms", "data-controller-agreement"),
        ("Law Enforcement Requests", "law-enforcement-guidelines"),
        ("Brand Guidelines", "brand-guidelines"),
        ("Coordinated vulnerability disclosure policy", "vulnerability-disclosure"),
        ("User Consent Policy", "consent-policy"),
        ("Advertising Policies", "advertising-policy"),
        ("Seller Agreement", "seller-terms"),
        ("In-App Purchases", "in-app-purchases"),
        ("Refund Policy", "refund-policy"),
        ("Widerrufsbelehrung", "refund-policy"),
        ("Subscription Terms", "subscription-terms"),
        ("Generative AI Policy", "ai-policy"),
        ("Children's Privacy Notice", "childrens-policy"),
        ("Biometric Data Policy", "biometric-policy"),
        ("Consumer Health Data Privacy Policy", "health-privacy-notice"),
        ("California Privacy Notice", "state-privacy-notice"),
        ("Arbitration Agreement", "arbitration-agreement"),
        ("Service Level Agreement", "service-level-agreement"),
        ("Déclaration d'accessibilité", "accessibility-statement"),
        ("Mentions légales", "imprint"),
        ("Editorial Guidelines", "editorial-policy"),
    ],
)
def test_a_title_names_the_kind(title: str, kind: str) -> None:
    assert kind_of_text(title, [], "") == kind


def test_every_kind_but_other_has_words() -> None:
    assert {kind for kind, _ in KIND_WORDS} == set(DocumentKind) - {DocumentKind.OTHER_POLICY}


def test_a_heading_tells_it_where_the_title_does_not() -> None:
    assert kind_of_text("Lumen", ["Welcome", "Our cookies"], "") == "cookie-policy"
    assert kind_of_text("Privacy & Terms", ["Terms of use"], "") == "terms-of-service"


def test_what_the_text_calls_itself_tells_it_last() -> None:
    text = (
        "This Privacy Notice says it. These terms of ours stand elsewhere; see this privacy notice."
    )
    assert kind_of_text(None, [], text) == "privacy-policy"
    assert kind_of_text(None, [], "This API is ours. We answer this question gladly.") is None
