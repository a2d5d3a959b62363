"""One request sent, and the hop as it is recorded, answered or not.

For `fetch`. Only the head of the answer is read here; its body is `body`'s.
"""

import datetime as dt

import httpcore2

from conductatlas.capture.answers import answer_fault, no_answer
from conductatlas.capture.exchange import Connection, Headers, Hop
from conductatlas.capture.guard import CONNECTION_INFO
from conductatlas.capture.trail import Trail
from conductatlas.capture.weburl import WebUrl

__all__ = ["hop_record", "send"]


async def send(
    pool: httpcore2.AsyncConnectionPool, url: WebUrl, headers: Headers
) -> httpcore2.Response:
    """The answer's head; CaptureError where none comes.

    Asked once more where the connection ends without a word, as a kept one does that was closed.
    """
    request = httpcore2.Request(
        "GET",
        httpcore2.URL(scheme=url.scheme, host=url.host, port=url.port, target=url.target),
        headers=list(headers),
    )
    try:
        return await pool.handle_async_request(request)
    except (httpcore2.ProtocolError, httpcore2.NetworkError) as error:
        if not no_answer(error):
            raise answer_fault(url, error) from error
    try:
        return await pool.handle_async_request(request)
    except (httpcore2.ProtocolError, httpcore2.NetworkError) as error:
        raise answer_fault(url, error) from error


def hop_record(
    url: WebUrl,
    headers: Headers,
    started_at: dt.datetime,
    elapsed_ms: int,
    response: httpcore2.Response | None,
    trail: Trail,
) -> Hop:
    """The hop to `url`; without a `response` it is one that nobody answered."""
    known = (str(url), headers, started_at, elapsed_ms)
    cookies = trail.session_cookies(url)
    if response is None:
        return Hop("GET", *known, session_cookies=cookies)
    stream = response.extensions["network_stream"]
    connection = stream.get_extra_info(CONNECTION_INFO)
    return Hop(
        "GET",
        *known,
        status=response.status,
        http_version=response.extensions["http_version"].decode("ascii"),
        reason=response.extensions["reason_phrase"],
        response_headers=tuple(response.headers),
        connection=connection if isinstance(connection, Connection) else None,
        session_cookies=cookies,
    )
