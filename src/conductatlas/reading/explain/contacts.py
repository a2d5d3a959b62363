"""Where a document says that one can turn to: its e-mail addresses and the links worth following.

Contacts are shown to readers as steps, so nothing is made up: each is a slice of the document.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conductatlas.model.records import Finding

__all__ = ["DocumentLink", "address_of", "contacts_of", "link_of"]

# Every repetition is bounded, so that no text can make the search slow.
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LINK = re.compile(r"\[([^\[\]\n]{1,200})\]\((https?://[^\s()<>]{1,500})\)")
_BARE = re.compile(r"(?<![(\w])(https?://[^\s()<>\[\]]{1,500})")
_WORTH = tuple(
    """opt-out opt_out optout opt%20out choices preferences settings delete deletion erasure cancel
    unsubscribe appeal complain report request form contact export download takeout privacy portal
    withdraw refund dispute arbitration cookie consent dmca copyright account help support rights
    """.split()  # noqa: SIM905 - a list of one word a line would hide the list
)
_MOST = 60


@dataclass(frozen=True, slots=True)
class DocumentLink:
    """A link of a document: its words and its target."""

    label: str
    url: str


def contacts_of(text: str) -> tuple[tuple[str, ...], tuple[DocumentLink, ...]]:
    """The e-mail addresses of canonical `text`, and those of its links that a step may name.

    Both in reading order, each once, at most sixty of either.
    """
    emails = dict.fromkeys(m[0].rstrip(".-") for m in _EMAIL.finditer(text))
    links = dict.fromkeys(link for link in _links(text) if _is_worth(link))
    return tuple(emails)[:_MOST], tuple(links)[:_MOST]


def _links(text: str) -> Iterable[DocumentLink]:
    for match in _LINK.finditer(text):
        yield DocumentLink(match[1].strip(), match[2])
    for match in _BARE.finditer(text):
        url = match[1].rstrip(".,;:!?'\"*_")
        yield DocumentLink(url, url)


def _is_worth(link: DocumentLink) -> bool:
    return _has(f"{link.label} {link.url}", _WORTH)


def address_of(
    finding: Finding, emails: tuple[str, ...], facts: Iterable[str], words: tuple[str, ...]
) -> str | None:
    """The address for a step: what a fact names, else one of the quote, else of the document.

    An address of the quote or of the document is taken only where its local part holds one of
    `words`; of the quote, a single address is taken as it is.
    """
    for fact in facts:
        value = finding.facts.get(fact)
        if isinstance(value, str) and value.strip():
            return value.strip()
    quoted, _ = contacts_of(finding.quote)
    for email in (*quoted, *emails):
        if _has(email.partition("@")[0], words):
            return email
    return quoted[0] if words and len(quoted) == 1 else None


def link_of(
    finding: Finding, links: tuple[DocumentLink, ...], words: tuple[str, ...]
) -> DocumentLink | None:
    """The link for a step: the first of the quote, then of the document, that holds a word."""
    if not words:
        return None
    _, quoted = contacts_of(finding.quote)
    for link in (*quoted, *links):
        if _has(f"{link.label} {link.url}", words):
            return link
    return None


def _has(text: str, words: Iterable[str]) -> bool:
    lower = text.lower()
    return any(word in lower for word in words)
