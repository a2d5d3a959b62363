"""From a page's record to a response: the page, a redirect, a 404 with the nearest names, a 422."""

import functools
import json
import logging
from collections.abc import Callable, Iterable, Mapping
from typing import Any, TypeVar, cast
from urllib.parse import urlencode

from django.conf import settings
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseNotAllowed,
    HttpResponsePermanentRedirect,
)
from django.shortcuts import render

from conductatlas.accounts import anonymous
from conductatlas.model import InputError, StorageError
from conductatlas.publication.filters import Field, Filters, parse_filters
from conductatlas.publication.rows import Cell, as_csv, as_json
from conductatlas.publication.views import Missing, Moved, Viewing

__all__ = ["answer", "filters_of", "listing", "page", "viewing_of"]

log = logging.getLogger(__name__)
View = TypeVar("View", bound=Callable[..., HttpResponse])


def viewing_of(request: HttpRequest) -> Viewing:
    """For whom and when this request is answered."""
    chosen = settings.SETTINGS
    return Viewing(
        now=request.now,  # type: ignore[attr-defined]  # set by app.middleware.ClockMiddleware
        site_url=chosen.site_url,
        viewer=anonymous(chosen.open),
        is_simulated=chosen.simulated,
    )


def filters_of(request: HttpRequest, fields: Iterable[Field], formats: bool = True) -> Filters:
    """The filters of the query string; raises FilterError for what it does not know."""
    given = {name: request.GET.getlist(name) for name in request.GET}
    return parse_filters(given, fields, formats)


def page(view: View) -> View:
    """A view that answers GET and HEAD only, and says in a page what was wrong with the input."""

    @functools.wraps(view)
    def wrapped(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        try:
            return view(request, *args, **kwargs)
        except InputError as error:
            return _refused(request, str(error))
        except StorageError as error:
            log.error("a record cannot be read", extra={"path": request.path, "fault": str(error)})
            return render(request, "web/damaged.html", status=500)

    return cast(View, wrapped)


def answer(request: HttpRequest, template: str, record: object, **more: object) -> HttpResponse:
    """The page `record` in its template, or where it went, or what is nearest to it."""
    if isinstance(record, Moved):
        return HttpResponsePermanentRedirect(record.path)
    if isinstance(record, Missing):
        return render(request, "web/missing.html", {"missing": record}, status=404)
    context = {"page": record, "simulated": settings.SETTINGS.simulated, **more}
    return render(request, template, context)


def listing(
    filters: Filters, rows: Iterable[Mapping[str, Cell]], name: str, total: int, pages: int
) -> HttpResponse | None:
    """The rows as CSV or JSON where the filters ask for it, else None."""
    if filters.format == "html":
        return None
    found = list(rows)
    if filters.format == "json":
        body = as_json(found, total, filters.page, pages)
        return HttpResponse(body, content_type="application/json")
    columns = list(found[0]) if found else []
    response = HttpResponse(as_csv(found, columns), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response


def with_page(filters: Filters, number: int) -> str:
    """The query string of another page of the same list."""
    query = filters.query
    tail = urlencode({"page": number}) if number > 1 else ""
    return "&".join(part for part in (query, tail) if part)


def _refused(request: HttpRequest, fault: str) -> HttpResponse:
    if request.GET.get("format") in ("csv", "json"):
        body = json.dumps({"error": fault}, ensure_ascii=False)
        return HttpResponse(body, status=422, content_type="application/json")
    context: dict[str, Any] = {"fault": fault, "clear": request.path}
    return render(request, "web/refused.html", context, status=422)
