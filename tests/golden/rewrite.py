"""Writes what the extractor makes of every golden page beside it; people read the difference.

Run it as `python -m tests.golden.rewrite` (or `make golden`).
"""

from pathlib import Path

from conductatlas.extraction import extract

FOLDER = Path(__file__).parent
URL = "https://{name}.example/legal/policy"


def pages() -> list[Path]:
    """The folders that hold a golden page."""
    return sorted(path.parent for path in FOLDER.glob("*/input.html"))


def made(folder: Path) -> str:
    """What is expected of one page: its metadata as a comment, then the canonical text."""
    result = extract((folder / "input.html").read_bytes(), url=URL.format(name=folder.name))
    return (
        f"<!-- gate: {result.gate} | title: {result.title} | language: {result.language}"
        f" | updated: {result.last_updated} | effective: {result.effective} -->\n{result.text}"
    )


if __name__ == "__main__":
    for page in pages():
        (page / "expected.md").write_text(made(page), encoding="utf-8")
