"""Lists and tables of canonical Markdown as the HTML that a template writes them in."""

import re
from collections.abc import Callable

__all__ = ["lists", "rows"]

_ITEM = re.compile(r"( *)(-|\d+\.|[a-z]\.|\([a-z]\)) (.*)")
Rules = dict[str, str]
Inline = Callable[[str], str]


def lists(block: str, rules: Rules, inline: Inline) -> str:
    """The list `block`, nested by two spaces a level."""
    items = [_ITEM.match(line) for line in block.split("\n")]
    found = [(len(m[1]) // 2, m[2], inline(m[3])) for m in items if m]
    if rules.get("list") == "paragraphs":
        made = [_item(rules, marker, words, "", level) for level, marker, words in found]
        return "\n".join(made) + rules.get("after-list", "")
    return _nested(found, 0, rules)


def _nested(items: list[tuple[int, str, str]], level: int, rules: Rules) -> str:
    marker = items[0][1]
    written = []
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end][0] > level:
            end += 1
        sub = _nested(items[at + 1 : end], level + 1, rules) if end > at + 1 else ""
        _, own, words = items[at]
        words = f"{own} {words}" if own.startswith("(") else words
        written.append(_item(rules, own, words, sub, level + 1))
        at = end
    return _listing(marker, "\n".join(written), rules)


def _item(rules: Rules, marker: str, words: str, sub: str, level: int) -> str:
    shown = "·" if marker == "-" and "mso-list" in rules["li"] else marker
    made = rules["li"].replace("{}", words).replace("{marker}", shown)
    return made.replace("{level}", str(level)).replace("{sub}", sub)


def _listing(marker: str, items: str, rules: Rules) -> str:
    if marker == "-":
        return rules["ul"].replace("{}", items)
    if marker.startswith("("):
        return f'<ul class="alpha" style="list-style: none">{items}</ul>'
    if marker[0].isalpha():
        return f'<ol type="a">{items}</ol>'
    return rules["ol"].replace("{}", items)


def rows(block: str, rules: Rules, inline: Inline) -> str:
    """The table `block`; its first row is the head."""
    lines = [line for line in block.split("\n") if not line.startswith("| ---")]
    made = []
    for at, line in enumerate(lines):
        is_head = at == 0 and rules["head"] == "th"
        rule = rules["hcell"] if is_head else rules["cell"]
        cells = [rule.replace("{}", inline(cell)) for cell in line.strip("| ").split(" | ")]
        made.append(f"<tr>{''.join(cells)}</tr>")
    if "{head}" in rules["table"]:
        return rules["table"].replace("{head}", made[0]).replace("{rest}", "\n".join(made[1:]))
    return rules["table"].replace("{}", "\n".join(made))
