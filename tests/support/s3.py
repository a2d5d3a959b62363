"""A small S3: objects of one bucket in memory, over local HTTP. Signatures are not checked."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit


class Bucket(ThreadingHTTPServer):
    """The server; `status` other than 200 is what it answers to everything."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.objects: dict[str, bytes] = {}
        self.status = 200

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Bucket

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.server.status == 200:
            self.server.objects[self._name()] = _unchunked(body, self.headers)
        self._answer(self.server.status)

    def do_GET(self) -> None:
        self._answer_object()

    def do_HEAD(self) -> None:
        self._answer_object()

    def _answer_object(self) -> None:
        found = self.server.objects.get(self._name())
        if self.server.status != 200 or found is None:
            self._answer(404 if self.server.status == 200 else self.server.status)
            return
        self._answer(200, found)

    def _name(self) -> str:
        return unquote(urlsplit(self.path).path)

    def _answer(self, status: int, body: bytes = b"") -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("ETag", '"0"')
        self.send_header("Last-Modified", "Mon, 02 Mar 2026 06:00:00 GMT")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)


def _unchunked(body: bytes, headers: object) -> bytes:
    """The object within an upload in signed chunks (aws-chunked)."""
    encoding = headers.get("Content-Encoding", "")  # type: ignore[attr-defined]  # message headers
    if "aws-chunked" not in encoding:
        return body
    whole = b""
    while body:
        size, _, rest = body.partition(b"\r\n")
        length = int(size.split(b";")[0], 16)
        if length == 0:
            break
        whole += rest[:length]
        body = rest[length + 2 :]
    return whole


@contextmanager
def a_bucket() -> Iterator[Bucket]:
    """A running bucket."""
    server = Bucket()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
