"""What changes in the demo's texts, by hand: the truth that the pages are held against."""

from dataclasses import dataclass

__all__ = ["CHANGES", "COSMETIC", "FLIPPING", "TextChange"]


@dataclass(frozen=True, slots=True)
class TextChange:
    """The prose `file` of a company differs from the state before; `says` is new in it."""

    company: str
    file: str
    state: int
    says: str
    direction: str


CHANGES = (
    TextChange("tattlegrove", "terms-of-service", 2, "final and binding arbitration", "worse"),
    TextChange("tattlegrove", "terms-of-service", 4, "at least 14 days before it", "worse"),
    TextChange("tattlegrove", "privacy-policy", 3, "Training our models", "worse"),
    TextChange("tattlegrove", "privacy-policy", 4, "your IP address: 12 months", "better"),
    TextChange("tattlegrove", "community-standards", 4, "appeal within 30 days", "worse"),
    TextChange("quorvane", "terms-of-use", 2, "FIVE HUNDRED DOLLARS", "mixed"),
    TextChange("quorvane", "terms-of-use", 4, "at least 14 days' notice", "worse"),
    TextChange("quorvane", "privacy-policy", 2, "Unless you opt out", "worse"),
    TextChange("quorvane", "privacy-policy", 4, "chats | 72 hours", "better"),
    TextChange("quorvane", "usage-policy", 3, "Agents and actions", "mixed"),
    TextChange("quorvane", "data-processing-addendum", 4, "at least 14 days in advance", "mixed"),
    TextChange("brackenstall", "user-agreement", 3, "within one year after it arises", "worse"),
    TextChange("brackenstall", "user-agreement", 4, "200 USD", "better"),
    TextChange("brackenstall", "privacy-notice", 4, "credit monitoring", "better"),
    TextChange("brackenstall", "seller-terms", 2, "9.5 per cent", "worse"),
    TextChange("brackenstall", "seller-terms", 4, "train software that recognises", "worse"),
    TextChange("ostermarch", "current-account-terms", 2, "at least 30 days' notice", "worse"),
    TextChange("ostermarch", "current-account-terms", 3, "without interest until", "better"),
    TextChange("ostermarch", "current-account-terms", 4, "limited to 500 pounds", "worse"),
    TextChange("ostermarch", "privacy-notice", 3, "contest the result", "better"),
    TextChange("reelmarrow", "terms-of-use", 2, "change our plans and prices", "worse"),
    TextChange("reelmarrow", "terms-of-use", 3, "free trial of 7 days", "worse"),
    TextChange("reelmarrow", "privacy-statement", 3, '"sale" or "sharing"', "worse"),
    TextChange("reelmarrow", "cookie-notice", 4, "there are seventeen", "worse"),
    TextChange("pulsewren", "terms-of-service", 4, "no longer require arbitration", "better"),
    TextChange("pulsewren", "privacy-policy", 2, "sensors: 90 days", "better"),
    TextChange("pulsewren", "privacy-policy", 3, "of all members", "worse"),
    TextChange("pulsewren", "consumer-health-data", 4, "we promise that we never will", "better"),
    TextChange("carrowhail", "rider-terms", 2, "Safety fee", "worse"),
    TextChange("carrowhail", "rider-terms", 3, "batches of 50", "worse"),
    TextChange("carrowhail", "privacy-notice", 4, "uploaded to us", "mixed"),
    TextChange("emberquay", "player-agreement", 2, "Crowns expire 12 months", "worse"),
    TextChange("emberquay", "player-agreement", 3, "Harbourmaster", "worse"),
    TextChange("emberquay", "player-agreement", 4, "appeal within 90 days", "better"),
    TextChange("emberquay", "code-of-conduct", 4, "| Cheating | Permanent ban", "worse"),
)

# (company, file, state): what differs, though nothing is said differently.
COSMETIC = {
    ("tattlegrove", "terms-of-service", 3): "link-target",
    ("tattlegrove", "community-standards", 2): "date-line",
    ("tattlegrove", "community-standards", 3): "typography",
    ("quorvane", "data-processing-addendum", 2): "date-line",
    ("pulsewren", "terms-of-service", 2): "date-line",
    ("emberquay", "code-of-conduct", 3): "link-target",
}

# Shows another text at the visits 3 and 6 alone, so that neither is ever confirmed.
FLIPPING = ("ostermarch", "cookie-policy")
