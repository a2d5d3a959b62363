"""Where a document says that one can turn to: its e-mail addresses and the links worth following.

Contacts are shown to readers as steps, so nothing is made up: each is a slice of the document.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from conductatlas.model.records import Finding

__all__ = ["Contacts", "DocumentLink", "contacts_of"]

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
    emails = dict.fromkeys(m[0].rstrip(".-") for m in _EMAIL.finditer(text if "@" in text else ""))
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


@dataclass(frozen=True, slots=True)
class Contacts:
    """The contacts of a clause and of its document, the clause's first."""

    quoted_emails: tuple[str, ...]
    emails: tuple[str, ...]
    links: tuple[DocumentLink, ...]

    @classmethod
    def of(cls, quote: str, emails: tuple[str, ...], links: tuple[DocumentLink, ...]) -> "Contacts":
        """Those of `quote` before those of its document."""
        quoted_emails, quoted_links = contacts_of(quote)
        return cls(quoted_emails, (*quoted_emails, *emails), (*quoted_links, *links))

    def address(self, finding: Finding, facts: Iterable[str], words: tuple[str, ...]) -> str | None:
        """The address for a step: what a fact names, else one whose local part holds a word.

        A single address of the clause is taken as it is where the step wants one at all.
        """
        for fact in facts:
            value = finding.facts.get(fact)
            if isinstance(value, str) and value.strip():
                return value.strip()
        for email in self.emails:
            if _has(email.partition("@")[0], words):
                return email
        return self.quoted_emails[0] if words and len(self.quoted_emails) == 1 else None

    def link(self, words: tuple[str, ...]) -> DocumentLink | None:
        """The first link whose words or target hold one of `words`."""
        found = (link for link in self.links if _has(f"{link.label} {link.url}", words))
        return next(found, None) if words else None


def _has(text: str, words: Iterable[str]) -> bool:
    lower = text.lower()
    return any(word in lower for word in words)
