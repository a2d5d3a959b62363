"""Chromium for the tests of rendering: local servers under public names, short waits."""

import importlib.util
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from conductatlas.app.chromium import find_chromium
from conductatlas.capture import BrowserPolicy, FetchPolicy
from conductatlas.capture.browser import Renderer
from tests.support.network import NOON, PUBLIC, USER_AGENT, NameServer, TurnedSockets

CHROMIUM = find_chromium()
needs_chromium = pytest.mark.skipif(
    CHROMIUM is None or importlib.util.find_spec("playwright") is None,
    reason="this helps: apt install chromium; pip install 'conductatlas[browser]'",
)
# Names of the open Internet; "inside" and "turncoat" lead to the machine's own network.
NAMES: Mapping[str, Sequence[Sequence[str]]] = {
    "site.example": [[PUBLIC]],
    "cdn.example": [[PUBLIC]],
    "inside.example": [["10.0.0.5"]],
    "turncoat.example": [[PUBLIC, "127.0.0.1"]],
}


def a_renderer(
    sockets: TurnedSockets,
    max_html_bytes: int = 8_000_000,
    seconds: float = 30.0,
    settle_seconds: float = 1.0,
    **bounds: Any,
) -> Renderer:  # fmt: skip
    """A renderer whose connections to public addresses end at the local server of `sockets`."""
    policy = FetchPolicy(USER_AGENT, max_html_bytes=max_html_bytes)
    browser = BrowserPolicy(
        CHROMIUM, seconds=seconds, settle_seconds=settle_seconds, quiet_ms=100, **bounds
    )
    return Renderer(policy, browser, now=lambda: NOON, resolver=NameServer(NAMES), sockets=sockets)
