"""The blob store: bytes under their SHA-256, whatever keeps the files.

Reading follows the chain of bases and checks every hash on the way. Choosing bases keeps chains
short enough that any blob is read within 20 ms.
"""

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import dataclass

from conductatlas.archive.blob_codec import StoredBlob, decode, encode
from conductatlas.archive.blob_files import BlobFiles

__all__ = ["BaseCandidate", "Blobs", "EncodedBlob", "choose_bases"]

# Decoding runs at about 1.2 GB/s: 12 MB are 10 ms, and as much again for opening the files.
_MOST_REACH_BYTES = 12 << 20
_MOST_DEPTH = 24
# A second base must not make the chain much longer: only what stands by itself, or nearly.
_MOST_SECOND_DEPTH = 1
_REMEMBERED_BYTES = 8 << 20


@dataclass(frozen=True, slots=True)
class BaseCandidate:
    """A kept blob that might serve as dictionary; depth and reach as in its row."""

    sha256: str
    depth: int
    reach: int


@dataclass(frozen=True, slots=True)
class EncodedBlob:
    """A blob ready to be kept, with what its row says."""

    stored: StoredBlob
    depth: int
    reach: int


def choose_bases(
    size: int, previous: BaseCandidate | None, others: Sequence[BaseCandidate]
) -> tuple[BaseCandidate, ...]:
    """The blobs to compress `size` bytes against: at most two, the nearest first.

    `previous` is the source's previous capture, `others` are captures of the same platform's
    other pages, which share their furniture.
    """
    chosen: list[BaseCandidate] = []
    if previous is not None and _fits(size, [previous]):
        chosen.append(previous)
    for other in sorted(others, key=lambda c: c.depth):
        if previous is not None and other.sha256 == previous.sha256:
            continue
        if _fits(size, [*chosen, other]) and (not chosen or other.depth <= _MOST_SECOND_DEPTH):
            return (*chosen, other)
    return tuple(chosen)


def _fits(size: int, bases: Sequence[BaseCandidate]) -> bool:
    depth = sum(base.depth + 1 for base in bases)
    return depth <= _MOST_DEPTH and size + sum(b.reach for b in bases) <= _MOST_REACH_BYTES


class Blobs:
    """Reads and prepares blobs; the rows that name them are written by the store."""

    def __init__(self, files: BlobFiles) -> None:
        self.files = files
        self._remembered: OrderedDict[str, bytes] = OrderedDict()
        self._remembered_bytes = 0

    def read(self, sha256: str) -> bytes:
        """The bytes of that name; StorageError, with the name, where missing or damaged."""
        found = self._remembered.get(sha256)
        if found is None:
            found = decode(sha256, self.files.get(sha256), self.read)
            self._remember(sha256, found)
        return found

    def encode(self, raw: bytes, bases: Sequence[BaseCandidate] = ()) -> EncodedBlob:
        """`raw` compressed against `bases`, decoded again and compared."""
        stored = encode(raw, [(base.sha256, self.read(base.sha256)) for base in bases])
        depth = sum(base.depth + 1 for base in bases)
        reach = len(raw) + sum(base.reach for base in bases)
        return EncodedBlob(stored, depth, reach)

    def put(self, blob: EncodedBlob, raw: bytes) -> None:
        """Write the file of a blob; `raw` is remembered for what follows. StorageError else.

        It is not durable before `settle`; a file that no row names does no harm.
        """
        self.files.put(blob.stored.sha256, blob.stored.payload)
        self._remember(blob.stored.sha256, raw)

    def settle(self) -> None:
        """Wait until everything put so far is durable."""
        self.files.settle()

    def tidy(self) -> None:
        """Remove what a killed writer left half written; only under the check lock."""
        self.files.tidy()

    def _remember(self, sha256: str, raw: bytes) -> None:
        if sha256 in self._remembered or len(raw) > _REMEMBERED_BYTES // 2:
            return
        self._remembered[sha256] = raw
        self._remembered_bytes += len(raw)
        while self._remembered_bytes > _REMEMBERED_BYTES:
            _, oldest = self._remembered.popitem(last=False)
            self._remembered_bytes -= len(oldest)
