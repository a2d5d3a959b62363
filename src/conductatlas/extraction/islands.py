"""A policy that stands in a page's script alone: found, chosen, and given as HTML of a page.

Only for pages that show (nearly) nothing themselves. Scripts are read as data, never run.
"""

import html as html_escapes
import re
from urllib.parse import urlsplit

from conductatlas.extraction.island_pages import StatePage, pages_in
from conductatlas.extraction.island_states import states_of
from conductatlas.extraction.island_strings import words_of
from conductatlas.extraction.legalwords import legal_words
from conductatlas.extraction.pieces import key
from conductatlas.extraction.signs import TITLES

__all__ = ["island_page"]

_MIN_WORDS = 40
_SAMPLE_CHARS = 60_000
_MIN_LEGAL = 1.0
_TITLE_TAG = re.compile(r"<title\b[^<>]{0,500}>([^<]{0,500})", re.IGNORECASE)
_SEPARATOR = re.compile(r"\s[|–—·•»:-]\s|[|»]")


def island_page(html: str, url: str, section: str, language: str) -> str:
    """HTML of the policy in the scripts of the page `html`; "" where there is none.

    Of several texts the one is taken that `section`, the address, the page's title or its language
    point at; else the one with most words of policies.
    """
    pages = pages_in(states_of(html))
    title = _TITLE_TAG.search(html)
    wanted = _Wanted(section, url, html_escapes.unescape(title[1]) if title else "", language)
    scored = [(wanted.score(page), -at) for at, page in enumerate(pages)]
    best, at = max(scored, default=(0.0, 0))
    if best <= 0:
        return ""
    shown = html_escapes.escape(" ".join(wanted.title.split()))
    return f"<title>{shown}</title><body><main>{pages[-at].markup}</main></body>"


class _Wanted:
    """What is known of the policy that is looked for."""

    def __init__(self, section: str, url: str, title: str, language: str) -> None:
        self.section, self.title = key(section.removeprefix("#")), title
        self.language = language[:2].lower()
        path = urlsplit(url).path.strip("/") if url else ""
        self.steps = [key(step) for step in path.split("/") if step]
        self.own_titles = {key(part) for part in _SEPARATOR.split(title) if key(part)}

    def score(self, page: StatePage) -> float:
        """How well a page fits; 0 where it is no policy."""
        text = words_of(page.markup)[:_SAMPLE_CHARS]
        words = len(text.split())
        legal = legal_words(text)
        is_long = words >= _MIN_WORDS or sum(char > "\u2e7f" for char in text) > 2 * _MIN_WORDS
        if not is_long or 100 * legal < _MIN_LEGAL * words:
            return 0.0
        return legal * self.fit(page, text)

    def fit(self, page: StatePage, text: str) -> float:
        """By how much title, address, language and section speak for a page."""
        title = key(page.title or text[:120])
        fit = 1.5 if page.title and TITLES.search(page.title) else 1.0
        if self.section:
            fit *= 100.0 if f" {self.section} " in f" {key(text)} " else 1.0
            fit *= 10.0 if title.startswith(self.section) else 1.0
        if page.title and title in self.own_titles:
            fit *= 6.0
        if self.is_at_address(page, title):
            fit *= 8.0
        language = page.locale[:2].lower()
        if language and language not in self.steps and language != self.language:
            fit *= 0.05
        return fit * (4.0 if language and language in self.steps else 1.0)

    def is_at_address(self, page: StatePage, title: str) -> bool:
        """Whether one of the page's names, or its title, is the last step of the address."""
        if not self.steps:
            return False
        last = self.steps[-1]
        names = [key(step) for name in page.names for step in name.split("/") if step]
        return last in names or f" {last} " in f" {title} "
