"""Contacts and links: where to write to, and how a thing is done."""

import re

from conductatlas.reading.facts.found import Finder, Found, after, flag, listing

__all__ = ["CONTACT_FACTS", "email", "link", "postal"]

_EMAIL = re.compile(r"[A-Za-z0-9][\w.+-]{0,60}@[A-Za-z0-9][\w-]{0,60}(?:\.[A-Za-z]{2,12}){1,4}")
_LINK = re.compile(r"https?://[^\s)>\]\"]{4,200}")
_POSTAL = re.compile(
    r"(?:[A-Z][\w&.,'’-]*[ ,]+){0,8}?\d{1,5}[A-Za-z]?(?:[ ,]+[\w.#'’-]+){1,14}?[ ,]+"
    r"(?:[A-Z]{2}[ ,]+\d{5}(?:-\d{4})?|\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|D\d{2})"
    r"(?:[ ,]+(?:USA|United States|Ireland|Germany|France|UK|United Kingdom|Finland|Taiwan|"
    r"Netherlands|Singapore|Estonia|Sweden))?"
)


def email(quote: str) -> Found | None:
    """The first e-mail address, in lower case as written otherwise."""
    match = _EMAIL.search(quote)
    return Found(match[0].rstrip("."), match.start(), match.end()) if match else None


def link(quote: str) -> Found | None:
    """The first web address."""
    match = _LINK.search(quote)
    return Found(match[0].rstrip(".,;"), match.start(), match.end()) if match else None


def postal(quote: str) -> Found | None:
    """The first postal address: a street number, words, and a postcode."""
    match = _POSTAL.search(quote[:6000])
    if match is None:
        return None
    return Found(re.sub(r"\s+", " ", match[0]).strip(" ,"), match.start(), match.end())


_METHODS = [
    (
        "account settings",
        r"(?:account|your|privacy|profile|app|in|the)['’]?s? settings|settings (?:page|menu)",
    ),
    ("account page", r"account page|your account|profile page|manage your account"),
    ("browser settings", r"browser(?:['’]s)? (?:settings|preferences|options)|your browser"),
    ("device settings", r"(?:device|phone|mobile)(?:['’]s)?(?: \w+){0,2} settings"),
    (
        "unsubscribe link",
        r"unsubscrib|opt[- ]out link|link (?:at|in) the (?:bottom|end|footer|email)",
    ),
    ("app store", r"app stores?|google play|itunes|play store"),
    ("email", r"e-?mail(?:ing)? (?:us|to)|by e-?mail|via e-?mail|e-?mail at|[\w.+-]+@[\w-]+\."),
    ("written notice", r"written notice|in writing|notice to us"),
    ("web form", r"(?:web ?|online |contact |request |this )form"),
    ("customer support", r"(?:customer|contact) (?:support|service|care)|support team|help cent"),
    ("text STOP", r"STOP\b"),
    ("Do Not Sell link", r"do not sell"),
    ("Global Privacy Control", r"global privacy control|GPC\b"),
    ("industry opt-out page", r"aboutads|youronlinechoices|networkadvertising|adchoices"),
    ("Google Ads Settings", r"google ads? settings|ads settings"),
    ("deleting the account", r"delet(?:e|ing) (?:your|the|their) account"),
    ("stop using the service", r"(?:stop|discontinu\w+|cease)(?: all)? us(?:e|ing)"),
    ("uninstalling", r"uninstall"),
]
_CHANNELS = [
    (
        "posting",
        r"post(?:ing|ed)?\b|publish|on (?:this|our|the) (?:page|site|website)|updated? version",
    ),
    ("email", r"e-?mail"),
    (
        "in-app notice",
        r"in[- ](?:app|product|service)|within the (?:app|service)|pop[- ]up|through the service",
    ),
    ("website notice", r"notice on|prominent|banner|home ?page"),
    ("notice", r"notify|notice|inform"),
]

CONTACT_FACTS: dict[str, Finder] = {
    "email": email,
    "contact": after(email, link),
    "opt_out_contact": after(email, postal, link),
    "postal": postal,
    "method": listing(_METHODS),
    "opt_out_method": listing(_METHODS),
    "notice_channel": listing(_CHANNELS),
    "dpo": flag((True, r"data protection officer|\bDPO\b|\bdpo@")),
    "authority": listing(
        [
            ("Information Commissioner's Office", r"Information Commissioner|\bICO\b"),
            ("Data Protection Commission", r"Data Protection Commission\b"),
            ("CNIL", r"CNIL"),
            ("FDPIC", r"FDPIC|Federal Data Protection and Information Commissioner"),
            ("state Attorney General", r"attorney general"),
            ("supervisory authority", r"supervisory authorit"),
            (
                "data protection authority",
                r"data protection (?:authorit|regulator|agency|supervis)|\bDPA\b",
            ),
            ("applicable regulator", r"regulator"),
        ]
    ),
}
