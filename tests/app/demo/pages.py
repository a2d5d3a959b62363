"""Every prose file of the demo with its states, and the words that a reader sees."""

import html
import re

from conductatlas.app.demo import MOMENTS, Company, Moment, load_companies
from conductatlas.app.demo.render import article

__all__ = ["FILES", "first_visit", "prose", "words"]

FILES: tuple[tuple[Company, str], ...] = tuple(
    (company, path.stem)
    for company in load_companies()
    for path in sorted(company.folder.glob("*.md"))
    if path.name != "home.md"
)


def first_visit(state: int) -> Moment:
    """The first of the two visits to `state`."""
    return next(moment for moment in MOMENTS if moment.state == state)


def prose(company: Company, file: str, moment: Moment) -> str:
    """The markup of one policy at `moment`."""
    return company.text(f"{file}.md", moment)


def words(company: Company, file: str, moment: Moment) -> list[str]:
    """The words of one policy as its page shows them, without the page around it."""
    shown = article(company, f"{file}.md", moment)
    return html.unescape(re.sub(r"<[^>]+>", " ", shown)).split()
