"""Content codings taken off while reading, never more than a cap at a time.

gzip, deflate, br and zstd, stacked up to three deep. The libraries unpack without a limit of their
own: a bomb of 1 MB becomes gigabytes. Here no stage puts out more than its limit. Pure.
"""

import zlib
from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

import brotli
import zstandard

from conductatlas.capture.exchange import CaptureError, FailureKind

__all__ = ["MAX_CODINGS", "Decoding", "known_codings"]

MAX_CODINGS = 3
_STEP = 1 << 16
# Four bytes of zstd may stand for a block of 128 KiB: slices of this size unpack to 8 MiB at most.
_ZSTD_SLICE = 256
# RFC 9659: a zstd content coding needs no window above 8 MiB.
_ZSTD_WINDOW = 1 << 23


class _Stage(Protocol):
    def feed(self, data: bytes) -> Iterator[bytes]: ...

    @property
    def is_complete(self) -> bool: ...


class _Zlib:
    """gzip (several members follow each other) or deflate (with or without its zlib header)."""

    def __init__(self, is_gzip: bool) -> None:
        self._is_gzip = is_gzip
        self._head = b""
        self._inflate = zlib.decompressobj(31) if is_gzip else None

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._inflate is None:
            data = self._head = self._head + data
            if len(data) < 2:
                return
            self._inflate = zlib.decompressobj(15 if _has_zlib_header(data) else -15)
        while True:
            piece = self._inflate.decompress(data, _STEP)
            if piece:
                yield piece
            if self._inflate.eof:
                data = self._inflate.unused_data
                # What follows the last member is padding to every browser, and so to us.
                if not (self._is_gzip and data.startswith(b"\x1f\x8b")):
                    return
                self._inflate = zlib.decompressobj(31)
                continue
            data = self._inflate.unconsumed_tail
            if not data and len(piece) < _STEP:
                return

    @property
    def is_complete(self) -> bool:
        return self._inflate is not None and self._inflate.eof


class _Brotli:
    def __init__(self) -> None:
        self._brotli = brotli.Decompressor()

    def feed(self, data: bytes) -> Iterator[bytes]:
        if self._brotli.is_finished():
            return
        piece = self._brotli.process(data, output_buffer_limit=_STEP)
        yield piece
        # A full buffer hides further output even where no input is left.
        while len(piece) >= _STEP or not self._brotli.can_accept_more_data():
            piece = self._brotli.process(b"", output_buffer_limit=_STEP)
            yield piece

    @property
    def is_complete(self) -> bool:
        return bool(self._brotli.is_finished())


class _Zstd:
    def __init__(self) -> None:
        maker = zstandard.ZstdDecompressor(max_window_size=_ZSTD_WINDOW)
        self._zstd = maker.decompressobj(read_across_frames=False)
        self._maker = maker

    def feed(self, data: bytes) -> Iterator[bytes]:
        for at in range(0, len(data), _ZSTD_SLICE):
            part = data[at : at + _ZSTD_SLICE]
            while part:
                if self._zstd.eof:
                    self._zstd = self._maker.decompressobj(read_across_frames=False)
                yield self._zstd.decompress(part)
                part = self._zstd.unused_data if self._zstd.eof else b""

    @property
    def is_complete(self) -> bool:
        return self._zstd.eof


_STAGES: dict[str, Callable[[], _Stage]] = {
    "gzip": lambda: _Zlib(is_gzip=True),
    "x-gzip": lambda: _Zlib(is_gzip=True),
    "deflate": lambda: _Zlib(is_gzip=False),
    "br": _Brotli,
    "zstd": _Zstd,
}


def _has_zlib_header(data: bytes) -> bool:
    # RFC 1950 2.2: method 8, and the first two bytes are a multiple of 31.
    return data[0] & 0x0F == 8 and (data[0] << 8 | data[1]) % 31 == 0


def known_codings(content_encoding: str) -> tuple[str, ...]:
    """The codings that a Content-Encoding header names, in the order in which they were applied.

    Empty where one of them is unknown: the body is then kept as sent. CaptureError where more
    than three are stacked.
    """
    named = [n for c in content_encoding.split(",") if (n := c.strip().lower())]
    codings = tuple(n for n in named if n != "identity")
    if len(codings) > MAX_CODINGS:
        raise CaptureError(
            FailureKind.DECODING, f"the body is packed {len(codings)} times over: 3 is the limit."
        )
    return codings if all(c in _STAGES for c in codings) else ()


class Decoding:
    """Takes `codings` off a body that comes in pieces; no stage gives more than `limit` bytes."""

    def __init__(self, codings: Sequence[str], limit: int) -> None:
        self._stages = [_STAGES[name]() for name in reversed(codings)]
        self._given = [0] * len(self._stages)
        self._limit = limit
        self._is_fed = False

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The decoded pieces that `data` makes; CaptureError (too-large, decoding)."""
        self._is_fed = self._is_fed or bool(data)
        try:
            yield from self._through(0, data)
        except (zlib.error, brotli.error, zstandard.ZstdError) as error:
            raise CaptureError(
                FailureKind.DECODING, f"the body cannot be unpacked ({error})."
            ) from error

    def finish(self) -> None:
        """Say that the body has ended; CaptureError (truncated) where a coding goes on."""
        if self._is_fed and not all(stage.is_complete for stage in self._stages):
            raise CaptureError(
                FailureKind.TRUNCATED, "the body ends in the middle of its compressed form."
            )

    def _through(self, depth: int, data: bytes) -> Iterator[bytes]:
        if depth == len(self._stages):
            yield data
            return
        for piece in self._stages[depth].feed(data):
            self._given[depth] += len(piece)
            if self._given[depth] > self._limit:
                raise CaptureError(
                    FailureKind.TOO_LARGE,
                    f"the body unpacks to more than {self._limit} bytes.",
                )
            yield from self._through(depth + 1, piece)
