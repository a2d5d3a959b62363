"""Pages rendered in Chromium: what comes out, what is not reached, and where it ends."""

import asyncio
import platform
import socket
import tempfile
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from conductatlas.capture import (
    BrowserPolicy,
    Exchange,
    FailureKind,
    FetchPolicy,
    FetchRequest,
    exchange_record,
    missing_for_rendering,
)
from conductatlas.capture.browser import Renderer
from conductatlas.capture.exchange import CaptureError
from conductatlas.capture.gateway import Gateway
from conductatlas.capture.guard import GuardedBackend, GuardRules
from conductatlas.capture.render_dialogue import RenderedPage
from conductatlas.capture.render_process import memory_of
from conductatlas.capture.rendered import rendered_exchange
from conductatlas.capture.weburl import WebUrl
from tests.support.certificates import a_server_context
from tests.support.network import NOON, PUBLIC, USER_AGENT, NameServer, TurnedSockets
from tests.support.rendering import a_renderer, needs_chromium
from tests.support.server import Answer, Asked, LocalServer, a_server, answer, page, redirect

pytestmark = [needs_chromium, pytest.mark.enable_socket]

SHELL = b"""<!DOCTYPE html><html lang=en><head><meta charset=iso-8859-1><title>Terms</title></head>
<body><noscript>You need to enable JavaScript.</noscript><div id=app></div>
<details><summary>Liability</summary><p>We are liable for intent.</p></details>
<div style="height: 3000px"></div>
<policy-part><b slot=when>in 30 days</b></policy-part>
<div id=consent><button onclick="this.remove()">Accept all</button></div>
<script>
document.cookie = "seen=secret-value";
customElements.define("policy-part", class extends HTMLElement {
  connectedCallback() {
    this.attachShadow({mode: "open"}).innerHTML = "<p>Refunds: <slot name=when>never</slot></p>";
  }
});
fetch("http://cdn.example/text").then(r => r.text()).then(t => {
  document.getElementById("app").innerHTML = t;
});
addEventListener("scroll", () => { document.title = "Scrolled" }, {once: true});
</script></body></html>"""
TEXT = answer("<h1>Terms</h1><p>Caf\u00e9s pay 3 €.</p>".encode(), 200, (
    ("Content-Type", "text/plain; charset=utf-8"), ("Access-Control-Allow-Origin", "*"),
))  # fmt: skip


@dataclass
class Desk:
    """A renderer whose public names end at one local server."""

    server: LocalServer
    sockets: TurnedSockets
    renderer: Renderer

    async def render(self, address: str = "http://site.example/", **other: Any) -> Exchange:
        request = FetchRequest(address, browser=True, **other)
        return await self.renderer.render(request)

    @property
    def reached(self) -> set[str]:
        return {address for address, _ in self.sockets.wanted}


@asynccontextmanager
async def a_desk(routes: Mapping[str, Answer], **bounds: Any) -> AsyncIterator[Desk]:
    async with a_server(routes) as server:
        sockets = TurnedSockets(server)
        yield Desk(server, sockets, a_renderer(sockets, **bounds))


def html(script: str, body: str = "<p>Our terms.</p>") -> bytes:
    return page(f"<!DOCTYPE html><html><body>{body}<script>{script}</script>".encode())


async def test_a_page_of_scripts_becomes_its_text() -> None:
    async with a_desk({"/": redirect("/terms"), "/terms": page(SHELL), "/text": TEXT}) as desk:
        made = await desk.render(cookies=(("region", "eu"),), accept_language="de-DE,de;q=0.9")
    assert made.failure is None
    assert made.rendering is not None
    assert (made.final_url, made.status) == ("http://site.example/terms", 200)
    assert [(hop.url, hop.status) for hop in made.hops] == [
        ("http://site.example/", 302),
        ("http://site.example/terms", 200),
    ]
    text = made.body.decode("utf-8")
    assert text.startswith("\ufeff<!DOCTYPE html>")
    assert "<h1>Terms</h1><p>Caf\u00e9s pay 3 €.</p>" in text
    assert (made.media_type, made.charset, made.etag) == ("text/html", "utf-8", "")
    # The rules: shadow trees flattened, no <noscript>, nothing clicked, scrolled once.
    assert '<p>Refunds: <slot name="when"><b slot="when">in 30 days</b></slot></p>' in text
    assert "JavaScript" not in text
    assert "<details><summary>" in text
    assert "Accept all" in text
    assert "<title>Scrolled</title>" in text
    asked = {one.target: one.headers for one in desk.server.asked}
    assert asked["/terms"]["cookie"] == "region=eu"
    assert asked["/terms"]["user-agent"] == USER_AGENT
    assert asked["/terms"]["accept-language"] == "de-DE,de;q=0.9"
    assert "cookie" not in asked["/text"]
    _check_record(made)


