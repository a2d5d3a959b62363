"""Pages of invented companies as site builders, help desks and editors write them.

A template is HTML with slots and, at its top, the rules by which it writes a block that differs
from plain HTML (`p: <p class="x">{}</p>`); a policy is canonical Markdown. Put together they give a
page whose true text is known to the letter.
"""

import html
import re
from dataclasses import dataclass
from pathlib import Path

from tests.support.site_lists import lists, rows

__all__ = ["POLICIES", "TEMPLATES", "SitePage", "same_lines", "site_page"]

_FOLDER = Path(__file__).parent.parent / "extraction" / "pages"
TEMPLATES = sorted(path.stem for path in (_FOLDER / "templates").glob("*.html"))
POLICIES = sorted(path.stem for path in (_FOLDER / "policies").glob("*.md"))

_RULES = re.compile(r"<!--rules\n(.*?)-->\n", re.DOTALL)
_LOOP = re.compile(r"\{\{(toc|sections)\}\}(.*?)\{\{/\1\}\}", re.DOTALL)
_LINK = re.compile(r"\[([^\]]+)\]\((https?://[^)]+)\)|([\w.]+@[\w.]+\.example)")
_ITEM = re.compile(r"\s*(?:-|\d+\.|[a-z]\.|\([a-z]\)) ")
_DEFAULTS = {
    "p": "<p>{}</p>", "h2": "<h2>{}</h2>", "h3": "<h3>{}</h3>", "li": "<li>{}{sub}</li>",
    "ul": "<ul>{}</ul>", "ol": "<ol>{}</ol>", "table": "<table>{}</table>", "head": "th",
    "cell": "<td>{}</td>", "hcell": "<th>{}</th>",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class SitePage:
    """A page, the text that is true for it, and in what the two may differ ("headings").

    `allowed` are lines more that no rule could tell from the policy's own.
    """

    html: str
    text: str
    loose: frozenset[str]
    allowed: str


def site_page(template: str, policy: str) -> SitePage:
    """The page that `template` makes of `policy`."""
    markup = (_FOLDER / "templates" / f"{template}.html").read_text()
    text = (_FOLDER / "policies" / f"{policy}.md").read_text()
    rules, markup = _rules(markup)
    title, *blocks = text.strip().split("\n\n")
    lead, sections = _parts(blocks)
    company = policy.partition("-")[0].capitalize()
    fills = {
        "title": html.escape(title.removeprefix("# "), quote=False),
        "company": company,
        "lead": _blocks(lead, rules, 0),
        "rest": "".join(_blocks(part, rules, n) for n, part in enumerate(sections, 1)),
    }
    fills["blocks"] = fills["lead"] + fills["rest"]
    page = _LOOP.sub(lambda match: _repeat(match[2], sections, rules), markup)
    page = re.sub(r"\{\{(\w+)\}\}", lambda match: fills.get(match[1], "1"), page)
    text = _true_text(title, lead, sections, rules)
    return SitePage(page, text, _loose(rules), rules.get("allow", ""))


def _rules(markup: str) -> tuple[dict[str, str], str]:
    found = _RULES.match(markup)
    if found is None:
        return dict(_DEFAULTS), markup
    own = dict(line.split(": ", 1) for line in found[1].strip().splitlines())
    return _DEFAULTS | own, markup[found.end() :]


def _loose(rules: dict[str, str]) -> frozenset[str]:
    loose = set(rules.get("loose", "").split())
    return frozenset(loose | ({"lists"} if rules.get("list") == "paragraphs" else set()))


def _parts(blocks: list[str]) -> tuple[list[str], list[list[str]]]:
    """What stands before the first section, and each section with its heading first."""
    starts = [at for at, block in enumerate(blocks) if block.startswith("## ")]
    ends = [*starts[1:], len(blocks)]
    return blocks[: starts[0]], [blocks[a:b] for a, b in zip(starts, ends, strict=True)]


def _short(section: list[str], rules: dict[str, str]) -> str:
    return rules.get("short", "").format(heading=section[0].removeprefix("## "))


def _true_text(
    title: str, lead: list[str], sections: list[list[str]], rules: dict[str, str]
) -> str:
    blocks = [title, *lead]
    if label := rules.get("contents"):
        # A list of contents that stands in the policy, as in a book, belongs to it.
        entries = [section[0].removeprefix("## ") for section in sections]
        is_list = all(_ITEM.match(entry) for entry in entries)
        blocks += [label, ("\n" if is_list else "\n\n").join(entries)]
    for section in sections:
        short = _short(section, rules)
        blocks += [*section, short] if short else section
    return "\n\n".join(blocks) + "\n"


def _repeat(markup: str, sections: list[list[str]], rules: dict[str, str]) -> str:
    made = []
    for n, section in enumerate(sections, 1):
        fills = {
            "n": str(n),
            "heading": html.escape(section[0].removeprefix("## "), quote=False),
            "content": _blocks(section[1:], rules, n),
            "short": _short(section, rules),
        }
        made.append(_filled_in(markup, fills))
    return "".join(made)


def _filled_in(markup: str, fills: dict[str, str]) -> str:
    return re.sub(r"\{\{(\w+)\}\}", lambda match: fills.get(match[1], match[0]), markup)


def _blocks(blocks: list[str], rules: dict[str, str], n: int) -> str:
    return "\n".join(_block(block, rules, n) for block in blocks)


def _block(block: str, rules: dict[str, str], n: int) -> str:
    heading = re.match(r"(#{2,3}) ", block)
    if heading:
        return _filled(rules[f"h{len(heading[1])}"], _inline(block[heading.end() :]), n)
    if block.startswith("| "):
        return rows(block, rules, _inline)
    if _ITEM.match(block):
        return _before_items(block, rules, n)
    return _filled(rules["p"], _inline(block).replace("\n", "<br>\n"), n)


def _before_items(block: str, rules: dict[str, str], n: int) -> str:
    return lists(block, rules, _inline)


def _filled(rule: str, words: str, n: int) -> str:
    return rule.replace("{}", words).replace("{n}", str(n))


def _inline(words: str) -> str:
    return _LINK.sub(_link, html.escape(words, quote=False))


def _link(match: re.Match[str]) -> str:
    if match[3]:
        return f'<a href="mailto:{match[3]}">{match[3]}</a>'
    return f'<a href="{match[2]}">{match[1]}</a>'


def same_lines(text: str, page: SitePage) -> list[str]:
    """The lines of `text` to compare, without what the template of `page` cannot tell."""
    loose = page.loose
    if page.allowed:
        text = text.replace(f"{page.allowed}\n\n", "")
    lines = text.split("\n")
    if "headings" in loose:
        lines = [line.lstrip("# ") if line.startswith("#") else line for line in lines]
    if "lists" in loose:
        lines = [line.strip() for line in lines if line.strip()]
    return lines
