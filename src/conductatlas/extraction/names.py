"""The words by which class and id call an element furniture, in several degrees of certainty.

They name kinds of things and consent tools that thousands of sites use, never a site.
"""

import re
from enum import StrEnum
from functools import lru_cache

from conductatlas.extraction.tree import Node

__all__ = ["Kind", "hints_in", "kinds_of", "names_of"]

_NAMES = re.compile(
    r"\s(?:class|id|aria-label|data-(?:testid|component|framer-name|module|block-name|section-type))"
    r"=\"([^\"]*)\""
)
_UTILITY = re.compile(r"[:\[\]()/!&]")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


def names_of(node: Node) -> str:
    """What an element is called: class, id and label, in words parted by "-" or a space."""
    if "=" not in node.attrs or not (found := _NAMES.findall(node.attrs)):
        return ""
    # "toc-visible:md:grid" says how something looks beside a table of contents, not what it is.
    joined = " ".join(found)
    every = joined.split()
    if _UTILITY.search(joined):
        every = [name for name in every if not _UTILITY.search(name)]
    names = " ".join(every)
    return (names if names.islower() else _CAMEL.sub("-", names)).replace("_", "-")


class Kind(StrEnum):
    """What a name says an element is, and so how sure it is."""

    CONSENT = "consent"
    UNSEEN = "unseen"
    CERTAIN = "certain"
    BYLINE = "byline"
    FOOTER = "footer"
    SIDE = "side"
    TEASER = "teaser"
    UNPRINTED = "unprinted"
    LIKELY = "likely"
    OVERLAY = "overlay"
    SOFT = "soft"


def _any(text: str) -> re.Pattern[str]:
    parts = "|".join(line.strip() for line in text.strip().splitlines())
    return re.compile(rf"(?<![a-z])(?:{parts})(?![a-z])", re.IGNORECASE)


# Consent managers, and what sites call their own.
_CONSENT = _any(r"""
cookies?-?(?:banner|bar|consent|notice|popup|modal|law|message|settings|wall|disclaimer|alert|box)\w*
(?:banner|modal|popup|bar)-cookies?
consent-?(?:banner|manager|modal|popup|bar|dialog|tool|overlay)\w*
onetrust-(?:consent|banner|pc|group)\w*|ot-sdk-(?:row|container)|optanon\w*|cookiebot\w*|cybotcookie\w*|didomi\w*|usercentrics\w*|truste\w*
trustarc\w*|qc-cmp\w*|sp-message\w*|cc-window|(?:eu-)?cookie-?(?:compliance|law-?info)\w*|hs-eu-cookie|gdpr-?(?:bar|popup|modal|notice)|osano\w*|iubenda-cs\w*|klaro|borlabs\w*
cmplz-cookie\w*
tarteaucitron\w*|axeptio\w*|evidon\w*|cookieyes\w*|cky|moove-gdpr\w*|gdpr-?banner
""")
# Text for screen readers alone, which repeats what is seen or says what is to be pressed.
_UNSEEN = _any(r"""
sr-only|sr-text|visually-?hidden|screen-?reader\w*|show-?for-?sr|assistive|hidden-?visually
element-?invisible|a11y-?(?:hidden|text|only)|off-?screen-?text
""")
# These name furniture and nothing else.
_CERTAIN = _any(r"""
(?<!with-)(?<!has-)bread-?crumbs?\w*|crumbs?|skip-?(?:link|links|to|nav)\w*
jump-?(?:link|to-?nav)\w*|edit-?section|mw-editsection|site-?notice|print-?footer|cat-?links
""")
# Who wrote the page for the site and when, beside its title.
_BYLINE = _any(r"""
by-?lines?|authors?|author-?(?:name|info|bio|box|list)|avatar|(?:post|entry|article|page)-?meta
page-?metadata|node-meta|posted-?on|submitted|reading-?time|article-?(?:author|subscribe)
(?:follow|view|like|share|comment|read)s?-?counts?|read-?time|publish(?:ed)?-?date|author-?name
""")
# The site's own end; where it is no part of the page's main element.
_FOOTER = _any(r"""
(?<!with-)(?<!has-)(?<!no-)(?<!above-)(?<!policy-)(?<!legal-)(?<!terms-)(?<!section-)foot(?:er)?
colophon|fuss|fusszeile
(?:page|site)-?bottom|bottom-?bar
""")
# A column with something else, where it says nothing of law.
_SIDE = _any(r"(?:left|right|side)-?(?:columns?|col|rail|pane|bar|panel)|(?:side|right)-?rail")
# What invites to something else.
_TEASER = _any(r"""
teasers?|cta|call-?to-?action|promo\w*|(?:post|article|product)-?cards?|get-?the-?app|app-?badges?
trending\w*|read-?(?:next|more-?wrap)|up-?next|contact-?support|more-?articles
""")
# What the page leaves out on paper: something to press or to follow.
_UNPRINTED = _any(
    r"no-?print|print-{0,2}(?:remove|hide|none|hidden|icon)|hidden-?print|d-print-none"
)
# These name furniture as a rule; a section of a policy about the thing may be called the same.
_LIKELY = _any(r"""
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
anchor-?(?:nav|menu|links)|chat-?(?:widget|bubble)|intercom-(?:launcher|container|frame|messenger|lightweight\w*|reaction\w*)|advert(?:isement)?|ad-?slot
promo-?(?:banner|bar)|sign-?up-?(?:form|modal|box)|log-?in-?(?:form|modal|box|popup)|announcement
surveys?|labels?-?(?:list|section|container)|edit-?this-?page|disqus\w*|comments?-?(?:area|list|section|form)
""")
# What lies over the page until it is sent away.
_OVERLAY = _any(r"modal\w*|pop-?up\w*|overlay|dialog|drawer|lightbox|toast|snackbar|offcanvas")
# These name furniture often, and parts of an article as well.
_SOFT = _any(r"""
(?<!policy-)(?<!legal-)(?<!terms-)(?<!section-)(?:footer|header)
nav|navigation|menu|side-?bar|aside|banner|dropdown|topbar|top-bar|bottombar|tooltip
widget|cta|call-to-action|toolbar|tags?|share|social|subscribe|signup|login|search|feedback|rating
related|promo|copyright|legal-?links|links|tab-?list|icon-?list|modal|popup|drawer
""")

