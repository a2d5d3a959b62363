"""The faults of the shared replay site, served on 127.0.0.1: what extraction calls each of them."""

import http.client
import importlib.util
import threading
from collections.abc import Iterator
from http.server import ThreadingHTTPServer

import pytest

from conductatlas.extraction import extract
from conductatlas.model.records import Extracted
from conductatlas.model.vocabulary import Gate
from tests.support.shared import shared


@pytest.fixture(scope="module")
def port() -> Iterator[int]:
    """The port of the replay site with its faults; its captures are not unpacked for this."""
    path = shared("tools", "replay_site.py")
    spec = importlib.util.spec_from_file_location("replay_site", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    server = ThreadingHTTPServer(("127.0.0.1", 0), module.Handler)
    vars(server).update(pages={"Vireo/Terms": []}, hits={}, faults=True, at="99991231T235959Z")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield server.server_port
    server.shutdown()
    thread.join()
    server.server_close()


def _fault(port: int, name: str) -> Extracted:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    connection.request("GET", f"/fault/{name}")
    answer = connection.getresponse()
    try:
        body = answer.read()
    except http.client.IncompleteRead as short:
        body = short.partial
    connection.close()
    return extract(body, media_type=answer.headers.get("Content-Type", ""))


@pytest.mark.parametrize(
    ("name", "gate", "words"),
    [
        ("login", Gate.LOGIN, "a log-in or sign-up page: a field for a password"),
        ("captcha", Gate.BOT_CHECK, "Checking your browser"),
        ("soft404", Gate.NOT_FOUND, "Page not found"),
        ("truncated", Gate.EMPTY, "3 words of text are left of the page"),
        ("429", Gate.EMPTY, "2 words"),
        ("503", Gate.EMPTY, "2 words"),
    ],
)
def test_a_fault_is_called_by_its_name(port: int, name: str, gate: Gate, words: str) -> None:
    made = _fault(port, name)
    assert made.gate is gate
    assert words in (made.gate_reason or "")


def test_a_page_in_an_undeclared_charset_is_read_and_is_a_policy(port: int) -> None:
    made = _fault(port, "charset")
    assert made.text == "# Terms\n\nThe user’s “content” costs 5 €.\n"
    assert made.gate is Gate.POLICY
