"""Platforms and their documents."""

from django.http import HttpRequest, HttpResponse

from conductatlas.publication import views
from conductatlas.publication.filters import Field, Filters
from conductatlas.web.pages.answer import answer, filters_of, listing, page, viewing_of

__all__ = ["document", "platform", "platforms", "provision", "timeline"]


@page
def platforms(request: HttpRequest) -> HttpResponse:
    """The directory."""
    filters = filters_of(request, views.PLATFORM_FIELDS)
    found = views.platforms_page(filters)
    rows = (views.platform_cells(row) for row in found.page.rows)
    file = listing(filters, rows, "platforms", found.page.total, found.page.pages)
    return file or answer(request, "web/platforms.html", found)


@page
def platform(request: HttpRequest, platform: str) -> HttpResponse:
    """One platform."""
    return answer(request, "web/platform.html", views.platform_page(viewing_of(request), platform))


@page
def timeline(request: HttpRequest, platform: str) -> HttpResponse:
    """The changes of one platform by month."""

    def parse(fields: tuple[Field, ...]) -> Filters:
        return filters_of(request, fields)

    found = views.timeline_page(viewing_of(request), platform, parse)
    if isinstance(found, views.Missing | views.Moved):
        return answer(request, "", found)
    rows = [views.month_cells(row) for row in found.months]
    file = listing(found.filters, rows, f"{platform}-timeline", len(rows), 1)
    return file or answer(request, "web/timeline.html", found)


@page
def document(request: HttpRequest, platform: str, document: str) -> HttpResponse:
    """One document."""
    viewing = viewing_of(request)
    filters = filters_of(request, views.document_fields(viewing))
    found = views.document_page(viewing, platform, document, filters)
    if isinstance(found, views.Missing | views.Moved):
        return answer(request, "", found)
    rows = (views.provision_cells(row) for row in found.provisions)
    name = f"{platform}-{document}-provisions"
    file = listing(filters, rows, name, len(found.provisions), 1)
    return file or answer(request, "web/document.html", found)


@page
def provision(request: HttpRequest, platform: str, document: str, provision: str) -> HttpResponse:
    """One provision."""
    found = views.provision_page(viewing_of(request), platform, document, provision)
    return answer(request, "web/provision.html", found)
