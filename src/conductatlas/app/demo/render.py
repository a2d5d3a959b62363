"""Makes the pages of the invented companies: prose in the company's style, in its page template.

The same company, path and moment give the same bytes.
"""

import hashlib
import html
import string
from dataclasses import dataclass

from conductatlas.app.demo.company import Company, Page
from conductatlas.app.demo.markup import Heading, inline, parse
from conductatlas.app.demo.moments import Moment
from conductatlas.app.demo.pdf import make_pdf
from conductatlas.app.demo.styles import STYLES

__all__ = ["Answer", "article", "render"]

_HTML = "text/html; charset=utf-8"
_HOME = "home.md"
_BUILTIN = {"gone": "gone.html", "not-found": "not-found.html", "log-in": "log-in.html"}


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says: a status, a media type and a body."""

    status: int
    media_type: str
    body: bytes


def render(company: Company, path: str, moment: Moment) -> Answer:
    """The answer of `company` to a request of `path` at `moment`."""
    if path == "/robots.txt":
        rules = f"User-agent: *\nDisallow: /account/\nSitemap: https://{company.host}/sitemap.xml\n"
        return Answer(200, "text/plain; charset=utf-8", rules.encode())
    page = company.pages(moment).get(path)
    if path == "/" and page is None:
        page = Page("/", company.name, (_HOME,))
    if page is None:
        page = Page(path, "Page not found", (), "gone")
    if path.endswith(".pdf") and page.answer == "policy":
        return Answer(200, "application/pdf", make_pdf(parse(company.text(page.files[0], moment))))
    status = 404 if page.answer == "gone" else 200
    return Answer(status, _HTML, _page(company, page, moment).encode())


def article(company: Company, file: str, moment: Moment) -> str:
    """The HTML of one policy alone, without the page around it."""
    return STYLES[company.style].article(parse(company.text(file, moment)))


def _page(company: Company, page: Page, moment: Moment) -> str:
    title = page.title if page.answer in ("policy", "gone") else _title(page)
    values = {
        "title": html.escape(f"{title} | {company.name}"),
        "article": _main(company, page, moment),
        "contents": _contents(company, page, moment),
        "path": page.path,
        "build": hashlib.sha256(f"{company.host} {moment.name}".encode()).hexdigest()[:12],
    }
    return string.Template(company.text("page.html", moment)).substitute(values)


def _title(page: Page) -> str:
    return "Sign in" if page.answer == "log-in" else "Page not found"


def _main(company: Company, page: Page, moment: Moment) -> str:
    if page.answer != "policy":
        return company.text(f"../{_BUILTIN[page.answer]}", moment).replace("$name", company.name)
    if len(page.files) == 1:
        return article(company, page.files[0], moment)
    return "\n".join(_tab(company, file, moment) for file in page.files)


def _tab(company: Company, file: str, moment: Moment) -> str:
    """One of several policies on a page: a panel whose anchor is the name of the file."""
    anchor = file.removesuffix(".md")
    return (
        f'<section class="tab-panel" role="tabpanel" id="{anchor}">\n'
        f"{article(company, file, moment)}\n</section>"
    )


def _contents(company: Company, page: Page, moment: Moment) -> str:
    """The table of contents: the sections of the page's policies as links."""
    if page.answer != "policy":
        return ""
    blocks = (b for file in page.files for b in parse(company.text(file, moment)))
    sections = (b for b in blocks if isinstance(b, Heading) and b.level == 2)
    links = (f'<li><a href="#{b.anchor}">{inline(b.text)}</a></li>' for b in sections)
    return "<ul>" + "".join(links) + "</ul>"
