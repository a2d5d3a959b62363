"""What an answer, or the want of one, amounts to: which status is a page, and which a failure.

Pure: statuses, headers and errors in, faults out. Retry-After is read here for everybody.
"""

import datetime as dt
from email.utils import parsedate_to_datetime

import httpcore2

from conductatlas.capture.exchange import (
    CaptureError,
    FailureKind,
    FetchRequest,
    Headers,
    header_value,
)
from conductatlas.capture.weburl import WebUrl

__all__ = ["MAX_RETRY_SECONDS", "answer_fault", "no_answer", "retry_seconds", "status_fault"]

# Whoever asks us to stay away for a year is asked again tomorrow.
MAX_RETRY_SECONDS = 86_400.0
BACK_OFF_STATUSES = frozenset({429, 503})


def retry_seconds(retry_after: str, now: dt.datetime) -> float | None:
    """The seconds that a Retry-After header asks for, from 0 to a day; None where it says none."""
    text = retry_after.split(", ")[0] if retry_after[:1].isdigit() else retry_after
    if text.isascii() and text.isdigit():
        seconds = float(text[:12])
    else:
        try:
            moment = parsedate_to_datetime(text)
        except ValueError:
            return None
        if moment.tzinfo is None:
            moment = moment.replace(tzinfo=dt.UTC)
        seconds = (moment - now).total_seconds()
    return min(max(seconds, 0.0), MAX_RETRY_SECONDS)


def status_fault(
    status: int, headers: Headers, request: FetchRequest, now: dt.datetime
) -> CaptureError | None:
    """What keeps an answer from being a page; None for 200 and its kin, and for a due 304."""
    if status in (200, 203) or (status == 304 and request.is_conditional):
        return None
    if status in BACK_OFF_STATUSES:
        seconds = retry_seconds(header_value(headers, "retry-after"), now)
        retry_at = None if seconds is None else now + dt.timedelta(seconds=seconds)
        return CaptureError(
            FailureKind.RATE_LIMITED,
            f"the site asks to come back later (status {status}).",
            retry_at,
        )
    if status == 304:
        return _status("the site answers 304 to a request that had no condition.")
    if 300 <= status < 400:
        return _status(f"the site redirects (status {status}) without saying where to.")
    return _status(f"the site answers with status {status}.")


def _status(sentence: str) -> CaptureError:
    return CaptureError(FailureKind.HTTP_STATUS, sentence)


def no_answer(error: Exception) -> bool:
    """Whether the connection ended before any answer, as a kept one does that the site closed."""
    return isinstance(error, httpcore2.NetworkError) or "without sending a response" in str(error)


def answer_fault(url: WebUrl, error: Exception) -> CaptureError:
    """The fault behind an error that came in place of an answer's head."""
    if no_answer(error):
        return CaptureError(
            FailureKind.CONNECT, f"{url.host} closed the connection without an answer."
        )
    if "Receive buffer too long" in str(error):
        return CaptureError(FailureKind.TOO_LARGE, f"the headers of {url.host} have no end.")
    return CaptureError(
        FailureKind.PROTOCOL, f"the answer of {url.host} breaks the rules of HTTP ({error})."
    )
