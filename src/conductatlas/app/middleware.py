"""The clock of a request: views read `request.now` and never the system's clock."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from conductatlas.app.clock import utc_now


class ClockMiddleware:
    """Puts the present moment (UTC) on each request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The response, made with `request.now` set."""
        request.now = utc_now()  # type: ignore[attr-defined]  # ours
        return self.get_response(request)
