"""Builds versions repositories as an Open Terms Archive keeps them: commits with dates, or bundles.

The texts are our own, about invented companies. Written by git's fast importer: a repository of a
few commits takes some hundredths of a second.
"""

import datetime as dt
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.pipeline import START, policy

__all__ = ["TERMS", "Commit", "a_bundle", "a_history", "a_repository", "day", "git"]

TERMS = "Lumenpost/Terms of Service.md"


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: when, and what each file holds then; None removes it."""

    at: dt.datetime
    files: Mapping[str, str | bytes | None]
    renames: Mapping[str, str] = field(default_factory=dict)
    merges: int = 0


def day(number: float) -> dt.datetime:
    """`number` days after the start."""
    return START + dt.timedelta(days=number)


def a_history(*texts: tuple[float, str | bytes | None], path: str = TERMS) -> list[Commit]:
    """Commits of one document: days after the start, and its text from then on."""
    return [Commit(day(at), {path: text}) for at, text in texts]


def a_repository(folder: Path, commits: Iterable[Commit]) -> Path:
    """A bare repository with `commits` on its main branch; one that is there grows by them."""
    if not folder.exists():
        git(folder.parent, "init", "--quiet", "--bare", "--initial-branch=main", str(folder))
    grown = subprocess.run(
        ["git", "-C", str(folder), "rev-parse", "--verify", "--quiet", "refs/heads/main"],
        capture_output=True, check=False,
    ).stdout.strip()  # fmt: skip
    stream = b"".join(_written(n, one, grown) for n, one in enumerate(commits, start=1))
    git(folder, "fast-import", "--quiet", "--force", given=stream)
    return folder


def a_bundle(path: Path, commits: Iterable[Commit]) -> Path:
    """A bundle of such a repository."""
    repository = a_repository(path.with_suffix(".git"), commits)
    git(repository, "bundle", "create", "--quiet", str(path), "main", "HEAD")
    return path


def git(folder: Path, *arguments: str, given: bytes = b"") -> str:
    """What git answers."""
    done = subprocess.run(["git", "-C", str(folder), *arguments], input=given, capture_output=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode()


def texts(*days: float) -> list[tuple[float, str]]:
    """Real changes, one at each of `days`: another period of retention."""
    return [(at, policy(retain=f"{30 * (n + 1)} days")) for n, at in enumerate(days)]


def _written(number: int, commit: Commit, grown: bytes) -> bytes:
    seconds = int(commit.at.timestamp())
    lines = [
        b"commit refs/heads/main",
        f"mark :{number}".encode(),
        f"author Recorder <recorder@archive.example> {seconds} +0000".encode(),
        f"committer Recorder <recorder@archive.example> {seconds} +0000".encode(),
        _data(f"Record {number}".encode()),
    ]
    if number == 1 and grown:
        lines.append(b"from " + grown)
    if commit.merges:
        lines += [f"from :{number - 1}".encode(), f"merge :{commit.merges}".encode()]
    lines += [f'R "{old}" "{new}"'.encode() for old, new in commit.renames.items()]
    for path, text in commit.files.items():
        if text is None:
            lines.append(f'D "{path}"'.encode())
        else:
            content = text.encode() if isinstance(text, str) else text
            lines += [f'M 100644 inline "{path}"'.encode(), _data(content)]
    return b"\n".join(lines) + b"\n"


def _data(content: bytes) -> bytes:
    return b"data %d\n" % len(content) + content
