"""One HTML page to pieces: parse, cut furniture, find the policy, render, trim."""

from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.extraction.edges import trim
from conductatlas.extraction.furniture import prune
from conductatlas.extraction.headings import with_headings
from conductatlas.extraction.main import policy_root
from conductatlas.extraction.page import Page, parse
from conductatlas.extraction.pieces import Piece
from conductatlas.extraction.render import render
from conductatlas.extraction.sections import cut_section
from conductatlas.extraction.tree import recount

__all__ = ["Reading", "read_html"]

_PAGE_WORDS = 6000


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of a page: its pieces, and what the gate and the title need besides."""

    pieces: list[Piece]
    title: str = ""
    language: str = ""
    page_words: str = ""
    has_password: bool = False
    missing: str = ""


def read_html(
    html: str,
    url: str = "",
    section: str = "",
    select: Sequence[str] = (),
    remove: Sequence[str] = (),
) -> Reading | None:
    """The policy on the page `html`; None where the page has too many tags to be read."""
    page = parse(html, url, select, remove)
    if page is None:
        return None
    words = page.body.words(_PAGE_WORDS)
    pieces = _pieces(page)
    missing = ""
    if section:
        cut = cut_section(pieces, section)
        pieces, missing = (cut, "") if cut else (pieces, section)
    return Reading(
        pieces=with_headings(pieces),
        title=page.title,
        language=page.language,
        page_words=words,
        has_password=page.has_password,
        missing=missing,
    )


def _pieces(page: Page) -> list[Piece]:
    if page.selected:
        # Chosen by hand: what is in it is wanted, whatever it is called.
        return render(page.body, page.base)
    prune(page.body)
    recount(page.body)
    return trim(render(policy_root(page.body), page.base))
