"""Which elements of a page are furniture: menus, banners, footers, consent, sharing, related pages.

Judged by tag, role, and the words in class and id, never by host. An element that holds a good part of
the page's prose is kept whatever it is called: a name is a hint, the text decides.
"""

import re

from conductatlas.extraction.tree import Node

__all__ = ["prune"]

# Never text of a policy, whatever is inside.
_DEAD = frozenset(
    "script style noscript head meta link input select datalist img picture source iframe object"
    " embed map progress meter dialog menu frame frameset param track col colgroup".split()
)
_ROLES = frozenset(
    "navigation search banner contentinfo dialog alertdialog menu menubar toolbar tooltip"
    " complementary status alert progressbar listbox tablist radiogroup feed log".split()
)
# As one word of a class or an id, in any of the usual spellings; these name furniture and little else.
_HARD = re.compile(
    r"cookie[-_]?(?:banner|bar|consent|notice|popup|modal|law|message|settings|wall|disclaimer|alert)"
    r"|consent[-_]?(?:banner|manager|modal|popup|bar|dialog|tool)|onetrust|\bot-sdk|optanon|cookiebot"
    r"|cybotcookie|didomi|usercentrics|truste|trustarc|qc-cmp|sp_message|cc-window|osano|iubenda-cs"
    r"|klaro|borlabs|cmplz-cookie|tarteaucitron|axeptio|evidon|cookieyes|\bcky-|moove_gdpr|gdpr-?banner"
    r"|bread-?crumbs?|skip-?(?:link|to|nav)|sr-only|visually-?hidden|screen-?reader|a11y-hidden"
    r"|news-?letter|subscribe-?(?:form|box)|share-?(?:bar|buttons?|links?|this|icons?)|social-?"
    r"(?:bar|buttons?|links?|icons?|media|share|networks?|menu)|related-?(?:articles?|posts?|content|"
    r"links|topics|pages)|recommend(?:ed|ations)|you-?may-?like|back-?to-?top|scroll-?(?:to-?)?top"
    r"|was-?this|helpful|article-?(?:votes?|feedback|rating|comments?|relatives)|feedback-?(?:form|"
    r"widget|box)|lang(?:uage)?s?-?(?:switch(?:er)?|select(?:or)?|picker|menu|dropdown|list|chooser)"
    r"|locale-?(?:switch(?:er)?|select(?:or)?|picker|menu|dropdown)|(?:country|region)-?(?:select(?:or)?"
    r"|picker|switch(?:er)?)|print-?(?:button|link|icon)|app-?(?:banner|download|store)|smart-?banner"
    r"|site-?(?:header|footer|nav(?:igation)?|menu)|page-?footer|global-?(?:header|footer|nav)"
    r"|main-?(?:nav|menu|navigation)|nav-?bar|navbar|off-?canvas|mobile-?(?:menu|nav)|side-?nav"
    r"|mega-?menu|hamburger|prev-?next|pagination|pager\b|search-?(?:form|bar|box|overlay|input)"
    r"|table-?of-?contents|\btoc\b|toc-|on-?this-?page|tableofcontents|anchor-?(?:nav|menu|links)"
    r"|chat-?(?:widget|bubble)|intercom|zendesk|advert(?:isement)?\b|ad-?slot|promo-?(?:banner|bar)"
    r"|sign-?up-?(?:form|modal|box)|log-?in-?(?:form|modal|box|popup)|announcement|edit-?this-?page"
    r"|contributors?|last-?edited|disqus|comments?-?(?:area|list|section|form)",
    re.IGNORECASE,
)
# These name furniture often, and parts of an article as well.
_SOFT = re.compile(
    r"\b(?:footer|header|nav|navigation|menu|sidebar|side-bar|aside|modal|popup|pop-up|overlay|banner"
    r"|dialog|drawer|dropdown|topbar|top-bar|bottombar|tooltip|toast|widget|cta|call-to-action|hero-?"
    r"links|toolbar|tags?|share|social|subscribe|signup|login|search|feedback|rating|related|promo"
    r"|copyright|legal-?links|footnav|links|tab-?list|tabs-?nav|icon-?list)\b",
    re.IGNORECASE,
)
_NAMES = re.compile(r"\s(?:class|id|data-testid|data-component|aria-label)=\"([^\"]*)\"")
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_ROLE = re.compile(r"\srole=\"([a-z]+)\"")
# An element with this share of the page's prose is no furniture, nor is a long one inside an article.
_GREAT_SHARE = 0.3
_SMALL_SHARE = 0.1


