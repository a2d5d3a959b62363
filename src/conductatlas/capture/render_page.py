"""One page in the browser: loaded, waited for, and made into bytes.

For `render_child`, the only process that has Playwright loaded. Before each document of the page's
own frame the parent is asked, and answers when it is the host's turn.
"""

import platform
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conductatlas.capture.render_channel import Channel

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page, Request, Response

__all__ = ["VIEW", "Rendered", "StopError", "said"]

VIEW = {"width": 1280, "height": 900}
_SCROLL = "window.scrollTo(0, 1e7)"
_MOST_HOPS = 30
_MOST_MOVES = 3
# What Chromium says of a navigation that failed, and what kind of failure that is (FailureKind).
_KINDS = (
    ("ERR_CERT", "tls"),
    ("ERR_SSL", "tls"),
    ("ERR_TOO_MANY_REDIRECTS", "redirect-loop"),
    ("ERR_UNSAFE_REDIRECT", "refused-url"),
    ("ERR_UNKNOWN_URL_SCHEME", "refused-url"),
    ("ERR_EMPTY_RESPONSE", "connect"),
    ("ERR_TUNNEL_CONNECTION_FAILED", "connect"),
    ("ERR_CONNECTION", "connect"),
)


class StopError(Exception):
    """An end without a page, with its kind and sentence."""

    def __init__(self, kind: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind, self.sentence = kind, sentence


def said(error: Exception) -> str:
    """The line of an error of the browser that says most."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    wanted = ("FATAL", "ERROR", "error while", "No usable sandbox")
    told = next((line for line in lines if any(word in line for word in wanted)), lines[0])
    return told[:300]


class Rendered:
    """The page of the job on its way to bytes."""

    def __init__(self, context: "BrowserContext", channel: Channel, job: dict[str, Any]) -> None:
        self._channel, self._job = channel, job
        self._documents: list[Response] = []
        self._waits: list[tuple[str, bool]] = []
        self._requests = 0
        self._shown: set[str] = set()
        self._has_crashed = False
        self._is_over = False
        self._page: Page = context.new_page()
        self._cdp: CDPSession = context.new_cdp_session(self._page)
        self._frame = self._cdp.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._cdp.send("Emulation.setUserAgentOverride", _identity(job))
        self._cdp.on("Fetch.requestPaused", self._ask)
        self._cdp.on("Fetch.authRequired", self._show_pass)
        # Playwright's own proxy credentials would stop redirects here: they pause them twice.
        documents = {"patterns": [{"resourceType": "Document"}], "handleAuthRequests": True}
        self._cdp.send("Fetch.enable", documents)
        context.on("page", lambda other: other.close())
        context.on("request", self._count)
        self._page.on("response", self._note)
        self._page.on("dialog", lambda dialog: dialog.dismiss())
        self._page.on("crash", self._crash)

    def render(self, browser: str) -> None:
        """Load the page, wait until it is done, and send it."""
        self._page.goto(self._job["url"], wait_until="domcontentloaded", timeout=0)
        made = self._made()
        if not self._page.url.startswith(("http://", "https://")):
            raise StopError("connect", "the page moved to an address that does not answer.")
        html = str(made["html"]).encode("utf-8", "replace")
        if made["tooLarge"] or len(html) > self._job["max_html_bytes"]:
            raise StopError(
                "too-large", f"the page is larger than {self._job['max_html_bytes']} bytes."
            )
        documents = [_document(one) for one in self._documents]
        picture, png = self._screenshot()
        message = {
            "url": self._page.url, "browser": f"Chromium {browser}", "waits": self._waits,
            "requests": self._requests, "documents": documents, "screenshot": picture,
            "sandbox": self._job["sandbox"],
            "html_bytes": len(html), "png_bytes": len(png),
        }  # fmt: skip
        self._channel.send({"page": message}, html, png)

    def stop_of(self, error: Exception) -> StopError:
        """The end that an error of the browser means."""
        text = str(error)
        if self._has_crashed or "crashed" in text:
            return StopError("browser", "the page brought the browser down.")
        if "Download is starting" in text:
            return StopError("browser", "the address gives a file to download and not a page.")
        kind = next((kind for name, kind in _KINDS if name in text), "protocol")
        return StopError(kind, f"the browser cannot show the page ({said(error)}).")

    def _made(self) -> dict[str, Any]:
        """The page as HTML, once it is done; once more where it moved on meanwhile."""
        from playwright.sync_api import Error

        for left in reversed(range(_MOST_MOVES)):
            try:
                self._settle()
                self._is_over = True
                made: dict[str, Any] = self._page.evaluate(
                    _script("serialise.js"), self._job["max_html_bytes"]
                )
            except Error as error:
                if "context was destroyed" not in str(error) or not left:
                    raise
                self._is_over = False
                self._waits.clear()
            else:
                return made
        raise StopError("timeout", "the page does not stop to move on.")

    def _settle(self) -> None:
        """Wait for signs that the page is done; each for a while, and none for certain."""
        most = self._job["settle_seconds"] * 1000
        self._page.wait_for_load_state("domcontentloaded", timeout=0)
        self._wait("load", most)
        # What loads when it comes into view; consent dialogs and closed sections stay untouched.
        self._page.evaluate(_SCROLL)
        self._wait("networkidle", most)
        is_quiet = self._page.evaluate(_script("settle.js"), [self._job["quiet_ms"], most / 2])
        self._waits.append(("quiet", bool(is_quiet)))
        self._page.evaluate("window.scrollTo(0, 0)")

    def _wait(self, state: Any, most: float) -> None:
        from playwright.sync_api import TimeoutError as TooLong

        try:
            self._page.wait_for_load_state(state, timeout=max(most, 1))
        except TooLong:
            self._waits.append((state, False))
        else:
            self._waits.append((state, True))

    def _screenshot(self) -> tuple[dict[str, Any] | None, bytes]:
        """The picture and its measures; none where the browser cannot make one."""
        from playwright.sync_api import Error

        job = self._job
        try:
            whole = self._page.evaluate("document.documentElement.scrollHeight")
            height = max(1, min(int(whole), job["max_screenshot_pixels"]))
            png = self._picture(height)
            if len(png) > job["max_screenshot_bytes"]:
                height = max(1, height * job["max_screenshot_bytes"] // (2 * len(png)))
                png = self._picture(height)
        except Error:
            return None, b""
        if len(png) > job["max_screenshot_bytes"]:
            return None, b""
        return {"width": VIEW["width"], "height": height, "is_cut": height < int(whole)}, png

    def _picture(self, height: int) -> bytes:
        return self._page.screenshot(
            full_page=True,
            clip={"x": 0, "y": 0, "width": VIEW["width"], "height": height},
            animations="disabled",
            timeout=15_000,
        )

    def _ask(self, event: dict[str, Any]) -> None:
        request = {"requestId": event["requestId"]}
        if event.get("frameId") == self._frame:
            if self._is_over:
                self._cdp.send("Fetch.failRequest", request | {"errorReason": "Aborted"})
                return
            self._channel.send({"ask": event["request"]["url"]})
            self._channel.receive()
        self._cdp.send("Fetch.continueRequest", request)

    def _show_pass(self, event: dict[str, Any]) -> None:
        """Answer the gateway, once: what it was told, Chromium tells it for the rest of the run."""
        is_ours = event["authChallenge"].get("source") == "Proxy"
        answer = {"response": "CancelAuth"}
        if is_ours and event["requestId"] not in self._shown:
            self._shown.add(event["requestId"])
            answer = {"response": "ProvideCredentials", **self._job["pass"]}
        self._cdp.send(
            "Fetch.continueWithAuth",
            {"requestId": event["requestId"], "authChallengeResponse": answer},
        )

    def _note(self, response: "Response") -> None:
        request = response.request
        is_of_page = request.is_navigation_request() and response.frame == self._page.main_frame
        if is_of_page and len(self._documents) < _MOST_HOPS:
            self._documents.append(response)

    def _count(self, _: "Request") -> None:
        self._requests += 1
        if self._requests == self._job["max_requests"] + 1:
            sentence = f"the page asks for more than {self._job['max_requests']} things."
            self._channel.send({"failed": "too-large", "sentence": sentence})

    def _crash(self, _: "Page") -> None:
        self._has_crashed = True
        self._channel.send({"failed": "browser", "sentence": "the page brought the browser down."})


def _identity(job: dict[str, Any]) -> dict[str, Any]:
    """Who asks, in which languages, and on what: Playwright would name another system than ours."""
    system = {"platform": platform.system(), "platformVersion": "", "architecture": ""}
    identity: dict[str, Any] = {
        "userAgent": job["user_agent"],
        "userAgentMetadata": system | {"model": "", "mobile": False},
    }
    return identity | ({"acceptLanguage": job["languages"]} if job["languages"] else {})


def _script(name: str) -> str:
    return Path(__file__).with_name(name).read_text("utf-8")


def _document(response: "Response") -> dict[str, Any]:
    request = response.request
    security: dict[str, Any] = dict(response.security_details() or {})
    return {
        "url": response.url,
        "method": request.method,
        "status": response.status,
        "reason": response.status_text,
        "request_headers": [[h["name"], h["value"]] for h in request.headers_array()],
        "headers": [[h["name"], h["value"]] for h in response.headers_array()],
        "elapsed_ms": max(0, round(request.timing["responseStart"])),
        "tls": security.get("protocol", ""),
    }