def _check_record(made: Exchange) -> None:
    """What a published record of a rendered page says, and what it does not."""
    shot = made.rendering.screenshot if made.rendering else None
    assert shot is not None
    assert shot.png.startswith(b"\x89PNG")
    assert (shot.width, shot.is_cut) == (1280, False)
    record = exchange_record(made).decode()
    assert '"rules":"conductatlas-rendering/1"' in record
    assert '"waits":{"load":true,"networkidle":true,"quiet":true}' in record
    assert f'"address":"{PUBLIC}"' in record
    assert "secret-value" not in record
    assert "roxy" not in record.replace('"via"', "")


HOSTILE = """
const PRIVATE = ["http://127.0.0.1:{port}", "http://169.254.169.254", "http://10.0.0.5",
  "http://inside.example", "http://turncoat.example", "http://[::1]:{port}",
  "http://localhost:{port}", "http://[::ffff:127.0.0.1]:{port}", "file:///etc/passwd",
  "https://127.0.0.1:{port}"];
for (const base of PRIVATE) {{
  const at = name => base + "/" + name;
  new Image().src = at("img");
  fetch(at("fetch"), {{mode: "no-cors"}}).catch(() => {{}});
  for (const [tag, key] of [["iframe", "src"], ["script", "src"], ["link", "href"]]) {{
    const one = document.createElement(tag);
    if (tag === "link") one.rel = base.length % 2 ? "stylesheet" : "preconnect";
    one[key] = at(tag);
    document.body.append(one);
  }}
  try {{ navigator.sendBeacon(at("beacon"), "x") }} catch (e) {{}}
  try {{ new WebSocket(at("ws").replace("http", "ws")) }} catch (e) {{}}
  try {{ new EventSource(at("events")) }} catch (e) {{}}
  window.open(at("popup"));
  new Image().src = "/to?" + encodeURIComponent(at("redirected"));
  const code = `fetch("${{at("worker")}}", {{mode: "no-cors"}})`;
  new Worker(URL.createObjectURL(new Blob([code])));
  const form = document.createElement("form");
  const frame = document.createElement("iframe");
  frame.name = form.target = "f" + base;
  form.action = at("form"); form.method = "post";
  document.body.append(frame, form);
  form.submit();
}}
alert("first"); confirm("second"); prompt("third");
const hosts = ["stun:127.0.0.1:{udp}", "turn:127.0.0.1:{udp}?transport=udp",
  "turn:127.0.0.1:{port}?transport=tcp"];
const peer = new RTCPeerConnection({{iceServers:
  hosts.map(urls => ({{urls, username: "u", credential: "c"}}))}});
peer.createDataChannel("x");
peer.createOffer().then(offer => peer.setLocalDescription(offer));
try {{ new WebTransport("https://127.0.0.1:{udp}/") }} catch (e) {{}}
navigator.geolocation.getCurrentPosition(() => {{ document.title = "granted" }},
  e => {{ document.title = "denied " + e.code }});
"""


