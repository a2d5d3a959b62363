"""A response body read to its end, or to a limit, whichever comes first.

Limits hold while reading: on the wire, after decoding, and for pages of HTML. A body that ends
before it should is a fault, never a short page.
"""

from contextlib import aclosing
from dataclasses import dataclass

import httpcore2

from conductatlas.capture.coding import Decoding, known_codings
from conductatlas.capture.exchange import CaptureError, FailureKind, header_value

__all__ = ["Body", "BodyLimits", "drain", "read_body"]

_DRAIN_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class BodyLimits:
    """How many bytes a body may have as sent and as decoded; `cut_at` ends it without a fault."""

    wire: int
    decoded: int
    cut_at: int | None = None


@dataclass(frozen=True, slots=True)
class Body:
    """A body after content decoding, which codings came off, and its size as sent."""

    content: bytes = b""
    codings: tuple[str, ...] = ()
    wire_bytes: int = 0


async def read_body(response: httpcore2.Response, limits: BodyLimits) -> Body:
    """The body of `response`; CaptureError (too-large, truncated, decoding, protocol)."""
    headers = tuple(response.headers)
    codings = known_codings(header_value(headers, "content-encoding"))
    _refuse_announced_size(header_value(headers, "content-length"), limits)
    decoding = Decoding(codings, limits.wire)
    pieces: list[bytes] = []
    wire = size = 0
    try:
        async with aclosing(response.aiter_stream()) as chunks:
            async for chunk in chunks:
                wire += len(chunk)
                if wire > limits.wire:
                    raise _too_large(limits.wire)
                for piece in decoding.feed(chunk):
                    pieces.append(piece)
                    size += len(piece)
                    if limits.cut_at is not None and size >= limits.cut_at:
                        return Body(b"".join(pieces)[: limits.cut_at], codings, wire)
                    if size > limits.decoded:
                        raise _too_large(limits.decoded)
    except (httpcore2.ProtocolError, httpcore2.NetworkError) as error:
        raise _broken(error, wire) from error
    decoding.finish()
    return Body(b"".join(pieces), codings, wire)


async def drain(response: httpcore2.Response) -> None:
    """Read a body that nobody wants, if it is short, so that its connection can serve again."""
    left = _DRAIN_BYTES
    try:
        async with aclosing(response.aiter_stream()) as chunks:
            async for chunk in chunks:
                left -= len(chunk)
                if left < 0:
                    return
    except (httpcore2.ProtocolError, httpcore2.NetworkError):
        return  # the answer's head was whole, and the body is of no use


def _refuse_announced_size(content_length: str, limits: BodyLimits) -> None:
    if content_length.isdigit() and int(content_length) > limits.wire and limits.cut_at is None:
        raise _too_large(limits.wire)


def _too_large(limit: int) -> CaptureError:
    return CaptureError(FailureKind.TOO_LARGE, f"the page is larger than {limit} bytes.")


def _broken(error: Exception, wire: int) -> CaptureError:
    is_cut = isinstance(error, httpcore2.NetworkError) or "peer closed" in str(error)
    if is_cut:
        return CaptureError(
            FailureKind.TRUNCATED, f"the connection ended after {wire} bytes, before the page did."
        )
    return CaptureError(FailureKind.PROTOCOL, f"the answer breaks the rules of HTTP ({error}).")
