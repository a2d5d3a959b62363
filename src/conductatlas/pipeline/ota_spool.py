"""Steps on their way from a worker to the archive: a compressed file, read back one by one.

The texts of a history repeat each other: with all of them in one stream they take little room, and
neither side holds more than one. The file belongs to one import and is removed with it.
"""

import pickle
from collections.abc import Iterable, Iterator
from pathlib import Path

import zstandard

from conductatlas.pipeline.ota_jobs import Step

__all__ = ["read_steps", "write_steps"]

_LEVEL = 1
# Far enough back for the version before, however long it is.
_WINDOW_LOG = 23


def write_steps(path: Path, steps: Iterable[Step]) -> int:
    """Write `steps` as they come; how many they were."""
    count = 0
    parameters = zstandard.ZstdCompressionParameters.from_level(
        _LEVEL, window_log=_WINDOW_LOG, enable_ldm=True
    )
    compressor = zstandard.ZstdCompressor(compression_params=parameters)
    with path.open("wb") as file, compressor.stream_writer(file) as packed:
        for step in steps:
            pickle.dump(step, packed, pickle.HIGHEST_PROTOCOL)
            count += 1
    return count


def read_steps(path: Path, count: int) -> Iterator[Step]:
    """The `count` steps that were written."""
    with path.open("rb") as file, zstandard.ZstdDecompressor().stream_reader(file) as packed:
        for _ in range(count):
            # Written by our own worker into our own folder, a moment ago.
            step: Step = pickle.load(packed)  # noqa: S301
            yield step
