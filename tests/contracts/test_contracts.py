"""What the commands print is valid against the shared JSON Schemas, and quotes stand where said."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from conductatlas.app.demo import MOMENTS, load_companies
from conductatlas.app.demo.render import render
from conductatlas.cli import analyse, diff, extract
from tests.support.shared import shared

PROSE = """\
# Terms

Last updated: 3 May 2026

## Disputes

Any dispute will be resolved by binding arbitration under the rules of the AAA, and not in court.
You may opt out within 30 days by writing to legal@lumenpost.example.

## Liability

Our total liability is limited to 100 USD.
"""


def validate(result: dict[str, Any], contract: str) -> None:
    """Fail where `result` breaks the contract."""
    schema = json.loads(shared("contracts", f"{contract}.schema.json").read_text("utf-8"))
    jsonschema.Draft202012Validator(schema).validate(result)


@pytest.fixture(scope="module")
def policies(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a page of each kind: HTML and PDF of the demo's sites, Markdown, text."""
    folder = tmp_path_factory.mktemp("policies")
    kinds = {"text/html": "page.html", "application/pdf": "paper.pdf"}
    for company in load_companies():
        for path, page in company.pages(MOMENTS[0]).items():
            answer = render(company, path, MOMENTS[0])
            name = kinds.get(answer.media_type.split(";")[0])
            if name and page.files and not (folder / name).exists() and len(answer.body) > 9000:
                (folder / name).write_bytes(answer.body)
    (folder / "terms.md").write_text(PROSE, "utf-8")
    (folder / "later.md").write_text(PROSE.replace("30 days", "60 days"), "utf-8")
    (folder / "terms.txt").write_text(PROSE.replace("#", "").replace("\n\n", "\n\n "), "utf-8")
    return folder


NAMES = ["page.html", "paper.pdf", "terms.md", "terms.txt"]


@pytest.mark.parametrize("name", NAMES)
def test_extract_keeps_its_contract(
    policies: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    extract.run(policies / name, "", as_json=True)
    result = json.loads(capsys.readouterr().out)
    validate(result, "extract")
    assert len(result["text"].split()) > 30


@pytest.mark.parametrize("name", NAMES)
def test_analyse_keeps_its_contract_and_quotes_word_for_word(
    policies: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    analyse.run(policies / name, "", "Lumenpost", as_json=True)
    result = json.loads(capsys.readouterr().out)
    validate(result, "analyse")
    text = result["document"]["text"]
    assert result["provisions"]
    for one in result["provisions"]:
        assert one["quote"] == text[one["start"] : one["end"]]
        for span in one["fact_spans"].values():
            assert one["start"] <= span["start"] <= span["end"] <= one["end"]


def test_markdown_is_read_as_it_stands(policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    analyse.run(policies / "terms.md", "", "", as_json=True)
    result = json.loads(capsys.readouterr().out)
    assert result["document"]["text"] == (policies / "terms.md").read_text("utf-8")
    assert {"mandatory-arbitration", "liability-cap"} <= {p["type"] for p in result["provisions"]}


def test_many_documents_are_one_object_a_line(
    policies: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for command, contract in ((extract, "extract"), (analyse, "analyse")):
        command.run_many(policies)
        rows = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
        assert [row["path"] for row in rows] == sorted(p.name for p in policies.iterdir())
        for row in rows:
            validate(row, contract)


def test_diff_keeps_its_contract(policies: Path, capsys: pytest.CaptureFixture[str]) -> None:
    diff.run(policies / "terms.md", policies / "later.md", as_json=True)
    result = json.loads(capsys.readouterr().out)
    validate(result, "diff")
    assert (result["class"], result["direction"]) == ("substantive", "better")
    assert result["sentences"] == {"added": 0, "removed": 0, "modified": 1, "moved": 0}
    (change,) = [p for p in result["provisions"] if p["type"] == "mandatory-arbitration"]
    assert change["facts_before"]["opt_out_days"] == 30
    assert change["facts_after"]["opt_out_days"] == 60


def test_pairs_are_compared_beside_their_file(
    policies: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pairs = tmp_path / "pairs.jsonl"
    old, new = (str(policies / name) for name in ("terms.md", "later.md"))
    rows = [{"n": 1, "old": old, "new": new, "why": "x"}, {"n": 2, "old": old, "new": old}]
    pairs.write_text("\n".join(json.dumps(row) for row in rows), "utf-8")
    diff.run_many(pairs)
    results = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    for result in results:
        validate(result, "diff")
    assert [(r["n"], r["class"]) for r in results] == [(1, "substantive"), (2, "none")]
    assert results[0]["why"] == "x"
