"""The replay site of the shared folder, and a catalogue for what it serves.

Used by `first_pass.py` and `real_archive.py`; the pages are real captures, served over local HTTP
as the web was at a chosen moment.
"""

import importlib.util
import json
import os
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from conductatlas.catalogue import load_catalogue
from conductatlas.catalogue.kinds import kind_of
from conductatlas.model import slugify

DEFAULT_SHARED = Path(os.environ.get("CONDUCTATLAS_SHARED", Path(__file__).parents[2] / "shared"))
_AI = ("ChatGPT", "DeepSeek", "Google Generative AI Services", "Grok", "Le Chat", "Llama API")
_SECTORS = dict.fromkeys(_AI, "ai") | {
    "Buffer": "social",
    "Open Terms Archive": "non-profit",
    "UptimeRobot": "developer-tools",
    "npm Public Registry": "developer-tools",
}


@dataclass(frozen=True, slots=True)
class Replay:
    """A running replay site."""

    address: str

    def pages(self) -> list[dict[str, Any]]:
        """Every page with "service", "document", "url", "moments"."""
        with urllib.request.urlopen(self.address) as answer:
            pages: list[dict[str, Any]] = json.load(answer)
        return pages

    def move_to(self, moment: str) -> None:
        """Serve the web as it was at `moment` (20260401T000000Z) from now on."""
        request = urllib.request.Request(
            self.address + "clock", data=moment.encode(), method="POST"
        )
        urllib.request.urlopen(request).close()


@contextmanager
def replay_site(shared: Path, *options: str) -> Iterator[Replay]:
    """The replay site on a free port; exits with a sentence where the corpus is absent."""
    tool, corpus = shared / "tools" / "replay_site.py", shared / "corpus" / "captures.tar.xz"
    for needed in (tool, corpus):
        if not needed.exists():
            print(f"skipped: {needed} is absent; name its folder with --shared")
            sys.exit(0)
    command = [sys.executable, str(tool), "--port", "0", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None  # noqa: S101 - asked for above
        try:
            yield Replay(process.stdout.readline().strip())
        finally:
            process.terminate()


def sections_of(shared: Path) -> dict[tuple[str, str], str]:
    """The section that is meant, by service and document, where a page holds several policies."""
    spec = importlib.util.spec_from_file_location("replay", shared / "tools" / "replay_site.py")
    if spec is None or spec.loader is None:
        return {}
    tool = importlib.util.module_from_spec(spec)
    sys.modules["replay"] = tool
    spec.loader.exec_module(tool)
    _, pages = tool.load(shared / "corpus")
    newest = [rows[-1] for rows in pages.values()]
    return {(r["service"], r["document"]): r["section"] for r in newest if r.get("section")}


def write_catalogue(
    pages: list[dict[str, Any]], folder: Path, sections: dict[tuple[str, str], str]
) -> None:
    """A catalogue file for each service of `pages`."""
    folder.mkdir(parents=True, exist_ok=True)
    known = {entry.name: entry for entry in load_catalogue()}
    services: dict[str, list[dict[str, Any]]] = {}
    for page in pages:
        services.setdefault(page["service"], []).append(page)
    for service, rows in services.items():
        shipped = known.get(service)
        sectors = (
            [s.value for s in shipped.sectors] if shipped else [_SECTORS.get(service, "dating")]
        )
        data = {
            "name": service,
            "slug": slugify(service),
            "sectors": sectors,
            "documents": [
                _document(row, sections.get((service, row["document"]), "")) for row in rows
            ],
        }
        # JSON is YAML too, and keeps the lines of a fault.
        text = json.dumps(data, ensure_ascii=False, indent=1)
        (folder / f"{slugify(service)}.yaml").write_text(text, "utf-8")


def _document(row: dict[str, Any], section: str) -> dict[str, Any]:
    title, _, part = row["document"].partition(" #")
    words = re.sub(r"^(policies|legal|terms|docs|en-articles-\d+)-", "", part).replace("-", " ")
    full = f"{title} ({words})" if words else title
    source = {"url": row["url"]} | ({"section": section} if section else {})
    return {
        "kind": kind_of(title).value,
        "title": full,
        "slug": slugify(row["document"]),
        "sources": [source],
    }
