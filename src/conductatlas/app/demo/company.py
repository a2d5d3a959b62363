"""The invented companies as they lie in `companies/`: their pages, prose and page template.

`company.yaml` depends on the moment as the prose does, so that a page can go or turn into a log-in.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from conductatlas.app.demo.conditions import resolve
from conductatlas.app.demo.moments import MOMENTS, Moment

__all__ = ["Company", "Page", "load_companies"]

_FOLDER = Path(__file__).parent / "companies"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a company: its path, the prose files on it, and how it answers.

    `answer` is `policy`, `gone` (404), `log-in` or `not-found` (a soft 404: status 200).
    """

    path: str
    title: str
    files: tuple[str, ...]
    answer: str = "policy"


@dataclass(frozen=True, slots=True)
class Company:
    """An invented company: where it is served, how its pages are built, and its texts."""

    name: str
    host: str
    style: str
    folder: Path

    def pages(self, moment: Moment) -> dict[str, Page]:
        """The pages at `moment`, by path."""
        rows = self._settings(moment)["pages"]
        pages = (
            Page(row["path"], row["title"], tuple(row["files"]), row.get("answer", "policy"))
            for row in rows
        )
        return {page.path: page for page in pages}

    def text(self, file: str, moment: Moment) -> str:
        """The prose or template `file` as it reads at `moment`."""
        return resolve(_read(self.folder / file), moment)

    def _settings(self, moment: Moment) -> dict[str, Any]:
        settings: dict[str, Any] = yaml.safe_load(self.text("company.yaml", moment))
        return settings


@cache
def load_companies() -> tuple[Company, ...]:
    """Every invented company, by folder name."""
    return tuple(_load(path.parent) for path in sorted(_FOLDER.glob("*/company.yaml")))


def _load(folder: Path) -> Company:
    settings = yaml.safe_load(resolve(_read(folder / "company.yaml"), MOMENTS[0]))
    return Company(settings["name"], settings["host"], settings["style"], folder)


@cache
def _read(path: Path) -> str:
    return path.read_text("utf-8")
