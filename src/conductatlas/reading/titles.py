"""Titles of findings: the type's name, told apart by headings or facts where there are several."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from conductatlas.model.records import FactValue, Finding

__all__ = ["with_titles"]

LONGEST = 120
# Facts that name a clause well, the best first.
_TELLING = (
    "provider", "law", "venue", "amount", "age", "opt_out_days", "notice_days", "period",
    "kinds", "recipients", "documents", "countries", "damage_kinds", "grounds", "limit",
    "categories", "excluded", "method", "regions",
)  # fmt: skip
_SAYS = {
    "opt_out_days": "{} days to opt out",
    "notice_days": "{} days of notice",
    "age": "age {}",
}


def with_titles(findings: Sequence[Finding]) -> tuple[Finding, ...]:
    """`findings` with titles that differ where their headings or facts do."""
    titles = [finding.title for finding in findings]
    for tell in (_by_heading, _by_fact, _by_words):
        for at in _repeated(titles):
            if detail := tell(findings[at]):
                titles[at] = f"{findings[at].title}: {detail}"[:LONGEST].rstrip(" ,:")
    _number(titles)
    return tuple(replace(f, title=title) for f, title in zip(findings, titles, strict=True))


def _repeated(titles: Sequence[str]) -> list[int]:
    counts = Counter(titles)
    return [at for at, title in enumerate(titles) if counts[title] > 1]


def _by_heading(finding: Finding) -> str:
    for heading in reversed(finding.heading_path):
        words = _plain(heading)
        if words and words.lower() not in finding.title.lower() and len(words) <= 60:
            return words
    return ""


def _by_fact(finding: Finding) -> str:
    for name in _TELLING:
        value = finding.facts.get(name)
        if value is not None and not isinstance(value, bool):
            return _SAYS.get(name, "{}").format(_shown(value))
    return ""


def _shown(value: FactValue) -> str:
    return ", ".join(value[:3]) if isinstance(value, tuple) else str(value)


def _by_words(finding: Finding) -> str:
    start = finding.trace[0].span.start - finding.span.start if finding.trace else 0
    words = _plain(finding.quote[max(0, start) :]).split()
    return " ".join(words[:7])


def _plain(words: str) -> str:
    words = re.sub(r"\]\([^)]*\)|[*_\[\]#`\\]", "", words)
    return re.sub(r"^[\s0-9.()]+|\s+", " ", words).strip(" .:;,")


def _number(titles: list[str]) -> None:
    """Give what is still alike a number, from the second on."""
    seen: Mapping[str, list[int]] = defaultdict(list)
    for at, title in enumerate(titles):
        seen[title].append(at)
    for title, places in seen.items():
        for number, at in enumerate(places[1:], start=2):
            titles[at] = f"{title} ({number})"
