"""What a document calls its platform, so that "Lumenpost may" reads as "we may".

Found from the text alone: a capitalised word that again and again does what a platform does.
"""

import re
from collections import Counter

__all__ = ["platform_names"]

_ACTS = re.compile(
    r"\b([A-Z][A-Za-z0-9]+)(?:\.(?:com|io|ai|net|org|fm|tv))?(?:['’]s)? (?:may|will|shall|"
    r"reserves?|does|cannot|has|collects|uses|grants|disclaims|provides|makes|is not|shares|"
    r"assumes|retains)\b"
)
_OTHERS = frozenset(
    re.findall(
        "[A-Za-z]+",
        """
        You User Users Customer Customers Client Clients Member Members Seller Sellers Buyer
        Buyers Host Hosts Guest Guests Driver Drivers Creator Creators Developer Developers
        Publisher Publishers Advertiser Advertisers Merchant Merchants Subscriber Subscribers
        Consumer Consumers Student Parent Parents Child Children Party Parties It This That
        These Those They We She He The There Who Which What If Content Service Services Site
        Website Platform App Application Software Product Products Data Information Agreement
        Terms Policy Notice Statement Section Arbitrator Arbitration Court Nothing No None
        Neither Each Either Any All Some Other Others One Cookies Contributor Licensee Recipient
        Partner Partners Provider Providers Vendor Processor Controller Administrator
        Administrators Account Accounts Subscription Subscriptions License Payment Payments Fees
        Order Orders Everyone Nobody People Person Persons Commission Law Member State
        """,
    )
)
_ROLES = frozenset({"company", "licensor", "operator"})


def platform_names(text: str) -> frozenset[str]:
    """The words in lower case by which `text` names its platform; at least the usual roles."""
    counts = Counter(m[1] for m in _ACTS.finditer(text) if m[1] not in _OTHERS)
    often = [name for name, number in counts.most_common(2) if number >= 3]
    return _ROLES | {name.lower() for name in often if len(name) > 1}
