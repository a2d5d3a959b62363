"""One HTML page to pieces: parse, cut furniture, find the policy, render, trim."""

import itertools
from collections.abc import Sequence

from conductatlas.extraction.edges import trim
from conductatlas.extraction.furniture import prune
from conductatlas.extraction.main import policy_root
from conductatlas.extraction.page import Page, parse
from conductatlas.extraction.panels import panel_of
from conductatlas.extraction.pieces import HEADING, Piece
from conductatlas.extraction.reading import Reading
from conductatlas.extraction.render import render
from conductatlas.extraction.sections import cut_section, section_root
from conductatlas.extraction.tree import recount

__all__ = ["read_html"]

_PAGE_WORDS = 6000


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
    pieces, missing, bare = _pieces(page, section)
    return Reading(
        pieces=pieces,
        title=page.title,
        language=page.language,
        page_words=words,
        has_password=page.has_password,
        missing=missing,
        bare_headings=bare,
        bylines=page.bylines,
    )


def _pieces(page: Page, section: str) -> tuple[list[Piece], str, int]:
    """The pieces of the policy; the name of the section where the page does not have it; how many
    headings at the end had no text.
    """
    if page.selected:
        # Chosen by hand: what is in it is wanted, whatever it is called.
        return *_named(render(page.body, page.base), section), 0
    panel = panel_of(page.body, section) if section else None
    prune(page.body)
    recount(page.body)
    root = panel or (section_root(page.body, section) if section else None)
    if root is not None:
        return trim(render(root, page.base)), "", 0
    if section:
        return *_named(trim(render(page.body, page.base)), section), 0
    rendered = render(policy_root(page.body), page.base)
    return trim(rendered), "", _bare_headings(rendered)


def _named(pieces: list[Piece], section: str) -> tuple[list[Piece], str]:
    if not section:
        return pieces, ""
    cut = cut_section(pieces, section)
    return (cut, "") if cut else (pieces, section)


def _bare_headings(pieces: list[Piece]) -> int:
    """How many headings end the page: those of an accordion whose text is loaded later."""
    return sum(1 for _ in itertools.takewhile(lambda p: p.kind == HEADING, reversed(pieces)))