async def _to(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """A redirect to what the query names."""
    writer.write(redirect(unquote(asked.target.partition("?")[2])))
    await writer.drain()


async def test_s08_no_way_leads_a_page_into_the_machines_own_network() -> None:
    async with a_server({"*": page(b"within")}) as within:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as udp:
            udp.bind(("127.0.0.1", 0))
            udp.setblocking(False)
            script = HOSTILE.format(port=within.port, udp=udp.getsockname()[1])
            async with a_desk({"/": html(script), "/to": _to}) as desk:
                made = await desk.render()
            with pytest.raises(BlockingIOError):
                udp.recv(100)
        assert within.connections == 0
    assert made.failure is None
    assert made.rendering is not None
    assert desk.reached == {PUBLIC}
    places = dict(made.rendering.refused)
    assert f"127.0.0.1:{within.port}" in places
    assert {"169.254.169.254:80", "10.0.0.5:80", "inside.example:80", "turncoat.example:80",
            f"::1:{within.port}"} <= set(places)  # fmt: skip
    assert "is not a public address" in places["inside.example:80"]
    assert made.body.count(b"Our terms.") == 1


@pytest.mark.parametrize(
    ("to", "kind"),
    [
        ("http://169.254.169.254/latest/", FailureKind.REFUSED_ADDRESS),
        ("http://127.0.0.1:{port}/", FailureKind.REFUSED_ADDRESS),
        ("https://[::1]:443/", FailureKind.REFUSED_ADDRESS),
        ("file:///etc/passwd", FailureKind.REFUSED_URL),
        ("/", FailureKind.REDIRECT_LOOP),
    ],
)
async def test_s08_a_redirect_to_no_page_ends_the_visit(to: str, kind: FailureKind) -> None:
    async with a_server({"*": page(b"within")}) as within:
        async with a_desk({"/": redirect(to.format(port=within.port))}) as desk:
            made = await desk.render()
        assert within.connections == 0
    assert made.failure is not None
    assert made.failure.kind is kind
    assert desk.reached == {PUBLIC}
    assert made.body == b""


async def test_s08_a_script_that_moves_the_page_is_stopped_too() -> None:
    async with a_desk({"/": html('location = "http://10.0.0.5/"')}) as desk:
        made = await desk.render()
    assert made.failure is not None
    assert made.failure.kind is FailureKind.REFUSED_ADDRESS
    assert desk.reached == {PUBLIC}


class _Manners:
    """A courtesy that forbids one path and notes the rest."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, int | None]] = []

    async def before(self, url: WebUrl) -> None:
        if url.target == "/private":
            raise CaptureError(FailureKind.ROBOTS, "robots.txt disallows this page.")

    def after(self, url: WebUrl, status: int | None, retry_after: str) -> None:
        self.heard.append((url.target, status))


@pytest.mark.parametrize("move", [redirect("/private"), html('location = "/private"')])
async def test_robots_hold_for_every_document_of_the_page(move: bytes) -> None:
    async with a_desk({"/": redirect("/b"), "/b": move, "/private": page()}) as desk:
        manners = _Manners()
        request = FetchRequest("http://site.example/", browser=True)
        made = await desk.renderer.render(request, manners)
        assert "/private" not in desk.server.targets()
    assert made.failure is not None
    assert made.failure.kind is FailureKind.ROBOTS
    assert [target for target, _ in manners.heard] == ["/", "/b"]


CLOBBERED = """<form name="implementation"><p>Our terms.</p>
<input name="attributes"><input name="childNodes"><input name="localName"><input name="nodeType">
<input name="appendChild"><input name="shadowRoot"></form><form name="doctype"></form>
<form name="documentElement"></form><template><p>In a template.</p></template>"""


async def test_names_of_fields_do_not_hide_the_page_they_stand_in() -> None:
    async with a_desk({"/": page(CLOBBERED.encode())}) as desk:
        made = await desk.render()
    assert made.failure is None
    assert made.body.decode("utf-8-sig").split("<body>")[1] == f"{CLOBBERED}</body></html>"


async def test_a_page_that_moves_on_by_script_is_followed() -> None:
    first = html("setTimeout(() => { location = '/next' }, 300)", "<p>Please wait.</p>")
    async with a_desk({"/": first, "/next": page(b"<p>Our terms.</p>")}) as desk:
        made = await desk.render()
    assert made.failure is None
    assert made.final_url == "http://site.example/next"
    assert [hop.url for hop in made.hops][-1] == "http://site.example/next"
    assert b"Our terms." in made.body


async def test_a_host_that_lets_nobody_in_has_been_silent() -> None:
    manners = _Manners()
    async with a_desk({}) as desk:
        desk.sockets.refuse = frozenset({PUBLIC})
        request = FetchRequest("http://site.example/", browser=True)
        made = await desk.renderer.render(request, manners)
    assert made.failure is not None
    assert made.failure.kind is FailureKind.CONNECT
    assert manners.heard == [("/", None)]


async def test_a_page_that_never_stops_loading_is_taken_as_it_is() -> None:
    async def hang(_: Asked, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(60)

    script = "setInterval(() => { document.title = String(Math.random()) }, 20)"
    shell = html(script, '<p>Our terms.</p><img src="/hang">')
    async with a_desk({"/": shell, "/hang": hang}) as desk:
        made = await desk.render()
    assert made.failure is None
    assert made.rendering is not None
    assert dict(made.rendering.waits) == {"load": False, "networkidle": False, "quiet": False}
    assert b"Our terms." in made.body


async def test_a_page_that_never_comes_ends_at_the_time_limit_with_all_processes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder, manners = Path(tempfile.mkdtemp(prefix="t-")), _Manners()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    script = "for (;;) {}"
    async with a_desk({"/": html(script), "/favicon.ico": answer()}) as desk:
        desk.renderer = a_renderer(desk.sockets, seconds=6.0)
        request = FetchRequest("http://site.example/", browser=True)
        visit = asyncio.create_task(desk.renderer.render(request, manners))
        await asyncio.sleep(4.0)
        assert len(_started_in(folder)) > 1
        made = await visit
    assert made.failure is not None
    assert (made.failure.kind, made.failure.sentence) == (
        FailureKind.BROWSER,
        "the page was not rendered within 6 seconds.",
    )
    assert [one for one in _started_in(folder) if memory_of(one)] == []
    assert list(folder.iterdir()) == []
    folder.rmdir()
    # Its host did answer: that a script hangs is no silence of it.
    assert manners.heard == [("/", 200)]


def _started_in(folder: Path) -> list[int]:
    """Processes that were started with a path in `folder`: Chromium, with its profile."""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        try:
            line = process.joinpath("cmdline").read_bytes()
        except OSError:
            continue
        if str(folder).encode() in line:
            found.append(int(process.name))
    return found


async def test_pages_beyond_a_bound_are_failures() -> None:
    many = "for (let i = 0; i < 9; i++) fetch('/?' + i)"
    large = "for (let i = 0; i < 9000; i++) document.body.append(document.createElement('i'))"
    heavy = page(b"<p>" + b"x" * 300_000)
    pages = {"/many": html(many), "/large": html(large), "/heavy": heavy, "*": page()}
    async with a_desk(pages) as desk:
        said = []
        for name, bounds in [
            ("many", {"max_requests": 5}),
            ("large", {"max_html_bytes": 50_000}),
            ("heavy", {"max_bytes": 200_000}),
        ]:
            desk.renderer = a_renderer(desk.sockets, **bounds)
            made = await desk.render(f"http://site.example/{name}")
            assert made.failure is not None
            assert made.failure.kind is FailureKind.TOO_LARGE
            said.append(made.failure.sentence)
    assert said == [
        "the page asks for more than 5 things.",
        "the page is larger than 50000 bytes.",
        "the page and what it loads are larger than 200000 bytes.",
    ]


async def test_a_page_that_eats_the_memory_brings_down_its_browser_alone() -> None:
    script = "const all = []; for (;;) all.push(new Array(1e6).fill(all.length))"
    async with a_desk({"/": html(script)}) as desk:
        desk.renderer = a_renderer(desk.sockets, max_heap_megabytes=64)
        made = await desk.render()
        desk.renderer = a_renderer(desk.sockets, max_memory_bytes=100_000_000)
        heavy = await desk.render()
    assert made.failure is not None
    assert made.failure.kind is FailureKind.BROWSER
    assert "brought the browser down" in made.failure.sentence
    assert heavy.failure is not None
    assert heavy.failure.kind is FailureKind.TOO_LARGE
    assert "of memory" in heavy.failure.sentence


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        (answer(b"%PDF-1.7", 200, (("Content-Type", "application/pdf"),)), "a file"),
        (answer(b"a", 200, (("Content-Disposition", "attachment"),)), "file to download"),
    ],
)
async def test_a_file_is_no_page(sent: bytes, sentence: str) -> None:
    async with a_desk({"/": sent}) as desk:
        made = await desk.render()
    assert made.failure is not None
    assert made.failure.kind is FailureKind.BROWSER
    assert sentence in made.failure.sentence


async def test_an_error_status_keeps_the_page_that_says_so() -> None:
    sent = answer(b"<h1>Gone fishing</h1>", 403, (("Content-Type", "text/html"),))
    async with a_desk({"/": sent}) as desk:
        made = await desk.render()
    assert made.failure is not None
    assert made.failure.kind is FailureKind.HTTP_STATUS
    assert made.status == 403
    assert b"Gone fishing" in made.body


async def test_https_is_verified_and_a_service_worker_is_not_installed(tmp_path: Path) -> None:
    script = (
        "navigator.serviceWorker.register('/sw.js')"
        ".then(() => document.body.append('installed'), () => document.body.append('refused'))"
    )
    tls = a_server_context(tmp_path, None, host="site.example")
    async with a_server({"/": html(script), "/sw.js": page()}, tls) as server:
        sockets = TurnedSockets(server)
        renderer = a_renderer(sockets)
        address = "https://site.example/"
        strict = await renderer.render(FetchRequest(address, browser=True))
        lax = await renderer.render(FetchRequest(address, browser=True, insecure_tls=True))
    assert strict.failure is not None
    assert strict.failure.kind is FailureKind.TLS
    assert "ERR_CERT" in strict.failure.sentence
    assert lax.failure is None
    assert "/sw.js" not in server.targets()
    assert server.asked[0].headers["sec-ch-ua-platform"] == f'"{platform.system()}"'
    connection = lax.hops[0].connection
    assert connection is not None
    assert connection.tls is not None
    assert (connection.tls.version, connection.tls.is_verified) == ("TLS 1.3", False)


async def test_a_long_temporary_folder_keeps_no_browser_from_its_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    long = tmp_path / ("long" * 20)
    long.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(long))
    async with a_desk({"/": page()}) as desk:
        assert (await desk.render()).failure is None


async def test_a_page_longer_than_the_picture_says_so() -> None:
    async with a_desk({"/": page(b"<div style='height:5000px'>Terms</div>")}) as desk:
        desk.renderer = a_renderer(desk.sockets, max_screenshot_pixels=2000)
        made = await desk.render()
    assert made.rendering is not None
    shot = made.rendering.screenshot
    assert shot is not None
    assert (shot.height, shot.is_cut) == (2000, True)


async def test_a_browser_that_does_not_start_is_a_failure_with_its_words() -> None:
    async with a_desk({"/": page()}) as desk:
        policy = BrowserPolicy(Path("/bin/false"))
        renderer = Renderer(FetchPolicy(USER_AGENT), policy, now=lambda: NOON, sockets=desk.sockets)
        made = await renderer.render(FetchRequest("http://site.example/", browser=True))
        assert desk.server.asked == []
    assert made.failure is not None
    assert made.failure.kind is FailureKind.BROWSER
    assert made.failure.sentence.startswith("Chromium did not start (")


async def test_a_process_that_says_nonsense_is_a_failure() -> None:
    gate = Gateway(GuardedBackend(GuardRules(), NameServer()), "word", 1)
    request = FetchRequest("http://site.example/", browser=True)
    facts = {"documents": [{}], "url": 1}
    for sent in ({}, {"documents": 5}, facts):
        with pytest.raises(CaptureError, match="no page"):
            rendered_exchange(request, RenderedPage(sent, b"", b""), gate, (NOON, NOON), [])


async def test_without_a_browser_the_failure_says_what_to_install() -> None:
    renderer = Renderer(FetchPolicy(USER_AGENT), BrowserPolicy(), now=lambda: NOON)
    made = await renderer.render(FetchRequest("http://site.example/", browser=True))
    assert made.failure is not None
    assert made.failure.kind is FailureKind.BROWSER
    assert "apt install chromium" in made.failure.sentence
    assert missing_for_rendering(Path("/usr/bin/chromium")) == ""