def prune(root: Node) -> None:
    """Cut the furniture out of the tree; counts are those of before and want making anew."""
    total = max(1, root.plain)
    stack = [(root, False)]
    while stack:
        node, inside = stack.pop()
        inside = inside or node.tag in ("main", "article") or 'role="main"' in node.attrs
        kept: list[Node | str] = []
        for child in node.children:
            if isinstance(child, Node):
                if is_furniture(child, total, inside=inside):
                    kept.append(" ")
                    continue
                stack.append((child, inside))
            kept.append(child)
        node.children = kept


def is_furniture(node: Node, total: int, *, inside: bool) -> bool:
    """Whether `node` is no part of the policy; `total` is the page's text outside links."""
    if node.tag in _DEAD:
        return True
    if node.plain > _GREAT_SHARE * total or node.tag in ("body", "main", "html"):
        return False
    if node.tag in ("button", "label", "legend", "form", "fieldset"):
        return _is_control(node)
    if node.tag in _BY_TAG:
        return _is_by_tag(node, total, inside=inside)
    if not node.attrs:
        return False
    return _is_by_name(node, total, inside=inside)


_BY_TAG = frozenset({"nav", "footer", "header", "aside"})


def _is_by_tag(node: Node, total: int, *, inside: bool) -> bool:
    if node.tag == "nav":
        return True
    if node.tag == "header":
        return not _has_heading(node) or _is_linky(node, 0.6)
    if node.tag == "footer" and not inside:
        return True
    return not inside or _is_linky(node, 0.4) or _is_by_name(node, total, inside=inside)


def _is_by_name(node: Node, total: int, *, inside: bool) -> bool:
    role = _ROLE.search(node.attrs)
    if role and role[1] in _ROLES and node.plain < _SMALL_SHARE * total + 200:
        return not _holds_title(node)
    names = " ".join(_NAMES.findall(node.attrs))
    if not names or node.tag in _HEADINGS:
        return False
    names = _CAMEL.sub("-", names)
    if _HARD.search(names):
        return node.plain < _SMALL_SHARE * total + 300 and not _holds_title(node)
    if not _SOFT.search(names.replace("_", "-")):
        return False
    return not _holds_title(node) and (
        _is_linky(node, 0.45) or (not inside and not _has_prose(node))
    )


_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def _holds_title(node: Node) -> bool:
    return any(n.tag == "h1" for n in node.walk())


def _has_heading(node: Node) -> bool:
    return any(n.tag in ("h1", "h2") for n in node.walk())


def _is_linky(node: Node, share: float) -> bool:
    return node.chars == 0 or node.linked >= share * node.chars


def _has_prose(node: Node) -> bool:
    """Whether a paragraph of a sentence's length stands in it, outside links."""
    return any(n.plain > 80 and n.tag in ("p", "li", "td", "dd", "blockquote") for n in node.walk())


def _is_control(node: Node) -> bool:
    """Whether a form or a button is for pressing, not for reading.

    A button that opens a section of an accordion is its title, a form may wrap the whole page.
    """
    if node.tag in ("form", "fieldset"):
        return not _has_prose(node)
    if node.tag in ("label", "legend"):
        return False
    above = node.parent
    for _ in range(3):
        if above is not None and (above.tag in _HEADINGS or above.tag in ("dt", "summary")):
            return False
        above = above.parent if above is not None else None
    return not ("aria-expanded" in node.attrs or "aria-controls" in node.attrs)
