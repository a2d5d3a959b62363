"""One parsed page: its body as a light tree, its own title and language, what its forms ask for."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode, SelectolaxError

from conductatlas.extraction.bylines import Byline, bylines_of
from conductatlas.extraction.scan import MAX_CHARS, scan
from conductatlas.extraction.tree import Node, build
from conductatlas.model import InputError

__all__ = ["Page", "parse"]


@dataclass(frozen=True, slots=True)
class Page:
    """What was parsed; `selected` says that selectors have already chosen the policy."""

    body: Node
    title: str
    language: str
    base: str
    has_password: bool
    selected: bool
    bylines: tuple[Byline, ...] = ()


def parse(
    html: str, url: str = "", select: Sequence[str] = (), remove: Sequence[str] = ()
) -> Page | None:
    """The page `html`; None where it has too many tags or too much text to be read.

    Bad selectors: `InputError`.
    """
    scanned = scan(html)
    if scanned is None:
        return None
    parser = LexborHTMLParser(scanned.markup)
    for selector in remove:
        for node in _outermost(_found(parser, selector)):
            node.remove()
    chosen = [node for selector in select for node in _found(parser, selector)]
    markup = "".join(node.html or "" for node in _outermost(chosen)) if select else _body(parser)
    language = _attribute(parser.root, "lang")
    base = _base(parser, url)
    has_password = parser.css_first("input[type=password]") is not None
    bylines = bylines_of(parser)
    # A page of 8 MB stands here several times over: what is done with goes.
    title = scanned.title
    del scanned, parser
    body = build(markup)
    if body.chars > MAX_CHARS:
        return None
    return Page(
        body=body,
        title=" ".join(title.split()),
        language=language,
        base=base,
        has_password=has_password,
        selected=bool(select),
        bylines=bylines,
    )


def _found(parser: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return list(parser.css(selector))
    except (SelectolaxError, ValueError, RuntimeError) as fault:
        raise InputError(
            f'selector "{selector}" cannot be read ({fault}). Write it as a CSS selector.'
        ) from fault


def _outermost(nodes: list[LexborNode]) -> list[LexborNode]:
    """The nodes that do not stand inside another of them, each once."""
    chosen: dict[int, LexborNode] = {node.mem_id: node for node in nodes}
    return [node for node in chosen.values() if not _has_ancestor(node, chosen)]


def _has_ancestor(node: LexborNode, chosen: dict[int, LexborNode]) -> bool:
    above = node.parent
    while above is not None:
        if above.mem_id in chosen:
            return True
        above = above.parent
    return False


def _body(parser: LexborHTMLParser) -> str:
    return (parser.body.html if parser.body is not None else "") or ""


def _attribute(node: LexborNode | None, name: str) -> str:
    return (node.attributes.get(name) or "") if node is not None else ""


def _base(parser: LexborHTMLParser, url: str) -> str:
    """The address that links are resolved against: the page's own, unless it names another."""
    href = _attribute(parser.css_first("base[href]"), "href")
    try:
        return urljoin(url, href) if href else url
    except ValueError:
        return url
