"""Reads a git repository or bundle through the git program: one process for all commits.

Nothing of the repository is run: no hook, no filter, no configured diff program. A bundle is
unpacked into a folder of its own first.
"""

import os
import subprocess
from collections.abc import Iterable
from pathlib import Path

from conductatlas.model import InputError

__all__ = ["GitTexts", "open_repository", "read_log", "sizes_of"]

_LOG = ("log", "--raw", "-z", "--reverse", "--topo-order", "-M", "--no-abbrev", "--no-ext-diff",
        "--diff-merges=off", "--no-show-signature", "--format=tformat:%x01%H %at")  # fmt: skip
# Dubious ownership is no danger where nothing of the repository is run; the cache bounds memory.
_CONFIG = ("-c", "safe.directory=*", "-c", "core.deltaBaseCacheLimit=8m",
           "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")  # fmt: skip
_BUNDLE = b"# v"


def open_repository(path: Path, scratch: Path) -> Path:
    """The git folder at `path`, a working tree, a bare repository or a bundle.

    A bundle is unpacked into `scratch`. Raises InputError where there is none, or it is damaged.
    """
    if not path.exists():
        raise InputError(f"{path}: there is no such file or folder. Name a clone or a bundle.")
    if path.is_file():
        return _unbundled(path, scratch)
    done = _run(["-C", str(path), "rev-parse", "--absolute-git-dir"])
    top = _run(["-C", str(path), "rev-parse", "--show-cdup"])
    # Within some other repository is not at the top of one.
    if done.returncode or top.stdout.strip():
        raise InputError(
            f"{path} is no git repository. Name the folder of a clone, a bare repository, "
            "or a file made by git bundle."
        )
    return Path(os.fsdecode(done.stdout.strip()))


def read_log(repository: Path) -> bytes:
    """Every commit with what it touched, oldest first; InputError where there is none."""
    head = _run(["--git-dir", str(repository), "rev-parse", "--verify", "--quiet", "HEAD^{commit}"])
    which = "HEAD" if head.returncode == 0 else "--all"
    done = _run(["--git-dir", str(repository), *_LOG, which])
    if done.returncode:
        raise InputError(f"{repository}: its history cannot be read ({_said(done.stderr)}).")
    return done.stdout


def sizes_of(repository: Path, blobs: Iterable[str]) -> dict[str, int]:
    """The size of each blob in bytes; those that are missing are left out."""
    names = "\n".join(sorted(set(blobs)))
    check = "--batch-check=%(objectname) %(objectsize)"
    done = _run(["--git-dir", str(repository), "cat-file", check], f"{names}\n".encode())
    found = (line.split() for line in done.stdout.decode("ascii", "replace").splitlines())
    return {name: int(size) for name, size in found if size.isdigit()}


class GitTexts:
    """Gives blobs by name, through one git process that lives as long as this object."""

    def __init__(self, repository: Path) -> None:
        command = ["git", *_CONFIG, "--git-dir", str(repository), "cat-file", "--batch"]
        self._process = subprocess.Popen(  # noqa: S603  # git, without a shell
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            env=_environment(),
        )  # fmt: skip

    def read(self, blob: str) -> bytes | None:
        """The bytes of a blob; None where the repository lacks it."""
        asked, said = self._process.stdin, self._process.stdout
        if asked is None or said is None:
            return None
        asked.write(f"{blob}\n".encode("ascii"))
        asked.flush()
        head = said.readline().split()
        if len(head) != 3 or not head[2].isdigit():
            return None
        content = said.read(int(head[2]))
        said.read(1)
        return content

    def close(self) -> None:
        """End the process."""
        if self._process.stdin is not None:
            self._process.stdin.close()
        if self._process.stdout is not None:
            self._process.stdout.close()
        self._process.wait()


def _unbundled(path: Path, scratch: Path) -> Path:
    with path.open("rb") as file:
        head = file.read(len(_BUNDLE))
    if head != _BUNDLE:
        raise InputError(
            f"{path} is no git bundle. Name a file made by git bundle, or the folder of a clone."
        )
    target = scratch / "repository.git"
    done = _run(["clone", "--bare", "--quiet", "--no-hardlinks", str(path.resolve()), str(target)])
    if done.returncode:
        raise InputError(
            f"{path} is incomplete or damaged ({_said(done.stderr)}); nothing of it was imported. "
            "Copy or download it again, then run the command again."
        )
    return target


def _run(arguments: list[str], given: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    command = ["git", *_CONFIG, *arguments]
    try:
        return subprocess.run(  # noqa: S603  # as above
            command, input=given, capture_output=True, check=False, env=_environment()
        )
    except FileNotFoundError as error:
        raise InputError(
            "git is not installed, and the history of another archive is read through it. "
            "This helps: apt install git"
        ) from error


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | {"GIT_TERMINAL_PROMPT": "0", "GIT_CONFIG_NOSYSTEM": "1", "LC_ALL": "C"}


def _said(stderr: bytes) -> str:
    lines = stderr.decode("utf-8", "replace").strip().splitlines()
    return lines[-1].removeprefix("fatal: ") if lines else "git says nothing of it"
