"""A small local server that answers for every invented company, as its site was at a moment.

It tells hosts apart by the Host header and knows ETag and Last-Modified. For the demo and tests:
capture reaches it through its routes (host name to local address).
"""

import datetime as dt
import email.utils
import hashlib
import threading
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from conductatlas.app.demo.company import Company, load_companies
from conductatlas.app.demo.moments import MOMENTS, Moment
from conductatlas.app.demo.render import Answer, render

__all__ = ["DemoSite", "catalogue_folder", "last_modified"]


def catalogue_folder() -> Path:
    """The folder of the invented companies' catalogue files."""
    return Path(__file__).parent / "catalogue"


class DemoSite:
    """The sites of all invented companies on one local port, at one settable moment."""

    def __init__(self, moment: Moment = MOMENTS[0]) -> None:
        self.moment = moment
        self._by_host = {company.host: company for company in load_companies()}
        self._server: _Server | None = None

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    def start(self) -> tuple[str, int]:
        """Serve on a free port of 127.0.0.1, in a thread; gives the address and the port."""
        if self._server is None:
            self._server = _Server(self)
            threading.Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return "127.0.0.1", self._server.server_port

    def stop(self) -> None:
        """Close the port; no effect where nothing is served."""
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()

    def set_moment(self, moment: Moment) -> None:
        """Show all sites as they were at `moment`, from the next request on."""
        self.moment = moment

    def hosts(self) -> tuple[str, ...]:
        """The host names that are answered for, sorted."""
        return tuple(sorted(self._by_host))

    def routes(self) -> dict[str, tuple[str, int]]:
        """Where to connect for each host, as `capture.FetchPolicy.routes` wants it."""
        address = self.start()
        return dict.fromkeys(self.hosts(), address)

    def company(self, host: str) -> Company | None:
        """The company that is served under `host`; None for a strange host."""
        return self._by_host.get(host.partition(":")[0].lower())


@cache
def _answer(company: Company, path: str, moment: Moment) -> Answer:
    return render(company, path, moment)


def last_modified(company: Company, path: str, moment: Moment) -> dt.datetime:
    """When the page began to answer as it does at `moment`: two hours before that was seen."""
    now = _answer(company, path, moment)
    since = moment
    for earlier in reversed(MOMENTS[: moment.visit - 1]):
        if _answer(company, path, earlier) != now:
            break
        since = earlier
    return since.at - dt.timedelta(hours=2)


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, site: DemoSite) -> None:
        self.site = site
        super().__init__(("127.0.0.1", 0), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        self._reply(is_body_sent=True)

    def do_HEAD(self) -> None:
        self._reply(is_body_sent=False)

    def _reply(self, is_body_sent: bool) -> None:
        moment = self.server.site.moment
        company = self.server.site.company(self.headers.get("Host", ""))
        path = urlsplit(self.path).path
        if company is None:
            self._send(Answer(421, "text/plain; charset=utf-8", b"No such site here.\n"), {}, True)
            return
        answer = _answer(company, path, moment)
        validators = _validators(answer, last_modified(company, path, moment))
        if answer.status == 200 and self._is_known(validators):
            self._send(Answer(304, answer.media_type, b""), validators, False)
        else:
            headers = validators if answer.status == 200 else {}
            self._send(answer, headers, is_body_sent)

    def _is_known(self, validators: dict[str, str]) -> bool:
        # RFC 9110 13.1.3: where both are sent, If-None-Match alone counts.
        tags = self.headers.get("If-None-Match")
        if tags is not None:
            return validators["ETag"] in [tag.strip() for tag in tags.split(",")]
        return self.headers.get("If-Modified-Since") == validators["Last-Modified"]

    def _send(self, answer: Answer, headers: dict[str, str], is_body_sent: bool) -> None:
        self.send_response(answer.status)
        for name, value in headers.items():
            self.send_header(name, value)
        if answer.status != 304:
            self.send_header("Content-Type", answer.media_type)
            self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        if is_body_sent:
            self.wfile.write(answer.body)

    def version_string(self) -> str:
        return "demo"

    def date_time_string(self, timestamp: float | None = None) -> str:
        """The simulated time: the answers of one moment are the same bytes on any day."""
        return email.utils.format_datetime(self.server.site.moment.at, usegmt=True)

    def log_message(self, format: str, *args: object) -> None:
        """Quiet: the demo shows its own progress."""


def _validators(answer: Answer, modified: dt.datetime) -> dict[str, str]:
    tag = hashlib.sha256(answer.body).hexdigest()[:20]
    return {
        "ETag": f'"{tag}"',
        "Last-Modified": email.utils.format_datetime(modified, usegmt=True),
    }
