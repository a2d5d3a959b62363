"""Content codings taken off while reading."""

import gzip
import zlib
from collections.abc import Callable

import brotli
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from conductatlas.capture.coding import Decoding, known_codings
from conductatlas.capture.exchange import CaptureError, FailureKind


def _raw_deflate(data: bytes) -> bytes:
    pack = zlib.compressobj(6, zlib.DEFLATED, -15)
    return pack.compress(data) + pack.flush()


def _members(data: bytes) -> bytes:
    half = len(data) // 2
    return gzip.compress(data[:half]) + gzip.compress(data[half:])


def _frames(data: bytes) -> bytes:
    half = len(data) // 2
    pack = zstandard.ZstdCompressor()
    return pack.compress(data[:half]) + pack.compress(data[half:])


PACKERS: dict[str, tuple[str, Callable[[bytes], bytes]]] = {
    "gzip": ("gzip", gzip.compress),
    "gzip in members": ("x-gzip", _members),
    "deflate": ("deflate", zlib.compress),
    "deflate without header": ("deflate", _raw_deflate),
    "br": ("br", brotli.compress),
    "zstd": ("zstd", zstandard.compress),
    "zstd in frames": ("zstd", _frames),
}


def _decoded(codings: tuple[str, ...], data: bytes, step: int, limit: int = 10**8) -> bytes:
    decoding = Decoding(codings, limit)
    pieces = [b"".join(decoding.feed(data[at : at + step])) for at in range(0, len(data), step)]
    decoding.finish()
    return b"".join(pieces)


@given(
    data=st.binary(max_size=3_000),
    stack=st.lists(st.sampled_from(sorted(PACKERS)), max_size=3),
    step=st.integers(1, 700),
)
def test_what_was_packed_comes_out_however_it_arrives(
    data: bytes, stack: list[str], step: int
) -> None:
    packed = data
    for name in stack:
        packed = PACKERS[name][1](packed)
    assert _decoded(tuple(PACKERS[name][0] for name in stack), packed, step) == data


@pytest.mark.parametrize("name", sorted(PACKERS))
def test_a_large_body_comes_out_whole(name: str) -> None:
    data = b"".join(b"<p>%d</p>" % n for n in range(50_000))
    coding, pack = PACKERS[name]
    assert _decoded((coding,), pack(data), 65_536) == data


@pytest.mark.parametrize("name", sorted(PACKERS))
def test_h03_a_compressed_body_that_is_cut_is_truncated(name: str) -> None:
    coding, pack = PACKERS[name]
    packed = pack(bytes(range(256)) * 40)
    with pytest.raises(CaptureError) as caught:
        _decoded((coding,), packed[:-5], 1_000)
    assert caught.value.failure.kind is FailureKind.TRUNCATED


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_bytes_that_are_not_packed_are_a_fault(coding: str) -> None:
    with pytest.raises(CaptureError) as caught:
        _decoded((coding,), b"\xff\xfe<html>not compressed at all</html>" * 40, 1_000)
    assert caught.value.failure.kind in (FailureKind.DECODING, FailureKind.TRUNCATED)


@pytest.mark.parametrize("name", sorted(PACKERS))
def test_h01_a_bomb_stops_at_the_limit(name: str) -> None:
    coding, pack = PACKERS[name]
    decoding = Decoding((coding,), 1_000_000)
    sizes: list[int] = []
    with pytest.raises(CaptureError) as caught:
        sizes.extend(len(piece) for piece in decoding.feed(pack(bytes(20_000_000))))
    assert caught.value.failure.kind is FailureKind.TOO_LARGE
    assert sum(sizes) <= 1_000_000


def test_h01_a_stage_in_the_middle_has_the_limit_too() -> None:
    empty = gzip.compress(b"") * 100_000
    decoding = Decoding(("gzip", "gzip"), 1_000_000)
    with pytest.raises(CaptureError, match="unpacks to more than"):
        list(decoding.feed(gzip.compress(empty)))


def test_a_zstd_window_beyond_the_rule_is_refused() -> None:
    options = zstandard.ZstdCompressionParameters.from_level(3, window_log=26)
    packed = zstandard.ZstdCompressor(compression_params=options).compressobj()
    data = packed.compress(bytes(70_000_000)) + packed.flush()
    with pytest.raises(CaptureError) as caught:
        list(Decoding(("zstd",), 10**9).feed(data))
    assert caught.value.failure.kind is FailureKind.DECODING


@pytest.mark.parametrize(
    ("header", "codings"),
    [
        ("", ()),
        ("identity", ()),
        ("GZIP", ("gzip",)),
        ("gzip, br", ("gzip", "br")),
        ("gzip, identity , zstd,deflate", ("gzip", "zstd", "deflate")),
        ("compress", ()),
        ("gzip, dcb", ()),
    ],
)
def test_codings_are_read_from_the_header(header: str, codings: tuple[str, ...]) -> None:
    assert known_codings(header) == codings


def test_h01_four_codings_are_refused() -> None:
    with pytest.raises(CaptureError) as caught:
        known_codings("gzip, gzip, gzip, gzip")
    assert caught.value.failure.kind is FailureKind.DECODING


def test_padding_after_the_last_gzip_member_is_passed_over() -> None:
    assert _decoded(("gzip",), gzip.compress(b"terms") + bytes(64), 7) == b"terms"


def test_an_empty_body_is_complete_in_every_coding() -> None:
    assert _decoded(("br",), b"", 1) == b""
