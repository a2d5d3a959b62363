"""Tests of reading the log of a versions repository."""

from pathlib import Path

import pytest

from conductatlas.model import InputError
from conductatlas.pipeline.ota_git import GitTexts, open_repository, read_log, sizes_of
from conductatlas.pipeline.ota_history import RecordedHistory, parse_log, with_sizes
from tests.support.histories import TERMS, Commit, a_bundle, a_history, a_repository, day, git


def history_of(folder: Path, commits: list[Commit]) -> RecordedHistory:
    return parse_log(read_log(a_repository(folder / "archive.git", commits)), "the archive")


def test_each_commit_of_a_file_is_an_observation_with_its_date_in_utc(tmp_path: Path) -> None:
    [document] = history_of(tmp_path, a_history((0, "One.\n"), (2, "Two.\n"))).documents
    assert (document.service, document.title) == ("Lumenpost", "Terms of Service")
    assert [text.at for text in document.texts] == [day(0), day(2)]


def test_names_with_spaces_quotes_and_other_alphabets_are_kept(tmp_path: Path) -> None:
    path = "Lümen & 'Post'/Datenschutz-Erklärung.md"
    [document] = history_of(tmp_path, a_history((0, "Eins.\n"), path=path)).documents
    assert document.path == path


def test_a_renamed_file_is_one_document_under_its_newest_name(tmp_path: Path) -> None:
    new = "Lumenpost/Terms of Use.md"
    commits = [
        *a_history((0, "One two three four.\n")),
        Commit(day(1), {}, renames={TERMS: new}),
        *a_history((2, "Another.\n"), path=new),
    ]
    [document] = history_of(tmp_path, commits).documents
    assert document.paths == (TERMS, new)
    assert len(document.texts) == 3
    assert "was renamed" in document.notes[0]


def test_commits_that_stand_out_of_order_are_taken_by_date(tmp_path: Path) -> None:
    [document] = history_of(tmp_path, a_history((5, "B.\n"), (1, "A.\n"), (9, "C.\n"))).documents
    assert [text.at for text in document.texts] == [day(1), day(5), day(9)]
    assert "1 of its commits" in document.notes[0]


def test_a_merge_adds_no_observation_of_its_own(tmp_path: Path) -> None:
    commits = [*a_history((0, "A.\n"), (1, "B.\n")), Commit(day(2), {}, merges=1)]
    [document] = history_of(tmp_path, commits).documents
    assert len(document.texts) == 2


def test_a_file_that_is_removed_has_a_last_observation_without_text(tmp_path: Path) -> None:
    [document] = history_of(tmp_path, a_history((0, "A.\n"), (1, None))).documents
    assert document.texts[-1].blob == ""


@pytest.mark.parametrize(
    ("path", "said"),
    [("src/main.py", "no versions repository"), ("Lumenpost/Terms.html", "snapshots")],
)
def test_another_repository_is_named_for_what_it_is(tmp_path: Path, path: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        history_of(tmp_path, a_history((0, "A.\n"), (1, "B.\n"), path=path))


def test_a_few_notes_among_code_make_no_archive(tmp_path: Path) -> None:
    code = a_history(*((at, f"{at}\n") for at in range(9)), path="src/main.py")
    with pytest.raises(InputError, match="no versions repository"):
        history_of(tmp_path, [*code, *a_history((9, "Notes.\n"), path="docs/notes.md")])


def test_a_bundle_a_clone_and_a_bare_repository_give_the_same_history(tmp_path: Path) -> None:
    bundle = a_bundle(tmp_path / "archive.bundle", a_history((0, "A.\n"), (1, "B.\n")))
    git(tmp_path, "clone", "--quiet", str(bundle), str(tmp_path / "clone"))
    logs = []
    for number, source in enumerate([bundle, tmp_path / "clone", tmp_path / "archive.git"]):
        scratch = tmp_path / str(number)
        scratch.mkdir()
        logs.append(read_log(open_repository(source, scratch)))
    assert logs[0] == logs[1] == logs[2]


def test_a_truncated_bundle_is_a_sentence(tmp_path: Path) -> None:
    bundle = a_bundle(tmp_path / "archive.bundle", a_history((0, "A.\n"), (1, "B.\n" * 99)))
    bundle.write_bytes(bundle.read_bytes()[:-40])
    with pytest.raises(InputError, match=r"incomplete or damaged .* nothing of it was imported"):
        open_repository(bundle, tmp_path)


def test_what_is_no_repository_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("Nothing.")
    (tmp_path / "folder").mkdir()
    for name, said in (("file", "no git bundle"), ("folder", "no git repo"), ("x", "no such")):
        with pytest.raises(InputError, match=said):
            open_repository(tmp_path / name, tmp_path)


def test_without_git_the_sentence_says_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(InputError, match="apt install git"):
        open_repository(tmp_path, tmp_path)


def test_texts_are_read_by_one_process_and_missing_ones_are_none(tmp_path: Path) -> None:
    repository = a_repository(tmp_path / "archive.git", a_history((0, "A.\n"), (1, "Bb.\n")))
    history = parse_log(read_log(repository), "x")
    blobs = [text.blob for text in history.documents[0].texts]
    [document] = with_sizes(history, sizes_of(repository, [*blobs, "0" * 40])).documents
    assert [text.size for text in document.texts] == [3, 4]
    texts = GitTexts(repository)
    try:
        assert [texts.read(blob) for blob in [*blobs, "0" * 40]] == [b"A.\n", b"Bb.\n", None]
    finally:
        texts.close()
