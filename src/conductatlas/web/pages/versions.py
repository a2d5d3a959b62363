"""Versions of a document, their texts and raw captures, and the difference of any two."""

import re

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from conductatlas.model import InputError
from conductatlas.publication import views
from conductatlas.publication.filters import Field
from conductatlas.web.blobs import raw_bytes
from conductatlas.web.pages.answer import answer, filters_of, page, viewing_of

__all__ = ["capture", "compare", "diff", "screenshot", "text", "version", "versions"]

_NUMBER = re.compile(r"[0-9]{1,6}")


@page
def versions(request: HttpRequest, platform: str, document: str) -> HttpResponse:
    """The list."""
    filters = filters_of(request, views.VERSION_FIELDS, formats=False)
    found = views.versions_page(viewing_of(request), platform, document, filters)
    return answer(request, "web/versions.html", found, filters=filters)


@page
def version(request: HttpRequest, platform: str, document: str, number: int) -> HttpResponse:
    """One version with its whole text."""
    found = views.version_page(viewing_of(request), platform, document, number)
    return answer(request, "web/version.html", found)


@page
def diff(request: HttpRequest, platform: str, document: str, old: int, new: int) -> HttpResponse:
    """What differs between two versions."""
    filters = filters_of(request, views.DIFF_FIELDS, formats=False)
    view = views.DiffView(
        side_by_side=filters.one("view") == "side",
        shows_cosmetic=filters.one("cosmetic") == "1",
        page=filters.page,
    )
    found = views.diff_page(viewing_of(request), platform, document, (old, new), view)
    return answer(request, "web/diff.html", found, filters=filters)


@page
def compare(request: HttpRequest, platform: str, document: str) -> HttpResponse:
    """From the form that names two versions to their difference."""
    filters = filters_of(request, (Field("from", "From"), Field("to", "To")), formats=False)
    pair = [filters.one(name) for name in ("from", "to")]
    if not all(_NUMBER.fullmatch(number) for number in pair):
        raise InputError("The two versions are numbers, such as 1 and 2. Give one for each.")
    numbers = [int(number) for number in pair]
    return redirect(reverse("web:diff", args=[platform, document, *numbers]))


@page
def text(request: HttpRequest, platform: str, document: str, number: int) -> HttpResponse:
    """The canonical text as a file."""
    found = views.text_download(platform, document, number)
    if isinstance(found, views.Missing | views.Moved):
        return answer(request, "", found)
    response = _file(found.text.encode("utf-8"), found.filename, "text/markdown; charset=utf-8")
    response["X-Content-SHA256"] = found.sha256
    return response


@page
def capture(
    request: HttpRequest, platform: str, document: str, number: int, position: int
) -> HttpResponse:
    """The raw bytes of a capture as a file, which no browser shows as a page."""
    found = views.raw_capture(platform, document, number, position)
    if isinstance(found, views.Missing | views.Moved):
        return answer(request, "", found)
    response = _file(raw_bytes(found.sha256), found.filename, "application/octet-stream")
    response["X-Content-SHA256"] = found.sha256
    return response


@page
def screenshot(
    request: HttpRequest, platform: str, document: str, number: int, position: int
) -> HttpResponse:
    """The picture of a rendered page, shown as it is."""
    found = views.screenshot(platform, document, number, position)
    if isinstance(found, views.Missing | views.Moved):
        return answer(request, "", found)
    response = _file(raw_bytes(found.sha256), found.filename, "image/png")
    response["Content-Disposition"] = f'inline; filename="{found.filename}"'
    response["X-Content-SHA256"] = found.sha256
    return response


def _file(body: bytes, filename: str, media_type: str) -> HttpResponse:
    """A download that is inert in a browser, whatever is in it."""
    response = HttpResponse(body, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    return response
