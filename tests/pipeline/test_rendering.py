"""From a page of scripts to a version, with the real browser and the real stages."""

import json
import threading
from collections.abc import Iterable, Iterator
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from conductatlas.app.clock import utc_now
from conductatlas.app.stages import real_stages
from conductatlas.archive import store
from conductatlas.archive.models import Capture, Version
from conductatlas.archive.texts import rendition_text
from conductatlas.capture import (
    BrowserPolicy,
    FetchPolicy,
    HostState,
    PolitenessPolicy,
    Visitor,
)
from conductatlas.catalogue import SourceEntry
from conductatlas.cli import capture as command
from conductatlas.pipeline import Selection, check_documents
from tests.support.network import USER_AGENT
from tests.support.pipeline import START, a_bench, a_document, a_platform
from tests.support.rendering import CHROMIUM, needs_chromium

pytestmark = [needs_chromium, pytest.mark.django_db]

SHELL = b"""<!DOCTYPE html><html lang=en><head><meta charset=iso-8859-1>
<title>Terms of Service</title></head><body>
<noscript>You need to enable JavaScript to run this app.</noscript><div id=root></div>
<script>fetch("/terms.json").then(r => r.json()).then(terms => {
  document.getElementById("root").innerHTML = "<main><h1>" + terms.title + "</h1>" +
    terms.clauses.map(one => "<p>" + one + "</p>").join("") + "</main>";
});</script></body></html>"""
CLAUSES = [
    "These terms of service govern your use of Harrowgate, a service of Café Harrowgate Ltd.",
    "You must be at least 16 years old to open an account with us and to use the service.",
    "Any dispute is resolved by binding arbitration, and not in court, unless you write to us.",
    "We may change these terms at any time; your use of the service means that you accept them.",
    "To the fullest extent permitted by law we are not liable for indirect damages of any kind.",
]


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:  # the name is http.server's
        pages = {
            "/": (SHELL, "text/html"),
            "/terms.json": (
                json.dumps({"title": "Terms of Service", "clauses": CLAUSES}).encode(),
                "application/json",
            ),
        }
        body, kind = pages.get(self.path, (b"", "text/plain"))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def address() -> Iterator[str]:
    """The address of a page that a script makes."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


def _guest(states: Iterable[HostState]) -> Visitor:
    policy = FetchPolicy(USER_AGENT, allow_private=True)
    manners = PolitenessPolicy(delay_seconds=0)
    browser = BrowserPolicy(CHROMIUM, settle_seconds=2.0)
    return Visitor(policy, manners, now=utc_now, states=states, browser=browser)


def test_a_shell_becomes_a_version_with_picture_and_text(tmp_path: Path, address: str) -> None:
    entry = replace(a_document(), sources=(SourceEntry(address),))
    store.sync_catalogue([a_platform(entry)], START)
    bench = a_bench(tmp_path, stages=real_stages())
    [one] = check_documents(Selection(), _guest, bench.shop, bench.options).documents
    assert (one.outcome.value, one.reason) == ("changed", "first text")
    assert [c.method for c in Capture.objects.order_by("id")] == ["http", "browser"]
    text = rendition_text(Version.objects.get().renditions.get().pk)
    assert text == "\n\n".join(["# Terms of Service", *CLAUSES]) + "\n"


def test_the_command_renders_one_page(
    tmp_path: Path, address: str, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setenv("CONDUCTATLAS_ALLOW_PRIVATE", "1")
    picture = tmp_path / "page.png"
    assert command.run(address, "", as_json=True, browser=True, screenshot=picture) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["document"]["gate"] == "policy"
    assert found["rendering"]["browser"].startswith("Chromium ")
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert command.run(address, "", as_json=True) == 1
    found = json.loads(capsys.readouterr().out)
    assert (found["document"]["gate"], found["rendering"]) == ("empty", None)
