"""One HTML page to pieces: parse, cut furniture, find the policy, render, trim."""

from collections.abc import Sequence

from conductatlas.extraction.edges import trim
from conductatlas.extraction.furniture import prune
from conductatlas.extraction.main import policy_root
from conductatlas.extraction.page import Page, parse
from conductatlas.extraction.panels import panel_of
from conductatlas.extraction.pieces import Piece
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
    pieces, missing = _pieces(page, section)
    return Reading(
        pieces=pieces,
        title=page.title,
        language=page.language,
        page_words=words,
        has_password=page.has_password,
        missing=missing,
    )


def _pieces(page: Page, section: str) -> tuple[list[Piece], str]:
    """The pieces of the policy; with the name of the section where the page does not have it."""
    if page.selected:
        # Chosen by hand: what is in it is wanted, whatever it is called.
        return _named(render(page.body, page.base), section)
    panel = panel_of(page.body, section) if section else None
    prune(page.body)
    recount(page.body)
    root = panel or (section_root(page.body, section) if section else None)
    if root is not None:
        return trim(render(root, page.base)), ""
    if section:
        return _named(trim(render(page.body, page.base)), section)
    return trim(render(policy_root(page.body), page.base)), ""


def _named(pieces: list[Piece], section: str) -> tuple[list[Piece], str]:
    if not section:
        return pieces, ""
    cut = cut_section(pieces, section)
    return (cut, "") if cut else (pieces, section)
