"""Link targets as they are kept: absolute, without what only tracks the reader.

A target that changes from visit to visit would make every capture a new text.
"""

import re
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urljoin, urlsplit, urlunsplit

__all__ = ["clean_target", "decoded_email"]

_TRACKING = re.compile(
    r"utm_\w+|gclid|gbraid|wbraid|dclid|fbclid|msclkid|yclid|twclid|ttclid|igshid|mc_[ce]id|_ga|_gl"
    r"|_hs(?:enc|mi)|hsctatracking|__hs\w+|mkt_tok|vero_id|oly_(?:anon|enc)_id|s_cid|icid|ref_src"
    r"|phpsessid|jsessionid|aspsessionid\w*|session_?id|sid|cfid|cftoken|trk(?:info|_\w+)?|spm|scm"
    r"|utm-\w+|mtm_\w+|pk_\w+|piwik_\w+|matomo_\w+|hsa_\w+|fb_(?:action|source|ref)\w*|li_fat_id"
    r"|wt[._]mc\w*|at_(?:campaign|medium)|s_kwcid|irclickid|irgwc|epik|ck_subscriber_id|rb_clickid"
    r"|vero_conv|_openstat|guccounter|guce_referrer\w*|_branch_match_id|__cf_chl\w+|ref_(?:url)?",
    re.IGNORECASE,
)
_SESSION_PATH = re.compile(r";jsessionid=[^/?#]*", re.IGNORECASE)
_MAX_CHARS = 2000
_REDIRECTOR = re.compile(r"/(?:l\.php|away(?:\.php)?|redirect(?:\.php)?|url|out|link-?out)/?$")
_UNSAFE = re.compile(r"[\s()<>\[\]\\^`{|}\"]")
# What browsers pass over; a space within a target is part of it.
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]+")


@lru_cache(maxsize=4096)
def clean_target(href: str, base: str) -> str | None:
    """The target to keep for `href` on the page at `base`; None where the words alone should stay.

    None for places on the same page, for scripts and data, and for what cannot be read as a URL.
    """
    href = _CONTROL.sub("", href).strip(" ")
    if not href or href.startswith("#") or len(href) > _MAX_CHARS:
        return None
    try:
        parts = urlsplit(urljoin(base, href))
        if parts.scheme in ("mailto", "tel"):
            return _UNSAFE.sub(_escape, f"{parts.scheme}:{parts.path}")
        if not _is_elsewhere(parts, base):
            return None
    except ValueError:
        return None
    onward = _onward(parts.path, parts.query)
    if onward is not None and onward != href:
        return clean_target(onward, base)
    path = _SESSION_PATH.sub("", parts.path)
    if parts.fragment.startswith(":~:"):
        parts = parts._replace(fragment="")
    cleaned = parts._replace(path=path, query=_without_tracking(parts.query))
    return _UNSAFE.sub(_escape, urlunsplit(cleaned)) or None


def _is_elsewhere(parts: SplitResult, base: str) -> bool:
    """Whether a link leads to another page of the web, and not to a place on this one."""
    if parts.scheme not in ("http", "https", "") or (parts.scheme and not parts.hostname):
        return False
    return not base or parts._replace(fragment="") != urlsplit(base)._replace(fragment="")


def _onward(path: str, query: str) -> str | None:
    """Where a redirecting link leads in the end, where it says so itself."""
    if not _REDIRECTOR.search(path):
        return None
    for key, value in parse_qsl(query):
        if key in ("u", "url", "q", "to", "target") and value.startswith(("http://", "https://")):
            return value
    return None


def _without_tracking(query: str) -> str:
    if not query:
        return ""
    pairs = query.split("&")
    kept = [pair for pair in pairs if not _TRACKING.fullmatch(pair.split("=", 1)[0])]
    return query if len(kept) == len(pairs) else "&".join(kept)


def _escape(match: re.Match[str]) -> str:
    return quote(match[0])


def decoded_email(hexadecimal: str) -> str | None:
    """The address that a page hides as hexadecimal bytes, each XORed with the first one."""
    try:
        data = bytes.fromhex(hexadecimal)
    except ValueError:
        return None
    text = bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "ignore") if data else ""
    address = unquote(text.split("?", 1)[0])
    return address if re.fullmatch(r"[^\s@<>\[\]()]+@[^\s@<>\[\]()]+", address) else None
