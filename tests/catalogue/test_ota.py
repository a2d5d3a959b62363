"""Open Terms Archive declarations are read as a catalogue."""

import json
from pathlib import Path

import pytest

from conductatlas.catalogue import load_ota_declarations
from conductatlas.model import DataFileError
from conductatlas.model.vocabulary import DocumentKind


def declare(folder: Path, name: str, terms: object) -> None:
    """Write one declaration."""
    (folder / f"{name}.json").write_text(json.dumps({"name": name, "terms": terms}), "utf-8")


def test_a_declaration_becomes_a_platform_with_its_documents(tmp_path: Path) -> None:
    declare(
        tmp_path,
        "Brightbarn",
        {
            "Privacy Policy": {"fetch": "https://brightbarn.example/privacy", "select": ".main"},
            "Terms of Service": {
                "combine": [
                    {
                        "fetch": "https://brightbarn.example/a",
                        "select": ["main", {"startBefore": "x"}],
                    },
                    {"fetch": "https://brightbarn.example/b"},
                ],
                "executeClientScripts": True,
            },
        },
    )
    (tmp_path / "Brightbarn.history.json").write_text("{}", "utf-8")
    (platform,) = load_ota_declarations(tmp_path)
    assert platform.slug == "brightbarn"
    privacy, terms = platform.documents
    assert privacy.kind is DocumentKind.PRIVACY_POLICY
    assert privacy.sources[0].select == (".main",)
    assert [s.url[-1] for s in terms.sources] == ["a", "b"]
    assert terms.sources[0].select == ("main",)
    assert all(s.browser for s in terms.sources)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('{"name": "x",\n}', r"bad\.json:2: not JSON"),
        ('{"name": "x"}', 'it has no "terms"'),
        ('{"terms": {"Imprint": {"fetch": "file:///x"}}}', "not a web address"),
    ],
)
def test_a_faulty_declaration_is_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "bad.json").write_text(text, "utf-8")
    with pytest.raises(DataFileError, match=words):
        load_ota_declarations(tmp_path)


def test_a_folder_without_declarations_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataFileError, match="no declarations found"):
        load_ota_declarations(tmp_path)