_PATTERNS = {
    Kind.CONSENT: _CONSENT,
    Kind.UNSEEN: _UNSEEN,
    Kind.CERTAIN: _CERTAIN,
    Kind.BYLINE: _BYLINE,
    Kind.FOOTER: _FOOTER,
    Kind.SIDE: _SIDE,
    Kind.TEASER: _TEASER,
    Kind.UNPRINTED: _UNPRINTED,
    Kind.LIKELY: _LIKELY,
    Kind.OVERLAY: _OVERLAY,
    Kind.SOFT: _SOFT,
}
# Those that a policy's own elements may bear as well.
_HINTS = (_LIKELY, _SOFT, _TEASER, _BYLINE, _FOOTER)


_NOTHING: frozenset[Kind] = frozenset()
# No pattern reaches over a space, so a page's few names are judged one by one and remembered.
_MOST_CHARS = 100


def kinds_of(names: str) -> frozenset[Kind]:
    """All that `names` may say of their element; nothing where they name no furniture."""
    found = [kinds for name in names.split() if (kinds := _kinds(name))]
    return _NOTHING.union(*found) if found else _NOTHING


def hints_in(names: str) -> frozenset[str]:
    """The words in `names` that may as well be those of a policy's own elements, folded."""
    return frozenset[str]().union(*[_hints(name) for name in names.split()])


def _kinds(name: str) -> frozenset[Kind]:
    return _short_kinds(name) if len(name) <= _MOST_CHARS else _kinds_by_search(name)


def _kinds_by_search(name: str) -> frozenset[Kind]:
    return frozenset([kind for kind, words in _PATTERNS.items() if words.search(name)])


def _hints(name: str) -> frozenset[str]:
    return _short_hints(name) if len(name) <= _MOST_CHARS else _hints_by_search(name)


def _hints_by_search(name: str) -> frozenset[str]:
    return frozenset([match[0].lower() for words in _HINTS for match in words.finditer(name)])


_short_kinds = lru_cache(maxsize=8192)(_kinds_by_search)
_short_hints = lru_cache(maxsize=8192)(_hints_by_search)
