"""The words by which class and id call an element furniture, in four degrees of certainty.

They name kinds of things and consent tools that thousands of sites use, never a site.
"""

import re
from functools import lru_cache
from typing import NamedTuple

__all__ = ["Names", "names_in"]

_NAMES = re.compile(r"\s(?:class|id|data-testid|data-component|aria-label)=\"([^\"]*)\"")
_UTILITY = re.compile(r"[:\[\]()/!&]")
_MAX_CHARS = 1000
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Names(NamedTuple):
    """Whether class, id and label call an element furniture, in each degree of certainty."""

    certain: bool
    likely: bool
    overlay: bool
    soft: bool


def names_in(attrs: str) -> Names | None:
    """What the attributes of an element call it; None where they do not name it at all."""
    found = " ".join(_NAMES.findall(attrs)).split()
    # "toc-visible:md:grid" says how something looks beside a table of contents, not what it is.
    names = " ".join(name for name in found if not _UTILITY.search(name))
    return _judged(_CAMEL.sub("-", names[:_MAX_CHARS]).replace("_", "-").lower()) if names else None


# The pages of a site, and a page again, call things by the same names.
@lru_cache(maxsize=4096)
def _judged(names: str) -> Names:
    return Names(*(words.search(names) is not None for words in (CERTAIN, LIKELY, OVERLAY, SOFT)))


def _any(text: str) -> re.Pattern[str]:
    parts = "|".join(line.strip() for line in text.strip().splitlines())
    return re.compile(rf"(?<![a-z])(?:{parts})(?![a-z])")


# These name furniture and nothing else.
CERTAIN = _any(r"""
cookies?-?(?:banner|bar|consent|notice|popup|modal|law|message|settings|wall|disclaimer|alert|box)\w*
(?:banner|modal|popup|bar)-cookies?
consent-?(?:banner|manager|modal|popup|bar|dialog|tool|overlay)\w*
onetrust\w*|ot-sdk|optanon\w*|cookiebot\w*|cybotcookie\w*|didomi\w*|usercentrics\w*|truste\w*
trustarc\w*|qc-cmp\w*|sp-message\w*|cc-window|osano\w*|iubenda-cs\w*|klaro|borlabs\w*
cmplz-cookie\w*
tarteaucitron\w*|axeptio\w*|evidon\w*|cookieyes\w*|cky|moove-gdpr\w*|gdpr-?banner
bread-?crumbs?\w*|skip-?(?:link|links|to|nav)\w*|sr-only|visually-?hidden|screen-?reader\w*
""")
# These name furniture as a rule; a section of a policy about the thing may be called the same.
LIKELY = _any(r"""
news-?letter\w*|subscribe-?(?:form|box)|share-?(?:bar|buttons?|links?|this|icons?)
social-?(?:bar|buttons?|links?|icons?|media|share|networks?|menu)
related-?(?:articles?|posts?|content|links|topics|pages)|recommend(?:ed|ations)|you-?may-?like
back-?to-?top|scroll-?(?:to-?)?top|was-?this\w*|helpful
article-?(?:votes?|feedback|rating|comments?|relatives)|feedback-?(?:form|widget|box)
lang(?:uage)?s?-?(?:switch(?:er)?|select(?:or)?|picker|menu|dropdown|list|chooser)
locale-?(?:switch(?:er)?|select(?:or)?|picker|menu|dropdown)
(?:country|region)-?(?:select(?:or)?|picker|switch(?:er)?)
print-?(?:button|link|icon)|app-?(?:banner|download|store)|smart-?banner
(?:site|page|global|main)-?(?:header|footer|nav(?:igation)?|menu)|nav-?bar|off-?canvas
mobile-?(?:menu|nav)|side-?nav|mega-?menu|hamburger|prev-?next|pagination|pager
search-?(?:form|bar|box|overlay|input)|table-?of-?contents?|toc|on-?this-?page
anchor-?(?:nav|menu|links)|chat-?(?:widget|bubble)|intercom\w*|advert(?:isement)?|ad-?slot
promo-?(?:banner|bar)|sign-?up-?(?:form|modal|box)|log-?in-?(?:form|modal|box|popup)|announcement
edit-?this-?page|disqus\w*|comments?-?(?:area|list|section|form)
""")
# What lies over the page until it is sent away.
OVERLAY = _any(r"modal\w*|pop-?up\w*|overlay|dialog|drawer|lightbox|toast|snackbar|offcanvas")
# These name furniture often, and parts of an article as well.
SOFT = _any(r"""
footer|header|nav|navigation|menu|side-?bar|aside|banner|dropdown|topbar|top-bar|bottombar|tooltip
widget|cta|call-to-action|toolbar|tags?|share|social|subscribe|signup|login|search|feedback|rating
related|promo|copyright|legal-?links|links|tab-?list|icon-?list|modal|popup|drawer
""")
