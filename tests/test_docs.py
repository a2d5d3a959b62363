"""The documents name every command, every setting, every JSON field, and only files that exist."""

import json
import re
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
import typer

from conductatlas.app.settings import PREFIX, Settings
from conductatlas.cli.main import app
from tests.support.shared import shared

ROOT = Path(__file__).parents[1]
COMMANDS = (ROOT / "docs" / "commands.md").read_text("utf-8")
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def commands() -> list[str]:
    """Every command as it is typed."""
    group = typer.main.get_command(app)
    found = []
    for name, command in group.commands.items():  # type: ignore[attr-defined]  # a group
        inner = getattr(command, "commands", None)
        found += [f"{name} {sub}" for sub in inner] if inner else [name]
    return found


@pytest.mark.parametrize("command", commands())
def test_every_command_is_documented(command: str) -> None:
    assert f"`conductatlas {command}" in COMMANDS


@pytest.mark.parametrize("name", [f.name for f in fields(Settings)])
def test_every_setting_is_documented_with_its_meaning(name: str) -> None:
    meaning = Settings.__dataclass_fields__[name].metadata["doc"]
    assert re.search(
        rf"^\| `{PREFIX}{name.upper()}` \| .* \| {re.escape(meaning)} \|$", COMMANDS, re.MULTILINE
    )


def names(schema: dict[str, Any]) -> set[str]:
    """Every property name of a schema, at any depth."""
    found: set[str] = set()
    for key, value in schema.items():
        if key == "properties":
            found |= set(value)
        values = value.values() if key == "properties" else [value]
        for inner in values:
            for one in inner if isinstance(inner, list) else [inner]:
                if isinstance(one, dict):
                    found |= names(one)
    return found


# In the contract and not yet made: which types a document lacks, and the summary in a minute.
LATER = {"absent", "summary"}


@pytest.mark.parametrize("contract", ["extract", "analyse", "diff"])
def test_every_field_of_a_contract_is_documented(contract: str) -> None:
    schema = json.loads(shared("contracts", f"{contract}.schema.json").read_text("utf-8"))
    wanted = names(schema) - (LATER if contract == "analyse" else set()) - {"path", "n"}
    assert {name for name in wanted if f"`{name}`" not in COMMANDS} == set()


@pytest.mark.parametrize("page", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_a_page_names_only_files_that_exist(page: Path) -> None:
    text = page.read_text("utf-8")
    for name in re.findall(r"`((?:docs|src|tests|benchmarks)/[\w/.-]+)`", text):
        assert (ROOT / name.rstrip("/")).exists(), f"{page.name} names {name}"


def test_the_changelog_has_the_version_in_the_making() -> None:
    assert "## Unreleased" in (ROOT / "CHANGELOG.md").read_text("utf-8")
