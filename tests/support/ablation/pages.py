"""The test pages of the extractor's rules: tables in YAML, golden pages, each with what it gives.

A table is a list of entries: `page` (or `pdf`, `hex`), what `extract` is told, and `expect`, the
fields that must come out ("companies" are the entities with their countries). `each` makes one page
a word, which stands for {} in page and expectation; {H} are as many "#" as the word says, "$9(x)$"
is x nine times, $P a paragraph ($T its text).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from conductatlas.extraction import extract
from conductatlas.model import InputError
from conductatlas.model.records import Extracted
from tests.golden.rewrite import made
from tests.golden.rewrite import pages as golden_pages
from tests.support.pdf import PdfLine, a_pdf

__all__ = ["RULES", "Page", "golden", "tables"]

RULES = Path(__file__).parents[2] / "extraction" / "rules"
_CLAUSE = " ".join(
    ["You may use the service only under these terms, which bind you and us alike."] * 4
)
_MACROS = {
    "$LONG": f"<p>{_CLAUSE}</p>" * 12,
    "$PPP": f"<p>{_CLAUSE}</p>" * 3,
    "$P": f"<p>{_CLAUSE}</p>",
    "$TTT": "\n\n".join([_CLAUSE] * 3),
    "$T": _CLAUSE,
}
_REPEATED = re.compile(r"\$(\d+)\((.*?)\)\$", re.DOTALL)
_TOLD = ("url", "section", "select", "remove")


@dataclass(frozen=True, slots=True)
class Page:
    """One page: its bytes, what `extract` is told beside them, and the fields that it must give."""

    name: str
    raw: bytes
    told: Mapping[str, Any]
    expect: Mapping[str, str]
    is_first: bool = True

    def check(self) -> None:
        """Raise `AssertionError` where the page gives anything else than is expected."""
        found = _given(self)
        assert found == dict(self.expect), f"{self.name}: {found}"


def tables() -> list[Page]:
    """The pages of all tables, by the names of their files."""
    return [page for path in sorted(RULES.rglob("*.yaml")) for page in _table(path)]


def golden() -> list[Page]:
    """The golden pages; their whole expected file is one field."""
    return [_golden(folder) for folder in golden_pages()]


def _given(page: Page) -> dict[str, str]:
    if "golden" in page.told:
        return {"whole": made(page.told["golden"])}
    try:
        result = extract(page.raw, **page.told)
    except InputError as fault:
        return {"refused": str(fault)}
    return {field: _field(result, field, wanted) for field, wanted in page.expect.items()}


def _field(result: Extracted, field: str, wanted: str) -> str:
    if field == "because":
        return wanted if wanted in str(result.gate_reason) else str(result.gate_reason)
    if field == "companies":
        named = (f"{e.name} ({e.country})" if e.country else e.name for e in result.entities)
        return "; ".join(named)
    return str(getattr(result, field))


def _golden(folder: Path) -> Page:
    whole = (folder / "expected.md").read_text("utf-8")
    return Page(f"golden/{folder.name}", b"", {"golden": folder}, {"whole": whole})


def _table(path: Path) -> Iterator[Page]:
    for number, entry in enumerate(yaml.safe_load(path.read_text("utf-8"))):
        name = f"{path.relative_to(RULES).with_suffix('')}[{number}]"
        words = _words(entry["each"]) if "each" in entry else [""]
        for at, word in enumerate(words):
            yield _page(
                f"{name}{' ' if word else ''}{word}",
                entry,
                word,
                is_first=at < 2 or isinstance(entry["each"], list),
            )


def _words(each: Mapping[str, str] | list[str]) -> list[str]:
    """The words of a list, or of one list a language, in which "|" or a new line parts them."""
    if isinstance(each, list):
        return [str(word) for word in each]
    lines = [line for text in each.values() for line in str(text).splitlines()]
    return [word.strip() for line in lines for word in line.split(" | ") if word.strip()]


def _page(name: str, entry: Mapping[str, Any], word: str, *, is_first: bool) -> Page:
    told = {key: _filled(entry[key], word) for key in _TOLD if key in entry}
    if "pdf" in entry:
        raw = _pdf(_filled(entry["pdf"], word), _filled(entry.get("font", ""), word))
    elif "hex" in entry:
        raw = bytes.fromhex(_filled(entry["hex"], word))
    else:
        raw = str(_filled(entry["page"], word)).encode(entry.get("encoding", "utf-8"))
    default = "" if "pdf" in entry or "hex" in entry else "text/html"
    told["media_type"] = _filled(entry.get("media", default), word)
    expect = {key: _text(value, word) for key, value in entry["expect"].items()}
    return Page(name, raw, told, expect, is_first)


def _pdf(pages: list[list[str]], font: str) -> bytes:
    """A PDF of lines, each `text @ height`, and after a comma its size and "bold"."""
    raw = a_pdf([[_line(line) for line in lines] for lines in pages])
    # A name as long as the one before leaves every offset in its place.
    return raw.replace(b"Helvetica-Bold", font.encode().ljust(14, b"x")[:14]) if font else raw


def _line(line: str) -> PdfLine:
    text, _, place = line.rpartition(" @ ")
    height, *looks = place.split(", ")
    size = next((int(look) for look in looks if look.isdecimal()), 11)
    return PdfLine(text, int(height), size, "bold" in looks)


def _text(value: object, word: str) -> str:
    return str(_filled(str(value), word))


def _filled(value: Any, word: str) -> Any:
    """`value` with macros and the word in their places, in lists and mappings too."""
    if isinstance(value, str):
        for macro, text in _MACROS.items():
            value = value.replace(macro, text)
        value = value.replace("{}", word)
        value = _REPEATED.sub(lambda found: found[2] * int(found[1]), value)
        return value.replace("{H}", "#" * int(word)) if "{H}" in value else value
    if isinstance(value, list):
        return [_filled(item, word) for item in value]
    if isinstance(value, dict):
        return {key: _filled(item, word) for key, item in value.items()}
    return value
