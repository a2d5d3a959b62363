"""The recorded exchange as bytes: deterministic JSON that is kept as a blob beside the raw body.

What a published copy must not hold is left out here: values of cookies that the site set, and
credentials. Header bytes are written as ISO-8859-1, so that each can be had back. Keys are sorted,
numbers are whole: the form is that of RFC 8785.
"""

import base64
import datetime as dt
import hashlib
import json
import re

from conductatlas.capture.exchange import Connection, Exchange, Hop, without_credentials
from conductatlas.capture.rendering import Rendering

__all__ = ["EXCHANGE_FORMAT", "exchange_record"]

EXCHANGE_FORMAT = "conductatlas-exchange/1"
_LEFT_OUT = "[left out]"
_SET_COOKIE_VALUE = re.compile(r"^([^=;]*=)[^;]*")


def exchange_record(exchange: Exchange) -> bytes:
    """The record of `exchange`: every hop with its headers and certificates, and of the body only
    its size and SHA-256. The same exchange gives the same bytes.
    """
    record: dict[str, object] = {
        "format": EXCHANGE_FORMAT,
        "url": exchange.url,
        "final_url": exchange.final_url,
        "started_at": _moment(exchange.started_at),
        "finished_at": _moment(exchange.finished_at),
        "hops": [_hop(hop) for hop in exchange.hops],
        "body": {
            "sha256": hashlib.sha256(exchange.body).hexdigest(),
            "size": len(exchange.body),
            "wire_size": exchange.wire_bytes,
            "codings_taken_off": list(exchange.codings),
        },
        "simulated": exchange.is_routed,
    }
    if exchange.failure is not None:
        failure = exchange.failure
        record["failure"] = {"kind": failure.kind.value, "sentence": failure.sentence}
    if exchange.rendering is not None:
        record["rendering"] = _rendering(exchange.rendering)
    text = json.dumps(record, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    # A URL that was refused may hold half of a surrogate pair.
    return text.encode("utf-8", "replace")


def _rendering(rendering: Rendering) -> dict[str, object]:
    shot = rendering.screenshot
    return {
        "rules": rendering.rules,
        "browser": rendering.browser,
        "sandbox": rendering.is_sandboxed,
        "waits": dict(rendering.waits),
        "requests": rendering.requests,
        "wire_size": rendering.wire_bytes,
        "refused": [[place, without_credentials(why)] for place, why in rendering.refused],
        "screenshot": None
        if shot is None
        else {
            "sha256": hashlib.sha256(shot.png).hexdigest(),
            "size": len(shot.png),
            "width": shot.width,
            "height": shot.height,
            "cut": shot.is_cut,
        },
    }


def _moment(moment: dt.datetime) -> str:
    return moment.astimezone(dt.UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _hop(hop: Hop) -> dict[str, object]:
    return {
        "request": {
            "method": hop.method,
            "url": without_credentials(hop.url),
            "headers": [_request_header(n, v, hop.session_cookies) for n, v in hop.request_headers],
        },
        "response": None if hop.status is None else _response(hop),
        "started_at": _moment(hop.started_at),
        "elapsed_ms": hop.elapsed_ms,
        "connection": None if hop.connection is None else _connection(hop.connection),
    }


def _response(hop: Hop) -> dict[str, object]:
    return {
        "status": hop.status,
        "reason": hop.reason.decode("latin-1"),
        "http_version": hop.http_version,
        "headers": [_response_header(name, value) for name, value in hop.response_headers],
    }


def _request_header(name: bytes, value: bytes, session_cookies: tuple[str, ...]) -> list[str]:
    text = value.decode("latin-1")
    if name.lower() == b"cookie" and session_cookies:
        text = "; ".join(_cookie(pair, session_cookies) for pair in text.split("; "))
    return [name.decode("latin-1"), text]


def _cookie(pair: str, session_cookies: tuple[str, ...]) -> str:
    name = pair.partition("=")[0]
    return f"{name}={_LEFT_OUT}" if name in session_cookies else pair


def _response_header(name: bytes, value: bytes) -> list[str]:
    text = value.decode("latin-1")
    if name.lower() in (b"set-cookie", b"set-cookie2"):
        shown = _SET_COOKIE_VALUE.sub(rf"\g<1>{_LEFT_OUT}", text)
        return [name.decode("latin-1"), shown if "=" in shown else _LEFT_OUT]
    return [name.decode("latin-1"), without_credentials(text)]


def _connection(connection: Connection) -> dict[str, object]:
    shown: dict[str, object] = {
        "address": connection.address,
        "port": connection.port,
        "resolved": list(connection.resolved),
        "via": connection.via.value,
        "tls": None,
    }
    if (tls := connection.tls) is not None:
        shown["tls"] = {
            "version": tls.version,
            "cipher": tls.cipher,
            "verified": tls.is_verified,
            "certificates": [
                {
                    "sha256": hashlib.sha256(der).hexdigest(),
                    "der": base64.b64encode(der).decode("ascii"),
                }
                for der in tls.certificates
            ],
        }
    return shown
