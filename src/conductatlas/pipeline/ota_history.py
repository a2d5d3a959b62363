"""What an Open Terms Archive versions repository records, as values. Pure.

One Markdown file a document at SERVICE/DOCUMENT.md, one commit an observation, dated when the text
was recorded (docs.opentermsarchive.org). A file that was renamed is one document throughout.
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from conductatlas.model import InputError

__all__ = ["Recorded", "RecordedDocument", "RecordedHistory", "parse_log", "with_sizes"]

_COMMIT = b"\x01"
_SUFFIX = ".md"
_SNAPSHOTS = (".html", ".pdf")
# Of the commits that touch a file, at least this share touches one document alone.
_LEAST_SHARE = 0.5
_EVER = dt.datetime.min.replace(tzinfo=dt.UTC)


@dataclass(frozen=True, slots=True)
class Recorded:
    """One commit's text of one document: the blob that holds it, "" where it was removed."""

    commit: str
    at: dt.datetime
    blob: str
    size: int = 0


@dataclass(frozen=True, slots=True)
class RecordedDocument:
    """A document's recorded texts by date; `paths` are the names it had, the newest last."""

    paths: tuple[str, ...]
    texts: tuple[Recorded, ...]
    notes: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """Its newest name: SERVICE/DOCUMENT.md."""
        return self.paths[-1]

    @property
    def service(self) -> str:
        """The service that it belongs to."""
        return self.path.split("/")[0]

    @property
    def title(self) -> str:
        """What the archive calls it, which is its type."""
        return self.path.split("/")[1].removesuffix(_SUFFIX)

    @property
    def size(self) -> int:
        """The bytes of all its texts together."""
        return sum(one.size for one in self.texts)


@dataclass(frozen=True, slots=True)
class RecordedHistory:
    """All documents by name; `until` is the newest date in it, when the texts still stood."""

    documents: tuple[RecordedDocument, ...]
    until: dt.datetime


@dataclass(slots=True)
class _Growing:
    """A document while the log is read."""

    paths: list[str]
    texts: list[Recorded] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Log:
    """What has been read of the log so far."""

    by_path: dict[str, _Growing] = field(default_factory=dict)
    commits: int = 0
    of_documents: int = 0
    has_snapshots: bool = False


def parse_log(log: bytes, name: str) -> RecordedHistory:
    """The history in the output of `git log --raw -z --reverse`; `name` is what messages call it.

    Raises InputError where it is no versions repository of an Open Terms Archive.
    """
    read = _Log()
    for commit, at, entries in _commits(log):
        _take(read, commit, at, entries)
    if not read.of_documents or read.of_documents < _LEAST_SHARE * read.commits:
        raise InputError(_no_archive(name, read))
    documents = sorted(map(_finished, read.by_path.values()), key=lambda one: one.path)
    until = max(text.at for document in documents for text in document.texts)
    return RecordedHistory(tuple(documents), until)


def _no_archive(name: str, read: _Log) -> str:
    if read.has_snapshots:
        return (
            f"{name} holds recorded pages, not their texts: it is a snapshots repository. "
            "Name the versions repository of that archive."
        )
    return (
        f"{name} is no versions repository of an Open Terms Archive: its commits do not record "
        "SERVICE/DOCUMENT.md, one document each. Name a clone or a bundle of one."
    )


def _commits(log: bytes) -> Iterator[tuple[str, dt.datetime, list[tuple[str, str, list[str]]]]]:
    """Each commit with its date and its entries: status, blob, paths."""
    pieces = iter(piece.removeprefix(b"\n") for piece in log.split(b"\0"))
    commit, at, entries = "", _EVER, list[tuple[str, str, list[str]]]()
    for piece in pieces:
        if piece.startswith(_COMMIT):
            if commit:
                yield commit, at, entries
            commit, seconds = piece[1:].decode("ascii").split()
            at, entries = dt.datetime.fromtimestamp(int(seconds), dt.UTC), []
        elif piece.startswith(b":"):
            _, _, _, blob, status = piece.decode("ascii").split()
            paths = [next(pieces) for _ in range(2 if status[0] in "RC" else 1)]
            entries.append((status[0], blob, [path.decode("utf-8", "replace") for path in paths]))
    if commit:
        yield commit, at, entries


def _take(
    read: _Log, commit: str, at: dt.datetime, entries: Sequence[tuple[str, str, list[str]]]
) -> None:
    if not entries:
        return
    ours = [entry for entry in entries if _is_document(entry[2][-1])]
    read.has_snapshots |= any(entry[2][-1].endswith(_SNAPSHOTS) for entry in entries)
    read.commits += 1
    read.of_documents += len(ours) == 1 == len(entries)
    for status, blob, paths in ours:
        old, new = paths[0], paths[-1]
        if status == "R" and old in read.by_path:
            document = read.by_path.pop(old)
            document.paths.append(new)
            document.notes.append(f"{old} was renamed to {new} on {at:%Y-%m-%d}: one document")
            read.by_path[new] = document
        document = read.by_path.setdefault(new, _Growing([new]))
        document.texts.append(Recorded(commit, at, "" if status == "D" else blob))


def _is_document(path: str) -> bool:
    return path.count("/") == 1 and path.endswith(_SUFFIX) and not path.startswith(".")


def _finished(document: _Growing) -> RecordedDocument:
    late = sum(a.at > b.at for a, b in pairwise(document.texts))
    notes = list(document.notes)
    if late:
        notes.append(f"{late} of its commits are dated before the one they follow: taken by date")
    ordered = sorted(document.texts, key=lambda text: text.at)
    return RecordedDocument(tuple(document.paths), tuple(ordered), tuple(notes))


def with_sizes(history: RecordedHistory, sizes: dict[str, int]) -> RecordedHistory:
    """`history` with the bytes of each text; 0 where its blob is not known."""
    documents = tuple(
        replace(d, texts=tuple(replace(t, size=sizes.get(t.blob, 0)) for t in d.texts))
        for d in history.documents
    )
    return replace(history, documents=documents)
