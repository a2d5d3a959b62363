"""Files that commands are given, and the sentences about those that cannot be read."""

import json
from pathlib import Path

import pytest

from conductatlas.cli.inputs import InputFile, files_of, read_input
from conductatlas.model import InputError


def names(place: Path) -> list[tuple[str, str]]:
    """Name and section of each listed file."""
    return [(f.name, f.section) for f in files_of(place)]


def test_a_folder_gives_its_known_files_in_order(tmp_path: Path) -> None:
    for name in ("b.md", "a.html", "notes.json", "sub/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == [("a.html", ""), ("b.md", ""), ("sub/c.txt", "")]


def test_a_manifest_decides_what_is_read(tmp_path: Path) -> None:
    rows = [{"file": "x.html", "section": "Privacy"}, {"file": "y.html"}]
    (tmp_path / "manifest.json").write_text(json.dumps(rows))
    (tmp_path / "z.html").write_text("x")
    assert names(tmp_path) == [("x.html", "Privacy"), ("y.html", "")]


def test_a_list_names_paths_beside_itself(tmp_path: Path) -> None:
    (tmp_path / "list").write_text("one.md\n\ntwo.md\n")
    assert [f.path for f in files_of(tmp_path / "list")] == [
        tmp_path / "one.md",
        tmp_path / "two.md",
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [("[1,\n", r"manifest\.json:2: not JSON"), ("{}", "it is no list"), ("[{}]", "entry 1 has no")],
)
def test_a_faulty_manifest_is_named(tmp_path: Path, text: str, words: str) -> None:
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(InputError, match=words):
        names(tmp_path)


def test_what_does_not_exist_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such folder"):
        names(tmp_path / "absent")
    with pytest.raises(InputError, match=r"absent\.html: No such file"):
        read_input(InputFile(tmp_path / "absent.html", "absent.html"))


@pytest.mark.parametrize(
    ("name", "raw", "media"),
    [
        ("a.html", b"hello", "text/html"),
        ("a", b"%PDF-1.7", "application/pdf"),
        ("a", b"  <!DOCTYPE html>", "text/html"),
        ("a.md", b"# x", "text/markdown"),
        ("a", b"plain", "text/plain"),
    ],
)
def test_the_kind_of_a_file_is_seen(tmp_path: Path, name: str, raw: bytes, media: str) -> None:
    (tmp_path / name).write_bytes(raw)
    assert read_input(InputFile(tmp_path / name, name)) == (raw, media)


def test_a_binary_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.bin").write_bytes(b"\x89PNG\0\0")
    with pytest.raises(InputError, match="no policy in a known format"):
        read_input(InputFile(tmp_path / "a.bin", "a.bin"))
